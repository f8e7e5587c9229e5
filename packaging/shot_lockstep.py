"""States of the window in which training is judged: a run that diverged, two engines that differ in a bit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from PySide6.QtCore import QDeadlineTimer, QEventLoop
from PySide6.QtWidgets import QApplication

from tutor.document.document import Training
from tutor.document.starting.from_code import from_code
from tutor.ui.panels.training.panel import TrainingPanel
from tutor.ui.session.session import EngineMode
from tutor.ui.window.main_window import MainWindow

_WIDE, _SMALL = (1600, 1000), (1366, 768)
_DRIFTING = "y_hat = tanh(x*w)\nr = y_hat - y\nloss = r**2"
_TRAINING_TAB = 2


class LockstepState(NamedTuple):
    """A state of the lesson on training, in a size, with an engine."""

    name: str
    size: tuple[int, int]
    engine: EngineMode
    prepare: Callable[[MainWindow], None]
    themes: tuple[str, ...] = ("light", "dark")


def lockstep_states() -> tuple[LockstepState, ...]:
    """Each of them, wide or small or both."""
    return (
        LockstepState("diverged", _WIDE, "own", diverge),
        LockstepState("diverged-seen", _SMALL, "own", see_divergence),
        LockstepState("lockstep-equal", _SMALL, "both", stay_equal),
        LockstepState("lockstep", _WIDE, "both", drift),
        LockstepState("lockstep-seen", _SMALL, "both", see_difference),
    )


def diverge(window: MainWindow) -> None:
    """Train with a rate that is far too large."""
    session = window.session
    session.set_training(Training(learning_rate=10.0))
    _train(window)
    session.go_to_step(6)


def see_divergence(window: MainWindow) -> None:
    """Go to the step in which it began."""
    diverge(window)
    window.findChildren(TrainingPanel)[0].findings.see_divergence.click()


def stay_equal(window: MainWindow) -> None:
    """Both engines on the lecture's model."""
    _train(window)


def drift(window: MainWindow) -> None:
    """A model with tanh, whose last bits are others in numpy and PyTorch."""
    document = from_code(_DRIFTING, {"x": 1.0, "y": 1.0}, {"w": 0.1})
    document = replace(
        document,
        title="A neuron",
        data={"x": (1.0, 2.0, 3.0), "y": (1.0, 2.0, 3.0)},
        training=Training(learning_rate=1e-4),
    )
    window.session.open(document)
    window.tabs.setCurrentIndex(_TRAINING_TAB)
    _train(window)


def see_difference(window: MainWindow) -> None:
    """Go to the node where the difference began."""
    drift(window)
    window.findChildren(TrainingPanel)[0].findings.see_difference.click()


def _train(window: MainWindow) -> None:
    """All epochs, and until what was found is told."""
    runs, deadline = window.session.runs, QDeadlineTimer(20_000)
    window.session.train(100)
    app = QApplication.instance()
    assert app is not None
    while runs.running and not deadline.hasExpired():
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
    told = QDeadlineTimer(200)
    while not told.hasExpired():
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
