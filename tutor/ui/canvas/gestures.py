"""The gestures on the canvas, a class each: what begins it, what it does, what ends it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import (
    QGuiApplication,
    QInputDevice,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QGestureEvent, QPinchGesture

if TYPE_CHECKING:
    from tutor.ui.canvas.zoom_view import ZoomView


_ZOOM_A_DEGREE = 1.0015
"""The factor of the scale for an eighth of a degree of the wheel."""
_PIXELS_A_DEGREE = 0.5
"""How far an eighth of a degree pans."""


class Pan:
    """Dragging the graph: with the middle button, with Space held, or by its ground."""

    def __init__(self, view: ZoomView) -> None:
        self._view = view
        self._last: QPointF | None = None
        self._start = QPointF()
        self._dragged = self._space = False

    def watch_space(self, event: QEvent) -> None:
        """Note whether Space is held. Its press may go to a shortcut; the question before that comes here."""
        if not isinstance(event, QKeyEvent) or event.key() != Qt.Key.Key_Space or event.isAutoRepeat():
            return
        self._space = event.type() != QEvent.Type.KeyRelease

    @property
    def space_held(self) -> bool:
        """Whether Space is held: the left button pans then."""
        return self._space

    def forget_space(self) -> None:
        """The keyboard has gone elsewhere."""
        self._space = False

    def begins(self, event: QMouseEvent, on_ground: bool) -> bool:
        """Whether this press may become a pan."""
        left = event.button() == Qt.MouseButton.LeftButton
        if event.button() == Qt.MouseButton.MiddleButton or (left and (self._space or on_ground)):
            self._last = self._start = event.position()
            self._dragged = False
            return True
        return False

    def moves(self, event: QMouseEvent) -> bool:
        """Drag the graph along; False where no pan is under way."""
        if self._last is None:
            return False
        if not self._dragged:
            far = (event.position() - self._start).manhattanLength() >= QApplication.startDragDistance()
            if not far:
                return True
            self._dragged = True
            self._view.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        self._view.pan_by(event.position() - self._last)
        self._last = event.position()
        return True

    def ends(self, event: QMouseEvent) -> bool:
        """Let go; True where the press was a drag and not a click."""
        was_drag = self._last is not None and self._dragged
        self._last, self._dragged = None, False
        if was_drag:
            self._view.viewport().setCursor(Qt.CursorShape.ArrowCursor)
        return was_drag


class Pinch:
    """Zooming with two fingers, on a touch screen or a touchpad."""

    def __init__(self, view: ZoomView) -> None:
        self._view = view

    def handles(self, event: QEvent) -> bool:
        """Zoom, if the event is of a pinch."""
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() != Qt.NativeGestureType.ZoomNativeGesture:
                return False
            self._view.zoom_at(event.position(), 1.0 + event.value())
            return True
        if isinstance(event, QGestureEvent):
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                where = self._view.viewport().mapFromGlobal(pinch.hotSpot().toPoint())
                self._view.zoom_at(QPointF(where), pinch.scaleFactor())
                event.accept()
                return True
        return False


class Wheel:
    """Turning the wheel of a mouse zooms at the pointer, with Shift it pans; two fingers on a touchpad pan.

    With Ctrl both zoom.
    """

    def __init__(self, view: ZoomView) -> None:
        self._view = view

    def turns(self, event: QWheelEvent) -> None:
        """Zoom or pan by the event."""
        held, angle, pixels = event.modifiers(), event.angleDelta(), event.pixelDelta()
        if held & Qt.KeyboardModifier.ControlModifier or not (
            _is_touchpad(event) or held & Qt.KeyboardModifier.ShiftModifier
        ):
            turned = angle.y() or pixels.y()
            if turned:
                self._view.zoom_at(event.position(), _ZOOM_A_DEGREE**turned)
            return
        by = QPointF(pixels) if not pixels.isNull() else QPointF(angle) * _PIXELS_A_DEGREE
        if held & Qt.KeyboardModifier.ShiftModifier and not by.x():
            by = QPointF(by.y(), 0.0)
        if not by.isNull():
            self._view.pan_by(by)


def _is_touchpad(event: QWheelEvent) -> bool:
    """Whether fingers scroll: these tell pixels, and on X11, where wheels may tell them too, their device."""
    if event.device().type() == QInputDevice.DeviceType.TouchPad:
        return True
    return not event.pixelDelta().isNull() and QGuiApplication.platformName() != "xcb"
