"""Size of text, motion and theme: chosen by keys, menu and dialog, worn by the whole window, remembered."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.windows import window_at
from tutor.document import open_source
from tutor.ui.app import make_window
from tutor.ui.look.system_motion import files_move
from tutor.ui.look.theme import TEXT_SIZES, THEME_NAMES, Look, load_theme, looked
from tutor.ui.session.session import Session
from tutor.ui.settings import Settings
from tutor.ui.settings_dialog.dialog import SettingsDialog
from tutor.ui.window.main_window import MainWindow

TYPE = (
    "base", "small", "reading", "formula", "canvas_name", "canvas_number", "canvas_label", "canvas_chip",
    "control_height", "timeline_height", "toolbar_height",
)  # fmt: skip


def _again(qtbot: QtBot) -> MainWindow:
    made = make_window(Session(open_source("linear-model")), Settings(), theme="light", engine="own")
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize("name", THEME_NAMES)
def test_all_type_grows_and_what_is_around_it(name: str) -> None:
    usual, large, largest = (looked(name, Look(size)).sizes for size in TEXT_SIZES)
    assert usual == load_theme(name).sizes
    for key in TYPE:
        assert getattr(usual, key) < getattr(large, key) < getattr(largest, key), key
    assert largest.line_edge == usual.line_edge


def test_keys_make_all_text_larger_and_smaller_and_it_is_remembered(qtbot: QtBot) -> None:
    window = window_at(qtbot, "linear-model", "end")
    _activate(qtbot, window)
    for _ in range(3):  # the last one is large enough
        qtbot.keyClick(window, Qt.Key.Key_Equal, Qt.KeyboardModifier.AltModifier)
    assert window.settings.text_size == "largest"
    assert QApplication.font().pixelSize() == 21
    assert window.canvas.view.theme.sizes.canvas_label == pytest.approx(28.5)
    assert window.timeline.height() > 120
    assert _again(qtbot).theme == window.theme
    qtbot.keyClick(window, Qt.Key.Key_Minus, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(window, Qt.Key.Key_Minus, Qt.KeyboardModifier.AltModifier)
    assert window.theme == load_theme("light")


@pytest.mark.parametrize("tab", range(4))
def test_the_largest_text_has_room_in_a_small_window(qtbot: QtBot, tab: int) -> None:
    window = window_at(qtbot, "train-linear", "start")
    window.resize(1366, 768)
    window.looks.set_text_size("largest")
    qtbot.waitUntil(lambda: window.tabs.is_complete, timeout=10_000)
    window.tabs.setCurrentIndex(tab)
    qtbot.wait(50)
    assert (window.width(), window.height()) == (1366, 768)
    assert window.canvas.width() >= 320
    panel = window.tabs.panel(tab)
    right = window.tabs.mapToGlobal(QPoint(window.tabs.width(), 0)).x()
    cut = [
        each.text()
        for each in panel.findChildren(QLabel)
        if each.isVisible() and each.text() and _right_of(each) > right
    ]
    assert cut == []
    bar = window.tabs.tabBar()
    assert bar.tabRect(bar.count() - 1).right() <= bar.width(), "the tabs do not fit"


def _activate(qtbot: QtBot, window: QWidget) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def _right_of(widget: QWidget) -> int:
    return widget.mapToGlobal(QPoint(widget.width(), 0)).x()


def test_settings_act_at_once_and_are_kept(qtbot: QtBot) -> None:
    window = window_at(qtbot, "linear-model", "end")
    _activate(qtbot, window)
    qtbot.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    dialog = window.findChild(SettingsDialog)
    assert dialog is not None
    fields = {row.words: row.field for row in dialog.rows}
    _take(qtbot, fields["Text"], Qt.Key.Key_Down)
    _take(qtbot, fields["Motion"], Qt.Key.Key_Down, Qt.Key.Key_Down)
    _take(qtbot, fields["Theme"], Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert window.theme.name == "dark"
    assert window.theme.sizes.base == pytest.approx(17.5)
    assert window.theme.motion_ms == 0
    assert not window.command_action("motion").isChecked()
    assert _again(qtbot).settings.look == Look("large", moves=False)
    _activate(qtbot, dialog)
    qtbot.keyClick(fields["Text"], Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.findChild(SettingsDialog) is None)


def _take(qtbot: QtBot, field: QWidget, *keys: Qt.Key) -> None:
    assert isinstance(field, QComboBox)
    field.setFocus()
    for key in keys:
        qtbot.keyClick(field, key)


def test_nothing_moves_where_nothing_is_to_move(qtbot: QtBot) -> None:
    window = window_at(qtbot, "linear-model", "start")
    window.looks.set_motion("off")
    scene = window.canvas.view.graph_scene
    window.commands.step_forward()
    window.commands.step_forward()
    assert not scene.motion.is_running
    window.canvas.view.zoom_by(1.5)
    assert not window.canvas.view.glide.is_running
    window.looks.set_motion("on")
    window.commands.step_forward()
    assert scene.motion.is_running


@pytest.mark.parametrize(
    ("file", "text", "moves"),
    [
        ("kdeglobals", "[General]\nx=1\n[KDE]\nAnimationDurationFactor=0\n", False),
        ("kdeglobals", "[Other]\nAnimationDurationFactor=0\n", True),
        ("gtk-4.0/settings.ini", "[Settings]\ngtk-enable-animations = false\n", False),
        ("gtk-3.0/settings.ini", "[Settings]\ngtk-enable-animations=1\n", True),
    ],
)
def test_the_desktop_is_asked_whether_things_move(tmp_path: Path, file: str, text: str, moves: bool) -> None:
    path = tmp_path / file
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    assert files_move(tmp_path) is moves


def test_the_menu_ticks_what_is_chosen_elsewhere(qtbot: QtBot) -> None:
    window = window_at(qtbot, "linear-model", "start")
    window.looks.set_text_size("large")
    view = next(each.menu() for each in window.header.menu.menu().actions() if each.text() == "View")
    view.aboutToShow.emit()
    ticked = {each.text() for each in view.actions() if each.isChecked()}
    assert "Large text" in ticked
    assert not {"Normal text", "Largest text"} & ticked
    next(each for each in view.actions() if each.text() == "Normal text").trigger()
    assert window.settings.text_size == "normal"
