"""Measure how long the window keeps still while it trains: part of `make bench`.

A timer of 5 ms beats in the window's thread while training goes on as the button starts it, the Training tab
shown. The longest time between two beats is to stay within 50 ms: longer is seen as a window that stops.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from time import perf_counter, thread_time

import networks
from bench import verdict
from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from tutor.document.document import Document, Training
from tutor.ui.window.main_window import MainWindow

BEAT_MS, LONGEST_MS = 5, 50
SECONDS = 8.0


class Heartbeat(QObject):
    """Beats until it is stopped, and remembers each pause: its seconds, and those the thread was at work."""

    def __init__(self) -> None:
        super().__init__()
        self.pauses: list[tuple[float, float]] = []
        self._last, self._worked = perf_counter(), thread_time()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start(BEAT_MS)

    def stop(self) -> None:
        """Beat no more."""
        self._timer.stop()

    def _beat(self) -> None:
        now, worked = perf_counter(), thread_time()
        self.pauses.append((now - self._last, worked - self._worked))
        self._last, self._worked = now, worked


def digits_document() -> Document:
    """The largest of the networks, 784-128-10 in batches of 64."""
    graph = networks.network(networks.DIGITS, "relu", "cross_entropy")
    training = Training(0.01, 100_000, 64)
    values = networks.weights(networks.DIGITS)
    return Document("Digits", graph, values, data=networks.digits(), training=training)


def print_heartbeat(app: QApplication, window: MainWindow, name: str, iterations: int) -> None:
    """Train what is open for a while, and print how long the window kept still at most."""
    session = window.session
    document = session.document
    assert document.training is not None
    session.reset()
    settle(app, lambda: False, 0.5)
    gc.collect()
    heart = Heartbeat()
    plan = document.plan(session.dtype)
    session.train(-(-iterations // plan.iterations_per_epoch))
    settle(app, lambda: not session.runs.running, SECONDS)
    done = session.runs.length()
    session.runs.pause()
    heart.stop()
    pauses = sorted(heart.pauses)
    longest, worked = pauses[-1]
    over = sum(pause > LONGEST_MS / 1000 for pause, _ in pauses)
    found = f"{1e3 * longest:.0f} ms, {1e3 * worked:.0f} ms of it at work; {over} of {len(pauses)} are longer"
    print(f"{name}, {done:,} iterations: {found}  ≤ {LONGEST_MS} ms  {verdict(not over)}", flush=True)


def settle(app: QApplication, done: Callable[[], bool], seconds: float) -> None:
    """Let the window live until it is done, or for so many seconds."""
    end = perf_counter() + seconds
    while not done() and perf_counter() < end:
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)
