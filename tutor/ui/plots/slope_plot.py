"""The root over one node: the curve, the point where the node stands, and the tangent: the gradient."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from PySide6.QtWidgets import QWidget

from tutor.ui.plots.plot import Plot
from tutor.ui.plots.root_curve import RootCurve
from tutor.ui.theme import Theme

_TANGENT = 0.2
"""How far the tangent reaches to each side, as a share of the plot's width."""


class SlopePlot(Plot):
    """Shows a RootCurve. What is not known yet, the slope or where the update has led, is left out."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("", "", theme, parent)
        self._curve: RootCurve | None = None
        self._slope: float | None = None
        self._moved_to: float | None = None
        self._line = pg.PlotDataItem(antialias=True, connect="finite")
        self._tangent = pg.PlotDataItem(antialias=True)
        self._points = pg.ScatterPlotItem(antialias=True, pxMode=True)
        for item in (self._line, self._tangent, self._points):
            self.addItem(item)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        super().set_theme(theme)
        self._line.setPen(self.pen("value"))
        self._tangent.setPen(self.pen("grad"))
        self._draw()

    def show_curve(self, curve: RootCurve, slope: float | None, moved_to: float | None = None) -> None:
        """The curve with its tangent of this slope; `moved_to` is the node's value after an update."""
        self._curve, self._slope, self._moved_to = curve, slope, moved_to
        self._draw()

    def tangent(self) -> tuple[np.ndarray, np.ndarray] | None:
        """The ends of the tangent, x and y; None where it is not shown."""
        x, y = self._tangent.getData()
        return None if x is None or not len(x) else (x, y)

    def _draw(self) -> None:
        curve = self._curve
        if curve is None:
            return
        self._line.setData(curve.x, np.where(np.isfinite(curve.y), curve.y, np.nan))
        low, high = curve.range
        bottom, top = _heights(curve)
        self.getViewBox().setRange(xRange=(low, high), yRange=(bottom, top), padding=0)
        reach = _TANGENT * (high - low)
        if self._slope is None or not np.isfinite(self._slope) or not np.isfinite(curve.height):
            self._tangent.setData([], [])
        else:
            steep = abs(self._slope) / (top - bottom) * (high - low)
            reach /= max(1.0, np.hypot(1.0, steep) / 2)
            x = np.array([curve.at - reach, curve.at + reach])
            self._tangent.setData(x, curve.height + self._slope * (x - curve.at))
        self._points.setData(self._spots(curve))

    def _spots(self, curve: RootCurve) -> list[dict[str, object]]:
        """The point on the curve; once the update has moved it, hollow, and a full one where it is now."""
        if not np.isfinite(curve.height):
            return []
        size = self._theme.sizes.base * 0.86
        colour = self._theme.colour("grad" if self._slope is not None else "value")
        rim = pg.mkPen(self._theme.colour("surface"), width=2)
        here = {"pos": (curve.at, curve.height), "size": size, "brush": colour, "pen": rim}
        if self._moved_to is None:
            return [here]
        left = here | {"brush": self.ground(), "pen": pg.mkPen(colour, width=2)}
        low, high = curve.range
        if not low <= self._moved_to <= high:
            return [left]
        now = (self._moved_to, curve.height_at(self._moved_to))
        return [left, here | {"pos": now, "brush": self._theme.colour("param_line")}]


def _heights(curve: RootCurve) -> tuple[float, float]:
    """The range of y with room above and below; a level curve gets a unit to each side."""
    finite = curve.y[np.isfinite(curve.y)]
    if not len(finite):
        return -1.0, 1.0
    bottom, top = float(finite.min()), float(finite.max())
    if not np.isfinite(top - bottom) or top - bottom <= 1e-12 * max(1.0, abs(top)):
        return bottom - 1.0, top + 1.0
    room = 0.1 * (top - bottom)
    return bottom - room, top + room
