"""The update that a moment shows is the one that training made, with every optimiser, at any address."""

from __future__ import annotations

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from tests.helpers.panels import quadratic_model
from tutor.document.document import Training
from tutor.training.rules.optimisers import ROWS
from tutor.ui.session.moment import Address
from tutor.ui.session.session import Session
from tutor.walk import Phase
from tutor.walk.questions.diagnosis import judge


@pytest.mark.parametrize("batch", [1, 2])
@pytest.mark.parametrize("name", ROWS)
def test_what_is_shown_and_asked_is_what_training_did(qtbot: QtBot, name: str, batch: int) -> None:
    session = Session(quadratic_model())
    session.set_training(
        Training(epochs=6, batch=batch, optimiser=name, weight_decay=0.1, schedule="cosine", shuffle=True)
    )
    for epoch, sample in ((0, 1), (3, 2), (1, 1)):
        session.go(Address(epoch, sample, 0))
        session.go_to_step(len(session.walkthrough))
        updates, trace = session.updates, session.trace
        assert updates is not None and trace is not None
        iteration = session.runs.iteration(session.calendar.index(session.address))
        session.runs.reach(session.calendar.index(Address(epoch + 1, 0, 0)))
        history = session.runs.history("own")
        assert history is not None
        for parameter, value in history.parameters_after(iteration).items():
            assert np.float32(updates.after[parameter]) == value
        for state, each in history.states_before(iteration + 1).items():
            line = [each.target for each in updates.rule.lines].index(state)
            for parameter, value in each.items():
                assert np.float32(updates.result(parameter, line)) == value
        for step in (each for each in session.walkthrough.steps if each.phase is Phase.UPDATE):
            maths = updates.rule.lines[step.line].maths
            typed = maths if step.makes and step.makes != "g" else maths.replace("w", step.node)
            assert judge(session.predict.ask(step, trace), typed).right, (step, typed)
    session.close()
