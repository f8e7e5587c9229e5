"""Before a class no type is smaller than 24 pixels of 1080, in any panel; a lower window scales it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QGraphicsView,
    QHeaderView,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QTabBar,
    QToolTip,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tutor.document.catalogue import open_source
from tutor.ui.app import make_window
from tutor.ui.look.theme import load_theme
from tutor.ui.presenting.scale import at_scale, for_class, scale_of
from tutor.ui.session.session import Session
from tutor.ui.settings import Settings
from tutor.ui.window.main_window import MainWindow

LEAST = 24
WORDED = (QTabBar, QHeaderView, QComboBox, QAbstractSpinBox, QPlainTextEdit)


def small_print(window: MainWindow) -> list[str]:
    """What is seen in smaller letters: widgets with words, and the axes of plots."""
    found = []
    for widget in window.findChildren(QWidget):
        words = getattr(widget, "text", str)()
        if widget.isVisible() and (words or isinstance(widget, WORDED)):
            size = QFontInfo(widget.font()).pixelSize()
            if size < LEAST:
                found.append(f"{type(widget).__name__} {words!r}: {size}")
    for view in window.findChildren(QGraphicsView):
        for item in view.items() if view.isVisible() else ():
            font = getattr(item, "style", {}).get("tickFont") if hasattr(item, "labelStyle") else None
            if font is not None and font.pixelSize() < LEAST:
                found.append(f"axis in {type(view).__name__}: {font.pixelSize()}")
    return found


def test_nothing_is_printed_small_in_any_panel_that_is_unfolded(qtbot: QtBot) -> None:
    window = make_window(Session(open_source("train-linear")), Settings(), theme="light", engine="own")
    window.resize(1920, 1080)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: window.tabs.is_complete, timeout=20_000)
    window.set_motion(False)
    window.show_projector(True)
    window.session.go_to_step(10)
    for part in (window.header, window.left_side, window.tabs):
        part.setVisible(True)
    for tab in range(window.tabs.count()):
        window.tabs.setCurrentIndex(tab)
        qtbot.wait(30)
        assert small_print(window) == []
    window.commands.presenting.presenter.show()
    for question in (False, True):
        window.session.predict.set_on(question)
        qtbot.wait(60)
        assert window.commands.presenting.presenter.is_panel
        assert window.commands.presenting.presenter.view.isVisible()
        assert small_print(window) == []
    window.session.predict.set_on(False)
    window.commands.presenting.presenter.hide()
    assert QFontInfo(QToolTip.font()).pixelSize() >= LEAST
    assert QFontInfo(window.header.menu.menu().font()).pixelSize() >= LEAST
    for label, item in window.canvas.view.graph_scene.labels_at(["w", "y_hat", "loss"], []):
        assert window.canvas.view.zoom * item.number_rect().height() >= 0.6 * 32, label.tip
    window.close()


@pytest.mark.parametrize("name", ["small", "section", "base", "reading", "caption", "canvas_chip"])
def test_each_size_of_type_is_large_enough(name: str) -> None:
    assert getattr(load_theme("projector").sizes, name) >= (32 if name.startswith("canvas") else LEAST)


def test_sizes_go_with_the_height_of_the_window(qtbot: QtBot) -> None:
    theme = load_theme("projector")
    assert for_class(theme, 1080) is theme and for_class(load_theme("dark"), 768) is load_theme("dark")
    assert scale_of(768) == 0.7 and scale_of(2160) == 2.0 and scale_of(100) == 0.6
    assert at_scale(theme, 0.7).sizes.base == pytest.approx(0.7 * theme.sizes.base)
    window = make_window(Session(open_source("linear-model")), Settings(), theme="projector", engine="own")
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    qtbot.waitUntil(lambda: window.theme == at_scale(theme, 0.7), timeout=5000)
    window.resize(1366, 1000)
    qtbot.waitUntil(lambda: window.theme == at_scale(theme, 0.95))
    window.close()


def test_what_asks_keeps_within_its_panel(qtbot: QtBot) -> None:
    window = make_window(Session(open_source("exercise-linear")), Settings(), theme="light", engine="own")
    window.resize(1366, 768)
    qtbot.addWidget(window)
    window.show()
    window.set_motion(False)
    window.show_projector(True)
    window.looks.set_text_size("largest")
    session = window.session
    for ask in (lambda: session.pages.go(2), lambda: session.predict.set_on(True)):
        ask()
        (session.predict if session.predict.on else session.modes.questions).answer("77")
        qtbot.waitUntil(lambda: cut_off(window) == [])
        assert "Next hint" in [button.text() for button in buttons_of(window)]
    session.predict.set_on(False)
    window.close()


def buttons_of(window: MainWindow) -> list[QPushButton]:
    """The buttons with words that are seen in the lesson panel."""
    found = window.lesson.findChildren(QPushButton)
    return [button for button in found if button.isVisible() and button.text()]


def cut_off(window: MainWindow) -> list[str]:
    """What is wider than the panel leaves room for."""
    area = window.lesson.findChild(QScrollArea)
    page = area.widget() if area is not None else None
    if area is None or page is None or page.width() > area.viewport().width():
        return ["all of the panel"]
    margin = page.width() - 8
    return [
        button.text()
        for button in buttons_of(window)
        if button.mapTo(page, QPoint(button.width(), 0)).x() > margin
        or button.width() < button.sizeHint().width()
    ]


def test_words_that_are_no_labels_have_contrast_too(qtbot: QtBot) -> None:
    window = make_window(Session(open_source("linear-model")), Settings(), theme="light", engine="own")
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    window.show_projector(True)
    window.session.go_to_step(10)
    window.session.predict.set_on(True)
    qtbot.waitUntil(window.lesson.question.isVisible)
    shown = window.lesson.question.grab().toImage()
    seen = {shown.pixelColor(x, y).name() for x in range(shown.width()) for y in range(40)}
    theme = window.theme
    assert theme.hex("param_text").lower() in seen, "the heading of an update"
    assert theme.hex("param_line").lower() not in seen, "which is too pale for words"
    field = window.lesson.question.field
    assert field.palette().placeholderText().color() == theme.colour("muted")
    window.session.predict.set_on(False)
    window.close()
