"""A throttle leaves the interpreter to what is at work, and never leaves a change undrawn."""

from __future__ import annotations

from time import perf_counter, thread_time

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.panels import linear_model
from tutor.ui.panels import throttle
from tutor.ui.panels.throttle import Throttle
from tutor.ui.session.session import Session

COST = 0.012
SHARE = throttle._SHARE
"""As the program has it; the other tests of the window draw without delay."""


@pytest.mark.parametrize(("works", "fewest", "most"), [(True, 2, 7), (False, 9, 40)])
def test_what_takes_long_is_drawn_less_often_while_something_works(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, works: bool, fewest: int, most: int
) -> None:
    widget, drawn = QWidget(), []
    qtbot.addWidget(widget)

    def draw() -> None:
        drawn.append(perf_counter())
        end = thread_time() + COST
        while thread_time() < end:
            pass

    monkeypatch.setattr(throttle, "_SHARE", SHARE)
    drawing = Throttle(draw, widget, works=lambda: works)
    widget.show()
    begun = perf_counter()

    def is_over() -> bool:
        drawing.request()
        return perf_counter() - begun > 0.6

    qtbot.waitUntil(is_over, timeout=5000)
    assert fewest <= len(drawn) <= most
    asked = perf_counter()
    drawing.request()
    qtbot.waitUntil(lambda: drawn[-1] >= asked, timeout=1000)


def test_training_is_told_of_to_its_last_iteration(qtbot: QtBot) -> None:
    session = Session(linear_model())
    told: list[int] = []
    session.runs.advanced.connect(lambda: told.append(session.runs.length()))
    session.train(4000)
    qtbot.waitUntil(lambda: not session.runs.running, timeout=20000)
    assert told[-1] == session.runs.length() == 12000 and told == sorted(told)
    session.train(1)  # while what was asked for ahead may still be on its way
    qtbot.waitUntil(lambda: not session.runs.running, timeout=20000)
    assert session.runs.length() == 12003
    session.close()


def test_training_that_is_paused_does_no_more(qtbot: QtBot) -> None:
    session = Session(linear_model())
    session.train(1_000_000)
    qtbot.waitUntil(lambda: session.runs.length() > 1000, timeout=20000)
    session.runs.pause()
    qtbot.waitUntil(lambda: not session.runs._background.busy, timeout=5000)
    length = session.runs.length()
    assert length < 3_000_000
    session.train(2)
    qtbot.waitUntil(lambda: not session.runs.running, timeout=20000)
    assert session.runs.length() == (length // 3 + 2) * 3
    session.close()
