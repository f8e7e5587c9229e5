"""What the class is not to know yet is nowhere: in no table, tip, plot, card of before, nor read aloud."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAction, QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QGraphicsView, QListView, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.timeline_tips import tips
from tutor.document.catalogue import open_source
from tutor.ui import announce
from tutor.ui.app import make_window
from tutor.ui.session.moment import Address
from tutor.ui.session.session import Session
from tutor.ui.settings import Settings
from tutor.ui.window.main_window import MainWindow
from tutor.walk import Known, made_by
from tutor.walk.figures import short

SAYS = ("text", "toolTip", "accessibleName", "accessibleDescription", "statusTip", "whatsThis",
        "windowTitle", "plain_text", "toPlainText", "currentText")  # fmt: skip
ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)


@pytest.fixture
def aloud(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader is told."""
    said: list[str] = []

    def hear(event: QAccessibleAnnouncementEvent) -> None:
        said.append(event.message())

    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(announce, "_hand_over", hear)
    return said


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    made = make_window(Session(open_source("train-linear")), Settings(), theme="light", engine="own")
    made.resize(1366, 768)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made.tabs.is_complete, timeout=20_000)
    made.set_motion(False)
    session = made.session
    for name, number in (("x", 1.61), ("w", 1.316), ("y", 2.133)):
        session.set_value(name, number)
    session.train(2)
    qtbot.waitUntil(lambda: not session.runs.running and session.runs.samples_reached() >= 6)
    session.go(Address(1, 0, 0))
    made.tabs.setCurrentIndex(2)
    qtbot.keyClick(made.canvas.view, Qt.Key.Key_F7)
    yield made
    session.edits.setClean()
    made.close()


def hidden(session: Session, known: int) -> set[str]:
    """The numbers that the steps after the first `known` make, as the graph writes them; no plain ones."""
    trace, walk = session.trace, session.walkthrough
    assert trace is not None
    numbers = []
    for row in range(1, len(walk) + 1):
        made = Known(walk.frame(row), trace, session.updates).of(made_by(walk.steps[row - 1]))
        numbers.append("" if made is None else short(abs(float(np.asarray(made).ravel()[0]))))
    leaves = {short(abs(float(trace.value(name)))) for name in ("x", "w", "y")}  # type: ignore[arg-type]
    found = set(numbers[known:]) - set(numbers[:known]) - leaves
    return {number for number in found if len(number.replace(".", "").lstrip("0")) >= 4}


def everything(window: MainWindow) -> Iterator[str]:
    """All that can be seen, pointed at or read in the window."""
    for widget in [window, *window.findChildren(QWidget)]:
        if widget.isVisible():
            yield from (str(getattr(widget, name)()) for name in SAYS if hasattr(widget, name))
            yield from cells(widget)
            yield from curves(widget)
    for action in window.findChildren(QAction):
        yield f"{action.text()} {action.toolTip()}"
    scene = window.canvas.view.graph_scene
    yield from map(str, scene.labels_shown().values())
    yield from (item.toolTip() for item in scene.items() if item.isVisible())
    yield from tips(window)
    yield QGuiApplication.clipboard().text()


def cells(widget: QWidget) -> Iterator[str]:
    """What stands in a table or a list."""
    if isinstance(widget, QAbstractItemView) and not widget.objectName().startswith("qt_"):
        model = widget.model()
        for row in range(model.rowCount()):
            for column in range(1 if isinstance(widget, QListView) else model.columnCount()):
                yield from (str(model.index(row, column).data(role)) for role in ROLES)


def curves(widget: QWidget) -> Iterator[str]:
    """The points that a plot draws."""
    for item in widget.items() if isinstance(widget, QGraphicsView) else ():
        x, y = item.getData() if hasattr(item, "getData") and item.isVisible() else (None, None)
        yield " ".join(short(abs(float(number))) for axis in (x, y) if axis is not None for number in axis)


def test_predict_tells_no_number_before_it_is_asked_for(
    window: MainWindow, qtbot: QtBot, aloud: list[str]
) -> None:
    session = window.session
    window.show_projector(True)
    for part in (window.left_side, window.tabs):
        part.setVisible(True)
    for step in (0, 4, 9):
        session.predict.set_on(False)
        session.go_to_step(len(session.walkthrough))
        for made in session.walkthrough.steps[step:]:
            session.explaining.ask(made_by(made))  # cards of a moment that is taken back
        session.go_to_step(step)
        aloud.clear()
        session.predict.set_on(True)
        secret = hidden(session, step)
        assert secret
        for go in (
            lambda: session.walking.move(-1),
            lambda: session.go_to_step(99),
            window.command_action("explain_back").trigger,
            window.command_action("copy").trigger,
            lambda: session.predict.answer("12345"),
            lambda: window.tabs.setCurrentIndex(1),
        ):
            go()
            qtbot.wait(70)
            told = [text for text in (*everything(window), *aloud) if any(each in text for each in secret)]
            assert told == []
    session.predict.show_answer()
    qtbot.wait(70)
    assert any(each in text for text in everything(window) for each in secret), "it is found where it is told"
    assert aloud


def test_no_tip_tells_a_number_of_a_step_to_come(window: MainWindow) -> None:
    session = window.session
    for step in range(len(session.walkthrough)):
        session.go_to_step(step)
        for tip in tips(window)[step:]:
            assert not any(each in tip for each in hidden(session, step)), tip
    session.go_to_step(5)
    assert any(each in "".join(tips(window)[:5]) for each in hidden(session, 4))
