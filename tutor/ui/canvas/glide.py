"""Gliding: the view moves, and zooms, to where it is to look, instead of jumping there."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QEasingCurve, QObject, QPointF, QVariantAnimation

if TYPE_CHECKING:
    from tutor.ui.canvas.zoom_view import ZoomView

_LONGEST = 200
"""Milliseconds."""


class Glide(QObject):
    """One glide at a time; a person who pans or zooms ends it where it is."""

    def __init__(self, view: ZoomView) -> None:
        super().__init__(view)
        self._view = view
        self._from, self._to = (1.0, QPointF()), (1.0, QPointF())
        self._where = QPointF()
        self._animation = QVariantAnimation(self)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.setEasingCurve(QEasingCurve.Type.InOutQuad)
        self._animation.valueChanged.connect(self._advance)

    @property
    def is_running(self) -> bool:
        """Whether the view is on its way."""
        return self._animation.state() == QVariantAnimation.State.Running

    @property
    def target(self) -> tuple[float, QPointF, QPointF]:
        """The zoom that it comes to, and which point of the scene will be at which point of the viewport."""
        return (*self._to, self._where)

    def to(self, zoom: float, what: QPointF, where: QPointF) -> None:
        """Come to `zoom`, with the point `what` of the scene at the point `where` of the viewport.

        Without motion, and before the view is shown, it is there at once.
        """
        self.stop()
        milliseconds = min(self._view.theme.motion_ms, _LONGEST)
        if not (self._view.moves and milliseconds and self._view.isVisible()):
            self._view.look(zoom, what, where)
            return
        self._from = (self._view.zoom, self._view.to_scene(where))
        self._to, self._where = (zoom, what), where
        self._animation.setDuration(milliseconds)
        self._animation.start()

    def stop(self) -> None:
        """Stay where the view is now."""
        self._animation.stop()

    def finish(self) -> None:
        """Be there now."""
        if self.is_running:
            self._animation.stop()
            self._view.look(*self.target)

    def _advance(self, share: float) -> None:
        (zoom, what), (wished, there) = self._from, self._to
        if share >= 1.0:
            self._view.look(*self.target)
            return
        between = math.exp((1.0 - share) * math.log(zoom) + share * math.log(wished))
        self._view.look(between, what + (there - what) * share, self._where)
