"""Curves over the iterations of training, the present moment a line that can be moved by mouse and keys."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pyqtgraph as pg
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from tutor.ui.look.theme import Theme
from tutor.ui.plots.curve_legend import Curve
from tutor.ui.plots.plot import Plot

Numbers = npt.NDArray[np.float64]

_WIDE = 1000
"""Points of all curves together up to which they are drawn wider than a pixel."""
_DECADES = 16
"""Powers of ten below the highest that a logarithmic scale shows: as many digits as a float has."""


class CoursePlot(Plot):
    """Curves of numbers at the same iterations."""

    scrubbed = Signal(int)
    """The iteration, counted from 0, that a person asks for."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("", " ", theme, parent)
        self._iterations: Numbers = np.empty(0)
        self._values: Numbers = np.empty((0, 0))
        self._styles: tuple[Curve, ...] = ()
        self._per_unit, self._log, self._moment = 1, False, 0
        self._curves: list[pg.PlotDataItem] = []
        self._line = pg.InfiniteLine(angle=90, movable=False)
        self._line.setZValue(10)
        self.addItem(self._line)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        super().set_theme(theme)
        self._line.setPen(pg.mkPen(theme.colour("text"), width=theme.sizes.line_thin))
        self._draw()

    def set_log(self, log: bool) -> None:
        """A logarithmic scale upwards, or a linear one."""
        self._log = log
        self.getAxis("left").powers = log
        self.getAxis("left").picture = None
        self._draw()

    def show_courses(
        self, iterations: npt.NDArray[np.generic], values: Numbers, styles: Sequence[Curve], per_unit: int
    ) -> None:
        """Show `values`, (iterations, curves); `per_unit` iterations make one unit of the lower axis."""
        self._iterations, self._values = np.asarray(iterations, np.float64), values
        self._styles, self._per_unit = tuple(styles), max(per_unit, 1)
        self._draw()

    def set_moment(self, iteration: int) -> None:
        """Mark this iteration as the present moment."""
        self._moment = iteration
        self._line.setVisible(self._has_moment())
        self._line.setPos(iteration / self._per_unit)

    def curve(self, at: int) -> tuple[Numbers, Numbers]:
        """What is drawn of a curve: x in units of the lower axis, y as the scale has it."""
        x, y = self._curves[at].getData()
        return np.asarray(x, np.float64), np.asarray(y, np.float64)

    def x_of(self, iteration: int) -> float:
        """Where an iteration stands across, in pixels of this widget."""
        scene = self.getViewBox().mapViewToScene(pg.Point(iteration / self._per_unit, 0))
        return float(self.mapFromScene(scene).x())

    @property
    def last(self) -> int:
        """The last iteration that there is a number for; −1 where there is none."""
        return int(self._iterations[-1]) if len(self._iterations) else -1

    # --- drawing ------------------------------------------------------------------------------------------

    def _draw(self) -> None:
        while len(self._curves) < self._values.shape[1]:
            self._curves.append(pg.PlotDataItem(antialias=True, connect="finite"))
            self.addItem(self._curves[-1])
        x, y = self._iterations / self._per_unit, self._scaled()
        thin = _WIDE if y.size > _WIDE else 0
        for at, curve in enumerate(self._curves):
            if at >= y.shape[1]:
                curve.setData([], [])
                continue
            style = self._styles[at]
            curve.setPen(self.pen(style.role, points=thin, dashes=style.dashes))
            curve.setSymbol("o" if len(x) == 1 else None)
            curve.setData(x, y[:, at])
        right = max(float(self.last), 1.0) / self._per_unit
        low, high = _bounds(y[np.isfinite(y)], log=self._log)
        self.getViewBox().setRange(xRange=(-0.01 * right, 1.01 * right), yRange=(low, high), padding=0)
        self.set_moment(self._moment)

    def _scaled(self) -> Numbers:
        """The numbers or their logarithms; nan where there is none."""
        values = self._values
        if not self._log:
            return np.where(np.isfinite(values), values, np.nan)
        known = np.isfinite(values) & (values > 0)
        return np.log10(values, out=np.full(values.shape, np.nan), where=known)

    def _has_moment(self) -> bool:
        return 0 <= self._moment <= self.last + 1 and self.last >= 0

    # --- hands --------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the iteration under the mouse."""
        self._scrub(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the present moment."""
        self._scrub(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Nothing more: the press and the drag have asked for all."""
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go on by an iteration, with Shift by an epoch; Home and End to the ends."""
        by = self._per_unit if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
        there = {
            Qt.Key.Key_Left: self._moment - by,
            Qt.Key.Key_Right: self._moment + by,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: self.last,
        }.get(Qt.Key(event.key()))
        if there is None or self.last < 0:
            event.ignore()
            return
        self.scrubbed.emit(min(max(there, 0), self.last))
        event.accept()

    def _scrub(self, event: QMouseEvent) -> None:
        if not event.buttons() & Qt.MouseButton.LeftButton or self.last < 0:
            event.ignore()
            return
        x = self.getViewBox().mapSceneToView(self.mapToScene(event.position().toPoint())).x()
        self.scrubbed.emit(min(max(round(x * self._per_unit), 0), self.last))
        event.accept()


def _bounds(known: Numbers, *, log: bool) -> tuple[float, float]:
    """From the bottom of the plot to its top; logarithmic ones are whole powers of ten."""
    if not len(known):
        return (0.0, 1.0)
    low, high = float(known.min()), float(known.max())
    if log:
        top = float(np.ceil(high + 0.02))
        return (max(float(np.floor(low)), top - _DECADES), top)
    room = high - low if high > low else max(abs(high), 1.0)
    return (low - 0.08 * room, high + 0.08 * room)
