"""The question panel of Predict: which number the next step makes, and the score of the walk."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from tutor.ui.look.roles import PHASE_ROLE, text_role
from tutor.ui.look.theme import Theme
from tutor.ui.panels.answer_card import AnswerCard
from tutor.ui.panels.walk_score import WalkScore
from tutor.ui.session.session import Session
from tutor.ui.widgets.field_row import FieldRow
from tutor.ui.widgets.section_label import SectionLabel
from tutor.walk import phase_title
from tutor.walk.questions.task import Task


class QuestionPanel(AnswerCard):
    """Stands in the lesson panel in place of the step's words while a question is open."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(session.predict, theme, parent)
        self.explained.connect(session.explaining.ask)
        self._session = session
        self._place, self._title, self._task = SectionLabel(), QLabel(), QLabel()
        self._title.setProperty("kind", "title")
        self._task.setProperty("kind", "reading")
        for words in (self._title, self._task):
            words.setWordWrap(True)
            words.setTextFormat(Qt.TextFormat.PlainText)
        self.score = WalkScore(session, theme)
        self._lay_out()
        session.predict.waits.connect(self.say_waiting)
        session.moment_changed.connect(self.refresh)

    def _lay_out(self) -> None:
        self._fill_card(self._card.body)
        self._buttons = FieldRow(self._theme)
        for button in (self.hint, self.show_answer, self.skip):
            self._buttons.add_widget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for part in (self._place, self._title, self._task, self._card):
            column.addWidget(part)
        column.addWidget(self._buttons)
        column.addSpacing(14)
        column.addWidget(self.score)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        super().set_theme(theme)
        self._buttons.set_theme(theme)
        self.score.set_theme(theme)

    def take_focus(self) -> None:
        """The keyboard goes to the field; where nothing is asked, to what can be done next."""
        super().take_focus()
        if not self._session.predict.is_open:
            self.score.take_focus()

    def return_to(self) -> None:
        """Back from looking at what is known."""
        self._session.predict.back_to_front()
        self.take_focus()

    def refresh(self) -> None:
        """Show the open question, and the score."""
        self.score.refresh()
        asking = self._session.predict.task is not None
        for part in (self._place, self._title, self._task, self._card, self._buttons):
            part.setVisible(asking)
        super().refresh()

    def _show_task(self, task: Task) -> None:
        super()._show_task(task)
        self._place.set_heading(self.tr("Predict · {phase}").format(phase=phase_title(task.phase)))
        self._place.setStyleSheet(f"color: {self._theme.hex(text_role(PHASE_ROLE[task.phase]))};")
        self._title.setText(task.heading)
        self._task.setText(task.sentence)
