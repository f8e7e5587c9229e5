"""What the Training panel tells of the runs: where one diverged, where both first differ, what each costs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.helpers.panels import linear_model, show_panel
from tutor.document.document import Document, Training
from tutor.engine.torch_training import TorchLoop
from tutor.graph import read_code
from tutor.ui.look.theme import load_theme
from tutor.ui.panels.training.findings import Findings
from tutor.ui.panels.training.panel import TrainingPanel
from tutor.ui.session.moment import Address
from tutor.ui.session.session import Session
from tutor.walk import Kind, Phase

DATA = {"x": (1.0, 2.0, 3.0), "y": (1.0, 2.0, 3.0)}


@pytest.fixture
def sessions() -> Iterator[list[Session]]:
    made: list[Session] = []
    yield made
    for session in made:
        session.close()


def shown(qtbot: QtBot, sessions: list[Session], document: Document) -> tuple[Session, Findings]:
    session = Session(document)
    sessions.append(session)
    panel = TrainingPanel(session, load_theme("light"))
    show_panel(qtbot, panel, 900)
    return session, panel.findings


def train(qtbot: QtBot, session: Session, epochs: int) -> None:
    session.train(epochs)
    qtbot.waitUntil(lambda: not session.runs.running, timeout=20_000)
    qtbot.wait(60)


def drifting() -> Document:
    """A model whose tanh differs in the last bit between numpy and PyTorch, in float32."""
    model = linear_model(training=Training(learning_rate=1e-4, epochs=20))
    graph = read_code("loss = (tanh(x*w) - y)**2", ["w"]).graph
    return replace(model, graph=graph, values={"w": 0.1}, data=DATA, positions={})


def test_training_that_diverges_stops_and_leads_to_the_step(qtbot: QtBot, sessions: list[Session]) -> None:
    session, findings = shown(qtbot, sessions, linear_model(training=Training(learning_rate=10.0)))
    assert not findings.isVisible()
    train(qtbot, session, 100)
    assert session.runs.length() == 12
    assert findings.diverged.text() == (
        "Training stopped at epoch 4, sample 3: forward, loss became ∞ (loss = r² = (8.734e19)² = ∞). "
        "A smaller learning rate may help."
    )
    assert not findings.compared.isVisible()
    qtbot.mouseClick(findings.see_divergence, Qt.MouseButton.LeftButton)
    step = session.frame.step
    assert step is not None and (step.phase, step.node) == (Phase.FORWARD, "loss")
    assert (session.address.epoch, session.address.sample) == (3, 2)
    assert session.selected is not None and session.selected.node == "loss"
    assert session.trace is not None and str(float(session.trace.value("loss"))) == "inf"


def test_one_may_train_on_all_the_same(qtbot: QtBot, sessions: list[Session]) -> None:
    session, findings = shown(qtbot, sessions, linear_model(training=Training(learning_rate=10.0)))
    train(qtbot, session, 100)
    findings.window().activateWindow()
    qtbot.waitUntil(findings.window().isActiveWindow)
    findings.train_on.setFocus()
    qtbot.keyClick(findings.train_on, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not session.runs.running and session.runs.length() == 300, timeout=20_000)
    qtbot.wait(60)
    assert findings.diverged.text().startswith(
        "Numbers are not finite since epoch 4, sample 3: forward, loss"
    )
    assert not findings.train_on.isVisible()
    assert findings.see_divergence.hasFocus()
    session.reset()
    qtbot.wait(60)
    assert not findings.isVisible()


def test_an_update_that_diverged_is_that_of_the_batchs_last_sample(
    qtbot: QtBot, sessions: list[Session]
) -> None:
    model = linear_model(training=Training(learning_rate=1e10, batch="all"))
    graph = read_code("loss = x*w", ["w"]).graph
    large = replace(model, graph=graph, values={"w": 1e-30}, data={"x": (1e30, 1e30)}, positions={})
    session, findings = shown(qtbot, sessions, large)
    train(qtbot, session, 3)
    assert findings.diverged.text() == (
        "Training stopped at epoch 1, sample 2: in the update, w became −∞. A smaller learning rate may help."
    )
    qtbot.mouseClick(findings.see_divergence, Qt.MouseButton.LeftButton)
    step = session.frame.step
    assert step is not None and (step.phase, step.node) == (Phase.UPDATE, "w")
    assert (session.address.epoch, session.address.sample) == (0, 1)


def test_it_is_said_where_the_panel_is_not_seen(qtbot: QtBot, sessions: list[Session]) -> None:
    session, findings = shown(qtbot, sessions, linear_model(training=Training(learning_rate=10.0)))
    said: list[str] = []
    session.said.connect(said.append)
    train(qtbot, session, 100)
    assert findings.isVisible() and not said
    session.reset()
    findings.parentWidget().window().hide()
    train(qtbot, session, 100)
    assert said == [
        "Training diverged at epoch 4: loss → ∞, and stopped. The Training panel leads to the step."
    ]


def test_stepping_goes_over_a_divergence_and_a_jump_stops_at_it(
    qtbot: QtBot, sessions: list[Session]
) -> None:
    session, _ = shown(qtbot, sessions, linear_model(training=Training(learning_rate=10.0)))
    session.go(Address(50, 0, 0))
    assert session.address == Address() and session.runs.length() == 12
    session.go(Address(3, 2, 4))
    session.walking.move(len(session.walkthrough) - 3)
    assert session.address == Address(4, 0, 0) and session.runs.length() == 12
    session.go(Address(4, 1, 0))
    assert session.address == Address(4, 1, 0) and session.runs.length() == 13


@pytest.mark.needs_torch
def test_both_engines_are_equal_to_the_last_bit(qtbot: QtBot, sessions: list[Session]) -> None:
    session, findings = shown(qtbot, sessions, linear_model())
    session.set_engine("both")
    train(qtbot, session, 100)
    equal = "Equal to the last bit for 300 iterations."
    qtbot.waitUntil(lambda: findings.compared.text() == equal)
    assert not findings.see_difference.isVisible() and not findings.numbers.isVisible()
    assert findings.times.text().startswith("An iteration takes ") and findings.times.isVisible()
    session.set_engine("own")
    qtbot.waitUntil(findings.isHidden)


@pytest.mark.needs_torch
@pytest.mark.parametrize("later", [False, True], ids=["in step", "PyTorch later"])
def test_the_first_difference_is_told_and_led_to(qtbot: QtBot, sessions: list[Session], later: bool) -> None:
    session, findings = shown(qtbot, sessions, drifting())
    if not later:
        session.set_engine("both")
    train(qtbot, session, 20)
    if later:
        session.set_engine("both")
        qtbot.waitUntil(
            lambda: session.runs.length("torch") == 60 and not session.runs.running, timeout=20_000
        )
        qtbot.wait(60)
    found = session.runs.found
    assert found is not None and found.difference is not None
    there = found.difference
    assert findings.compared.text() == (
        f"Equal to the last bit for {there.iteration} iterations, then apart: at epoch {there.epoch + 1}, "
        f"sample {there.position + 1}, tanh(x·w) is 1 ULP apart."
    )
    assert repr(there.own) in findings.numbers.text() and repr(there.torch) in findings.numbers.text()
    qtbot.mouseClick(findings.see_difference, Qt.MouseButton.LeftButton)
    assert session.selected is not None
    assert (session.selected.node, session.selected.kind) == ("tanh(x*w)", Kind.VALUE)
    assert session.frame.knows_value("tanh(x*w)") and not session.frame.knows_value("loss")
    qtbot.waitUntil(lambda: session.trace_of("torch") is not None, timeout=20_000)
    ours, theirs = session.trace_of("own"), session.trace_of("torch")
    assert ours is not None and theirs is not None
    assert (float(ours.value("tanh(x*w)")), float(theirs.value("tanh(x*w)"))) == (there.own, there.torch)


@pytest.mark.needs_torch
def test_an_error_of_pytorch_amid_training_loses_nothing(
    qtbot: QtBot, sessions: list[Session], monkeypatch: pytest.MonkeyPatch
) -> None:
    session, findings = shown(qtbot, sessions, linear_model())
    session.set_engine("both")
    train(qtbot, session, 5)
    said: list[str] = []
    session.said.connect(said.append)

    def fails(*_: object) -> None:
        raise RuntimeError("no memory.")

    monkeypatch.setattr(TorchLoop, "_update", fails)
    train(qtbot, session, 5)
    assert said == ["PyTorch does not compute this: no memory."]
    assert session.runs.length("torch") == 15 and session.runs.length() >= 15
    monkeypatch.undo()
    train(qtbot, session, 5)
    assert session.runs.length() == session.runs.length("torch") >= 30
    assert findings.compared.text().startswith(
        f"Equal to the last bit for {session.runs.length()} iterations"
    )


@pytest.mark.needs_torch
def test_pausing_stops_both_engines_at_once(qtbot: QtBot, sessions: list[Session]) -> None:
    session, _ = shown(qtbot, sessions, linear_model(training=Training(epochs=1_000_000)))
    session.set_engine("both")
    session.train(1_000_000)
    qtbot.waitUntil(lambda: session.runs.length("torch") > 200, timeout=20_000)
    session.runs.pause()
    qtbot.waitUntil(lambda: not session.runs._background.busy, timeout=2000)
    done = session.runs.length(), session.runs.length("torch")
    assert done[0] == done[1]
    qtbot.wait(50)
    assert (session.runs.length(), session.runs.length("torch")) == done
