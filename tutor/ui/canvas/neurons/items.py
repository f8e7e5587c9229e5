"""The items of a network: a neuron, all edges of a layer, the edges of one neuron, and what stands around."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from tutor.graph.neuron import Neuron
from tutor.ui.canvas.edges import arrow_head
from tutor.ui.canvas.mark import plain_text
from tutor.ui.canvas.neurons.geometry import Measures
from tutor.ui.look.theme import Role, Theme
from tutor.ui.typesetting.typeset import Formula
from tutor.walk.figures import short

BLANK = "?"
_THICKNESSES = 4
_HALF_LINE = 0.56
"""How far value and gradient stand from the middle of a neuron that holds both, in their size."""
_BESIDE = 0.4
"""The room beside each of two numbers that stand side by side, in their size."""
_DIGIT = 0.66
"""The width of a digit in its size, at the most."""


class _Item(QGraphicsItem):
    """Something with a box; a subclass paints it."""

    def __init__(self, box: QRectF, z: float) -> None:
        super().__init__()
        self._box = box
        self.setZValue(z)

    def boundingRect(self) -> QRectF:
        """The box."""
        return self._box

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint it."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.draw(painter)

    def draw(self, painter: QPainter) -> None:
        """What a subclass paints."""


class BandItem(_Item):
    """The soft ground behind the layer in which the step happens."""

    def __init__(self, box: QRectF, theme: Theme) -> None:
        super().__init__(box, -2)
        self._colour = theme.colour("accent_soft")
        self._line = QPen(theme.colour("accent"), theme.sizes.line_thin)

    def draw(self, painter: QPainter) -> None:
        """Paint a rounded column."""
        painter.setPen(self._line)
        painter.setBrush(self._colour)
        radius = min(26.0, self._box.width() / 2)
        painter.drawRoundedRect(self._box.adjusted(1, 1, -1, -1), radius, radius)


class TextItem(_Item):
    """A line of text or a formula, centred at a point."""

    def __init__(self, formula: Formula, x: float, baseline: float) -> None:
        left = x - formula.width / 2
        box = QRectF(left, baseline - formula.baseline, formula.width, formula.height)
        super().__init__(box.adjusted(-2, -2, 2, 2), 0)
        self._formula, self._x, self._baseline = formula, left, baseline

    def draw(self, painter: QPainter) -> None:
        """Paint it."""
        self._formula.paint(painter, self._x, self._baseline)


@dataclass(frozen=True)
class EdgeLook:
    """The edge of a weight: its line, how thick from 0 to 1; it is dashed where the weight is negative."""

    line: QLineF
    weight: float
    strength: float


class EdgesItem(_Item):
    """All edges into one layer: thick where the weight is large, dashed where it is negative."""

    def __init__(self, box: QRectF, theme: Theme) -> None:
        super().__init__(box, -1)
        self._theme = theme
        self._groups: list[tuple[QPen, list[QLineF]]] = []

    def show_edges(self, edges: Sequence[EdgeLook]) -> None:
        """Draw these edges from now on, those of one look together."""
        found: dict[tuple[int, bool], list[QLineF]] = {}
        for edge in edges:
            step = min(int(edge.strength * _THICKNESSES), _THICKNESSES - 1)
            found.setdefault((step, edge.weight < 0), []).append(edge.line)
        self._groups = [(self._pen(*look), lines) for look, lines in sorted(found.items())]
        self.update()

    def _pen(self, step: int, negative: bool) -> QPen:
        colour = self._theme.colour("op_line")
        share = (step + 1) / _THICKNESSES
        colour.setAlphaF(0.22 + 0.4 * share)
        pen = QPen(colour, 0.5 + 1.9 * share)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if negative:
            pen.setDashPattern([5.0 / pen.widthF(), 3.5 / pen.widthF()])
        return pen

    def draw(self, painter: QPainter) -> None:
        """Paint group by group."""
        for pen, lines in self._groups:
            painter.setPen(pen)
            painter.drawLines(lines)


@dataclass(frozen=True)
class NeuronLook:
    """What a neuron shows: its number, the gradient below, and how it is marked."""

    value: str = ""
    gradient: str = ""
    is_input: bool = False
    is_step: bool = False
    asked: bool = False
    asked_gradient: bool = False
    selected: bool = False
    focused: bool = False


class NeuronItem(_Item):
    """A neuron: a circle with its value in it, its gradient below."""

    def __init__(self, neuron: Neuron, measures: Measures, theme: Theme) -> None:
        half = measures.pitch / 2
        wide = 1.42 * measures.radius
        super().__init__(QRectF(-wide, -half, 2 * wide, 2 * half), 2)
        self.neuron = neuron
        self._measures, self._theme = measures, theme
        self._look: NeuronLook | None = None

    @property
    def look(self) -> NeuronLook | None:
        """What it shows."""
        return self._look

    def show_look(self, look: NeuronLook) -> None:
        """Show this from now on."""
        if look != self._look:
            self._look = look
            self.update()

    def circle(self) -> QRectF:
        """The outline, in the item's own place; the gradient finds room below it."""
        radius, half = self._measures.radius, self._measures.half
        return QRectF(-half, -radius - self.lift, 2 * half, 2 * radius)

    @property
    def lift(self) -> float:
        """How far the circle's middle lies above the neuron's."""
        return lift(self._measures)

    def shape(self) -> QPainterPath:
        """The circle."""
        path = QPainterPath()
        if self._measures.holds_both:
            path.addRect(self.circle())
        else:
            path.addEllipse(self.circle())
        return path

    def draw(self, painter: QPainter) -> None:
        """Paint the circle, then the numbers."""
        look, theme, measures = self._look, self._theme, self._measures
        if look is None:
            return
        fill, line = self._roles(look)
        width = 2.4 if look.is_step else 1.5
        pen = QPen(theme.colour(line), width)
        if look.asked:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(theme.colour(fill))
        self._outline(painter, self.circle())
        if look.selected:
            ring = QPen(theme.colour("accent"), 2.6 if look.focused else 1.7)
            ring.setStyle(Qt.PenStyle.SolidLine if look.focused else Qt.PenStyle.DashLine)
            painter.setPen(ring)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            self._outline(painter, self.circle().adjusted(-3, -3, 3, 3))
        above, below = -self.lift, measures.radius - self.lift + 0.78 * measures.gradient
        if measures.holds_both:
            below = _HALF_LINE * measures.gradient
            above = -below if look.gradient else 0.0
        self._paint_number(painter, look.value, measures.number, theme.colour("value"), above)
        self._paint_number(painter, look.gradient, measures.gradient, theme.colour("grad"), below)

    def _outline(self, painter: QPainter, box: QRectF) -> None:
        """A circle; where both numbers stand in it, a square with round corners."""
        if self._measures.holds_both:
            corner = 0.55 * self._measures.radius
            painter.drawRoundedRect(box, corner, corner)
        else:
            painter.drawEllipse(box)

    def _roles(self, look: NeuronLook) -> tuple[Role, Role]:
        if look.is_input:
            return "input", "input_line"
        return "op", "accent" if look.is_step else "op_line"

    def _paint_number(self, painter: QPainter, text: str, size: float, colour: QColor, y: float) -> None:
        if text:
            formula = plain_text(text, size, colour, 600)
            formula.paint(painter, -formula.width / 2, y + 0.36 * size)


