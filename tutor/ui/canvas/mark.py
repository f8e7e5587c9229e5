"""Numbers and formulas laid out for painting: a row of maths with a number or a grid at its end."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen

from tutor.graph.shapes import say_shape
from tutor.ui.canvas.figure import Figure
from tutor.ui.look.theme import Role, Theme, ui_font
from tutor.ui.typesetting.typeset import EM, Formula, Outline, typeset_number
from tutor.ui.typesetting.typeset_row import Number, Piece, Tex, TypesetRow, layout_row, split_tex

# A number in brackets changes, and is not typeset; of its power of ten only the power is.
BRACKETED = re.compile(r"\\left\((-?[\d.]+(?:\\times 10\^\{-?\d+\})?)\\right\)")
_AXIS = 0.25
"""Height of the maths axis above the baseline, in em."""
_SHAPE_SIZE, _SHAPE_GAP = 0.58, 0.25
"""The letters of a shape beside a grid, and the space before it."""


def plain_text(text: str, size: float, colour: QColor, weight: int = 400) -> Formula:
    """Text in the window's font as an outline, so that a picture looks the same wherever it is opened."""
    return Formula(_text_outline(text, weight), size, QColor(colour))


@lru_cache(maxsize=4096)
def _text_outline(text: str, weight: int) -> Outline:
    font = ui_font(EM, weight)
    font.setHintingPreference(font.HintingPreference.PreferNoHinting)
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    path.addText(QPointF(0, 0), font, text)
    box = path.boundingRect()
    width = QFontMetricsF(font).horizontalAdvance(text)
    return Outline(((path, None),), width, max(0.0, -box.top()), max(0.0, box.bottom()))


@dataclass(frozen=True, eq=False)
class Grid:
    """Numbers in rows and columns between brackets; a single number has none. Placed by its upper left."""

    figure: Figure
    rows: tuple[tuple[Formula, ...], ...]
    widths: tuple[float, ...]
    size: float
    bracketed: bool

    @classmethod
    def of(cls, figure: Figure, size: float, colour: QColor, weight: int | None = None) -> Grid:
        """Lay a figure out; with a `weight` in the window's font, else in the maths font."""
        rows = tuple(
            tuple(
                typeset_number(text, size, colour)
                if weight is None
                else plain_text(text, size, colour, weight)
                for text in row
            )
            for row in figure.rows
        )
        widths = tuple(max(cell.width for cell in column) for column in zip(*rows, strict=True))
        return cls(figure, rows, widths, size, figure.is_grid)

    @property
    def width(self) -> float:
        """With the brackets."""
        inside = sum(self.widths) + self._column_gap * (len(self.widths) - 1)
        return inside + (2 * self._bracket if self.bracketed else 0.0)

    @property
    def height(self) -> float:
        """With the brackets."""
        return self.row_height * len(self.rows) + (0.25 * self.size if self.bracketed else 0.0)

    @property
    def row_height(self) -> float:
        """From one row to the next; of a single number the height of its digits."""
        return (1.4 if self.bracketed else 0.74) * self.size

    @property
    def _column_gap(self) -> float:
        return 0.75 * self.size

    @property
    def _bracket(self) -> float:
        return 0.5 * self.size

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """Paint with the upper left corner at (x, y)."""
        top = y + (0.125 * self.size if self.bracketed else 0.0)
        for index, row in enumerate(self.rows):
            baseline = top + self.row_height * (index + 0.5) + 0.35 * self.size
            right = x + (self._bracket if self.bracketed else 0.0)
            for column, (cell, width) in enumerate(zip(row, self.widths, strict=True)):
                right += width
                free = width - cell.width
                aside = free / 2 if self.figure.is_dots(index, column) else 0.0
                cell.paint(painter, right - cell.width - aside, baseline)
                right += self._column_gap
        if self.bracketed:
            self._paint_brackets(painter, x, y)

    def element_at(self, x: float, y: float) -> tuple[int, ...]:
        """The index of the number at a point, counted from the upper left corner; () where there is none."""
        left, column = self._bracket if self.bracketed else 0.0, -1
        for at, width in enumerate(self.widths):
            if left - self._column_gap / 2 <= x < left + width + self._column_gap / 2:
                column = at
            left += width + self._column_gap
        row = math.floor((y - (0.125 * self.size if self.bracketed else 0.0)) / self.row_height)
        inside = column >= 0 and 0 <= row < len(self.rows)
        return self.figure.element(row, column) if inside else ()

    def _paint_brackets(self, painter: QPainter, x: float, y: float) -> None:
        serif, left, right = 0.26 * self.size, x + 0.1 * self.size, x + self.width - 0.1 * self.size
        painter.setPen(QPen(self.rows[0][0].colour, max(1.2, 0.085 * self.size)))
        for edge, inward in ((left, serif), (right, -serif)):
            points = [
                (edge + inward, y),
                (edge, y),
                (edge, y + self.height),
                (edge + inward, y + self.height),
            ]
            painter.drawPolyline([QPointF(*point) for point in points])


