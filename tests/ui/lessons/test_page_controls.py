"""What a page hides or locks: not to be used while it is read, and free again on the next page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.window.test_main_window import open_window
from tutor.document.catalogue import open_source
from tutor.document.page import Control, Page
from tutor.errors import TutorError
from tutor.graph import Node
from tutor.ui.editing.operations import choose
from tutor.ui.panels.node.panel import NodePanel
from tutor.ui.window.main_window import MainWindow
from tutor.walk import Kind, Quantity

WHY = "Locked on this page of the lesson; turn the page to use it again"


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    made = open_window(qtbot, "train-linear")
    assert QTest.qWaitForWindowActive(made)
    yield made
    made.close()


def read(window: MainWindow, hides: tuple[Control, ...], locks: tuple[Control, ...]) -> None:
    """Open a lesson whose first page hides and locks these, and whose second is free."""
    pages = (Page("One", "Words.", hides=hides, locks=locks), Page("Two", "Words.", "forward:end"))
    window.session.open(replace(open_source("train-linear"), pages=pages))


def test_what_is_hidden_is_gone_and_comes_back(window: MainWindow) -> None:
    header, tabs, timeline = window.header, window.tabs, window.timeline
    read(window, ("predict", "engine", "play", "node", "training"), ())
    assert not header.mode.isVisible() and not header.engine.isVisible()
    assert not timeline.play_box.isVisible() and timeline.isVisible()
    assert [tabs.isTabVisible(index) for index in range(4)] == [False, True, False, True]
    assert tabs.currentIndex() == 1
    window.session.pages.turn(1)
    assert header.mode.isVisible() and header.engine.isVisible() and timeline.play_box.isVisible()
    assert all(tabs.isTabVisible(index) for index in range(4))
    read(window, ("timeline",), ())
    assert not timeline.isVisible()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_F8):
        QTest.keyClick(window.canvas.view, key)
    assert window.session.address.step == 0, "the keys of the timeline rest with it"
    window.session.pages.turn(1)
    assert timeline.isVisible()


def test_what_is_locked_says_why_and_cannot_be_used(window: MainWindow) -> None:
    session = window.session
    read(window, (), ("predict", "values", "training", "data", "play"))
    assert not window.tabs.isTabEnabled(2) and window.tabs.tabToolTip(2) == WHY
    assert not window.header.mode.isEnabled() and window.header.mode.toolTip() == WHY
    for key in (Qt.Key.Key_P, Qt.Key.Key_A, Qt.Key.Key_T, Qt.Key.Key_Space):
        QTest.keyClick(window.canvas.view, key)
    assert session.modes.current is None and not session.runs.running and not window.player.playing
    session.train(1)
    assert not session.runs.running
    assert not window.canvas.view.edit("w")
    with pytest.raises(TutorError, match="leaves the numbers as they are"):
        session.set_value("w", 3.0)
    QTest.keyClick(window.canvas.view, Qt.Key.Key_Right)
    assert session.address.step == 1, "what is not locked is free"
    session.pages.turn(1)
    assert window.tabs.isTabEnabled(2) and not window.tabs.tabToolTip(2)
    QTest.keyClick(window.canvas.view, Qt.Key.Key_P)
    assert session.predict.on
    session.predict.set_on(False)
    session.set_value("w", 3.0)
    assert session.document.values["w"] == 3.0


def test_the_given_gradient_can_be_locked_by_itself(window: MainWindow) -> None:
    session = window.session
    document = open_source("product-node")
    pages = (Page("One", "Words.", locks=("given",)), Page("Two", "Words.", "end", locks=("values",)))
    session.open(replace(document, pages=pages))
    with pytest.raises(TutorError, match="leaves the numbers"):
        session.set_given(7.0)
    assert not window.canvas.view.edit("z")
    session.pages.turn(1)
    assert window.canvas.view.edit("z"), "the values are locked here, and the given gradient is free"
    session.set_given(7.0)
    assert session.document.given == 7.0


def test_where_values_are_locked_so_are_operations_but_those_the_page_offers(
    window: MainWindow, qtbot: QtBot
) -> None:
    session, panel = window.session, window.tabs.panel(0)
    assert isinstance(panel, NodePanel)
    window.tabs.setCurrentIndex(0)
    said: list[str] = []
    session.said.connect(said.append)
    pages = (
        Page("One", "Words.", locks=("values",)),
        Page("Two", "Words.", locks=("values",), choose=("y_hat",)),
    )
    session.open(replace(open_source("train-linear"), pages=pages))
    session.select(Quantity(Kind.VALUE, "y_hat"))
    qtbot.waitUntil(lambda: panel.operation.node == "y_hat")
    assert not panel.operation.box.isEnabled() and "turn the page" in panel.operation.toolTip()
    graph, added = session.document.graph, Node("y_hat", "add", ("x", "w"))
    choose(session, added)
    assert session.document.graph is graph and "leaves the operations" in said[-1]
    session.pages.turn(1)
    qtbot.waitUntil(panel.operation.box.isEnabled)
    choose(session, added)
    assert session.document.graph["y_hat"] == added
