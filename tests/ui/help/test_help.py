"""Ctrl+K, F1 and the About box, by keys and mouse."""

from __future__ import annotations

from importlib import metadata

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.helpers.windows import window_at
from tutor.mishaps.versions import LICENCES
from tutor.ui.commands import commands
from tutor.ui.help.command_search import CommandSearch
from tutor.ui.help.guide_window import GuideWindow
from tutor.ui.window import dialogs
from tutor.ui.window.main_window import MainWindow


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    return window_at(qtbot, "linear-model", "start")


def opened(qtbot: QtBot, window: MainWindow) -> CommandSearch:
    window.canvas.view.setFocus()
    QTest.keyClick(window.canvas.view, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    card = window.findChild(CommandSearch)
    assert card is not None
    qtbot.waitUntil(card.field.hasFocus)
    return card


def titles(card: CommandSearch) -> list[str]:
    return [row.title for row in card.shown()]


def test_ctrl_k_does_what_is_typed_and_gives_the_keyboard_back(window: MainWindow, qtbot: QtBot) -> None:
    card = opened(qtbot, window)
    QTest.keyClicks(card.field, "step for")
    assert titles(card)[0] == "Step forward" and card.shown()[0].aside.startswith("Walk")
    QTest.keyClick(card.field, Qt.Key.Key_Return)
    assert window.session.frame.position == 1
    assert not card.isVisible() and window.canvas.view.hasFocus()
    card = opened(qtbot, window)
    assert titles(card)[0] == "Step forward"  # what was done last
    QTest.keyClicks(card.field, "projector")
    QTest.keyClick(card.field, Qt.Key.Key_Escape)
    assert not card.isVisible() and not window.in_projector


def test_ctrl_k_finds_every_command_lessons_and_the_guide(window: MainWindow, qtbot: QtBot) -> None:
    card = opened(qtbot, window)
    known = {
        window.command_action(command.id).text()
        for command in commands()
        if window.command_action(command.id).isEnabled()
    }
    missing = known - set(titles(card))
    own = {window.command_action(id_).text() for id_ in ("search_commands", "leave_projector")}
    assert missing == own
    QTest.keyClicks(card.field, "zero-grad")
    qtbot.mouseClick(
        card.rows.viewport(),
        Qt.MouseButton.LeftButton,
        pos=card.rows.visualItemRect(card.rows.item(0)).center(),
    )
    assert window.session.document.lesson == "zero-grad"
    card = opened(qtbot, window)
    QTest.keyClicks(card.field, "guide frames")
    assert titles(card)[0] == "Read about “Frames”"
    card.field.clear()
    for kind in ("handout", "gif", "notebook"):
        card.field.clear()
        QTest.keyClicks(card.field, kind)
        assert "Export…" in titles(card)
    card.field.clear()
    QTest.keyClicks(card.field, "nothing of this name")
    assert titles(card) == [] and card.remark.isVisible()


def guide_of(window: MainWindow) -> GuideWindow:
    found = window.findChild(GuideWindow)
    assert found is not None
    return found


def test_f1_reads_about_where_one_is_and_finds_words(window: MainWindow, qtbot: QtBot) -> None:
    window.session.predict.set_on(True)
    QTest.keyClick(window.canvas.view, Qt.Key.Key_F1)
    guide = guide_of(window)
    qtbot.waitUntil(guide.isActiveWindow)
    assert guide.page.section.title == "Predict"
    QTest.keyClicks(guide.field, "schedule cosine")
    assert guide.list.count() > 0 and "osine" in guide.page.toPlainText()
    first = guide.page.section
    assert guide.page.extraSelections()
    QTest.keyClick(guide.field, Qt.Key.Key_Down)
    assert guide.page.section != first or guide.list.count() == 1
    QTest.keyClick(guide.field, Qt.Key.Key_Escape)
    assert guide.field.text() == "" and guide.isVisible()
    guide.page.anchorClicked.emit(QUrl("#neurons"))
    assert guide.page.section.title == "Neurons"
    QTest.keyClick(guide, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert guide.page.section.title != "Neurons"
    window.choose_theme("dark")
    assert window.theme.colours.accent in guide.page.document().defaultStyleSheet()
    QTest.keyClick(guide.field, Qt.Key.Key_Escape)
    assert not guide.isVisible()


def test_the_about_box_tells_versions_and_licences(window: MainWindow) -> None:
    dialog = dialogs.about(window)
    words = {label.text() for label in dialog.findChildren(QLabel)}
    assert {"numpy", metadata.version("numpy"), "BSD-3-Clause", "LGPL-3.0"} <= words
    dialog.close()


@pytest.mark.parametrize("name", sorted(set(LICENCES) - {"torch"}))
def test_licences_are_those_that_the_libraries_tell(name: str) -> None:
    about = metadata.metadata(name)
    told = f"{about.get('License-Expression')} {about.get('License')} {about.get_all('Classifier')}"
    assert LICENCES[name].partition("-")[0] in told
