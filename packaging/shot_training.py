"""States of the Training panel for `shots.py`: runs compared, validation, a run that has diverged."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QDeadlineTimer, QEventLoop
from PySide6.QtWidgets import QApplication

from tutor.document.document import Training
from tutor.ui.main_window import MainWindow
from tutor.ui.moment import Address
from tutor.ui.panels.training.panel import TrainingPanel


def _until(done: QApplication, window: MainWindow) -> None:
    deadline = QDeadlineTimer(20_000)
    while window.session.runs.running and not deadline.hasExpired():
        done.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)


def _train(window: MainWindow, epochs: int) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    window.session.train(epochs)
    _until(app, window)


def compare_runs(window: MainWindow) -> None:
    """Three runs of a network, one of which has diverged, the tab opened wide."""
    session = window.session
    for training in (
        Training(learning_rate=20.0, epochs=60),
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
    panel.runs.refresh()
    QApplication.processEvents()
    panel.area.ensureWidgetVisible(panel.runs)
    panel.runs.rows[0].rename()


def validate(window: MainWindow) -> None:
    """Validation beside training, on a logarithmic scale."""
    session = window.session
    document = session.document
    kept = {name: column[::5] for name, column in document.data.items()}
    session.open(
        replace(document, validation=kept, training=Training(learning_rate=0.1, epochs=40, batch=10))
    )
    panel = window.tabs.panel(2)
    assert isinstance(panel, TrainingPanel)
    _train(window, 40)
    session.go(Address(17, 0, 4))
    window.wide_side.set_width(round(0.465 * window.width()))
