"""Measure what the window adds to training: part of `make bench`.

Training is asked for as the button does it: chunks in the background, signals, the Training tab drawn. Beside
it the bare trainer does as many iterations of the same plan. The ratio is the bare trainer's time by the
window's: 1 means that the window costs nothing. Then the longest pause of the window in the largest training.
"""

from __future__ import annotations

import os
import sys
import tempfile

if sys.platform == "linux":
    os.environ["QT_QPA_PLATFORM"] = "offscreen"  # what a screen adds has no part in training
os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = "1"  # as the program sets them

from bench import Contest, print_head, print_row
from heartbeat import digits_document, print_heartbeat
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from tutor.document.catalogue import open_source
from tutor.training import Plan, trainer
from tutor.ui.app import TURN_S, make_app, make_window
from tutor.ui.collector import Collector
from tutor.ui.session.session import Session
from tutor.ui.settings import Settings
from tutor.ui.window.main_window import MainWindow

EPOCHS = 300_000
"""Of 3 samples: nearly a million iterations, so that the first, short chunks do not count."""


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["XDG_CONFIG_HOME"] = os.environ["XDG_DATA_HOME"] = home
        sys.setswitchinterval(TURN_S)  # as the program does
        app = make_app()
        collector = Collector()
        print_head("training in the window, beside the bare trainer", "trainer")
        window = make_window(Session(open_source("train-linear")), Settings(), theme="light", engine="own")
        window.resize(1920, 1080)
        window.show()
        while not window.tabs.is_complete:
            app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 100)
        for tab in range(window.tabs.count()):
            window.tabs.setCurrentIndex(tab)
            app.processEvents()
            print_row(in_the_window(app, window, window.tabs.tabText(tab)))
        tabs = [window.tabs.tabText(tab) for tab in range(window.tabs.count())]
        window.tabs.setCurrentIndex(tabs.index("Training"))
        print("\nlongest pause of the window while it trains, beside the Training tab")
        print_heartbeat(app, window, "linear model", 1_000_000)
        window.session.open(digits_document())
        print_heartbeat(app, window, "MLP 784-128-10, batch 64", 20_000)
        window.close()
        collector.stop()


def in_the_window(app: QApplication, window: MainWindow, tab: str) -> Contest:
    """The lecture's linear model, trained while this tab is shown, and by the trainer alone."""
    session = window.session
    document = session.document
    assert document.training is not None
    plan = Plan(
        document.graph,
        document.values,
        document.data,
        document.training.learning_rate,
        EPOCHS,
        dtype=session.dtype,
    )

    def shown() -> None:
        session.reset()
        session.train(EPOCHS)
        while session.runs.running:
            app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def bare() -> None:
        trainer(plan).advance(plan.iterations)

    return Contest(f"{plan.iterations:,} iterations, tab {tab}, {plan.dtype}", shown, bare, None, rounds=3)


if __name__ == "__main__":
    main()
