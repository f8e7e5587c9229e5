"""The session: stepping, engines, edits and training, without a window."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.reference import lecture
from tutor.document.document import Document, Training
from tutor.errors import TutorError
from tutor.graph import read_code
from tutor.ui.look.theme import load_theme
from tutor.ui.panels.header import Header
from tutor.ui.session.moment import Address
from tutor.ui.session.session import Session
from tutor.ui.widgets.elided_label import ElidedLabel
from tutor.walk import Kind, Phase, Quantity

CODE = "y_hat = x * w\nr = y_hat - y\nloss = r ** 2"


def linear_model(**changes: object) -> Document:
    fields: dict[str, object] = {
        "title": "Linear model",
        "graph": read_code(CODE, ["w"]).graph,
        "values": {"x": 1.0, "y": 2.0, "w": 1.0},
        "data": {"x": (1.0, 2.0, 3.0), "y": (2.0, 4.0, 6.0)},
        "training": Training(),
    }
    return Document(**(fields | changes))  # type: ignore[arg-type]


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[Session]:
    made = Session(linear_model())
    yield made
    made.close()


def weight(session: Session) -> float:
    trace = session.trace
    assert trace is not None
    return float(trace.value("w"))


def test_stepping_reaches_the_gradient_of_the_lecture(session: Session) -> None:
    session.walking.move(10)
    assert session.frame.step is not None and session.frame.step.node == "w"
    assert session.trace is not None and session.trace.gradient("w") == -2.0


def test_stepping_on_past_the_end_trains_one_sample(session: Session) -> None:
    session.walking.move(len(session.walkthrough) + 1)
    assert session.address == Address(0, 1, 0)
    assert weight(session) == pytest.approx(1.02, abs=1e-7)


def test_stepping_back_over_the_border_finds_the_old_weight(session: Session) -> None:
    session.walking.move(3 * (len(session.walkthrough) + 1) + 5)
    assert session.address == Address(1, 0, 5)
    assert weight(session) != 1.0
    session.walking.move(-3 * (len(session.walkthrough) + 1) - 5)
    assert session.address == Address() and weight(session) == 1.0


def test_any_moment_of_100_epochs_has_the_numbers_of_the_lecture(session: Session, qtbot: QtBot) -> None:
    session.train(100)
    qtbot.waitUntil(lambda: not session.runs.running)
    epochs = dict(enumerate(lecture.LINEAR_FIRST_EPOCHS)) | {99: lecture.LINEAR_LAST_EPOCH}
    history = session.runs.history("own")
    assert history is not None
    for epoch, (grads, progress) in epochs.items():
        assert history.epoch_losses()[epoch] == progress
        for sample, gradient in enumerate(grads):
            session.go(Address(epoch, sample, 10))
            assert session.trace is not None
            assert float(session.trace.gradient("w")) == gradient


@pytest.mark.needs_torch
def test_side_by_side_ends_with_the_same_bits(session: Session, qtbot: QtBot) -> None:
    session.set_engine("both")
    session.train(20)
    qtbot.waitUntil(
        lambda: not session.runs.running and session.trace_of("torch") is not None, timeout=20_000
    )
    own, theirs = session.runs.history("own"), session.runs.history("torch")
    assert own is not None and theirs is not None and len(own) == len(theirs) == 60
    assert own.losses().tobytes() == theirs.losses().tobytes()


@pytest.mark.needs_torch
def test_the_engine_chosen_later_catches_up(session: Session, qtbot: QtBot) -> None:
    session.train(3)
    qtbot.waitUntil(lambda: not session.runs.running)
    session.set_engine("torch")
    qtbot.waitUntil(lambda: session.runs.length("torch") == 9, timeout=20_000)
    qtbot.waitUntil(lambda: session.trace is not None and session.trace.engine == "torch", timeout=20_000)


def test_an_edited_value_recomputes_everything_and_can_be_undone(session: Session) -> None:
    session.walking.move(10)
    session.set_value("x", 2.0)
    session.set_value("y", 4.0)
    assert session.trace is not None and session.trace.gradient("w") == -8.0
    assert session.address.step == 10
    session.edits.undo()
    session.edits.undo()
    assert session.trace is not None and session.trace.gradient("w") == -2.0
    session.edits.redo()
    assert session.document.data["x"][0] == 2.0


def test_a_value_that_does_not_fit_changes_nothing(session: Session) -> None:
    before = session.document
    with pytest.raises(TutorError, match="shape"):
        session.set_value("x", [1.0, 2.0])
    assert session.document is before and not session.edits.canUndo()


def test_reset_keeps_the_initial_weights_and_the_step(session: Session, qtbot: QtBot) -> None:
    session.train(2)
    qtbot.waitUntil(lambda: not session.runs.running)
    session.go(Address(1, 1, 4))
    session.reset()
    assert session.address == Address(0, 0, 4) and weight(session) == 1.0 and session.runs.length() == 0


def test_pause_keeps_what_was_trained(qtbot: QtBot) -> None:
    session = Session(linear_model())
    session.train(1_000_000)
    qtbot.waitUntil(lambda: session.runs.length() > 30)
    session.runs.pause()
    qtbot.waitUntil(lambda: not session.runs._background.busy)
    done = session.runs.length()
    assert 0 < done < 3_000_000
    session.go(Address(0, 2, 0))
    session.close()
    assert session.runs.length() == done


def test_a_document_without_training_stays_at_its_ends(qtbot: QtBot) -> None:
    session = Session(linear_model(training=None, data={}))
    session.walking.move(100)
    assert session.address == Address(0, 0, 10)
    session.walking.move(-100)
    assert session.address == Address()
    session.close()


def test_phases_are_walked_one_by_one(session: Session) -> None:
    seen = []
    for _ in Phase:
        session.walking.next_phase()
        assert session.frame.step is not None
        seen.append(session.frame.step.phase)
    assert seen == list(Phase)
    for _ in Phase:
        session.walking.previous_phase()
    assert session.address == Address()


def test_a_selected_number_is_told_once(session: Session, qtbot: QtBot) -> None:
    quantity = Quantity(Kind.GRADIENT, "w")
    with qtbot.waitSignal(session.selection_changed):
        session.select(quantity)
    with qtbot.assertNotEmitted(session.selection_changed):
        session.select(quantity)
    assert session.selected == quantity


def test_another_type_of_number_starts_training_again(session: Session) -> None:
    session.walking.move(30)
    session.set_dtype("float64")
    assert session.address.epoch == 0 and session.address.sample == 0
    assert session.trace is not None and session.trace.dtype == "float64"


@pytest.mark.needs_torch
def test_the_bar_says_that_pytorch_is_on_its_way_until_it_is_there(qtbot: QtBot, session: Session) -> None:
    header = Header(session, load_theme("light"))
    qtbot.addWidget(header)
    header.show()
    note = next(label for label in header.findChildren(ElidedLabel) if "PyTorch" in label.text())
    session.runs.traced.disconnect()
    session.set_engine("torch")
    qtbot.waitUntil(note.isVisible, timeout=20_000)
    session.set_engine("own")
    assert not note.isVisible()
