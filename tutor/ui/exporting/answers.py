"""The sheet of answers of a handout with blanks: a row a step, over as many pages as it takes."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from tutor.export.told import Told
from tutor.language import translate
from tutor.ui.canvas.mark import plain_text
from tutor.ui.exporting.steps import fitted_row
from tutor.ui.look.roles import PHASE_ROLE, text_role
from tutor.ui.look.theme import Theme
from tutor.walk import phase_title

_TITLE, _TEXT, _FORMULA = 18.0, 9.5, 12.0
_LEAST, _GAP = 17.0, 7.0
_LEFT = 140.0
"""Where formulas begin: behind the number and the phase."""


def paint_answers(told: Told, theme: Theme, painter: QPainter, body: QRectF) -> Iterator[bool]:
    """Paint the sheet into `body`; yields True where a new page is to begin, the first one too.

    Else False, whenever the window may have its turn.
    """
    yield True
    title = plain_text(translate("export", "Answers"), _TITLE, theme.colour("text"), 650)
    title.paint(painter, body.left(), body.top() + _TITLE)
    y = body.top() + 2.0 * _TITLE
    for number in told.steps:
        rows = [
            fitted_row(str(chain), _FORMULA, body.width() - _LEFT, theme) for chain in told.chains(number)
        ]
        height = max(sum(row.height + _GAP for row in rows), _LEAST)
        if y + height > body.bottom():
            yield True
            y = body.top()
        _paint_place(told, theme, painter, QRectF(body.left(), y + rows[0].ascent, _LEFT, height), number)
        for row in rows:
            row.paint(painter, body.left() + _LEFT, y + row.ascent)
            y += row.height + _GAP
        y += _GAP
        yield False


def _paint_place(told: Told, theme: Theme, painter: QPainter, at: QRectF, number: int) -> None:
    """The number of a step and its phase, on the baseline of its formula."""
    phase = told.step(number).phase
    count = plain_text(f"{number}.", _TEXT, theme.colour("muted"))
    count.paint(painter, at.left() + 18 - count.width, at.top())
    title = plain_text(phase_title(phase), _TEXT, theme.colour(text_role(PHASE_ROLE[phase])), 600)
    title.paint(painter, at.left() + 26, at.top())
