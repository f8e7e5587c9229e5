"""Histograms of several layers above each other, over powers of ten."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtWidgets import QWidget

from tutor.training.views.gradient_sizes import Spread
from tutor.ui.look.theme import Theme
from tutor.ui.plots.plot import Plot, axis_size
from tutor.ui.plots.styles import STYLES

_HIGH = 0.82
"""How high the tallest bar of a layer stands, where 1 is the distance of two layers."""
_FAINT = 70
"""How opaque a bar is, of 255."""


class HistogramPlot(Plot):
    """A row a layer, the first of the graph at the top; the bars of each row have a scale of their own."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("", " ", theme, parent)
        self._spread: Spread | None = None
        self._titles: tuple[str, ...] = ()
        self._rows: list[pg.PlotCurveItem] = []
        self.getAxis("bottom").powers = True
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        super().set_theme(theme)
        self._draw()

    def show_spread(self, spread: Spread, titles: Sequence[str]) -> None:
        """Show the counts of these layers."""
        self._spread, self._titles = spread, tuple(titles)
        self._draw()

    def row(self, at: int) -> tuple[np.ndarray, np.ndarray]:
        """The outline of a layer's bars as it is drawn: x and y."""
        x, y = self._rows[at].getData()
        return x, y

    def _draw(self) -> None:
        found = self._spread
        if found is None:
            return
        count = len(self._titles)
        while len(self._rows) < count:
            self._rows.append(pg.PlotCurveItem(antialias=True))
            self.addItem(self._rows[-1])
        for at, row in enumerate(self._rows):
            row.setVisible(at < count)
            if at >= count:
                continue
            level, counts = float(count - 1 - at), found.counts[at]
            heights = level + _HIGH * counts / max(int(counts.max(initial=0)), 1)
            x = np.repeat(found.edges, 2)
            y = np.concatenate(([level], np.repeat(heights, 2), [level]))
            style = STYLES[at % len(STYLES)]
            fill = self._theme.colour(style.role)
            fill.setAlpha(_FAINT)
            row.setData(x, y, fillLevel=level, brush=fill)
            row.setPen(self.pen(style.role))
        self._label_rows()
        low, high = float(found.edges[0]), float(found.edges[-1])
        self.getViewBox().setRange(xRange=(low - 0.3, high + 0.3), yRange=(-0.12, count), padding=0)

    def _label_rows(self) -> None:
        """The layers' names at the left, as wide as they are."""
        from PySide6.QtGui import QFontMetricsF

        from tutor.ui.look.theme import ui_font

        axis, small = self.getAxis("left"), axis_size(self._theme)
        widest = max(QFontMetricsF(ui_font(small)).horizontalAdvance(title) for title in self._titles)
        axis.setWidth(round(widest + small * 1.2))
        axis.setTicks([[(len(self._titles) - 1 - at, title) for at, title in enumerate(self._titles)]])
