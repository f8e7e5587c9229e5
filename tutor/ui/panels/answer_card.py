"""What every question has: the field for the answer, the verdict, hints, the answer with its derivation."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Protocol

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from tutor.language import sentences
from tutor.ui.announce import announce
from tutor.ui.asking.prediction import Attempt
from tutor.ui.look.theme import Theme
from tutor.ui.panels.linked_step import linked_answer
from tutor.ui.widgets.answer_field import AnswerField
from tutor.ui.widgets.card import Card
from tutor.ui.widgets.formula_label import FormulaLabel
from tutor.ui.widgets.keep_space import KeepSpace
from tutor.ui.widgets.math_text import unbroken
from tutor.walk import Quantity
from tutor.walk.questions.diagnosis import Verdict
from tutor.walk.questions.task import Task


class Asker(Protocol):
    """A part of the session that asks."""

    attempt_changed: SignalInstance

    @property
    def task(self) -> Task | None:
        """What is asked now."""

    @property
    def key(self) -> object:
        """Tells one question from another."""

    @property
    def attempt(self) -> Attempt:
        """How far the open question has come."""

    def answer(self, text: str) -> Verdict | None:
        """Judge an answer."""

    def hint(self) -> None:
        """One hint more."""

    def show_answer(self) -> None:
        """Show the answer."""

    def skip(self) -> None:
        """Go on without an answer."""


class AnswerCard(QWidget):
    """Asks what `asker` asks. A subclass lays the parts out and says what stands above them."""

    left = Signal()
    """The keyboard is to go back to the graph."""
    grown = Signal()
    """The learner has come to the field, or has got an answer: all of the card is to be seen."""
    explained = Signal(object)
    """The Quantity of a number of the derivation that was clicked."""

    def __init__(self, asker: Asker, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asker, self._theme = asker, theme
        self._shown: object = None
        self.setAccessibleName(self.tr("Question"))
        self.field = AnswerField(theme)
        self.field.setAccessibleName(self.tr("Your answer"))
        self.field.setPlaceholderText(self.tr("your answer"))
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
        self._keys: Mapping[str, Quantity] = {}
        self.derivation.activated.connect(self._explain)
        self._card = Card("accent")
        self.field.returnPressed.connect(self._answer)
        self.field.textEdited.connect(self._edited)
        self.field.left.connect(self.left)
        self.check.clicked.connect(self._answer)
        self.hint.clicked.connect(self._hint)
        self.show_answer.clicked.connect(self._show_answer)
        self.skip.clicked.connect(self._skip)
        asker.attempt_changed.connect(self._show_attempt)
        asker.attempt_changed.connect(self.grown)

    def _button(self, words: str, kind: str = "") -> QPushButton:
        button = QPushButton(words)
        button.setAccessibleName(words)
        if kind:
            button.setProperty("kind", kind)
        return button

    def _fill_card(self, body: QVBoxLayout) -> None:
        """Field, verdict, help and derivation, one below the other."""
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.field, 1)
        row.addWidget(self.check)
        body.addLayout(row)
        for words in (self.verdict, self.help):
            words.setWordWrap(True)
            words.setTextFormat(Qt.TextFormat.RichText)
            words.setProperty("kind", "reading")
            body.addWidget(words)
        body.addWidget(self.derivation)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        self._theme = theme
        self.field.set_theme(theme)
        self.derivation.set_theme(theme)
        self.refresh()

    def take_focus(self) -> None:
        """The keyboard goes to the field, where something is asked."""
        if self._asker.task is not None:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
            self.grown.emit()

    # --- showing ------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show the open question; an answer that was begun stays while it is the same."""
        task = self._asker.task
        if task is None:
            self._shown = None
            return
        if self._shown != self._asker.key:
            self.field.clear()
        self._shown = self._asker.key
        self._show_task(task)
        self._show_attempt()

    def _show_task(self, task: Task) -> None:
        """Say what is asked: here to those who do not see it, in a subclass to all."""
        self.field.setAccessibleDescription(sentences((task.heading, task.sentence)))

    def _show_attempt(self) -> None:
        task, attempt = self._asker.task, self._asker.attempt
        if task is None:
            return
        verdict = attempt.verdict
        self._say_verdict(verdict.sentence if verdict else "", counts=verdict is None or verdict.counts)
        hints = [task.hint(number) for number in range(attempt.hints)] if not attempt.revealed else []
        lines = [self._hint_line(number, hint) for number, hint in enumerate(hints, 1)]
        lines += [f"<div>{escape(line)}</div>" for line in task.working if attempt.revealed]
        self.help.setText(unbroken("".join(lines)))
        self.help.setVisible(bool(lines))
        self.derivation.setVisible(attempt.revealed)
        if attempt.revealed:
            linked = linked_answer(task)
            self._keys = linked.keys
            self.derivation.set_rows(linked.rows, linked.plain)
            self._announce(". ".join([*task.working, linked.plain]))
        elif hints and not verdict:
            self._announce(hints[-1])
        self._show_buttons(attempt, more_hints=attempt.hints < task.hints)

    def _explain(self, key: str) -> None:
        self.explained.emit(self._keys[key])

    def _show_buttons(self, attempt: Attempt, *, more_hints: bool) -> None:
        revealed = attempt.revealed
        self.field.setReadOnly(revealed)
        self.check.setText(self.tr("Go on") if revealed else self.tr("Check"))
        self.check.setAccessibleName(self.check.text())
        self.hint.setText(self.tr("Hint") if not attempt.hints else self.tr("Next hint"))
        self.hint.setAccessibleName(self.hint.text())
        self.hint.setEnabled(not revealed and more_hints)
        self.show_answer.setEnabled(not revealed)
        self.skip.setEnabled(not revealed)

    def _hint_line(self, number: int, hint: str) -> str:
        head = self.tr("Hint {number}.").format(number=number)
        return f"<p><b>{escape(head)}</b> {escape(hint)}</p>"

    def _say_verdict(self, sentence: str, *, counts: bool) -> None:
        self.verdict.setVisible(bool(sentence))
        self.field.set_wrong(bool(sentence) and counts)
        if not sentence:
            return
        head = self.tr("Not yet.") if counts else self.tr("Try again.")
        colour = self._theme.hex("grad" if counts else "muted")
        self.verdict.setText(f'<b style="color: {colour}">{escape(head)}</b> {escape(unbroken(sentence))}')
        self.verdict.setAccessibleName(sentences((head, sentence)))
        self._announce(sentences((head, sentence)))

    def say_waiting(self) -> None:
        """Somebody tried to go on: the walk waits."""
        if self._asker.task is not None and self.isVisible():
            self.verdict.setText(escape(self.tr("The walk waits for your answer.")))
            self.verdict.setAccessibleName(self.tr("The walk waits for your answer."))
            self.verdict.setVisible(True)
            self._announce(self.verdict.accessibleName())

    def _announce(self, sentence: str) -> None:
        """Let a screen reader say it before anything else."""
        announce(self, sentence, urgent=True)

    # --- doing --------------------------------------------------------------------------------------------

    def _edited(self) -> None:
        self.field.set_wrong(False)

    def _answer(self) -> None:
        if self._asker.attempt.revealed:
            self._skip()
            return
        verdict = self._asker.answer(self.field.text())
        if verdict is not None and verdict.right:
            self._announce(self.tr("Right."))
            self.field.clear()
            self._done()
        else:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
            self.field.selectAll()

    def _hint(self) -> None:
        self._asker.hint()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_answer(self) -> None:
        self._asker.show_answer()
        self.check.setFocus(Qt.FocusReason.OtherFocusReason)

    def _skip(self) -> None:
        self._asker.skip()
        self.field.clear()
        self._done()

    def _done(self) -> None:
        """A question is done with: the keyboard goes to the next."""
        self.take_focus()
