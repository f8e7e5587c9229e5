"""A question of a page as its teacher writes it: the number asked for, words, hints; what is right."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from tutor.document.document import Document
from tutor.document.page import PageQuestion
from tutor.ui.lesson_editor.boxes import Named, TextBox
from tutor.ui.lesson_editor.moment_choice import MomentChoice
from tutor.ui.look.theme import Theme
from tutor.ui.widgets.card import Card
from tutor.ui.widgets.icon_button import IconButton
from tutor.ui.widgets.keep_space import KeepSpace

COUNT = "count"
"""What stands for the count of parameters among the moments."""


class QuestionForm(QWidget):
    """`changed` has the number of the question, and the fields that are to be others."""

    changed = Signal(int, object)
    removed = Signal(int)
    here_wanted = Signal(int)
    left = Signal()

    def __init__(self, number: int, theme: Theme) -> None:
        super().__init__()
        self._number = number
        self.setAccessibleName(self.tr("Question {number}").format(number=number + 1))
        head = QLabel(self.accessibleName())
        head.setStyleSheet("font-weight: 600;")
        self.remove = IconButton("close", self.tr("Remove the question"), theme, "flat")
        self.remove.installEventFilter(KeepSpace(self))
        self.remove.clicked.connect(self._remove)
        first = ((self.tr("How many numbers all parameters hold"), COUNT),)
        self.moment = MomentChoice(self.tr("The number of this step is asked for"), first, with_start=False)
        self.moment.chosen.connect(self._choose)
        self.moment.here_wanted.connect(self._here)
        self.words = TextBox(self.tr("The question in your words"), 2, 6)
        self.words.typed.connect(self._say)
        self.hints = TextBox(self.tr("Hints, one a line"), 2, 8)
        self.hints.setPlaceholderText(self.tr("Yours come first, then the two that every question has."))
        self.hints.typed.connect(self._hint)
        for box in (self.words, self.hints):
            box.left.connect(self.left)
        self.answer = QLabel()
        self.answer.setProperty("kind", "muted")
        self.answer.setWordWrap(True)
        self.at = Named(self.tr("Asks for the number of this step"), self.moment)
        top = QHBoxLayout()
        top.addWidget(head, 1)
        top.addWidget(self.remove)
        card = Card()
        card.body.addLayout(top)
        card.body.addWidget(self.at)
        card.body.addWidget(Named(self.tr("In your words (Markdown)"), self.words))
        card.body.addWidget(Named(self.tr("Hints, one a line"), self.hints))
        card.body.addWidget(self.answer)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        self.remove.set_theme(theme)
        self.remove.set_side(round(1.8 * theme.sizes.base))

    def show_question(self, document: Document, question: PageQuestion) -> None:
        """Show the question; the document shows the page's graph."""
        self.moment.show_moment(document, COUNT if question.count else question.at)
        self.words.show_text(question.text)
        if tuple(_lines(self.hints.toPlainText())) != question.hints:
            self.hints.show_text("\n".join(question.hints))

    def show_answer(self, heading: str, answer: str) -> None:
        """Say what the question asks by itself, and what is right; both empty where that is not known."""
        self.words.setPlaceholderText(heading)
        self.answer.setText(self.tr("Right is {answer}").format(answer=answer) if answer else "")
        self.answer.setVisible(bool(answer))

    def _choose(self, anchor: str) -> None:
        counts = anchor == COUNT
        fields = {"at": "" if counts else anchor, "count": "parameters" if counts else ""}
        self.changed.emit(self._number, fields)

    def _say(self, text: str) -> None:
        self.changed.emit(self._number, {"text": text})

    def _hint(self, text: str) -> None:
        self.changed.emit(self._number, {"hints": tuple(_lines(text))})

    def _here(self) -> None:
        self.here_wanted.emit(self._number)

    def _remove(self) -> None:
        self.removed.emit(self._number)


def _lines(text: str) -> list[str]:
    """The lines of a text that say something."""
    return [line.strip() for line in text.splitlines() if line.strip()]
