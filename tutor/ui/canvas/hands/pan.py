"""Panning with the right button; a click with it asks for the menu, once it is no drag."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication

from tutor.ui.canvas.hands.gesture import Gesture, Hand


class RightPan(Gesture):
    """A drag with the right button pans. Systems that ask for the menu at the press wait for the click."""

    scrolls = False
    _last = QPointF()
    _asked = False

    def begins(self, hand: Hand) -> bool:
        """It always begins."""
        self._last, self._asked = hand.point, False
        return True

    def hold_menu(self) -> None:
        """The system has asked for the menu."""
        self._asked = True

    def clicks(self, hand: Hand) -> None:
        """Ask for the menu now, if the system has asked for it before."""
        if self._asked:
            at = hand.point.toPoint()
            viewport = self.view.viewport()
            reason = QContextMenuEvent.Reason.Mouse
            QApplication.postEvent(viewport, QContextMenuEvent(reason, at, viewport.mapToGlobal(at)))

    def drag_begins(self, hand: Hand) -> None:
        """Take the ground."""
        self._last = self.first.point
        self.view.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def drags(self, hand: Hand) -> None:
        """Let the ground follow."""
        self.view.pan_by(hand.point - self._last)
        self._last = hand.point

    def drops(self, hand: Hand) -> None:
        """The ground stays where it is."""

    def gives_up(self) -> None:
        """The ground stays where it is."""
