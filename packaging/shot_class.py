"""States of the window before a class: the pen over the graph, close to a step, the pointer's ring."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tutor.ui.window.main_window import MainWindow

_FULL, _SMALL = (1920, 1080), (1366, 768)


class ClassState(NamedTuple):
    """A state of a lesson, in a size and some themes."""

    name: str
    lesson: str
    size: tuple[int, int]
    themes: tuple[str, ...]
    prepare: Callable[[MainWindow], None]


def class_states() -> tuple[ClassState, ...]:
    """Each of them, on a projector of 1080 lines or of 768."""
    both = ("projector", "dark")
    return (
        ClassState("class-pen", "linear-model", _FULL, both, draw_on_graph),
        ClassState("class-pen-small", "linear-model", _SMALL, ("projector", "light"), draw_on_graph),
        ClassState("class-close", "linear-model", _FULL, ("projector",), look_close),
        ClassState("class-close-small", "two-layer-network", _SMALL, both, look_close),
        ClassState("presenter", "exercise-linear", _FULL, ("projector",), show_presenter),
        ClassState("presenter-small", "linear-model", _SMALL, ("projector",), show_presenter),
    )


def show_presenter(window: MainWindow) -> None:
    """The presenter's view as a panel: a question of a page, the next step, the notes."""
    window.session.go_to_step(9)
    window.show_projector(True)
    window.commands.presenter()
    QApplication.processEvents()


def draw_on_graph(window: MainWindow) -> None:
    """A factor ringed by the pen, another underlined, and the ring of the pointer."""
    window.session.go_to_step(10)
    window.commands.pen()
    presenting = window.commands.presenting
    QApplication.processEvents()
    at = window.canvas.view.viewport_point("w")
    around = at or QPoint(300, 300)
    ring = [(-90, 20), (-60, -60), (0, -85), (70, -60), (95, 10), (60, 75), (-20, 85), (-80, 50), (-88, 10)]
    presenting.pen.choose("grad")
    _stroke(presenting.pen, around, ring)
    presenting.pen.choose("text")
    _stroke(presenting.pen, around, [(120, -120), (180, -135), (240, -118), (300, -130)])
    presenting.ring.set_on(True)
    QTest.mouseMove(window.windowHandle(), QPoint(window.width() // 2, window.height() // 3))
    QApplication.processEvents()


def look_close(window: MainWindow) -> None:
    """Close to the step at which a gradient reaches a weight."""
    window.set_motion(False)
    window.session.go_to_step(10)
    window.commands.close_up()


def _stroke(layer: QWidget, around: QPoint, ways: list[tuple[int, int]]) -> None:
    points = [around + QPoint(*way) for way in ways]
    kinds = [QMouseEvent.Type.MouseButtonPress, *[QMouseEvent.Type.MouseMove] * (len(points) - 1)]
    held = Qt.MouseButton.LeftButton
    for kind, point in zip(kinds, points, strict=True):
        _send(layer, kind, point, held)
    _send(layer, QMouseEvent.Type.MouseButtonRelease, points[-1], Qt.MouseButton.NoButton)


def _send(layer: QWidget, kind: QMouseEvent.Type, at: QPoint, held: Qt.MouseButton) -> None:
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    button = Qt.MouseButton.NoButton if kind is QMouseEvent.Type.MouseMove else left
    there = QPointF(layer.mapToGlobal(at))
    QApplication.sendEvent(layer, QMouseEvent(kind, QPointF(at), there, button, held, none))
