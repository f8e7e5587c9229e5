"""How large each node is and what stands where in it, by the theme; the origin is the middle."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from tutor.language import translate
from tutor.ui.canvas.figure import Figure
from tutor.ui.canvas.mark import Mark, number_mark, plain_text
from tutor.ui.canvas.shown import NodeShown
from tutor.ui.look.theme import Role, Theme
from tutor.ui.typesetting.typeset import Formula, typeset

_RADIUS = 34.0
"""The radius of an operation at which the lengths below hold; they grow with the theme's."""
_GROWTH = 16.0
_NOMINAL = "−0.12"


@dataclass(frozen=True, eq=False)
class Placed:
    """A formula with the left end of its baseline."""

    formula: Formula
    x: float
    baseline: float


@dataclass(frozen=True, eq=False)
class Plan:
    """A node's size, its texts, its numbers with their centres; `divider` is the y of the line over grad."""

    width: float
    height: float
    texts: tuple[Placed, ...] = ()
    value: tuple[Mark, float, float] | None = None
    gradient: tuple[Mark, float, float] | None = None
    divider: float | None = None


def scale_of(theme: Theme) -> float:
    """How much larger than at 100 % the theme draws nodes."""
    return theme.sizes.op_radius / _RADIUS


def plan(shown: NodeShown, theme: Theme, *, crowded: bool = False) -> Plan:
    """What stands where in the node; in a crowd names are not typeset."""
    if shown.kind == "operation":
        return _operation(shown, theme)
    if shown.kind == "opaque":
        return _opaque(shown, theme)
    if shown.kind == "root":
        return _root(shown, theme, crowded)
    if shown.kind == "frame":
        from tutor.ui.canvas.frame_box import plan_frame  # most graphs have no closed frame

        return plan_frame(shown, theme, crowded=crowded)
    return _Leaf(shown, theme, crowded).plan()


def nominal_size(shown: NodeShown, theme: Theme, *, crowded: bool = False) -> tuple[float, float]:
    """The size that a layout reckons with: it depends on the shapes of values and not on their digits."""
    sized = replace(shown, room=_nominal(shown.room), gradient_room=_nominal(shown.gradient_room))
    found = plan(replace(sized, value=None, gradient=None), theme, crowded=crowded)
    return found.width, found.height


def _nominal(figure: Figure | None) -> Figure | None:
    if figure is None or len(figure.shape) > 2:
        return figure
    if not figure.is_grid:
        return Figure((("0",),))
    return replace(
        figure,
        rows=tuple(
            tuple(text if figure.is_dots(row, column) else _NOMINAL for column, text in enumerate(texts))
            for row, texts in enumerate(figure.rows)
        ),
    )


def _operation(shown: NodeShown, theme: Theme) -> Plan:
    sizes = theme.sizes
    size = sizes.canvas_symbol if len(shown.symbol) == 1 else sizes.canvas_symbol * 0.62
    weight = 500 if shown.symbol.isalpha() and len(shown.symbol) > 1 else 400
    formula = plain_text(shown.symbol, size, theme.colour("text"), weight)
    most = 1.5 * sizes.op_radius
    if formula.width > most:
        formula = plain_text(shown.symbol, size * most / formula.width, theme.colour("text"), weight)
    box = formula.outline.parts[0][0].boundingRect()
    scale = formula.size / 100.0
    text = Placed(formula, -box.center().x() * scale, -box.center().y() * scale)
    return Plan(2 * sizes.op_radius, 2 * sizes.op_radius, (text,))


def _opaque(shown: NodeShown, theme: Theme) -> Plan:
    """A box with PyTorch's name for the operation."""
    radius = theme.sizes.op_radius
    formula = plain_text(shown.symbol, 0.64 * theme.sizes.canvas_symbol, theme.colour("text"), 500)
    most = 5.0 * radius
    if formula.width > most:
        formula = plain_text(shown.symbol, formula.size * most / formula.width, theme.colour("text"), 500)
    box = formula.outline.parts[0][0].boundingRect()
    scale = formula.size / 100.0
    text = Placed(formula, -box.center().x() * scale, -box.center().y() * scale)
    return Plan(max(1.8 * radius, formula.width + 0.8 * radius), 1.3 * radius, (text,))


def _name(shown: NodeShown, theme: Theme, size: float, crowded: bool) -> Formula | None:
    if shown.tex and not crowded:
        return typeset(shown.tex, size, theme.colour("text"))
    return plain_text(shown.plain, 0.8 * size, theme.colour("text"), 450) if shown.plain else None


def _root(shown: NodeShown, theme: Theme, crowded: bool) -> Plan:
    k, sizes = scale_of(theme), theme.sizes
    if shown.tex and not crowded:
        name = typeset(shown.tex, 0.9 * sizes.canvas_name, theme.colour("text"))
    else:
        name = plain_text(shown.plain, sizes.base, theme.colour("text"), 550)
    room = number_of(shown.room, theme)
    width = max(62 * k, name.width + 20 * k, room.width + 22 * k if room else 0.0)
    if room is None:
        return Plan(width, 60 * k, (Placed(name, -name.width / 2, (name.baseline - name.descent) / 2),))
    height = max(60 * k, room.height + 46 * k)
    top = -height / 2 + 10 * k
    text = Placed(name, -name.width / 2, top + max(name.baseline, 10 * k))
    centre = height / 2 - 9 * k - room.height / 2
    value = number_of(shown.value, theme)
    return Plan(_grown(width, 62 * k, k), height, (text,), (value, 0.0, centre) if value else None)


