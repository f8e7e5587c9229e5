"""The band below a picture of a step: formula and sentence, the phase, and how far the walk has come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from tutor.language import translate
from tutor.ui.canvas.mark import plain_text
from tutor.ui.look.roles import PHASE_ROLE
from tutor.ui.look.theme import Theme
from tutor.ui.typesetting.text_lines import wrapped
from tutor.ui.typesetting.typeset_row import TypesetRow, layout_row, split_tex
from tutor.walk import Frame, Narration, phase_title


@dataclass(frozen=True)
class Caption:
    """What the band below says."""

    frame: Frame
    narration: Narration

    @property
    def place(self) -> str:
        """The phase, and how far the walk has come."""
        step = self.frame.step
        sentence = translate("picture", "{phase} · {position} of {count}")
        return sentence.format(
            phase=phase_title(step.phase) if step else translate("picture", "Start"),
            position=self.frame.position,
            count=len(self.frame.walkthrough),
        )


class Band:
    """Formula and sentence at the left, the phase and its cells at the right."""

    def __init__(self, theme: Theme, caption: Caption, width: float, unit: float, tallest: float) -> None:
        """`tallest` is the most that the formula takes of the height; one that is taller is set smaller."""
        self._theme, self._caption, self._width, self._unit = theme, caption, width, unit
        scale = unit / theme.sizes.base
        sizes = theme.sizes
        self._side = 0.3 * width
        room = width - self._side - 5 * unit
        formula = caption.narration.formula
        chain = (formula.left, *formula.terms)
        self._row = self._fitted(chain, sizes.formula * scale, room)
        if self._row.height > tallest:
            self._row = self._fitted(chain, sizes.formula * scale * tallest / self._row.height, room)
        self._sentence = wrapped(
            caption.narration.explanation or caption.narration.sentence,
            max(sizes.reading, 1.1 * sizes.base) * scale,
            width - 5 * unit,
            theme,
        )
        self._place = plain_text(caption.place, sizes.base * scale, theme.colour("muted"), 550)

    def _fitted(self, terms: Sequence[str], size: float, room: float) -> TypesetRow:
        """The whole chain of equals; if it is too long without its inner terms, and at last smaller."""
        chains = [[term for term in terms if term]]
        chains += [[chains[0][0], *chains[0][-2:]]] if len(chains[0]) > 3 else []
        for chain in chains:
            row = layout_row(split_tex(" = ".join(chain)), size, self._theme)
            if row.width <= room:
                return row
        return layout_row(split_tex(" = ".join(chains[-1])), size * room / row.width, self._theme)

    @property
    def height(self) -> float:
        """How tall the band wants to be."""
        lines = sum(1.5 * line.size for line in self._sentence)
        return self._row.height + lines + 3.4 * self._unit

    def paint(self, painter: QPainter, area: QRectF, *, filled: bool = True) -> None:
        """Paint the band into `area`; not `filled`, on what lies below it."""
        unit = self._unit
        if filled:
            painter.fillRect(area, self._theme.colour("bg" if self._theme.is_projector else "surface"))
        painter.fillRect(QRectF(area.left(), area.top(), area.width(), 1.0), self._theme.colour("line"))
        left, baseline = 2.5 * unit, area.top() + 1.3 * unit + self._row.ascent
        self._row.paint(painter, left, baseline)
        baseline += self._row.descent + 0.5 * unit
        for line in self._sentence:
            baseline += 1.4 * line.size
            line.paint(painter, left, baseline)
        right = area.right() - 2.5 * unit
        self._place.paint(painter, right - self._place.width, area.top() + 2.2 * unit)
        self._paint_cells(painter, right, area.top() + 2.2 * unit + 0.9 * unit)

    def _paint_cells(self, painter: QPainter, right: float, top: float) -> None:
        """A cell a step in the colour of its phase, filled as far as the walk has come."""
        steps = self._caption.frame.walkthrough.steps
        if not steps:
            return
        pitch = min(1.5 * self._unit, self._side / len(steps))
        gap = 0.22 * pitch
        left = right - pitch * len(steps) + gap
        for step in steps:
            colour = self._theme.colour(PHASE_ROLE[step.phase])
            cell = QRectF(left + pitch * step.index, top, pitch - gap, 0.75 * self._unit)
            self._paint_cell(painter, cell, colour, done=step.index < self._caption.frame.position)

    def _paint_cell(self, painter: QPainter, cell: QRectF, colour: QColor, *, done: bool) -> None:
        width = min(0.09 * self._unit, 0.2 * cell.width())
        painter.setPen(QPen(colour, width))
        painter.setBrush(colour if done else self._theme.colour("surface"))
        radius = min(0.22 * self._unit, 0.35 * cell.width())
        painter.drawRoundedRect(cell.adjusted(width / 2, width / 2, -width / 2, -width / 2), radius, radius)
