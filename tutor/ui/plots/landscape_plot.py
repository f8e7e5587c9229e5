"""The loss over one number of the parameters as a curve, over two as a heat map with contour lines."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from tutor.training.views.contours import contour, levels
from tutor.training.views.landscape import Landscape
from tutor.ui.look.theme import Theme
from tutor.ui.plots.heat import colour_table, shares
from tutor.ui.plots.plot import Plot, axis_size

Numbers = npt.NDArray[np.float64]
Ranges = tuple[tuple[float, float], ...]

_LINES = 9
_TANGENT = 0.22
"""How far the tangent reaches to each side, as a share of the plot's width."""
_ARROW = 0.18
"""How long the gradient's arrow is, as a share of the plot."""
_ZOOM = 1.5
_STEP = 0.1
_KEYS = {
    Qt.Key.Key_Left: (-_STEP, 0.0),
    Qt.Key.Key_Right: (_STEP, 0.0),
    Qt.Key.Key_Down: (0.0, -_STEP),
    Qt.Key.Key_Up: (0.0, _STEP),
}


class LandscapePlot(Plot):
    """Shows a Landscape, the way to its point, and there the tangent, or the arrow against the gradient."""

    moved = Signal(object)
    """The ranges that a person wants to see instead, one an element: dragged, zoomed, or moved by keys."""
    fitted = Signal()
    """The range is to be chosen by the program again: key 0."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("", " ", theme, parent)
        self._land: Landscape | None = None
        self._names: tuple[str, ...] = ()
        self._path: Numbers = np.empty((0, 1))
        self._grip: tuple[QPointF, Ranges] | None = None
        self._image = pg.ImageItem(axisOrder="row-major")
        self._curve = pg.PlotDataItem(antialias=True, connect="finite")
        self._contours = pg.PlotCurveItem(antialias=True, connect="pairs")
        self._way = pg.PlotDataItem(antialias=True)
        self._steps = pg.ScatterPlotItem(antialias=True, pxMode=True)
        self._tangent = pg.PlotDataItem(antialias=True)
        self._arrow = pg.ArrowItem(pxMode=True)
        self._point = pg.ScatterPlotItem(antialias=True, pxMode=True)
        items = (
            self._image, self._contours, self._curve, self._way, self._steps, self._tangent, self._arrow,
            self._point,
        )  # fmt: skip
        for item in items:
            self.addItem(item, ignoreBounds=True)
        self._arrow.setVisible(False)
        self.getViewBox().sigResized.connect(self._turn_arrow)
        self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        super().set_theme(theme)
        self._name_axes()
        self._draw()

    def show_landscape(self, land: Landscape, path: Numbers, names: tuple[str, ...]) -> None:
        """Show it with the `path` that led to its point, (points, elements); `names` stand at the axes."""
        if names != self._names:
            self._names = names
            self._name_axes()
        self._land, self._path = land, path
        self._draw()

    def _name_axes(self) -> None:
        """The first element stands below; the second upright at the left, where a curve has its loss."""
        self.set_unit(self._names[0] if self._names else " ")
        small, axis = round(axis_size(self._theme)), self.getAxis("left")
        upright = self._names[1] if len(self._names) > 1 else ""
        axis.setLabel(upright, color=self._theme.hex("muted"), **{"font-size": f"{small}px"})
        axis.showLabel(bool(upright))
        axis.setWidth(round(small * (5.4 if upright else 3.9)))

    @property
    def ranges(self) -> Ranges:
        """What is seen: from where to where along each element; of a surface both are a person's matter."""
        (left, right), (low, high) = self.getViewBox().viewRange()
        across = ((float(left), float(right)),)
        is_surface = self._land is not None and self._land.is_surface
        return (*across, (float(low), float(high))) if is_surface else across

    def tangent(self) -> tuple[Numbers, Numbers] | None:
        """The ends of the tangent, x and y; None where there is none."""
        x, y = self._tangent.getData()
        return None if x is None or not len(x) else (x, y)

    def contours(self) -> Numbers:
        """The ends of the contour lines' segments, (2 · segments, x and y)."""
        x, y = self._contours.getData()
        return np.empty((0, 2)) if x is None else np.column_stack((x, y))

    # --- drawing ------------------------------------------------------------------------------------------

    def _draw(self) -> None:
        land = self._land
        if land is None:
            return
        for item in (self._image, self._contours):
            item.setVisible(land.is_surface)
        if land.is_surface:
            self._draw_surface(land)
        else:
            self._draw_curve(land)
        rim = pg.mkPen(self._theme.colour("surface"), width=2)
        there = (land.at[0], land.at[1] if land.is_surface else land.height)
        known = [there] if np.isfinite(there).all() else []
        size = self._theme.sizes.base * 0.86
        self._point.setData(pos=known or None, size=size, brush=self._theme.colour("grad"), pen=rim)

    def _draw_curve(self, land: Landscape) -> None:
        low, high = _heights(land)
        self.getViewBox().setRange(xRange=(land.x[0], land.x[-1]), yRange=(low, high), padding=0)
        self._curve.setPen(self.pen("value"))
        self._curve.setData(land.x, np.where(np.isfinite(land.loss), land.loss, np.nan))
        self._arrow.setVisible(False)
        self._way.setData([], [])
        inside = self._path[(self._path[:, 0] >= land.x[0]) & (self._path[:, 0] <= land.x[-1]), 0]
        heights = np.array([land.height_at(float(each)) for each in inside])
        known = np.isfinite(heights)
        self._draw_steps(inside[known], heights[known])
        slope, reach = land.slopes[0], _TANGENT * (land.x[-1] - land.x[0])
        if not np.isfinite(slope) or not np.isfinite(land.height):
            self._tangent.setData([], [])
            return
        steep = abs(slope) / (high - low) * (land.x[-1] - land.x[0])
        x = land.at[0] + reach / max(1.0, float(np.hypot(1.0, steep)) / 2) * np.array([-1.0, 1.0])
        self._tangent.setPen(self.pen("grad"))
        self._tangent.setData(x, land.height + slope * (x - land.at[0]))

    def _draw_surface(self, land: Landscape) -> None:
        width, height = land.x[-1] - land.x[0], land.y[-1] - land.y[0]
        self.getViewBox().setRange(xRange=(land.x[0], land.x[-1]), yRange=(land.y[0], land.y[-1]), padding=0)
        self._curve.setData([], [])
        self._tangent.setData([], [])
        step_x, step_y = width / (len(land.x) - 1), height / (len(land.y) - 1)
        self._image.setImage(shares(land.loss), levels=(0.0, 1.0))
        self._image.setLookupTable(colour_table(self._theme))
        self._image.setRect(land.x[0] - step_x / 2, land.y[0] - step_y / 2, width + step_x, height + step_y)
        lines = [contour(land.loss, land.x, land.y, float(each)) for each in levels(land.loss, _LINES)]
        ends = np.concatenate([np.empty((0, 2, 2)), *lines]).reshape(-1, 2)
        self._contours.setData(ends[:, 0], ends[:, 1])
        self._contours.setPen(pg.mkPen(self._theme.colour("muted"), width=1))
        self._way.setPen(pg.mkPen(self._theme.colour("text"), width=self._theme.sizes.line_thin))
        self._way.setData(self._path[:, 0], self._path[:, 1])
        self._draw_steps(self._path[:, 0], self._path[:, 1])
        self._draw_arrow(land)

    def _draw_steps(self, x: Numbers, y: Numbers) -> None:
        """The way taken, point by point: the first one as a ring."""
        size = self._theme.sizes.base * 0.28
        colour = self._theme.colour("text")
        sizes = np.full(len(x), size)
        sizes[:1] = size * 2.2
        brushes = [pg.mkBrush(colour)] * len(x)
        brushes[:1] = [pg.mkBrush(self.ground())] * min(len(x), 1)
        self._steps.setData(x=x, y=y, size=sizes, brush=brushes, pen=pg.mkPen(colour, width=1))

    def _turn_arrow(self) -> None:
        """The plot has another size: what is steepest as it is seen points elsewhere."""
        if self._land is not None and self._land.is_surface:
            self._draw_arrow(self._land)

    def _draw_arrow(self, land: Landscape) -> None:
        """From the point to where the loss falls most steeply, as the plot is scaled."""
        slopes = np.array(land.slopes)
        length = float(np.hypot(*slopes)) if np.isfinite(slopes).all() else 0.0
        self._arrow.setVisible(length > 0)
        if not length:
            return
        self._arrow.setZValue(5)
        box = self.getViewBox().rect()
        scale = np.array([box.width(), box.height()]) / (land.x[-1] - land.x[0], land.y[-1] - land.y[0])
        seen = -slopes * scale
        seen = seen / np.hypot(*seen)
        long = _ARROW * max(min(box.width(), box.height()), 1.0) + self._theme.sizes.base
        tip = np.array(land.at) + seen * long / scale
        colour, head = self._theme.colour("grad"), self._theme.sizes.base * 0.8
        self._arrow.setStyle(
            angle=float(np.degrees(np.arctan2(seen[1], -seen[0]))), headLen=head,
            tailLen=long - head, tailWidth=self._theme.sizes.line_edge, tipAngle=32, baseAngle=8,
            brush=colour, pen=pg.mkPen(self._theme.colour("surface"), width=1),
        )  # fmt: skip
        self._arrow.setPos(*tip)

    # --- hands --------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the picture."""
        if event.button() == Qt.MouseButton.LeftButton and self._land is not None:
            self._grip = (event.position(), self.ranges)
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag what is seen; it is computed anew as it goes."""
        if self._grip is None:
            return
        start, ranges = self._grip
        box = self.getViewBox().rect()
        by = (
            (start.x() - event.position().x()) / box.width(),
            (event.position().y() - start.y()) / box.height(),
        )
        self._move_to(_shifted(ranges, by))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._grip = None
        self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl nearer or farther; else the panel scrolls."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.angleDelta().y():
            self.zoom(_ZOOM if event.angleDelta().y() > 0 else 1 / _ZOOM)
            event.accept()
        else:
            event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move what is seen, + and − zoom, 0 fits."""
        key = Qt.Key(event.key())
        if key in _KEYS and self._land is not None:
            self._move_to(_shifted(self.ranges, _KEYS[key]))
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(_ZOOM)
        elif key == Qt.Key.Key_Minus:
            self.zoom(1 / _ZOOM)
        elif key == Qt.Key.Key_0:
            self.fitted.emit()
        else:
            event.ignore()

    def zoom(self, factor: float) -> None:
        """Nearer to the point by a factor, or farther by one below 1."""
        if self._land is None:
            return
        about = self._land.at if np.isfinite(self._land.at).all() else tuple(sum(r) / 2 for r in self.ranges)
        ranges = tuple(
            (at - (at - low) / factor, at + (high - at) / factor)
            if low <= at <= high
            else ((low + high) / 2 - (high - low) / 2 / factor, (low + high) / 2 + (high - low) / 2 / factor)
            for at, (low, high) in zip(about, self.ranges, strict=True)
        )
        self._move_to(ranges)

    def _move_to(self, ranges: Ranges) -> None:
        """Show these ranges at once, as far as it is computed, and ask for the rest."""
        box = self.getViewBox()
        box.setXRange(*ranges[0], padding=0)
        if len(ranges) > 1:
            box.setYRange(*ranges[1], padding=0)
        self.moved.emit(ranges)


def _shifted(ranges: Ranges, by: tuple[float, float]) -> Ranges:
    return tuple(
        (low + share * (high - low), high + share * (high - low))
        for (low, high), share in zip(ranges, by, strict=False)
    )


def _heights(land: Landscape) -> tuple[float, float]:
    """The range of a curve with room above and below; a level one gets a unit to each side."""
    finite = land.loss[np.isfinite(land.loss)]
    if np.isfinite(land.height):
        finite = np.append(finite, land.height)
    if not len(finite):
        return -1.0, 1.0
    bottom, top = float(finite.min()), float(finite.max())
    if not np.isfinite(top - bottom) or top - bottom <= 1e-12 * max(1.0, abs(top)):
        return bottom - 1.0, top + 1.0
    room = 0.1 * (top - bottom)
    return bottom - room, top + room
