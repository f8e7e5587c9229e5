"""What the items of a crowded graph look like: painted once for each look and zoom, and then copied."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from math import ceil, floor
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap

FAR_SCALE = 0.15
"""Below this scale a crowded graph is seen from afar: its nodes are shapes and colours."""
_KEPT_AT_MOST = 20_000_000
"""Pixels kept, then all are painted anew: ten screens full."""


class Copy(NamedTuple):
    """A pixmap, where an item copies it to, and all of it; for as long as the stamp is the one in use."""

    stamp: int
    pixmap: QPixmap
    target: QRectF
    source: QRectF


class Pixmaps:
    """Pixmaps by look, for the scale at which they are seen, and the screen on which.

    At another scale all are painted again, so that what is copied is sharp, pixel for pixel.
    """

    def __init__(self) -> None:
        self._kept: dict[Hashable, Copy] = {}
        self.scale = self.ratio = 1.0
        self.stamp = 1
        """Another one whenever the copies of before are of no use any more."""
        self._pixels = 0

    def forget(self) -> None:
        """Paint everything anew."""
        self._kept, self._pixels = {}, 0
        self.stamp += 1

    def look_at(self, scale: float, ratio: float) -> None:
        """Be seen at this scale, on a screen with so many pixels a pixel of the scene's at 100 %."""
        if (scale, ratio) != (self.scale, self.ratio):
            self.scale, self.ratio = scale, ratio
            self.forget()

    def copy(self, look: Hashable, box: QRectF, draw: Callable[[QPainter], None]) -> Copy:
        """What an item copies.

        Args:
            look: all that its looks depend on.
            box: where it paints, around its origin.
            draw: paints it around the origin of a painter.
        """
        kept = self._kept.get(look)
        if kept is None:
            if self._pixels > _KEPT_AT_MOST:
                self.forget()
            kept = self._kept[look] = self._painted(box, draw)
        return kept

    def _painted(self, box: QRectF, draw: Callable[[QPainter], None]) -> Copy:
        """The look, with its origin at the corner of a pixel."""
        whole = self.scale * self.ratio
        left, top = floor(box.left() * whole), floor(box.top() * whole)
        size = QSize(ceil(box.right() * whole) - left, ceil(box.bottom() * whole) - top)
        size = size.expandedTo(QSize(1, 1))
        self._pixels += size.width() * size.height()
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.translate(-left, -top)
        painter.scale(whole, whole)
        draw(painter)
        painter.end()
        pixmap.setDevicePixelRatio(whole)
        target = QRectF(left / whole, top / whole, size.width() / whole, size.height() / whole)
        return Copy(self.stamp, pixmap, target, QRectF(0, 0, size.width(), size.height()))
