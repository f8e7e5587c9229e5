"""What a teacher has at hand before a class: full screen, close-up, blank screen, pen, ring; by real keys."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QFontInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tutor.document.catalogue import open_source
from tutor.ui.app import make_window
from tutor.ui.session.session import Session
from tutor.ui.settings import Settings
from tutor.ui.typesetting import typeset
from tutor.ui.window.main_window import MainWindow

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    made = make_window(Session(open_source("linear-model")), Settings(), theme="light", engine="own")
    made.resize(1366, 768)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.set_motion(False)
    made.canvas.view.setFocus()
    yield made
    made.close()
    typeset.postpone(False)
    made.settings.keep_on("fill_screen", True)
    made.settings.keep_on("pointer", True)


def key(qtbot: QtBot, window: MainWindow, *keys: Qt.Key) -> None:
    """Press keys where the keyboard is."""
    for each in keys:
        qtbot.keyClick(window.focusWidget() or window, each)


def draw(qtbot: QtBot, window: MainWindow, *points: tuple[int, int]) -> None:
    """A stroke by the mouse, over the canvas."""
    layer = window.commands.presenting.pen
    first, *others = (QPoint(*point) for point in points)
    qtbot.mousePress(layer, LEFT, pos=first)
    for point in others:
        qtbot.mouseMove(layer, point)
        QTest.mouseMove(layer, point)
    qtbot.mouseRelease(layer, LEFT, pos=QPoint(*points[-1]))


def inked(window: MainWindow, at: QPointF) -> bool:
    """Whether the ink of the theme is at a point of the canvas."""
    picture = window.canvas.grab().toImage()
    colour = QColor(window.theme.hex("text"))
    near = [
        picture.pixelColor(round(at.x()) + dx, round(at.y()) + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)
    ]
    return colour in near


def test_f5_fills_the_screen_and_comes_back_to_where_the_window_was(window: MainWindow, qtbot: QtBot) -> None:
    before = window.geometry()
    key(qtbot, window, Qt.Key.Key_F5)
    assert window.isFullScreen() and window.geometry().contains(window.screen().geometry())
    key(qtbot, window, Qt.Key.Key_Escape)
    assert not window.isFullScreen() and window.geometry() == before
    window.command_action("fill_screen").trigger()
    assert not window.command_action("fill_screen").isChecked()
    key(qtbot, window, Qt.Key.Key_F5)
    assert window.in_projector and not window.isFullScreen()
    assert not Settings().is_on("fill_screen", at_first=True), "it is remembered"


def test_z_goes_close_to_each_step_and_back_to_the_whole_graph(window: MainWindow, qtbot: QtBot) -> None:
    view = window.canvas.view
    key(qtbot, window, Qt.Key.Key_F5)
    whole = view.zoom
    key(qtbot, window, Qt.Key.Key_Z)
    seen = []
    for _ in range(3):
        key(qtbot, window, Qt.Key.Key_Right)
        assert view.zoom > whole and view.fits
        step = window.session.frame.step
        assert step is not None
        item = view.graph_scene.node(step.node)
        assert item is not None and view.seen_area().contains(item.sceneBoundingRect())
        seen.append(view.seen_area().center().x())
    assert seen[0] < seen[-1], "the view goes along"
    key(qtbot, window, Qt.Key.Key_Z)
    assert view.zoom == pytest.approx(view.fitting_zoom())


def test_a_blank_screen_hides_all_until_any_key_which_does_nothing_else(
    window: MainWindow, qtbot: QtBot
) -> None:
    key(qtbot, window, Qt.Key.Key_F5, Qt.Key.Key_B)
    qtbot.waitUntil(lambda: window.commands.presenting.is_blank)
    picture = window.centralWidget().grab().toImage()
    assert {picture.pixelColor(x, y).name() for x in (5, 300) for y in (5, 300)} == {"#ffffff"}
    key(qtbot, window, Qt.Key.Key_Right)
    assert not window.commands.presenting.is_blank and window.session.frame.position == 0
    assert window.canvas.view.hasFocus()
    key(qtbot, window, Qt.Key.Key_Right)
    assert window.session.frame.position == 1
    key(qtbot, window, Qt.Key.Key_B, Qt.Key.Key_B)
    assert not window.commands.presenting.is_blank
    key(qtbot, window, Qt.Key.Key_B)
    blank = window.focusWidget()
    assert blank is not None
    qtbot.mouseClick(blank, LEFT)
    assert not window.commands.presenting.is_blank and window.in_projector


def test_a_stroke_stays_with_the_graph_while_the_walk_goes_on(window: MainWindow, qtbot: QtBot) -> None:
    key(qtbot, window, Qt.Key.Key_D)
    presenting, view = window.commands.presenting, window.canvas.view
    draw(qtbot, window, (200, 140), (240, 160), (300, 140))
    assert len(presenting.pen.strokes.here) == 1 and inked(window, QPointF(200, 140))
    key(qtbot, window, Qt.Key.Key_Right)
    assert window.session.frame.position == 1, "the walk's keys go on working"
    there = view.to_scene(QPointF(200, 140))
    view.pan_by(QPointF(-90, 70))
    assert not inked(window, QPointF(200, 140))
    view.zoom_by(1.5)
    assert inked(window, view.viewportTransform().map(there))
    assert not window.isWindowModified() and window.session.edits.isClean(), "nothing of it is saved"


def test_the_graph_has_the_foot_until_the_pen_lies_on_it(window: MainWindow, qtbot: QtBot) -> None:
    key(qtbot, window, Qt.Key.Key_F5)
    view, bar = window.canvas.view, window.commands.presenting.pen_bar
    without = view.room().height()
    key(qtbot, window, Qt.Key.Key_D)
    at = bar.geometry().center()
    assert without > view.room().height() and not view.room().contains(QPointF(at))
    lowest = max(view.mapFromScene(item.sceneBoundingRect()).boundingRect().bottom()
                 for item in view.graph_scene.items() if item.isVisible())  # fmt: skip
    assert lowest < bar.y(), "the bar hides nothing of the graph"
    key(qtbot, window, Qt.Key.Key_D)
    assert view.room().height() == without


def test_strokes_are_taken_back_wiped_and_coloured_by_keys_and_buttons(
    window: MainWindow, qtbot: QtBot
) -> None:
    key(qtbot, window, Qt.Key.Key_D)
    presenting = window.commands.presenting
    draw(qtbot, window, (200, 140), (300, 140))
    key(qtbot, window, Qt.Key.Key_3)
    draw(qtbot, window, (200, 180), (300, 180))
    assert [stroke.role for stroke in presenting.pen.strokes.here] == ["text", "grad"]
    window.session.set_value("x", 5.0)
    qtbot.keyClick(presenting.pen, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert [stroke.role for stroke in presenting.pen.strokes.here] == ["text"]
    assert window.session.edits.canUndo(), "the pen's Ctrl+Z is about strokes"
    names = {button.text(): button for button in presenting.pen_bar.findChildren(QPushButton)}
    qtbot.mouseClick(names["Value"], LEFT)
    draw(qtbot, window, (200, 180), (300, 180))
    assert presenting.pen.strokes.here[-1].role == "value"
    qtbot.mouseClick(names["Wipe"], LEFT)
    assert presenting.pen.strokes.here == () and not names["Wipe"].isEnabled()
    draw(qtbot, window, (200, 180), (300, 180))
    key(qtbot, window, Qt.Key.Key_Escape)
    assert not presenting.pen.on and presenting.pen.isVisible(), "what was drawn is still seen"
    window.session.open(open_source("chain-rule"))
    assert not presenting.pen.isVisible(), "another document has nothing drawn on it"


def test_each_drawing_of_a_document_has_its_own_strokes(window: MainWindow, qtbot: QtBot) -> None:
    window.session.open(open_source("why-nonlinear"))
    key(qtbot, window, Qt.Key.Key_D)
    pen = window.commands.presenting.pen
    draw(qtbot, window, (200, 140), (300, 140))
    window.session.pages.go(2)
    assert pen.strokes.here == ()
    window.session.pages.go(0)
    assert len(pen.strokes.here) == 1


def test_a_ring_follows_the_pointer_before_a_class_only(window: MainWindow, qtbot: QtBot) -> None:
    native = window.windowHandle()
    key(qtbot, window, Qt.Key.Key_F5)
    ring = window.commands.presenting.ring
    QTest.mouseMove(native, QPoint(300, 200))
    qtbot.waitUntil(ring.isVisible)
    assert ring.geometry().center() - QPoint(300, 200) in (QPoint(0, 0), QPoint(-1, -1))
    node = window.canvas.view.viewport_point("x")
    assert node is not None
    at = window.canvas.view.viewport().mapTo(window, node)
    QTest.mouseClick(native, LEFT, NONE, at)
    assert window.canvas.view.selected == "x" or window.canvas.view.editor.isVisible(), "clicks go through"
    window.canvas.view.setFocus()
    key(qtbot, window, Qt.Key.Key_H)
    assert not ring.isVisible() and not window.command_action("pointer").isChecked()
    key(qtbot, window, Qt.Key.Key_H, Qt.Key.Key_F5)
    QTest.mouseMove(native, QPoint(310, 210))
    assert not ring.isVisible(), "there is no class any more"


def test_back_from_the_class_every_letter_has_its_size_again(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window.tabs.is_complete, timeout=20_000)

    def sizes() -> dict[QWidget, int]:
        shown = [each for each in window.findChildren(QWidget) if each.isVisible()]
        return {each: QFontInfo(each.font()).pixelSize() for each in shown}

    for tab in range(window.tabs.count()):
        window.tabs.setCurrentIndex(tab)
        qtbot.wait(20)
    before = sizes()
    for on in (True, False):
        window.show_projector(on)
        qtbot.wait(100)
    after = sizes()
    assert [type(each).__name__ for each in before if after.get(each, before[each]) != before[each]] == []
    assert window.tabs.tabBar() in after