def lift(measures: Measures) -> float:
    """How far the circle's middle lies above the middle of a neuron's room: the gradient stands below."""
    return 0.0 if measures.holds_both else 0.55 * measures.gradient


def fitted(number: float, digits: int, size: float, room: float) -> str:
    """A number at `size` pixels, with as many of the digits as `room` pixels hold; at least one."""
    wordings = [short(number, fewer) for fewer in range(digits, 0, -1)]
    if math.isfinite(number) and number:
        mantissa, _, exponent = f"{number:.0e}".partition("e")
        wordings.append(f"{mantissa}e{int(exponent)}".replace("-", "−"))
    fitting = (text for text in wordings if len(text) * _DIGIT * size <= room)
    return next(fitting, min(wordings, key=len))


@dataclass(frozen=True)
class OwnEdge:
    """An edge of the neuron that is looked at, with its weight and the weight's gradient as numbers."""

    line: QLineF
    weight: str
    gradient: str
    negative: bool
    strength: float


class OwnEdgesItem(_Item):
    """The edges of the neuron that is looked at, over all others, each with its weight."""

    def __init__(self, box: QRectF, measures: Measures, theme: Theme) -> None:
        super().__init__(box, 1)
        self._measures, self._theme = measures, theme
        self._edges: list[OwnEdge] = []

    @property
    def edges(self) -> list[OwnEdge]:
        """What is drawn."""
        return self._edges

    def show_edges(self, edges: list[OwnEdge]) -> None:
        """Draw these."""
        if edges != self._edges:
            self._edges = edges
            self.setVisible(bool(edges))
            self.update()

    def draw(self, painter: QPainter) -> None:
        """Paint the lines, then the numbers on their middles."""
        for edge in self._edges:
            pen = QPen(self._theme.colour("accent"), 1.0 + 2.0 * edge.strength)
            if edge.negative:
                pen.setDashPattern([5.0 / pen.widthF(), 3.5 / pen.widthF()])
            painter.setPen(pen)
            painter.drawLine(edge.line)
        for edge in self._edges:
            self._paint_label(painter, edge)

    def label(self, edge: OwnEdge) -> QRectF:
        """Where the numbers of an edge stand."""
        size = self._measures.text
        texts = [plain_text(text, size, QColor(), 550) for text in (edge.weight, edge.gradient) if text]
        lines = 1 if self._measures.holds_both else len(texts)
        together = sum(text.width for text in texts) + (_BESIDE * len(texts) - 0.6) * size
        width = together if lines == 1 else max((text.width for text in texts), default=0.0)
        box = QRectF(0, 0, width + 0.6 * size, 1.18 * size * lines + 0.16 * size)
        box.moveCenter(edge.line.center())
        return box

    def _paint_label(self, painter: QPainter, edge: OwnEdge) -> None:
        theme, size, box = self._theme, self._measures.text, self.label(edge)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("surface"))
        painter.drawRoundedRect(box, 4, 4)
        roles: tuple[tuple[str, Role], ...] = ((edge.weight, "value"), (edge.gradient, "grad"))
        baseline, left = box.top() + 0.98 * size, box.left() + _BESIDE / 2 * size
        for text, role in roles:
            if text:
                formula = plain_text(text, size, theme.colour(role), 550)
                if self._measures.holds_both:  # side by side: lines to neighbours lie close
                    formula.paint(painter, left, baseline)
                    left += formula.width + _BESIDE * size
                else:
                    formula.paint(painter, edge.line.center().x() - formula.width / 2, baseline)
                    baseline += 1.18 * size


