"""A page's question, right below its words: what is asked, the answer, and what came of the page's others."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from tutor.language import translate
from tutor.ui.asking.prediction import Outcome
from tutor.ui.lessons.page_questions import Key
from tutor.ui.look.theme import Theme
from tutor.ui.panels.answer_card import AnswerCard
from tutor.ui.panels.lesson_score import LessonScore
from tutor.ui.session.session import Session
from tutor.ui.widgets.field_row import FieldRow
from tutor.ui.widgets.math_text import MathText
from tutor.walk.questions.task import Task


class PageQuestion(AnswerCard):
    """Asks what the page asks; where it asks nothing more, what was answered on it is told."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(session.modes.questions, theme, parent)
        self.explained.connect(session.explaining.ask)
        self._session, self._questions = session, session.modes.questions
        self._heading = QLabel()
        self._heading.setWordWrap(True)
        self._sentence = MathText(theme)
        self._sentence.setAccessibleName(self.tr("What is asked"))
        self._settled = QLabel()
        self._settled.setWordWrap(True)
        self._settled.setTextFormat(Qt.TextFormat.PlainText)
        self.score = LessonScore(session, theme)
        for button in (self.hint, self.show_answer, self.skip):
            button.setProperty("kind", "link")
        self._lay_out()
        session.moment_changed.connect(self.refresh)
        self._questions.waits.connect(self.say_waiting)
        self.refresh()

    def _lay_out(self) -> None:
        body = self._card.body
        body.addWidget(self._heading)
        body.addWidget(self._sentence)
        self._fill_card(body)
        self._links = FieldRow(self._theme)
        for button in (self.hint, self.show_answer, self.skip):
            self._links.add_widget(button)
        body.addWidget(self._links)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 6)
        column.setSpacing(14)
        for part in (self._settled, self._card, self.score):
            column.addWidget(part)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        self._sentence.set_theme(theme)
        self._links.set_theme(theme)
        self.score.set_theme(theme)
        super().set_theme(theme)

    def refresh(self) -> None:
        """Show the open question, what came of the page's others, and the score."""
        asks = self._questions.task is not None
        self._card.setVisible(asks)
        self._say_settled()
        self.score.refresh()
        self.setVisible(self._session.modes.current is None and bool(self._questions.all))
        super().refresh()

    def take_focus(self) -> None:
        """The keyboard goes to the field; where nothing is asked any more, to what can be done next."""
        super().take_focus()
        if self._questions.task is None:
            self.score.take_focus()

    def _show_task(self, task: Task) -> None:
        super()._show_task(task)
        key = self._questions.open
        words = self.tr("Your turn")
        if key is not None and key[0] != self._session.pages.current:
            words = self.tr("Your turn, from page {number}").format(number=key[0] + 1)
        self._heading.setText(f"{words} · {task.heading}")
        self._heading.setStyleSheet(f"color: {self._theme.hex('accent')}; font-weight: 600;")
        self._sentence.set_markdown(task.sentence)
        self._sentence.setAccessibleDescription(self._sentence.plain_text())

    def _say_settled(self) -> None:
        """A line for each question of the page that is done with."""
        here, outcomes = self._session.pages.current, self._questions.outcomes
        lines = [settled_words(self._questions.called(key), outcomes[key]) for key in self._of_page(here)]
        self._settled.setText("\n".join(lines))
        self._settled.setVisible(bool(lines))
        self._settled.setStyleSheet(f"color: {self._theme.hex('muted')};")

    def _of_page(self, page: int | None) -> list[Key]:
        return [key for key in self._questions.all if key[0] == page and key in self._questions.outcomes]

    def _done(self) -> None:
        """A question is done with: on to the one that is next, to the score, or back to the graph."""
        if self._questions.is_open or self.score.at_end:
            self.take_focus()
        else:
            self.left.emit()


def settled_words(called: str, outcome: Outcome) -> str:
    """What came of a question, in a line with a mark that needs no colour."""
    return {
        "right": translate("pages", "✓ {question} Right."),
        "wrong": translate("pages", "✗ {question} Not at once."),
        "skipped": translate("pages", "– {question} Skipped."),
    }[outcome].format(question=called)