def number_of(figure: Figure | None, theme: Theme, role: Role = "value") -> Mark | None:
    """The number as it stands in a node; None where it is not known."""
    return None if figure is None else number_mark(figure, _size(figure, theme), theme.colour(role))


def _size(figure: Figure, theme: Theme) -> float:
    """The size of the letters of a node's number; those of a grid are smaller."""
    return 0.87 * theme.sizes.canvas_number if figure.is_grid else theme.sizes.canvas_number


def _grown(width: float, at_least: float, k: float) -> float:
    """A width that grows in steps, so that a box does not twitch with each digit."""
    more = max(0.0, width - at_least)
    return at_least + math.ceil(more / (_GROWTH * k) - 1e-9) * _GROWTH * k


class _Leaf:
    """An input or a constant with its value; a parameter as a Tensor, data above and grad below."""

    def __init__(self, shown: NodeShown, theme: Theme, crowded: bool) -> None:
        self._shown, self._theme, self._k = shown, theme, scale_of(theme)
        self._is_grid = shown.room is not None and shown.room.is_grid
        size = theme.sizes.canvas_name * (0.83 if self._is_grid else 1.0)
        self._name = _name(shown, theme, size, crowded)
        self._room = self._mark(shown.room, "value")
        self._grad_room = self._mark(shown.gradient_room, "grad") if self._has_grad else None
        self._word = plain_text(translate("canvas", "grad"), theme.sizes.base, theme.colour("muted"))

    @property
    def _has_grad(self) -> bool:
        return self._shown.kind == "parameter"

    def _mark(self, figure: Figure | None, role: Role) -> Mark | None:
        return number_of(figure, self._theme, role)

    def plan(self) -> Plan:
        """The box: of a grid with the shape beside the name, of a number in one row with it."""
        return self._of_grid() if self._is_grid else self._of_number()

    def _of_number(self) -> Plan:
        k = self._k
        width = self._number_width()
        height = 92 * k if self._has_grad else 60 * k
        row = -20 * k if self._has_grad else 0.0
        texts: list[Placed] = []
        if self._name:
            texts.append(Placed(self._name, -width / 2 + 24 * k, row + self._middle(self._name)))
        value = self._mark(self._shown.value, "value")
        right = width / 2 - 17 * k
        centre = right - value.width / 2 if value and self._name else 0.0
        placed = (value, centre, row) if value else None
        if not self._has_grad:
            return Plan(width, height, tuple(texts), placed)
        below = 26 * k
        texts.append(Placed(self._word, -width / 2 + 14 * k, below + 0.35 * self._word.size))
        gradient = self._mark(self._shown.gradient, "grad")
        there = (gradient, right - gradient.width / 2, below) if gradient else None
        return Plan(width, height, tuple(texts), placed, there, 3 * k)

    def _middle(self, name: Formula) -> float:
        """The baseline, below the middle of the row: letters without a stem stand in its middle."""
        return min(0.3 * self._theme.sizes.canvas_name, (name.baseline - name.descent) / 2 + 0.04 * name.size)

    def _number_width(self) -> float:
        k = self._k
        number = max(
            (mark.width for mark in (self._room, self._mark(self._shown.value, "value")) if mark), default=0
        )
        if self._name is None:
            return _grown(number + 28 * k, 56 * k, k)
        least = (120 if self._has_grad else 100) * k
        width = 24 * k + self._name.width + 14 * k + number + 17 * k
        if self._has_grad:
            grads = (self._grad_room, self._mark(self._shown.gradient, "grad"))
            grad = max((mark.width for mark in grads if mark), default=0)
            width = max(width, 14 * k + self._word.width + 12 * k + grad + 17 * k)
        return _grown(width, least, k)

    def _of_grid(self) -> Plan:
        k = self._k
        shape = plain_text(self._shown.shape, self._theme.sizes.section, self._theme.colour("muted"), 500)
        rooms = [mark for mark in (self._room, self._grad_room) if mark]
        header = (self._name.width if self._name else 0.0) + shape.width + 40 * k
        width = _grown(max(max(mark.width for mark in rooms) + 24 * k, header), 84 * k, k)
        data = rooms[0].height
        grad = self._grad_room.height if self._grad_room else data
        height = 40 * k + data + 10 * k + (grad + 35 * k if self._has_grad else 0.0)
        top = -height / 2
        texts = [Placed(shape, width / 2 - 12 * k - shape.width, top + 21 * k + 0.35 * shape.size)]
        if self._name:
            texts.append(Placed(self._name, -width / 2 + 14 * k, top + 21 * k + self._middle(self._name)))
        value = self._mark(self._shown.value, "value")
        placed = (value, 0.0, top + 40 * k + data / 2) if value else None
        if not self._has_grad:
            return Plan(width, height, tuple(texts), placed)
        divider = top + 49 * k + data
        texts.append(Placed(self._word, -width / 2 + 14 * k, divider + 14 * k + 0.35 * self._word.size))
        gradient = self._mark(self._shown.gradient, "grad")
        there = (gradient, 0.0, height / 2 - 9 * k - grad / 2) if gradient else None
        return Plan(width, height, tuple(texts), placed, there, divider)
