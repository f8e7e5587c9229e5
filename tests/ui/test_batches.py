"""Batches in the walk: every sample from the same parameters, its share on top in grad, and one update."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSpinBox
from pytestqt.qtbot import QtBot

from tests.helpers.panels import linear_model, show_panel
from tests.helpers.plans import network
from tutor.document.document import Document, Training
from tutor.document.page import Page
from tutor.engine import Value
from tutor.ui.look.theme import load_theme
from tutor.ui.panels.timeline.bar import Timeline
from tutor.ui.panels.timeline.walk_timeline import WalkTimeline
from tutor.ui.panels.training_moment import explain_iteration
from tutor.ui.session.moment import Address
from tutor.ui.session.player import Player
from tutor.ui.session.session import Session
from tutor.walk import Kind, Phase, Quantity
from tutor.walk.known import Known

Make = Callable[..., Session]


@pytest.fixture
def make(qtbot: QtBot) -> Iterator[Make]:
    made: list[Session] = []

    def session(document: Document | None = None, **training: Any) -> Session:
        made.append(Session(document or linear_model(training=Training(**training))))
        return made[-1]

    yield session
    for each in made:
        each.close()


def layers(**training: Any) -> Document:
    plan = network()
    return Document("Network", plan.graph, plan.values, data=plan.data, training=Training(**training))


def known(session: Session) -> Known:
    assert session.trace is not None
    return Known(session.frame, session.trace, session.updates)


def steps(session: Session, epoch: int) -> list[tuple[Address, Phase]]:
    """Every step of an epoch, walked one by one."""
    session.go(Address(epoch, 0, 0))
    found = []
    while session.address.epoch == epoch:
        if session.frame.step is not None:
            found.append((session.address, session.frame.step.phase))
        session.walking.move(1)
    return found


def test_the_update_comes_once_after_the_last_sample_of_a_batch(make: Make) -> None:
    walked = steps(make(batch=2), 0)
    updated = [address.sample for address, phase in walked if phase in (Phase.UPDATE, Phase.ZERO_GRAD)]
    assert updated == [1, 1, 2, 2]
    forward = [address.sample for address, phase in walked if phase is Phase.FORWARD]
    assert forward == [0, 0, 0, 1, 1, 1, 2, 2, 2]


def test_a_batch_that_has_just_been_opened_shows_no_update_at_its_first_sample(make: Make) -> None:
    assert not make(batch=2).walkthrough.updates
    assert make(batch=1).walkthrough.updates


def test_stepping_back_over_the_border_finds_the_end_without_an_update(make: Make) -> None:
    session = make(batch=2)
    session.go(Address(0, 1, 0))
    session.walking.move(-1)
    assert session.address == Address(0, 0, 10)
    assert session.frame.step is not None and session.frame.step.phase is Phase.BACKWARD


def same(ours: Value, theirs: Value) -> bool:
    return np.asarray(ours).tobytes() == np.asarray(theirs).tobytes()


@pytest.mark.parametrize("training", [{"zero_grad": True}, {"zero_grad": False}, {"shuffle": True}])
@pytest.mark.parametrize("batch", [3, "all"])
def test_grad_and_update_are_those_of_training_to_the_last_bit(
    make: Make, batch: Any, training: dict[str, Any]
) -> None:
    session = make(layers(batch=batch, learning_rate=0.1, **training))
    for iteration, epoch, last in ((0, 0, 2 if batch == 3 else 6), (-1, 2, 6)):
        session.go(Address(epoch, last, 0))
        session.go_to_step(session.walkthrough.position_of("update:b2"))
        each = session.calendar.batches.count
        at = iteration if iteration >= 0 else epoch * each + each - 1
        now = known(session)
        session.runs.reach((epoch + 1) * 7)
        history = session.runs.history("own")
        assert history is not None
        for name, gradient in history.gradients(at).items():
            assert same(now.whole_gradient(name), gradient), name
            assert same(now.updates.after[name], history.parameters_after(at)[name]), name  # type: ignore[union-attr]


def test_what_a_sample_leaves_in_grad_the_next_one_finds_there(make: Make) -> None:
    session = make(layers(batch="all"))
    for place in range(6):
        session.go(Address(0, place, len(session.document.walk_at(place))))
        left = known(session).gradient("W1")
        session.walking.move(1)
        assert session.address == Address(0, place + 1, 0)
        found = known(session).gradient("W1")
        assert left is not None and found is not None and same(left, found)


def test_all_samples_of_a_batch_start_from_the_same_weight(make: Make) -> None:
    session = make(batch=2)
    weights = []
    for place in range(3):
        session.go(Address(0, place, 0))
        assert session.trace is not None
        weights.append(float(session.trace.value("w")))
    assert weights[0] == weights[1] == 1.0 != weights[2]


def test_the_share_of_a_sample_is_said(make: Make) -> None:
    session = make(batch="all")
    session.go(Address(0, 1, 7))
    assert session.narration is not None
    assert "∂L/∂loss = 1/3 = 0.3333" in session.narration.sentence
    assert "the mean of loss over its 3 samples" in session.narration.explanation
    session.walking.move(3)
    assert "grad had −0.6667 left; −2.667 comes on top: −3.333" in session.narration.sentence
    assert "sample 2 of 3 of the batch" in session.narration.explanation


@pytest.mark.needs_torch
def test_pytorch_has_its_own_sums(make: Make, qtbot: QtBot) -> None:
    session = make(layers(batch=3))
    session.set_engine("torch")
    session.go(Address(0, 2, 0))
    session.go_to_step(session.walkthrough.position_of("update:b2"))
    qtbot.waitUntil(lambda: not session.waits_for_torch, timeout=20_000)
    now = known(session)
    assert now.trace.engine == "torch"
    session.train(1)
    qtbot.waitUntil(lambda: not session.runs.running, timeout=20_000)
    theirs = session.runs.history("torch")
    assert theirs is not None
    assert same(now.whole_gradient("W1"), theirs.gradients(0)["W1"])


def test_predict_asks_for_the_sum_and_goes_on_into_the_batch(make: Make) -> None:
    session = make(batch=2)
    session.go(Address(0, 1, 9))
    session.predict.set_on(True)
    assert session.predict.answer("-5").right  # type: ignore[union-attr]
    assert session.frame.next_step is not None and session.frame.next_step.phase is Phase.UPDATE
    assert session.predict.answer("1 + 0.01 * 5").right  # type: ignore[union-attr]


def test_autograd_goes_through_the_samples_of_a_batch(make: Make) -> None:
    session = make(batch=2)
    session.autograd.set_motion(False)
    session.autograd.set_on(True)
    for place in (0, 1):
        for node in ("loss", "r", "y_hat"):
            assert session.autograd.pick(node).right  # type: ignore[union-attr]
        assert session.autograd.is_complete and session.address.sample == place
        if place == 0:
            session.autograd.next_sample()
    session.walking.move(1)
    assert session.frame.step is not None and session.frame.step.phase is Phase.UPDATE


def test_a_page_at_the_update_stands_after_the_batch(make: Make) -> None:
    pages = (Page("Start", "Begin."), Page("Update", "Now.", "update:w"))
    session = make(linear_model(training=Training(batch=2), pages=pages))
    session.pages.go(1)
    assert session.address == Address(0, 1, 11) and session.pages.page is pages[1]


def test_the_moment_counts_batches_and_their_samples(make: Make, qtbot: QtBot) -> None:
    session = make(layers(batch=3, shuffle=True, seed=2))
    timeline = Timeline(load_theme("light"))
    follower = WalkTimeline(session, timeline, Player(session))
    show_panel(qtbot, timeline, 100)
    timeline.resize(1600, 100)
    session.go(Address(0, 4, 0))
    box = timeline.moment_box
    row = [box._moment_row.itemAt(at).widget() for at in range(1, box._moment_row.count())]  # type: ignore[union-attr]
    said = " ".join(each.text() for each in row)  # type: ignore[union-attr]
    assert said == f"Epoch 1 · batch 2 of 3 · sample 2 of 3 (row {session.row + 1})"
    batch = next(field for field in box.findChildren(QSpinBox) if field.accessibleName() == "Batch")
    batch.setFocus()
    qtbot.keyClick(batch, Qt.Key.Key_Up)
    assert session.address == Address(0, 6, 0) and follower is not None


def test_a_gradient_of_training_is_explained_where_the_batch_is_whole(make: Make) -> None:
    session = make(layers(batch=3))
    session.runs.reach(14)
    history = session.runs.history("own")
    assert history is not None
    explain_iteration(session, 4, Quantity(Kind.GRADIENT, "b2"))
    assert session.address == Address(1, 5, session.address.step)
    found = known(session).gradient("b2")
    assert found is not None and same(found, history.gradients(4)["b2"])