class LossItem(_Item):
    """The box of the root behind the last layer."""

    def __init__(self, box: QRectF, from_x: float, measures: Measures, theme: Theme) -> None:
        super().__init__(box.adjusted(from_x - box.left(), -8, 8, 8), 2)
        self._body, self._measures, self._theme = box, measures, theme
        self._from_x = from_x
        self._name, self._value, self._glows = "", "", False

    def show_loss(self, name: str, value: str, *, glows: bool) -> None:
        """Show the root's symbol and, where it is known, its value."""
        if (name, value, glows) != (self._name, self._value, self._glows):
            self._name, self._value, self._glows = name, value, glows
            self.update()

    def draw(self, painter: QPainter) -> None:
        """Paint the box, its name and its value; an arrow from the last layer leads to it."""
        theme, body, measures = self._theme, self._body, self._measures
        self._paint_arrow(painter)
        if self._glows:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent_soft"))
            painter.drawRoundedRect(body.adjusted(-7, -7, 7, 7), 14, 14)
        painter.setPen(QPen(theme.colour("loss_line"), 2.4 if self._glows else 1.5))
        painter.setBrush(theme.colour("loss"))
        painter.drawRoundedRect(body, 9, 9)
        middle = body.center()
        size = measures.number
        lines = [(self._name, theme.colour("text")), (self._value, theme.colour("value"))]
        shown = [(text, colour) for text, colour in lines if text]
        for index, (text, colour) in enumerate(shown):
            formula = plain_text(text, size, colour, 600)
            y = middle.y() + (index - (len(shown) - 1) / 2) * 1.25 * size + 0.36 * size
            formula.paint(painter, middle.x() - formula.width / 2, y)

    def _paint_arrow(self, painter: QPainter) -> None:
        """All of the last layer goes into the box."""
        tip, size = self._body.left() - 9.0, 6.0
        painter.setPen(QPen(self._theme.colour("op_line"), 1.5))
        painter.drawLine(QPointF(self._from_x, 0), QPointF(tip - size, 0))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("op_line"))
        painter.drawPolygon(arrow_head((tip, 0.0), (1.0, 0.0), size))


def between(start: QPointF, end: QPointF, radius: float) -> QLineF:
    """The line from one circle's rim to the other's."""
    line = QLineF(start, end)
    share = radius / line.length() if line.length() else 0.0
    return QLineF(line.pointAt(share), line.pointAt(1 - share))
