"""What the program says over the canvas: long enough to be read, and hiding as little as it can."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from tests.ui.window.test_main_window import open_window
from tutor.document.catalogue import open_source
from tutor.ui.canvas_area.area import CanvasArea
from tutor.ui.look.theme import load_theme
from tutor.ui.session.session import Session
from tutor.ui.widgets import notice as timing


@pytest.fixture
def area(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[CanvasArea]:
    monkeypatch.setattr(timing, "SHORTEST_MS", 40)
    monkeypatch.setattr(timing, "A_LETTER_MS", 0)
    monkeypatch.setattr(timing, "AGAIN_MS", 10)
    made = CanvasArea(Session(open_source("linear-model")), load_theme("light"))
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    yield made
    made.close()


def test_a_sentence_goes_when_there_was_time_to_read_it(area: CanvasArea, qtbot: QtBot) -> None:
    area.notice.say("Saved.")
    assert area.notice.sentence() == "Saved."
    qtbot.waitUntil(lambda: not area.notice.isVisible(), timeout=2000)


def test_an_offer_waits_for_its_answer(area: CanvasArea, qtbot: QtBot) -> None:
    taken: list[bool] = []
    area.notice.offer("Again?", [("Yes", lambda: taken.append(True))])
    qtbot.wait(120)
    area.notice.say("Saved.")
    qtbot.waitUntil(lambda: area.notice.sentence() == "Again?", timeout=2000)
    qtbot.wait(120)
    assert area.notice.sentence() == "Again?" and not taken


def test_it_stays_under_the_keyboard_and_escape_gives_that_back(area: CanvasArea, qtbot: QtBot) -> None:
    area.notice.say("Saved.")
    area.notice._close.setFocus()
    qtbot.wait(120)
    assert area.notice.isVisible()
    qtbot.keyClick(area.notice._close, Qt.Key.Key_Escape)
    assert not area.notice.isVisible() and area.view.hasFocus()


def test_an_answer_by_keyboard_gives_that_back_to_the_graph(area: CanvasArea, qtbot: QtBot) -> None:
    said: list[bool] = []
    area.notice.offer("Take it?", (("Yes", lambda: said.append(area.view.hasFocus())), ("No", said.clear)))
    area.notice.first_button.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(area.notice.first_button, Qt.Key.Key_Space)
    assert said == [True]


def test_closing_it_by_mouse_leaves_the_keyboard_alone(area: CanvasArea) -> None:
    area.view.setFocus()
    area.notice.say("Saved.")
    left = QSignalSpy(area.notice.left)
    area.notice._close.click()
    assert not area.notice.isVisible() and left.count() == 0


@pytest.mark.parametrize("below", [True, False])
def test_it_stands_where_it_hides_less_of_the_graph(area: CanvasArea, qtbot: QtBot, below: bool) -> None:
    area.view.pan_by(QPointF(0, -200 if below else 200))
    area.notice.say("A sentence that is said over the graph.")
    qtbot.wait(5)
    there = QRect(area.notice.pos(), area.notice.size())
    assert (there.center().y() > area.height() / 2) is below
    assert area.rect().contains(there)
    assert not there.intersects(area._legend.geometry()) and not there.intersects(area._zoom.geometry())


def test_a_sentence_of_two_lines_is_not_cut_off(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    window.session.editing.set_on(True)
    window.session.said.emit(
        "Some pages tell of steps that the graph no longer has: they stand at the start. Undo helps."
    )
    qtbot.waitUntil(lambda: window.canvas.notice.isVisible() and not window.canvas.notice.is_cut)
    window.close()
