"""States of the Training panel for `shots.py`: runs compared, beside validation, one of them diverged."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QDeadlineTimer, QEventLoop
from PySide6.QtWidgets import QApplication

from tutor.document.data_fit import fitted
from tutor.document.document import Training
from tutor.document.edits.data_edits import with_recipe
from tutor.ui.panels.training.panel import TrainingPanel
from tutor.ui.session.moment import Address
from tutor.ui.window.main_window import MainWindow


def _until(done: QApplication, window: MainWindow) -> None:
    deadline = QDeadlineTimer(20_000)
    while window.session.runs.running and not deadline.hasExpired():
        done.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)


def _train(window: MainWindow, epochs: int) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    window.session.train(epochs)
    _until(app, window)


def open_settings(window: MainWindow) -> None:
    """Show the further settings of the Training panel."""
    panel = window.tabs.panel(2)
    assert isinstance(panel, TrainingPanel)
    panel.controls.set_open(True)


def _open_moons(window: MainWindow) -> None:
    """A network with two moons to tell apart, a quarter of them kept for validation."""
    document = window.session.document
    recipe = fitted(document, "moons")
    assert recipe is not None
    window.session.open(replace(with_recipe(document, recipe), training=Training()))


def compare_runs(window: MainWindow) -> None:
    """Three runs of a network, one of which has diverged, the tab opened wide."""
    _open_moons(window)
    session = window.session
    for training in (
        Training(learning_rate=1e30, epochs=60),
        Training(learning_rate=0.02, epochs=60, optimiser="adam", batch=10),
        Training(learning_rate=0.2, epochs=60, batch=10),
    ):
        session.set_training(training)
        _train(window, 60)
    session.go(Address(41, 0, min(9, len(session.walkthrough))))
    window.wide_side.set_width(round(0.465 * window.width()))


def compare_narrow(window: MainWindow) -> None:
    """The same in a panel of its usual width, the list in view and a name being typed."""
    compare_runs(window)
    window.wide_side.set_width(400)
    panel = window.tabs.panel(2)
    assert isinstance(panel, TrainingPanel)
    _pause()
    panel.area.ensureWidgetVisible(panel.runs, 0, 0)
    if panel.runs.isVisible():
        panel.runs.rows[0].rename()


def compare_wide_end(window: MainWindow) -> None:
    """The wide tab scrolled to the list of runs."""
    compare_runs(window)
    panel = window.tabs.panel(2)
    assert isinstance(panel, TrainingPanel)
    _pause()
    panel.area.ensureWidgetVisible(panel.runs, 0, 0)


def _pause() -> None:
    deadline = QDeadlineTimer(300)
    while not deadline.hasExpired():
        QApplication.processEvents()
