"""The panel of Autograd mode: what is to be picked, what came of the last pick, a hint, and the score."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from tutor.language import sentences
from tutor.ui.announce import announce
from tutor.ui.asking.turns import score_words
from tutor.ui.look.theme import Role, Theme
from tutor.ui.panels.score_card import Missed, ScoreCard
from tutor.ui.session.session import Session
from tutor.ui.widgets.card import Card
from tutor.ui.widgets.keep_space import KeepSpace
from tutor.ui.widgets.section_label import SectionLabel


class AutogradPanel(QWidget):
    """Stands in the lesson panel in place of the step's words while the learner picks nodes."""

    left = Signal()
    """The keyboard is to go back to the graph, where nodes are picked."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._theme = session, theme
        self.setAccessibleName(self.tr("You are autograd"))
        self._place, self._title, self._task = SectionLabel(), QLabel(), QLabel()
        self._place.set_heading(self.tr("You are autograd"))
        self._title.setProperty("kind", "title")
        self._task.setProperty("kind", "reading")
        for words in (self._title, self._task):
            words.setWordWrap(True)
            words.setTextFormat(Qt.TextFormat.PlainText)
        self.verdict = QLabel()
        self.verdict.setWordWrap(True)
        self.verdict.setTextFormat(Qt.TextFormat.RichText)
        self.verdict.setProperty("kind", "reading")
        self._card = Card("accent")
        self._card.body.addWidget(self.verdict)
        self.hint = QPushButton(self.tr("Hint"))
        self.hint.setAccessibleName(self.tr("Hint: ring a node that is ready"))
        self.hint.setToolTip(self.tr("Ring a node that is ready"))
        self.hint.setAutoDefault(True)
        self.hint.installEventFilter(KeepSpace(self))
        self.score = ScoreCard(theme, self.tr("Every gradient is back"))
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for part in (self._place, self._title, self._task, self._card):
            column.addWidget(part)
        column.addWidget(self.hint, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(14)
        column.addWidget(self.score)

    def _connect(self) -> None:
        session, autograd = self._session, self._session.autograd
        self.hint.clicked.connect(self._hint)
        self.score.again_requested.connect(self._again)
        self.score.next_requested.connect(self._next)
        self.score.look_requested.connect(session.go_to_step)
        autograd.attempt_changed.connect(self._show_attempt)
        autograd.waits.connect(self._say_waiting)
        session.moment_changed.connect(self._show)
        self.set_theme(self._theme)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        self._theme = theme
        self._place.setStyleSheet(f"color: {theme.hex('grad')};")
        self.score.set_theme(theme)
        self._show()

    def take_focus(self) -> None:
        """The keyboard goes to the graph; at the end, to what can be done next."""
        if self._session.autograd.is_complete:
            self.score.take_focus()
        else:
            self.left.emit()

    # --- showing ------------------------------------------------------------------------------------------

    def _show(self) -> None:
        autograd = self._session.autograd
        if not autograd.on:
            return
        picking = not autograd.is_complete
        root = self._session.document.symbols.plain(self._session.walkthrough.graph.root)
        self._title.setText(self.tr("Which node passes its gradient back next?"))
        self._task.setText(
            self.tr(
                "Forward is done, and {root} has its given gradient. Click a node, or go to it with Tab and "
                "press Enter."
            ).format(root=root)
        )
        for part in (self._title, self._task, self.hint):
            part.setVisible(picking)
        self._show_score()
        self._show_attempt()

    def _show_score(self) -> None:
        session, autograd = self._session, self._session.autograd
        score, at_end = autograd.score, autograd.is_complete and not autograd.playing
        self.score.show_score(score_words(score), (score.right, score.wrong, score.hinted), score.total)
        missed = [
            Missed(autograd.words.short(miss.pick), miss.position, autograd.words.sentence(miss.pick))
            for miss in autograd.misses
        ]
        self.score.show_end(at_end, missed, has_next=session.walking.has_after)

    def _show_attempt(self) -> None:
        autograd = self._session.autograd
        if not autograd.on:
            return
        pick, hint = autograd.last, autograd.hint_words
        if hint:
            self._say(self.tr("Hint."), hint, "accent")
        elif pick is not None:
            head = self.tr("Right.") if pick.right else self.tr("Not this one.")
            self._say(head, autograd.words.sentence(pick), "good" if pick.right else "grad")
        self._card.setVisible(bool(hint) or pick is not None)
        self._show_score()

    def _say(self, head: str, sentence: str, role: Role) -> None:
        said = sentences((head, sentence))
        self.verdict.setText(
            f'<b style="color: {self._theme.hex(role)}">{escape(head)}</b> {escape(sentence)}'
        )
        if said != self.verdict.accessibleName():
            self.verdict.setAccessibleName(said)
            self._announce(said)

    def _say_waiting(self) -> None:
        """Somebody tried to go on: the walk waits."""
        if self._session.autograd.is_open and self.isVisible():
            self._say(self.tr("The walk waits."), self.tr("Pick a node that is ready."), "muted")
            self._card.show()

    def _announce(self, sentence: str) -> None:
        """Let a screen reader say it before anything else."""
        if self.isVisible():
            announce(self, sentence, urgent=True)

    # --- doing --------------------------------------------------------------------------------------------

    def _hint(self) -> None:
        self._session.autograd.hint()
        self.left.emit()

    def _again(self) -> None:
        self._session.autograd.restart()
        self.left.emit()

    def _next(self) -> None:
        self._session.autograd.next_sample()
        self.left.emit()
