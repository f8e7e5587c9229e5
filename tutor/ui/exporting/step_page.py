"""A step on paper: the picture at that moment, the formula with its numbers and result, the sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from tutor.export.blank import blank
from tutor.export.told import Told
from tutor.language import translate
from tutor.ui.canvas.mark import plain_text
from tutor.ui.exporting.steps import StepPictures, fitted_row
from tutor.ui.look.roles import PHASE_ROLE
from tutor.ui.look.theme import Theme
from tutor.ui.typesetting.text_lines import wrapped
from tutor.walk import Derivation, phase_title

_LINE = 0.7
"""How thick a line to write on is, in points."""


@dataclass(frozen=True)
class Type:
    """Sizes in points: the phase, the sentence, the formula.

    `picture` is the most that the picture takes of the height; of the width, where words are `beside` it.
    """

    head: float
    text: float
    formula: float
    picture: float
    beside: bool = False

    @classmethod
    def of(cls, per_page: int) -> Type:
        """For so many steps on a page."""
        return cls(14.0, 12.0, 18.0, 0.55) if per_page == 1 else cls(10.0, 9.0, 11.5, 0.6, beside=True)


class StepPage:
    """Paints steps into their places, each as told or as a question with blanks."""

    def __init__(
        self, told: Told, theme: Theme, pictures: StepPictures, sizes: Type, *, blanks: bool
    ) -> None:
        self._told, self._theme, self._pictures, self._type = told, theme, pictures, sizes
        self._blanks = blanks

    def paint(self, painter: QPainter, area: QRectF, number: int) -> Iterator[None]:
        """Paint the step of this number, from 1; yields whenever the window may have its turn."""
        step, first = self._told.step(number), self._told.steps.start
        # What the steps before make is blank, too: the picture is that before the first of them.
        moment = self._pictures.moment(first - 1, step) if self._blanks else self._pictures.moment(number)
        area = area.adjusted(0, self._head(painter, area, number), 0, 0)
        kind, words = self._type, QRectF(area)
        if kind.beside:
            room = QRectF(area.left(), area.top(), kind.picture * area.width(), area.height())
            self._pictures.paint_graph(painter, room, moment)
            words.setLeft(room.right() + 16)
        else:
            room = QRectF(area.left(), area.top(), area.width(), kind.picture * area.height())
            words.setTop(area.top() + self._pictures.paint_graph(painter, room, moment) + 1.6 * kind.text)
        yield
        if self._blanks:
            self._question(painter, words, number)
        else:
            yield from self._told_in_full(painter, words, number)

    def _head(self, painter: QPainter, area: QRectF, number: int) -> float:
        """The phase in its colour, and which step it is; how much room they take."""
        step, size = self._told.step(number), self._type.head
        colour = self._theme.colour(PHASE_ROLE[step.phase])
        painter.fillRect(QRectF(area.left(), area.top(), 3.0, 1.25 * size), colour)
        baseline = area.top() + 0.95 * size
        title = plain_text(phase_title(step.phase), size, self._theme.colour("text"), 600)
        title.paint(painter, area.left() + 9, baseline)
        words = translate("export", "Step {number} of {count}")
        place = plain_text(
            words.format(number=number, count=len(self._told.walk)), 0.85 * size, self._theme.colour("muted")
        )
        place.paint(painter, area.right() - place.width, baseline)
        return 1.9 * size

    # As told

    def _told_in_full(self, painter: QPainter, area: QRectF, number: int) -> Iterator[None]:
        narration, y = self._told.narration(number), area.top()
        if narration is None:
            return
        for tex in self._rows(self._told.chains(number)):
            y = self._formula(painter, area, y, tex)
            yield
        y += 0.4 * self._type.text
        y = self._words(painter, area, y, narration.sentence)
        if not self._type.beside:
            self._words(painter, area, y + 0.5 * self._type.text, narration.explanation, muted=True)

    def _rows(self, chains: tuple[Derivation, ...]) -> Iterator[str]:
        """Where there is room a row each for the formula, that with numbers and the result; else one row."""
        for chain in chains:
            if self._type.beside:
                yield str(chain)
            else:
                yield chain.first
                yield from (rf"\quad = {term}" for term in chain.terms[1:])

    def _formula(self, painter: QPainter, area: QRectF, y: float, tex: str) -> float:
        row = fitted_row(tex, self._type.formula, area.width(), self._theme)
        row.paint(painter, area.left(), y + row.ascent)
        return y + row.height + 0.45 * self._type.formula

    def _words(self, painter: QPainter, area: QRectF, y: float, text: str, *, muted: bool = False) -> float:
        colour = self._theme.colour("muted" if muted else "text")
        for line in wrapped(text, self._type.text, area.width(), self._theme, colour=colour):
            line.paint(painter, area.left(), y + self._type.text)
            y += 1.45 * self._type.text
        return y

    # As a question

    def _question(self, painter: QPainter, area: QRectF, number: int) -> None:
        """What is asked with a line to answer on, and the formula with a line for the result."""
        asked = blank(self._told, number)
        size = self._type.text
        y = self._words(painter, area, area.top(), asked.sentence) + 0.8 * size
        row = fitted_row(asked.formula, self._type.formula, 0.6 * area.width(), self._theme)
        baseline = y + max(row.ascent, self._type.formula)
        row.paint(painter, area.left(), baseline)
        muted = self._theme.colour("muted")
        left = area.left() + row.width + 6
        painter.fillRect(QRectF(left, baseline + 2, area.right() - left, _LINE), muted)
        y = baseline + max(row.descent, 0.4 * size) + 2.4 * size
        painter.fillRect(QRectF(area.left(), y, area.width(), _LINE), muted)
