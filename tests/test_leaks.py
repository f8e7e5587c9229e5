"""The check for what a test leaves behind sees each kind of thing that can be left, and nothing else."""

from __future__ import annotations

import threading

from PySide6.QtCore import QPropertyAnimation, QThread, QTimer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.helpers import leaks


def test_nothing_is_found_where_nothing_was_left(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    timer = QTimer(widget)
    timer.start(10)
    timer.stop()
    assert leaks.left_behind(leaks.windows()) == []


def test_an_active_timer_is_found_and_stopped(qapp: object) -> None:
    timer = QTimer()
    timer.setObjectName("play")
    timer.start(1000)
    assert leaks.left_behind(set()) == ["an active QTimer play (1000 ms, of nobody)"]
    assert not timer.isActive()


def test_a_running_animation_is_found_and_stopped(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    animation = QPropertyAnimation(widget, b"windowOpacity", widget)
    animation.setDuration(60_000)
    animation.setEndValue(0.5)
    animation.start()
    assert leaks.left_behind(leaks.windows()) == ["a running QPropertyAnimation (of QWidget)"]


def test_a_running_qthread_is_found_and_ended(qapp: object) -> None:
    thread = QThread()
    thread.start()
    assert leaks.left_behind(set()) == ["a running QThread"]
    assert thread.isFinished()


def test_a_window_is_found_and_closed(qapp: object) -> None:
    before = leaks.windows()
    window = QWidget()
    window.setObjectName("forgotten")
    window.show()
    assert leaks.left_behind(before) == ["a QWidget forgotten, shown"]
    assert leaks.left_behind(before) == []


def test_a_thread_is_found_while_it_runs() -> None:
    before = threading.enumerate()
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait, name="worker")
    thread.start()
    assert [found.name for found in leaks.new_threads(before)] == ["worker"]
    stop.set()
    thread.join()
    assert leaks.new_threads(before) == []
