"""The loss over the iterations of training: one engine's or both, beside validation and kept runs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyqtgraph as pg
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from tutor.ui.look.theme import Theme
from tutor.ui.plots.curve_legend import CURVES, Curve
from tutor.ui.plots.envelope import Envelope
from tutor.ui.plots.plot import SHORT_CURVE, Plot

Losses = npt.NDArray[np.float64]
_NONE: Losses = np.empty(0)
_ARROWS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


@dataclass(frozen=True, eq=False)
class Line:
    """Losses drawn as a curve: one an iteration, or at the iterations `at`; `per_unit` make one unit."""

    curve: Curve
    losses: Losses
    per_unit: int = 1
    at: npt.NDArray[Any] | None = None


class LossPlot(Plot):
    """Curves over `iterations / per_unit`, the present moment a line; a press asks for an iteration."""

    scrubbed = Signal(int)
    """The iteration, counted from 0, on which the mouse was pressed or to which it was dragged."""
    walked = Signal(int, bool)
    """So many iterations on (or back) by an arrow key; with Shift, which makes it True, so many epochs."""

    def __init__(self, theme: Theme, *, tagged: bool = False, parent: QWidget | None = None) -> None:
        """`tagged`: the line of the present moment carries its name."""
        super().__init__("", " ", theme, parent)
        self._lines = {name: Line(curve, _NONE) for name, curve in CURVES.items()}
        self._per_unit, self._log, self._moment = 1, False, -1
        self._curves: dict[str, pg.PlotDataItem] = {}
        self._envelopes: dict[str, Envelope] = {}
        self._looks: dict[str, object] = {}
        self._dot_shown: tuple[float, float] | None = None
        self._tag_says = ""
        self._line = pg.InfiniteLine(angle=90, movable=False)
        self._line.setZValue(10)
        self._dots = pg.ScatterPlotItem(antialias=True, pxMode=True)
        self._dots.setZValue(11)
        for name in self._lines:
            self._add_curve(name)
        for item in (self._line, self._dots):
            self.addItem(item)
        self._tag = _Tag(anchor=(0.5, 0)) if tagged else None
        if self._tag is not None:
            self._tag.setZValue(12)
            self.addItem(self._tag)
        self._words = ""
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        super().set_theme(theme)
        self._line.setPen(pg.mkPen(theme.colour("text"), width=theme.sizes.line_thin))
        self._looks = dict.fromkeys(self._looks)
        self._dot_shown, self._tag_says = None, ""
        self._draw_curves()
        self._draw_moment()

    def set_losses(
        self,
        own: Losses,
        torch: Losses,
        per_unit: int = 1,
        zeroed: Losses = _NONE,
        validation: Line | None = None,
        kept: Sequence[Line] = (),
    ) -> None:
        """Show these losses, one an iteration; `per_unit` iterations make one unit of the lower axis.

        `zeroed` are those that there would be if the gradients were zeroed; `kept` those of other runs.
        """
        lines = {
            name: Line(CURVES[name], losses, per_unit)
            for name, losses in (("own", own), ("torch", torch), ("zeroed", zeroed))
        }
        lines["validation"] = validation or Line(CURVES["validation"], _NONE, per_unit)
        lines |= {f"kept {number}": line for number, line in enumerate(kept)}
        for name in self._curves.keys() - lines.keys():
            self.removeItem(self._curves.pop(name))
            del self._envelopes[name], self._looks[name]
        for name in lines.keys() - self._curves.keys():
            self._add_curve(name)
        self._lines, self._per_unit = lines, per_unit
        self._draw_curves()
        self._draw_moment()

    def set_log(self, log: bool) -> None:
        """A logarithmic scale of the loss, or a linear one."""
        self._log = log
        self.getAxis("left").powers = log
        self.getAxis("left").picture = None
        self._draw_curves()
        self._draw_moment()

    def set_moment(self, iteration: int, words: str) -> None:
        """Mark this iteration as the present moment; `words` name it."""
        self._moment, self._words = iteration, words
        self._draw_moment()

    def shown(self, engine: str) -> Losses:
        """The losses drawn as this curve (own, torch, zeroed, validation, kept 0), before any logarithm."""
        return self._lines[engine].losses

    def x_of(self, iteration: int) -> float:
        """Where an iteration stands across, in pixels of this widget."""
        view = self.getViewBox()
        scene = view.mapViewToScene(pg.Point(iteration / self._per_unit, 0))
        return float(self.mapFromScene(scene).x())

    # --- drawing ------------------------------------------------------------------------------------------

    def _add_curve(self, name: str) -> None:
        curve = self._curves[name] = pg.PlotDataItem(antialias=True)
        curve.setZValue(-2 if name.startswith("kept") else -1 if name == "zeroed" else 0)
        self._envelopes[name], self._looks[name] = Envelope(), None
        self.addItem(curve)  # behind stands what was not really trained, or before

    def _draw_curves(self) -> None:
        columns, heights, right = max(self.viewport().width(), 300), [], 1.0 / self._per_unit
        for name, line in self._lines.items():
            x, y = (
                self._envelopes[name].of(line.losses, columns) if line.at is None else (line.at, line.losses)
            )
            y = self._scaled(y)
            heights.append(y[np.isfinite(y)])
            if len(x):
                right = max(right, float(x[-1]) / line.per_unit)
            self._draw(name, line, x / line.per_unit, y)
        low, high = _bounds(heights, log=self._log)
        self.getViewBox().setRange(xRange=(-0.01 * right, 1.01 * right), yRange=(low, high), padding=0)

    def _draw(self, name: str, line: Line, x: npt.NDArray[Any], y: Losses) -> None:
        """Show a curve; what a curve looks like is set where it is another, for that takes long."""
        curve, points = self._curves[name], len(line.losses)
        look = (line.curve, points > SHORT_CURVE, points == 1) if points else None
        if look is None and self._looks[name] is None:
            return
        if look is not None and look != self._looks[name]:
            curve.setPen(self.pen(line.curve.role, points=points, dashes=line.curve.dashes))
            curve.setSymbol("o" if points == 1 else None)
        self._looks[name] = look
        curve.opts["connect"] = "all" if np.isfinite(y).all() else "finite"
        curve.setData(x, y)

    def _scaled(self, losses: Losses) -> Losses:
        """The losses or their logarithms; nan where there is none."""
        if not self._log:
            return losses
        return np.log10(losses, out=np.full(len(losses), np.nan), where=np.isfinite(losses) & (losses > 0))

    @property
    def _longest(self) -> int:
        """How many iterations one can go to."""
        return max(len(self._lines[name].losses) for name in ("own", "torch", "zeroed"))

    def _draw_moment(self) -> None:
        there = 0 <= self._moment < max(self._longest, 1) and self._longest > 0
        self._line.setVisible(there)
        self._dots.setVisible(there)
        if self._tag is not None:
            self._tag.setVisible(there and bool(self._words))
        if not there:
            return
        x = self._moment / self._per_unit
        self._line.setPos(x)
        self._draw_dot(x)
        self._draw_tag(x)

    def _draw_dot(self, x: float) -> None:
        own = self._scaled(self._lines["own"].losses[self._moment : self._moment + 1])
        at = (x, float(own[0])) if len(own) and np.isfinite(own[0]) else None
        if at is None:
            self._dots.clear()
        elif at != self._dot_shown:
            rim = pg.mkPen(self._theme.colour("surface"), width=2)
            size = self._theme.sizes.base * 0.72
            self._dots.setData([{"pos": at, "size": size, "brush": self._theme.colour("text"), "pen": rim}])
        self._dot_shown = at

    def _draw_tag(self, x: float) -> None:
        """The name of the moment at the top of its line, kept within the plot."""
        if self._tag is None:
            return
        theme = self._theme
        (left, right), (_, top) = self.getViewBox().viewRange()
        share = (x - left) / (right - left)
        anchor = pg.Point(min(max(share * 1.4 - 0.2, 0.0), 1.0), 0)
        if anchor != self._tag.anchor:
            self._tag.setAnchor(anchor)
        style = f"color:{theme.hex('surface')};font-size:{round(theme.sizes.section)}px;font-weight:600"
        says = f"<div style='{style}'>&nbsp;{self._words}&nbsp;</div>"
        if says != self._tag_says:
            self._tag_says, self._tag.fill = says, pg.mkBrush(theme.colour("text"))
            self._tag.setHtml(says)
        self._tag.setPos(x, top)

    # --- mouse and keys -----------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the iteration under the mouse."""
        self._scrub(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the present moment."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._scrub(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Nothing more: the press and the drag have asked for all."""
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Keep the keys below from the shortcuts of the window."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_ours(event):
            event.accept()
            return True
        return bool(super().event(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go on by iterations, with Shift by epochs; Home and End to the first and the last one."""
        if not _is_ours(event) or not self._longest:
            event.ignore()
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.scrubbed.emit(0 if event.key() == Qt.Key.Key_Home else self._longest - 1)
        else:
            by_epoch = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.walked.emit(_ARROWS[Qt.Key(event.key())], by_epoch)

    def _scrub(self, event: QMouseEvent) -> None:
        if not event.buttons() & Qt.MouseButton.LeftButton or not self._longest:
            event.ignore()
            return
        x = self.getViewBox().mapSceneToView(self.mapToScene(event.position().toPoint())).x()
        self.scrubbed.emit(min(max(round(x * self._per_unit), 0), self._longest - 1))
        event.accept()


class _Tag(pg.TextItem):
    """Words on a small rounded ground."""

    def paint(self, painter: QPainter, *_: object) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.fill)
        ground = self.mapFromItem(self.textItem, self.textItem.boundingRect()).boundingRect()
        painter.drawRoundedRect(ground.adjusted(0, 1, 0, -1), 5, 5)


def _is_ours(event: QKeyEvent) -> bool:
    held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
    keys = (*_ARROWS, Qt.Key.Key_Home, Qt.Key.Key_End)
    return event.key() in keys and held == Qt.KeyboardModifier.NoModifier


def _bounds(heights: list[Losses], *, log: bool) -> tuple[float, float]:
    """From the bottom of the plot to its top; a linear one stands on 0 unless a loss is below."""
    known = [each for each in heights if len(each)]
    if not known:
        return (0.0, 1.0)
    low, high = min(float(each.min()) for each in known), max(float(each.max()) for each in known)
    if log:
        return (float(np.floor(low)), max(float(np.ceil(high)), float(np.floor(low)) + 1))
    low = min(low, 0.0)
    room = max(high - low, 1e-12)
    return (low - 0.03 * room, high + 0.1 * room)