@dataclass(frozen=True, eq=False)
class Mark:
    """A formula with its number. The origin is its middle, so that it can be placed by its centre."""

    width: float
    height: float
    number: QRectF
    """Where the number stands."""
    _row: TypesetRow | None
    _row_at: tuple[float, float]
    _grid: Grid | None
    _grid_at: tuple[float, float]
    _shape: Formula | None = None

    def element_at(self, point: QPointF) -> tuple[int, ...]:
        """The index of the array's number at a point; () where there is none."""
        if self._grid is None:
            return ()
        return self._grid.element_at(point.x() - self._grid_at[0], point.y() - self._grid_at[1])

    def paint(self, painter: QPainter) -> None:
        """Paint with the middle at the origin."""
        if self._shape is not None and self._grid is not None:
            right = self._grid_at[0] + self._grid.width
            self._shape.paint(
                painter, right + _SHAPE_GAP * self._grid.size, self.height / 2 - self._shape.descent
            )
        if self._row is not None:
            self._row.paint(painter, *self._row_at)
        if self._grid is not None:
            self._grid.paint(painter, *self._grid_at)


def number_mark(figure: Figure, size: float, colour: QColor, weight: int = 600) -> Mark:
    """Only the figure; a single number in the window's font."""
    grid = Grid.of(figure, size, colour, None if figure.is_grid else weight)
    box = QRectF(-grid.width / 2, -grid.height / 2, grid.width, grid.height)
    return Mark(grid.width, grid.height, box, None, (0, 0), grid, (box.x(), box.y()))


def formula_mark(head: str, figure: Figure | None, role: Role, size: float, theme: Theme) -> Mark:
    """`head` = figure in the maths font; without a figure the formula, without a head the figure.

    A value that is a grid says its shape, too, and so does every grid that is abbreviated.
    """
    if figure is not None and figure.is_grid:
        return _with_grid(head, figure, role, size, theme)
    head = BRACKETED.sub(r"(\1)", head)
    pieces: list[Piece] = list(split_tex(head, role)) if head else []
    if figure is not None:
        pieces += [*([Tex("=", role)] if head else []), Number(figure.text, role)]
    row = layout_row(pieces, size, theme)
    x, baseline = -row.width / 2, (row.ascent - row.descent) / 2
    number = row.rectangle(len(row.boxes) - 1).translated(x, baseline)
    return Mark(row.width, row.height, number, row, (x, baseline), None, (0, 0))


def _with_grid(head: str, figure: Figure, role: Role, size: float, theme: Theme) -> Mark:
    grid = Grid.of(figure, grid_share(theme) * size, theme.colour(role))
    pieces: list[Piece] = [*split_tex(head, role), Tex("=", role)] if head else []
    row = layout_row(pieces, size, theme) if pieces else None
    gap = 0.35 * size if row else 0.0
    says_shape = len(figure.shape) == 2 and (role == "value" or figure.is_abbreviated)
    shape = _shape_text(figure, size, theme) if says_shape else None
    beyond = shape.width + _SHAPE_GAP * grid.size if shape else 0.0
    width = grid.width + gap + (row.width if row else 0.0) + beyond
    above = max(grid.height / 2, (row.ascent - _AXIS * size) if row else 0.0)
    below = max(grid.height / 2, (row.descent + _AXIS * size) if row else 0.0)
    axis = (above - below) / 2
    grid_at = (width / 2 - grid.width - beyond, axis - grid.height / 2)
    number = QRectF(*grid_at, grid.width, grid.height)
    row_at = (-width / 2, axis + _AXIS * size)
    return Mark(width, above + below, number, row, row_at, grid, grid_at, shape)


def grid_share(theme: Theme) -> float:
    """How large the numbers of a grid beside an edge are, as a share of a single number's size."""
    return 0.9 if theme.is_projector else 0.8


def _shape_text(figure: Figure, size: float, theme: Theme) -> Formula:
    return plain_text(say_shape(figure.shape), _SHAPE_SIZE * size, theme.colour("muted"), 500)
