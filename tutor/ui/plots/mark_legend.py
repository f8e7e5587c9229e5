"""The legend of a plot with points: each name behind its mark, filled or hollow, or its line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPainterPath, QPen, QTransform

from tutor.language import translate
from tutor.ui.plots.curve_legend import Curve, Entry, PlotLegend, paint_sample


@dataclass(frozen=True)
class Mark(Curve):
    """A point in a plot: `symbol` is pyqtgraph's, `o` a circle."""

    symbol: str = "o"
    filled: bool = True

    @property
    def line(self) -> str:
        """What it looks like in words, for who does not see it."""
        shapes = {
            "o": translate("plots", "circle"),
            "s": translate("plots", "square"),
            "t1": translate("plots", "triangle"),
            "d": translate("plots", "diamond"),
            "star": translate("plots", "star"),
            "+": translate("plots", "cross"),
            "t": translate("plots", "triangle on its tip"),
            "x": translate("plots", "slanted cross"),
        }
        kind = translate("plots", "filled {shape}") if self.filled else translate("plots", "hollow {shape}")
        return kind.format(shape=shapes[self.symbol])


class MarkLegend(PlotLegend):
    """`● y = 0  ■ y = 1  ○ validation`."""

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Name these marks and lines."""
        super().show_entries(entries)
        line = translate("plots", "{name}: {line} line")
        words = [
            f"{each.name}: {each.curve.line}"
            if isinstance(each.curve, Mark)
            else line.format(name=each.name, line=each.curve.line)
            for each in self.entries()
        ]
        self.setAccessibleName("; ".join(words))

    def paint_on(self, painter: QPainter) -> None:
        """Paint it at the origin of another painter, as for a picture."""
        theme, small, middle = self._theme, self._theme.sizes.small, round(self.line_height / 2)
        for entry, x in zip(self.entries(), self.painted_words(painter), strict=False):
            if isinstance(entry.curve, Mark):
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                colour = theme.colour(entry.curve.role)
                painter.setPen(QPen(colour, 1.5))
                painter.setBrush(colour if entry.curve.filled else theme.colour(self._ground))
                scale = QTransform.fromScale(small * 0.75, small * 0.75)
                place = QPointF(x + small * 1.1, middle)
                painter.drawPath(scale.map(_symbol(entry.curve.symbol)).translated(place))
            else:
                paint_sample(painter, entry.curve, theme, QPointF(x, middle), small * 1.6)


def _symbol(name: str) -> QPainterPath:
    """The outline of a mark around the origin, one unit wide, as pyqtgraph draws it."""
    from pyqtgraph.graphicsItems.ScatterPlotItem import Symbols

    found: QPainterPath = Symbols[name]
    return found
