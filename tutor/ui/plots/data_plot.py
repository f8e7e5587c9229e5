"""The samples as points: class by colour and shape, validation hollow, the present one ringed."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QToolTip, QWidget

from tutor.document.data_points import Points
from tutor.ui.look.theme import Theme
from tutor.ui.plots.plot import Plot
from tutor.ui.plots.styles import MARKS
from tutor.walk.figures import short

MOST_DRAWN = 4000
"""Points that are drawn; of more, each second, third, … one."""
_NEAR = 14.0
_ROOM = 0.06
_SMALL_FROM = 600


class DataPlot(Plot):
    """`chosen` brings the row of a point that was clicked: training samples first, then validation."""

    chosen = Signal(int)

    def __init__(self, name: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(name, " ", theme, parent)
        self._points: Points | None = None
        self._drawn: npt.NDArray[np.intp] = np.empty(0, np.intp)
        self._row = -1
        self._clouds: list[pg.ScatterPlotItem] = []
        self._ring = pg.ScatterPlotItem(antialias=True, pxMode=True)
        self._ring.setZValue(10)
        self.addItem(self._ring)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        super().set_theme(theme)
        if self._points is not None:
            self.set_points(self._points)
        self.set_row(self._row)

    @property
    def drawn(self) -> int:
        """How many points are drawn."""
        return len(self._drawn)

    def set_points(self, points: Points) -> None:
        """Show these points."""
        self._points = points
        count = len(points.x)
        self._drawn = np.arange(0, count, -(-count // MOST_DRAWN))
        self.set_unit(self.tr("{up} over {across}").format(up=points.up, across=points.across))
        used = 0
        for group in range(max(len(points.groups), 1)):
            mine = self._drawn[points.group[self._drawn] == group]
            for filled, rows in (
                (True, mine[mine < points.training]),
                (False, mine[mine >= points.training]),
            ):
                self._cloud(used, points, rows, group, filled=filled)
                used += 1
        for unused in self._clouds[used:]:
            unused.clear()
        (left, right), (low, high) = _range(points.x), _range(points.y)
        self.getViewBox().setRange(xRange=(left, right), yRange=(low, high), padding=0)
        self.set_row(self._row)

    def set_row(self, row: int) -> None:
        """Ring the point of this row as the present one."""
        self._row = row
        points = self._points
        if points is None or not 0 <= row < len(points.x):
            self._ring.clear()
            return
        pen = pg.mkPen(self._theme.colour("text"), width=2.2)
        size = self._theme.sizes.base * 1.15
        self._ring.setData([points.x[row]], [points.y[row]], size=size, pen=pen, brush=None)

    def place_of(self, row: int) -> QPoint:
        """Where the point of a row stands, in pixels of the viewport."""
        assert self._points is not None
        there = QPointF(self._points.x[row], self._points.y[row])
        at: QPoint = self.mapFromScene(self.getViewBox().mapViewToScene(there))
        return at

    def row_near(self, at: QPointF) -> int | None:
        """The row of the drawn point nearest to a place in the viewport; None where none is near."""
        points = self._points
        if points is None or not len(self._drawn):
            return None
        there = self.getViewBox().mapSceneToView(self.mapToScene(at.toPoint()))
        wide, high = self.getViewBox().viewPixelSize()
        away = np.hypot(
            (points.x[self._drawn] - there.x()) / wide, (points.y[self._drawn] - there.y()) / high
        )
        best = int(np.argmin(np.where(np.isfinite(away), away, np.inf)))
        return int(self._drawn[best]) if away[best] <= _NEAR else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the point under the pointer."""
        row = self.row_near(event.position()) if event.button() is Qt.MouseButton.LeftButton else None
        if row is None:
            event.ignore()
            return
        event.accept()
        self.chosen.emit(row)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Nothing more: the press has said all."""
        event.accept()

    def viewportEvent(self, event: QEvent) -> bool:
        """Say the numbers of the point under a pointer that rests."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            row = self.row_near(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self._words(row) if row is not None else "", self)
            return True
        return bool(super().viewportEvent(event))

    def _words(self, row: int) -> str:
        points = self._points
        assert points is not None
        is_kept = row >= points.training
        sentence = self.tr("validation sample {number}") if is_kept else self.tr("sample {number}")
        parts = [sentence.format(number=row + 1 - (points.training if is_kept else 0))]
        parts += [f"{points.across} = {short(points.x[row])}", f"{points.up} = {short(points.y[row])}"]
        if points.groups:
            parts.append(points.groups[points.group[row]])
        return "\n".join(parts)

    def _cloud(
        self, at: int, points: Points, rows: npt.NDArray[np.intp], group: int, *, filled: bool
    ) -> None:
        """Draw the points of one class, of training or of validation."""
        if at == len(self._clouds):
            self._clouds.append(pg.ScatterPlotItem(antialias=True, pxMode=True))
            self.addItem(self._clouds[at])
        symbol, role = MARKS[group % len(MARKS)]
        colour = self._theme.colour(role)
        small = len(points.x) > _SMALL_FROM
        size = self._theme.sizes.base * (0.42 if small else 0.6)
        pen = pg.mkPen(
            self._theme.colour("bg") if filled and not small else colour, width=1 if filled else 1.5
        )
        brush = colour if filled else None
        self._clouds[at].setData(
            points.x[rows], points.y[rows], symbol=symbol, size=size, pen=pen, brush=brush
        )


def _range(numbers: npt.NDArray[np.float64]) -> tuple[float, float]:
    """From the least to the greatest finite number, with room at both ends."""
    known = numbers[np.isfinite(numbers)]
    if not len(known):
        return -1.0, 1.0
    low, high = float(known.min()), float(known.max())
    room = _ROOM * (high - low) if high > low else max(abs(high), 1.0) / 2
    return low - room, high + room
