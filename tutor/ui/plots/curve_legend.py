"""The curves of a loss plot: how each is drawn, and the legend that gives them their names."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from tutor.ui.theme import Role, Theme
from tutor.ui.widgets.sample_row import SampleRow


@dataclass(frozen=True)
class Curve:
    """How a curve is drawn; `dashes` are in widths of its pen, none is a whole line."""

    role: Role
    dashes: tuple[float, ...] = ()


CURVES = {
    "own": Curve("value"),
    "torch": Curve("grad", (4.0, 3.0)),
    "zeroed": Curve("muted", (1.2, 2.2)),
}
"""Our own engine's, PyTorch's, and what ours would be with gradients zeroed."""


class CurveLegend(SampleRow):
    """`— own  ┄ PyTorch  ·· zeroed`, drawn as the curves are; only of those that are there."""

    def __init__(self, theme: Theme, ground: Role = "bg", parent: QWidget | None = None) -> None:
        """`ground` is what it stands on, and hides what lies below it."""
        super().__init__(theme, (), parent)
        self._ground = ground
        self._names = {"own": self.tr("own"), "torch": self.tr("PyTorch"), "zeroed": self.tr("with zeroing")}
        self._shown: tuple[str, ...] = ("own",)
        self.setVisible(False)

    def show_curves(self, beside: Collection[str]) -> None:
        """Name our own engine's curve and those beside it; alone it needs no name, and nothing is shown."""
        shown = tuple(name for name in self._names if name == "own" or name in beside)
        self.setVisible(len(shown) > 1)
        if shown == self._shown:
            return
        self._shown = shown
        lines = {"own": self.tr("solid"), "torch": self.tr("dashed"), "zeroed": self.tr("dotted")}
        words = [self.tr("{name}: {line} line").format(name=self._names[n], line=lines[n]) for n in shown]
        self.setAccessibleName("; ".join(words))
        self.set_texts([self._names[name] for name in shown])

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint each line with its name."""
        theme, small, middle = self._theme, self._theme.sizes.small, round(self.height() / 2)
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour(self._ground))
        for name, x in zip(self._shown, self.painted_words(painter), strict=False):
            curve = CURVES[name]
            pen = QPen(theme.colour(curve.role), theme.sizes.line_edge)
            if curve.dashes:
                pen.setDashPattern([length * 0.65 for length in curve.dashes])
                pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(pen)
            painter.drawLine(QPointF(x, middle), QPointF(x + small * 1.6, middle))
        painter.end()
