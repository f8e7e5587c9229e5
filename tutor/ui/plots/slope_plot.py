"""The root over one node: the curve, the point where the node stands, and the tangent: the gradient."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from PySide6.QtWidgets import QWidget

from tutor.engine.nudge import Nudge
from tutor.ui.look.theme import Theme
from tutor.ui.plots.plot import Plot
from tutor.ui.plots.root_curve import RootCurve

_TANGENT = 0.2
"""How far the tangent reaches to each side, as a share of the plot's width."""


class SlopePlot(Plot):
    """Shows a RootCurve. What is not known yet, the slope or where the update has led, is left out."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("", "", theme, parent)
        self._curve: RootCurve | None = None
        self._slope: float | None = None
        self._moved_to: float | None = None
        self._nudge: Nudge | None = None
        self._gap = pg.PlotDataItem(antialias=True)
        self._line = pg.PlotDataItem(antialias=True, connect="finite")
        self._tangent = pg.PlotDataItem(antialias=True)
        self._points = pg.ScatterPlotItem(antialias=True, pxMode=True)
        for item in (self._line, self._tangent, self._gap, self._points):
            self.addItem(item)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        super().set_theme(theme)
        self._line.setPen(self.pen("value"))
        self._tangent.setPen(self.pen("grad"))
        self._gap.setPen(self.pen("text", dashes=(2.0, 2.0)))
        self._draw()

    def show_curve(
        self,
        curve: RootCurve,
        slope: float | None,
        moved_to: float | None = None,
        nudge: Nudge | None = None,
    ) -> None:
        """The curve with its tangent of this slope; `moved_to` is the node's value after an update.

        A nudge is seen as two points: where the tangent predicts the root to be, and where it is.
        """
        self._curve, self._slope, self._moved_to, self._nudge = curve, slope, moved_to, nudge
        self._draw()

    def gap(self) -> tuple[np.ndarray, np.ndarray] | None:
        """The ends of the line between what is predicted and what is, x and y; None without a nudge."""
        x, y = self._gap.getData()
        return None if x is None or not len(x) else (x, y)

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
        bottom, top = _heights(curve, self._nudge)
        self.getViewBox().setRange(xRange=(low, high), yRange=(bottom, top), padding=0)
        nudge = self._nudge
        reach = _TANGENT * (high - low)
        if self._slope is None or not np.isfinite(self._slope) or not np.isfinite(curve.height):
            self._tangent.setData([], [])
        else:
            steep = abs(self._slope) / (top - bottom) * (high - low)
            reach /= max(1.0, np.hypot(1.0, steep) / 2)
            x = np.array([curve.at - reach, curve.at + reach])
            if nudge is not None:
                there = curve.at + nudge.h
                x = np.array([min(x[0], there), max(x[1], there)])
            self._tangent.setData(x, curve.height + self._slope * (x - curve.at))
        if nudge is None or not np.isfinite(nudge.after):
            self._gap.setData([], [])
        else:
            ends = np.array([curve.height + nudge.predicted, curve.height + nudge.actual])
            self._gap.setData(np.full(2, curve.at + nudge.h), ends)
        self._points.setData(self._spots(curve) + self._nudged_spots(curve))

    def _nudged_spots(self, curve: RootCurve) -> list[dict[str, object]]:
        """Hollow on the tangent what is predicted, full on the curve what is."""
        nudge = self._nudge
        if nudge is None or not np.isfinite(nudge.after):
            return []
        size, x = self._theme.sizes.base * 0.8, curve.at + nudge.h
        tangent = pg.mkPen(self._theme.colour("grad"), width=2)
        rim = pg.mkPen(self._theme.colour("surface"), width=2)
        return [
            {
                "pos": (x, curve.height + nudge.predicted),
                "size": size,
                "brush": self.ground(),
                "pen": tangent,
            },
            {
                "pos": (x, curve.height + nudge.actual),
                "size": size,
                "brush": self._theme.colour("value"),
                "pen": rim,
            },
        ]

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


def _heights(curve: RootCurve, nudge: Nudge | None) -> tuple[float, float]:
    """The range of y with room above and below; a level curve gets a unit to each side."""
    finite = curve.y[np.isfinite(curve.y)]
    if nudge is not None and np.isfinite(nudge.predicted) and np.isfinite(curve.height):
        finite = np.append(finite, curve.height + nudge.predicted)
    if not len(finite):
        return -1.0, 1.0
    bottom, top = float(finite.min()), float(finite.max())
    if not np.isfinite(top - bottom) or top - bottom <= 1e-12 * max(1.0, abs(top)):
        return bottom - 1.0, top + 1.0
    room = 0.1 * (top - bottom)
    return bottom - room, top + room
