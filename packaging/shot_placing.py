"""States of the window in which something is placed in the graph: palette, search, drag and drop."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tutor.document.catalogue import open_source
from tutor.document.edits.placing import Placeable
from tutor.ui.canvas.edges import path_of
from tutor.ui.canvas_area.palette_drop import mime_data
from tutor.ui.window.main_window import MainWindow


def show_palette(window: MainWindow) -> None:
    """The palette in the lesson's place."""
    window.session.editing.set_on(True)


def end_of_palette(window: MainWindow) -> None:
    """Its last families, and the templates."""
    show_palette(window)
    QApplication.processEvents()
    last = window.left_side.palette_panel.chips[-1]
    window.left_side.palette_panel.show_chip(last)


def search_palette(window: MainWindow) -> None:
    """The chips that are found."""
    show_palette(window)
    window.left_side.palette_panel.field.setText("soft")


def search_behind(window: MainWindow) -> None:
    """Search-and-place at a chosen node."""
    show_palette(window)
    window.session.editing.choose(["r"])
    window.canvas.placing.search()
    window.canvas.placing.popup.field.setText("s")


def drag_onto_edge(window: MainWindow) -> None:
    """A chip carried over an edge, and what the drop would do."""
    _carry(window, "relu")


def drag_refused(window: MainWindow) -> None:
    """A chip that does not fit into the edge, and why."""
    _carry(window, "slice")


def _carry(window: MainWindow, operation: str) -> None:
    show_palette(window)
    view = window.canvas.view
    view.refit()
    edge = next(edge for edge in window.session.document.graph.edges if edge.target == "r")
    item = view.graph_scene.edge(edge)
    if item is not None and item.way is not None:
        point = view.viewportTransform().map(path_of(item.way).pointAtPercent(0.5)).toPoint()
        how = (Qt.DropAction.CopyAction, mime_data(Placeable("operation", operation)))
        keys = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(view.viewport(), QDragEnterEvent(point + QPoint(4, 2), *how, *keys))


def build_by_keys(window: MainWindow) -> None:
    """A graph built from nothing by keys alone, up to an operand that is missing."""
    window.session.open(open_source("template:empty"))
    show_palette(window)
    window.canvas.view.setFocus()
    for words in ("x", "times", "w", "minus"):
        for press in (Qt.Key.Key_Tab, words, Qt.Key.Key_Return):
            keyboard = window.focusWidget()
            QTest.keyClicks(keyboard, press) if isinstance(press, str) else QTest.keyClick(keyboard, press)
        QApplication.processEvents()
