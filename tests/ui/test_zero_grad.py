"""The session of a document that does not zero its gradients: what is left goes on into the next sample."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from tests.helpers.panels import linear_model
from tests.reference import lecture
from tutor.document import Training
from tutor.ui.canvas.label_wording import LabelWording
from tutor.ui.canvas.shown import GraphPicture, LabelKey, Moment
from tutor.ui.look.theme import load_theme
from tutor.ui.panels.node.panel import NodePanel
from tutor.ui.session.moment import Address
from tutor.ui.session.session import Session
from tutor.walk import Kind, Known, Quantity


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[Session]:
    made = Session(linear_model(training=Training(learning_rate=0.0, zero_grad=False)))
    yield made
    made.close()


def grad(session: Session) -> object:
    """What the session knows of w's grad."""
    assert session.trace is not None
    known = Known(session.frame, session.trace, session.updates).gradient("w")
    return None if known is None else float(np.asarray(known))


def test_three_samples_pile_up(session: Session) -> None:
    seen = []
    for sample in range(3):
        session.go(Address(0, sample, 0))
        before = grad(session)
        session.go_to_step(len(session.walkthrough))
        seen.append((before, grad(session)))
    first, second, third = lecture.ACCUMULATED
    assert seen == [(None, first), (first, second), (second, third)]


@pytest.mark.needs_torch
def test_both_engines_have_the_same_in_grad(qtbot: QtBot, session: Session) -> None:
    session.set_training(Training(learning_rate=0.01, zero_grad=False))
    panel = NodePanel(session, load_theme("light"))
    qtbot.addWidget(panel)
    panel.show()
    session.set_engine("both")
    session.select(Quantity(Kind.GRADIENT, "w"))
    session.go(Address(4, 1, len(session.walkthrough)))
    qtbot.waitUntil(lambda: panel.table.text_of("grad")[2] == "same bits", timeout=30000)
    session.go(Address(4, 2, 0))  # trains through the sample before
    session.go(Address(4, 1, len(session.walkthrough)))
    qtbot.waitUntil(lambda: panel.table.text_of("grad")[2] == "same bits", timeout=30000)
    history = session.runs.history("own")
    assert history is not None
    wanted = repr(float(np.asarray(history.gradients(13)["w"]))).replace("-", "−")
    qtbot.waitUntil(lambda: panel.table.text_of("grad")[:2] == (wanted, wanted), timeout=10000)
    assert panel.table.text_of("of this sample")[2] == "same bits"
    assert "w.grad = " in panel.derivation.formula.accessibleName()
    assert panel.derivation.note.text().startswith("grad had ")
    session.go_to_step(0)
    qtbot.waitUntil(lambda: "Left from the samples before" in panel.derivation.note.text())
    assert panel.tensor.text_of("grad") not in ("None", "0")


def test_a_question_asks_for_all_that_is_in_grad(session: Session) -> None:
    session.go(Address(0, 1, session.walkthrough.position_of("backward:w") - 1))
    session.predict.set_on(True)
    asked = LabelWording(GraphPicture(session.document.graph, session.document.symbols), session.walkthrough)
    moment = Moment(session.frame, session.trace, session.updates, asked=session.frame.next_step)
    blank = asked.label(LabelKey("step", "w"), moment)
    assert blank is not None and blank.is_blank and "mathrm{grad}" in blank.head
    wrong = session.predict.answer("-8")
    assert wrong is not None and "Nobody has set w.grad to zero" in wrong.sentence
    right = session.predict.answer("-10")
    assert right is not None and right.right


def test_a_sum_that_is_asked_for_has_its_room_already(session: Session) -> None:
    session.go(Address(0, 1, session.walkthrough.position_of("backward:y_hat")))
    wording = LabelWording(
        GraphPicture(session.document.graph, session.document.symbols), session.walkthrough
    )
    moment = Moment(session.frame, session.trace, session.updates)
    key = LabelKey("step", "w")
    asked = Moment(session.frame, session.trace, session.updates, asked=session.frame.next_step)
    assert wording.sized(key, asked) == wording.sized(key, moment)
