"""A plot in the window's own look: the theme's ground, thin axes, small muted figures, no menus, no wheel.

Only `load_plots` of a panel imports this file and those that build on it: pyqtgraph is slow to load.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QWheelEvent
from PySide6.QtWidgets import QWidget

from tutor.ui.look.theme import Role, Theme, ui_font

SHORT_CURVE = 450
"""Points up to which a curve is drawn wider than a pixel: 20 ms a thousand, where a thin one takes 1 ms."""


class Plot(pg.PlotWidget):
    """A plot with an axis below and one at the left, whose ranges are the program's matter."""

    def __init__(self, name: str, unit: str, theme: Theme, parent: QWidget | None = None) -> None:
        """`name` is what a screen reader says; `unit` stands below the lower axis."""
        axes = {side: _Axis(side) for side in ("bottom", "left")}
        super().__init__(parent, background=None, enableMenu=False, axisItems=axes)
        self._theme, self._unit = theme, unit
        self.setAccessibleName(name)
        self.setFrameShape(self.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # Its ground is whole: what stands behind it need not be painted, too, each time it is drawn.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        item = self.getPlotItem()
        item.hideButtons()
        item.setMenuEnabled(False)
        # It is made all the same, as a window of nobody's: as ours it goes when the plot goes.
        item.ctrlMenu.setParent(self, Qt.WindowType.Popup)
        item.getViewBox().setMouseEnabled(False, False)
        item.getViewBox().setDefaultPadding(0.0)
        item.disableAutoRange()
        item.setContentsMargins(2, 6, 8, 0)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        self._theme = theme
        self.setBackground(theme.colour("bg"))
        small = axis_size(theme)
        for side in ("bottom", "left"):
            axis = self.getAxis(side)
            axis.setPen(pg.mkPen(theme.colour("line"), width=1))
            axis.setTextPen(theme.colour("muted"))
            axis.setStyle(
                tickFont=ui_font(small),
                tickLength=3,
                tickTextOffset=4,
                maxTickLevel=0,
                autoExpandTextSpace=False,
            )
        self.getAxis("left").setWidth(round(small * 3.9))
        self.getAxis("bottom").setHeight(round(small * (3.0 if self._unit else 1.7)))
        self.set_unit(self._unit)

    def set_unit(self, unit: str) -> None:
        """What the lower axis counts or measures."""
        self._unit = unit
        size = round(axis_size(self._theme))
        if unit:
            self.getAxis("bottom").setLabel(
                unit, color=self._theme.hex("muted"), **{"font-size": f"{size}px"}
            )
            self.getAxis("bottom").resizeEvent()  # pyqtgraph places a label by the letters it had before

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the panel, which scrolls."""
        event.ignore()

    def pen(self, role: Role, *, points: int = 0, dashes: tuple[float, ...] = ()) -> QPen:
        """The pen of a curve of so many points; `dashes` are in widths of the pen, none is a whole line."""
        width = self._theme.sizes.line_edge if points <= SHORT_CURVE else 1
        pen: QPen = pg.mkPen(self._theme.colour(role), width=width)
        if dashes:
            pen.setDashPattern([length * (1.0 if width > 1 else 1.5) for length in dashes])
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        return pen

    def draw_on(self, painter: QPainter, target: QRectF) -> None:
        """Paint what is seen, sharp at any size: dots as shapes, where the screen has pictures of them."""
        dots = [item for item in self.scene().items() if isinstance(item, pg.ScatterPlotItem)]
        for item in dots:
            item.setExportMode(True, {"antialias": True})
        try:
            self.render(painter, target, self.viewport().rect())
        finally:
            for item in dots:
                item.setExportMode(False)

    def ground(self) -> QColor:
        """The colour behind the curves."""
        return self._theme.colour("bg")


class _Axis(pg.AxisItem):
    """Ticks with a true minus sign and no SI prefix; on a logarithmic axis whole powers of ten."""

    def __init__(self, orientation: str) -> None:
        super().__init__(orientation)
        self.enableAutoSIPrefix(False)
        self.powers = False

    def tickValues(self, low: float, high: float, size: float) -> Any:  # noqa: N802 - pyqtgraph's own name
        if not self.powers:
            return super().tickValues(low, high, size)
        step = max(1, round((high - low) / max(size / 26, 1) + 0.4))
        first = int(np.ceil(low / step) * step)
        return [(step, [float(power) for power in range(first, int(np.floor(high)) + 1, step)])]

    def tickStrings(self, values: Any, scale: float, spacing: float) -> list[str]:  # noqa: N802 - pyqtgraph's
        if self.powers:
            return powers_of_ten([round(value) for value in values])
        texts: list[str] = super().tickStrings(values, scale, spacing)
        return [text.replace("-", "−").replace("e+", "e") for text in texts]


_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
_WRITTEN_OUT = 3


def powers_of_ten(exponents: Sequence[int]) -> list[str]:
    """Powers of ten as all of an axis can be read: 0.01, 0.1, 1; 10⁻⁸, 10⁻⁴, 10⁰ where one would be long."""
    if all(abs(exponent) <= _WRITTEN_OUT for exponent in exponents):
        return [f"{10.0**exponent:g}" for exponent in exponents]
    return [f"10{str(exponent).translate(_RAISED)}" for exponent in exponents]


def axis_size(theme: Theme) -> float:
    """The size of letters at an axis: a little smaller than small type, but not before a class."""
    return theme.sizes.small if theme.is_projector else max(theme.sizes.small - 2, 10)
