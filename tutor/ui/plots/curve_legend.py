"""The curves of a loss plot: how each is drawn, and the legend that gives them their names."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from tutor.ui.theme import Role, Theme, ui_font


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


class CurveLegend(QWidget):
    """`— own  ┄ PyTorch  ·· zeroed`, drawn as the curves are; only of those that are there."""

    def __init__(self, theme: Theme, ground: Role = "bg", parent: QWidget | None = None) -> None:
        """`ground` is what it stands on, and hides what lies below it."""
        super().__init__(parent)
        self._theme, self._ground = theme, ground
        self._names = {"own": self.tr("own"), "torch": self.tr("PyTorch"), "zeroed": self.tr("with zeroing")}
        self._shown: tuple[str, ...] = ("own",)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setVisible(False)

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours and sizes of `theme` from now on."""
        self._theme = theme
        self.updateGeometry()
        self.update()

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
        self.updateGeometry()
        self.adjustSize()
        self.update()

    def sizeHint(self) -> QSize:
        """All on one line."""
        width = sum(self._advance(self._names[name]) for name in self._shown)
        return QSize(round(width), round(self._theme.sizes.small * 1.5))

    def minimumSizeHint(self) -> QSize:
        """It does not shrink."""
        return self.sizeHint()

    def _advance(self, text: str) -> float:
        small = self._theme.sizes.small
        return QFontMetricsF(ui_font(small)).horizontalAdvance(text) + small * 3.2

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint each line with its name."""
        theme, small = self._theme, self._theme.sizes.small
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour(self._ground))
        painter.setFont(ui_font(small))
        x, middle = small * 0.6, round(self.height() / 2)
        for name in self._shown:
            curve, text = CURVES[name], self._names[name]
            pen = QPen(theme.colour(curve.role), theme.sizes.line_edge)
            if curve.dashes:
                pen.setDashPattern([length * 0.65 for length in curve.dashes])
                pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(pen)
            painter.drawLine(QPointF(x, middle), QPointF(x + small * 1.6, middle))
            painter.setPen(theme.colour("muted"))
            place = self.rect().adjusted(round(x + small * 2.1), 0, 0, 0)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
            x += self._advance(text)
        painter.end()
