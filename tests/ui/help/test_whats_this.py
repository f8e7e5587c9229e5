"""What's this: an answer for all that can be clicked, about the very thing and its part of the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QLineEdit, QWhatsThis, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.windows import window_at
from tutor.ui.exporting.dialog import ExportDialog
from tutor.ui.help.areas import areas
from tutor.ui.help.whats_this import told
from tutor.ui.window.main_window import MainWindow

ROOT = Path(__file__).parents[3]


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    return window_at(qtbot, "linear-model", "backward:r")


def head(text: str) -> str:
    return text.partition("<b>")[2].partition("</b>")[0]


def test_everything_that_can_be_clicked_has_a_name_or_says_what_it_does(window: MainWindow) -> None:
    area_words = tuple(areas().values())
    for tab in range(window.tabs.count()):
        window.tabs.setCurrentIndex(tab)
        QApplication.processEvents()
        for widget in window.findChildren(QWidget):
            if isinstance(widget, QAbstractButton | QLineEdit | QAbstractItemView) and widget.isVisible():
                text = told(widget, widget.rect().center())
                assert text not in area_words, f"{type(widget).__name__} {widget.geometry()}"


def test_an_answer_is_about_the_thing_and_the_part_that_it_is_in(window: MainWindow) -> None:
    menu = told(window.header.menu, QPoint(3, 3))
    assert head(menu) == "Menu" and areas()["Header"] in menu
    bar = window.tabs.tabBar()
    assert head(told(bar, bar.tabRect(2).center())) == "Training"
    view = window.canvas.view
    node = view.graph_scene.node("y_hat")
    assert node is not None
    at = view.mapFromScene(node.mapToScene(node.body().center()))
    assert "×" in told(view.viewport(), at) and "computation graph" in told(view.viewport(), at)


def test_a_part_of_a_panel_and_a_box_to_tick_speak_for_themselves(window: MainWindow, qtbot: QtBot) -> None:
    window.tabs.setCurrentIndex(2)
    alpha = next(each for each in window.findChildren(QLineEdit) if "α" in each.accessibleName())
    qtbot.waitUntil(alpha.isVisible)
    assert areas()["TrainingControls"] in told(alpha, QPoint(2, 2))
    window.commands.export()
    (dialog,) = window.findChildren(ExportDialog)
    words = told(dialog.options.words, QPoint(2, 2))
    assert head(words) == dialog.options.words.text() and areas()["Options"] in words
    row = told(dialog.rows["slides"], QPoint(2, 2))
    assert row.count("One HTML file") == 1 and areas()["ExportDialog"] in row
    dialog.reject()


def test_shift_f1_and_a_click_answer_instead_of_acting(window: MainWindow, qtbot: QtBot) -> None:
    before = window.session.frame.position
    QTest.keyClick(window.canvas.view, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    assert QWhatsThis.inWhatsThisMode()
    QTest.mouseClick(window.timeline.track, Qt.MouseButton.LeftButton, pos=QPoint(5, 30))
    answers = [each for each in QApplication.topLevelWidgets() if each.inherits("QWhatsThat")]
    assert any(each.isVisible() for each in answers)
    assert window.session.frame.position == before
    QWhatsThis.hideText()
    QWhatsThis.leaveWhatsThisMode()


def test_every_area_is_a_part_of_the_window() -> None:
    sources = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "tutor" / "ui").rglob("*.py"))
    unknown = [name for name in areas() if not name.startswith("Q") and f"class {name}(" not in sources]
    assert unknown == []


def test_shift_f1_and_enter_answer_about_what_has_the_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    button = window.header.edit
    button.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(button, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(QWhatsThis.inWhatsThisMode)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Return)  # as the system sends it: to the window
    qtbot.waitUntil(lambda: not QWhatsThis.inWhatsThisMode())
    shown = [each for each in QApplication.topLevelWidgets() if each.inherits("QWhatsThat")]
    assert any(each.isVisible() for each in shown)
    assert not window.session.editing.on
    QWhatsThis.hideText()
