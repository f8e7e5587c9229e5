"""The cards of the presenter's view: a step with its formula, and the answer that the class is asked for."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from tutor.ui.look.theme import Theme
from tutor.ui.panels.linked_step import Rows
from tutor.ui.presenting.told import AnswerTold, StepTold
from tutor.ui.widgets.card import Card, CardKind
from tutor.ui.widgets.formula_label import FormulaLabel
from tutor.ui.widgets.section_label import SectionLabel

_NEXT = 0.85
"""The formula of what is still to come, beside that of the present step."""


class _ToldCard(Card):
    """A heading, a title, a formula and a line of words."""

    def __init__(self, heading: str, kind: CardKind, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(kind, parent)
        self._theme = theme
        self._words = heading
        self.setAccessibleName(heading)
        self.heading, self.title, self.words = SectionLabel(heading), QLabel(), QLabel()
        self.formula = FormulaLabel(theme)
        self.formula.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.title.setProperty("kind", "heading")
        self.words.setProperty("kind", "reading")
        for label in (self.title, self.words):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        for part in (self.heading, self.title, self.formula, self.words):
            self.body.addWidget(part)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        self._theme = theme
        self.formula.set_theme(theme)


class StepCard(_ToldCard):
    """A step of the walk; `share` of the usual size of formulas."""

    def __init__(self, heading: str, theme: Theme, *, is_next: bool) -> None:
        self._share = _NEXT if is_next else 1.0
        super().__init__(heading, "normal" if is_next else "surface", theme)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        super().set_theme(theme)
        self.formula.set_size(theme.sizes.formula * self._share)

    def show_step(self, told: StepTold) -> None:
        """Show this step."""
        self.heading.set_heading(f"{self._words} · {told.place}" if told.place else self._words)
        self.title.setText(told.title)
        self.words.setText(told.sentence)
        self.words.setVisible(bool(told.sentence))
        self.formula.setVisible(told.linked is not None)
        if told.linked is not None:
            self.formula.set_rows(_read_only([*told.linked.rows, *told.linked.added]), told.linked.plain)


class AnswerCard(_ToldCard):
    """What the class is asked, with the answer that it does not see."""

    def __init__(self, heading: str, theme: Theme) -> None:
        super().__init__(heading, "accent", theme)

    def show_answer(self, told: AnswerTold | None) -> None:
        """Show it; nothing is there while nothing is asked."""
        self.setVisible(told is not None)
        if told is None:
            return
        self.title.setText(told.heading)
        self.words.setText("\n".join(told.lines))
        self.words.setVisible(bool(told.lines))
        self.formula.setVisible(told.linked is not None)
        if told.linked is not None:
            self.formula.set_rows(_read_only(told.linked.rows), told.linked.plain)


def _read_only(rows: Rows) -> Rows:
    """Without the links in the numbers: a click there would open a card before the class."""
    return [[replace(piece, key=None) for piece in row] for row in rows]
