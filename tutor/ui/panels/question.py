"""The question panel: what is asked, the field for the answer, the verdict, help, and the score."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from tutor.ui.panels.formula_rows import formula_rows
from tutor.ui.panels.walk_score import WalkScore
from tutor.ui.prediction import HINTS
from tutor.ui.roles import PHASE_ROLE
from tutor.ui.session import Session
from tutor.ui.theme import Theme
from tutor.ui.widgets.answer_field import AnswerField
from tutor.ui.widgets.card import Card
from tutor.ui.widgets.formula_label import FormulaLabel
from tutor.ui.widgets.keep_space import KeepSpace
from tutor.ui.widgets.section_label import SectionLabel
from tutor.walk import phase_title
from tutor.walk.hints import QuestionWords
from tutor.walk.question import Question


class QuestionPanel(QWidget):
    """Stands in the lesson panel in place of the step's words while a question is open."""

    left = Signal()
    """The keyboard is to go back to the graph."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._theme = session, theme
        self._shown: Question | None = None
        self.setAccessibleName(self.tr("Question"))
        self._place, self._title, self._task = SectionLabel(), QLabel(), QLabel()
        self._title.setProperty("kind", "title")
        self._task.setProperty("kind", "reading")
        for words in (self._title, self._task):
            words.setWordWrap(True)
            words.setTextFormat(Qt.TextFormat.PlainText)
        self.field = AnswerField(theme)
        self.check = self._button(self.tr("Check"), "primary")
        self.hint = self._button(self.tr("Hint"))
        self.show_answer = self._button(self.tr("Show answer"))
        self.skip = self._button(self.tr("Skip"))
        keeper = KeepSpace(self)
        for button in (self.check, self.hint, self.show_answer, self.skip):
            button.setAutoDefault(True)
            button.installEventFilter(keeper)
        self.verdict, self.help = QLabel(), QLabel()
        self.derivation = FormulaLabel(theme)
        self.score = WalkScore(session, theme)
        self._lay_out()
        self._connect()

    def _button(self, words: str, kind: str = "") -> QPushButton:
        button = QPushButton(words)
        button.setAccessibleName(words)
        if kind:
            button.setProperty("kind", kind)
        return button

    def _lay_out(self) -> None:
        self.field.setAccessibleName(self.tr("Your answer"))
        self.field.setPlaceholderText(self.tr("your answer"))
        self._card = Card("accent")
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.field, 1)
        row.addWidget(self.check)
        self._card.body.addLayout(row)
        for words in (self.verdict, self.help):
            words.setWordWrap(True)
            words.setTextFormat(Qt.TextFormat.RichText)
            words.setProperty("kind", "reading")
            self._card.body.addWidget(words)
        self._card.body.addWidget(self.derivation)
        buttons = QGridLayout()
        buttons.setSpacing(8)
        for place, button in enumerate((self.hint, self.show_answer, self.skip)):
            button.setMinimumWidth(0)
            buttons.addWidget(button, 0, place)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for part in (self._place, self._title, self._task, self._card):
            column.addWidget(part)
        column.addLayout(buttons)
        column.addSpacing(14)
        column.addWidget(self.score)

    def _connect(self) -> None:
        session, predict = self._session, self._session.predict
        self.field.returnPressed.connect(self._answer)
        self.field.textEdited.connect(self._edited)
        self.field.left.connect(self.left)
        self.check.clicked.connect(self._answer)
        self.hint.clicked.connect(self._hint)
        self.show_answer.clicked.connect(self._show_answer)
        self.skip.clicked.connect(self._skip)
        predict.attempt_changed.connect(self._show_attempt)
        predict.waits.connect(self._say_waiting)
        session.moment_changed.connect(self._show_question)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        self._theme = theme
        self.field.set_theme(theme)
        self.derivation.set_theme(theme)
        self.score.set_theme(theme)
        self._show_question()

    def take_focus(self) -> None:
        """The keyboard goes to the field; where nothing is asked, to what can be done next."""
        if self._session.predict.is_open:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.score.take_focus()

    def return_to(self) -> None:
        """Back from looking at what is known."""
        self._session.predict.back_to_front()
        self.take_focus()

    # --- showing ------------------------------------------------------------------------------------------

    def _show_question(self) -> None:
        question = self._session.predict.question
        self.score.refresh()
        asking = question is not None
        for part in (
            self._place,
            self._title,
            self._task,
            self._card,
            self.hint,
            self.show_answer,
            self.skip,
        ):
            part.setVisible(asking)
        if question is None:
            self._shown = None
            return
        if self._shown is None or self._shown.step is not question.step:
            self.field.clear()
        self._shown = question
        phase, words = question.step.phase, QuestionWords(question)
        self._place.set_heading(self.tr("Predict · {phase}").format(phase=phase_title(phase)))
        self._place.setStyleSheet(f"color: {self._theme.hex(PHASE_ROLE[phase])};")
        self._title.setText(words.heading)
        self._task.setText(words.sentence)
        self.field.setAccessibleDescription(f"{words.heading} {words.sentence}")
        self._show_attempt()

    def _show_attempt(self) -> None:
        question, attempt = self._session.predict.question, self._session.predict.attempt
        if question is None:
            return
        words = QuestionWords(question)
        verdict = attempt.verdict
        self._say_verdict(verdict.sentence if verdict else "", counts=verdict is None or verdict.counts)
        hints = [words.hint(number) for number in range(attempt.hints)] if not attempt.revealed else []
        self.help.setText("".join(self._hint_line(number, hint) for number, hint in enumerate(hints, 1)))
        self.help.setVisible(bool(hints))
        self.derivation.setVisible(attempt.revealed)
        if attempt.revealed:
            role = PHASE_ROLE[question.step.phase]
            plain = str(words.derivation("plain"))
            self.derivation.set_rows(formula_rows(words.derivation(), role), plain)
            self._announce(plain)
        elif hints and not verdict:
            self._announce(hints[-1])
        self._show_buttons(revealed=attempt.revealed, hints=attempt.hints)

    def _show_buttons(self, *, revealed: bool, hints: int) -> None:
        self.field.setReadOnly(revealed)
        self.check.setText(self.tr("Go on") if revealed else self.tr("Check"))
        self.check.setAccessibleName(self.check.text())
        self.hint.setText(self.tr("Hint") if not hints else self.tr("Next hint"))
        self.hint.setAccessibleName(self.hint.text())
        self.hint.setEnabled(not revealed and hints < HINTS)
        self.show_answer.setEnabled(not revealed)
        self.skip.setEnabled(not revealed)

    def _hint_line(self, number: int, hint: str) -> str:
        return f"<p><b>{escape(self.tr('Hint {number}.').format(number=number))}</b> {escape(hint)}</p>"

    def _say_verdict(self, sentence: str, *, counts: bool) -> None:
        self.verdict.setVisible(bool(sentence))
        self.field.set_wrong(bool(sentence) and counts)
        if not sentence:
            return
        head = self.tr("Not yet.") if counts else self.tr("Try again.")
        colour = self._theme.hex("grad" if counts else "muted")
        self.verdict.setText(f'<b style="color: {colour}">{escape(head)}</b> {escape(sentence)}')
        self.verdict.setAccessibleName(f"{head} {sentence}")
        self._announce(f"{head} {sentence}")

    def _say_waiting(self) -> None:
        """Somebody tried to go on: the walk waits."""
        if self._session.predict.is_open and self.isVisible():
            self.verdict.setText(escape(self.tr("The walk waits for your answer.")))
            self.verdict.setAccessibleName(self.tr("The walk waits for your answer."))
            self.verdict.setVisible(True)
            self._announce(self.verdict.accessibleName())

    def _announce(self, sentence: str) -> None:
        """Let a screen reader say it at once."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    # --- doing --------------------------------------------------------------------------------------------

    def _edited(self) -> None:
        self.field.set_wrong(False)

    def _answer(self) -> None:
        predict = self._session.predict
        if predict.attempt.revealed:
            self._skip()
            return
        verdict = predict.answer(self.field.text())
        if verdict is not None and verdict.right:
            self._announce(self.tr("Right."))
            self.field.clear()
            self.take_focus()
        else:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
            self.field.selectAll()

    def _hint(self) -> None:
        self._session.predict.hint()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_answer(self) -> None:
        self._session.predict.show_answer()
        self.check.setFocus(Qt.FocusReason.OtherFocusReason)

    def _skip(self) -> None:
        self._session.predict.skip()
        self.field.clear()
        self.take_focus()
