"""THIS WALK: how many answers were right, and at its end what was missed and what can be done next."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from tutor.ui.prediction import score_words
from tutor.ui.session import Session
from tutor.ui.theme import Theme
from tutor.ui.widgets.keep_space import KeepSpace
from tutor.ui.widgets.link_button import LinkButton
from tutor.ui.widgets.score_bar import ScoreBar
from tutor.ui.widgets.section_label import SectionLabel
from tutor.walk import Derivations, Phase, Step, phase_title

_MOST_MISSED = 12


class WalkScore(QWidget):
    """The score of the walk so far, with its bar."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._links: list[LinkButton] = []
        self.setAccessibleName(self.tr("Score"))
        self._done = QLabel(self.tr("This walk is done"))
        self._done.setProperty("kind", "title")
        self.words, self._bar = QLabel(), ScoreBar(theme)
        self.words.setProperty("kind", "reading")
        self.words.setWordWrap(True)
        self._missed_heading = SectionLabel(self.tr("What was missed"))
        self._missed = QVBoxLayout()
        self._missed.setSpacing(4)
        self.next_sample = QPushButton(self.tr("Next sample"))
        self.next_sample.setProperty("kind", "primary")
        self.again = QPushButton(self.tr("This walk once more"))
        self._keeper = KeepSpace(self)
        for button in (self.next_sample, self.again):
            button.setAccessibleName(button.text())
            button.setAutoDefault(True)
            button.installEventFilter(self._keeper)
        self.next_sample.clicked.connect(self._go_on)
        self.again.clicked.connect(session.predict.restart)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self._done, SectionLabel(self.tr("This walk")), self.words, self._bar):
            column.addWidget(part)
        column.addSpacing(10)
        column.addWidget(self._missed_heading)
        column.addLayout(self._missed)
        column.addSpacing(10)
        column.addWidget(self.next_sample)
        column.addWidget(self.again)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        self._bar.set_theme(theme)

    def take_focus(self) -> None:
        """The keyboard goes to what can be done next."""
        button = self.next_sample if self.next_sample.isVisibleTo(self) else self.again
        button.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Show the score; at the walk's end all there is to say of it."""
        session, predict = self._session, self._session.predict
        score, at_end = predict.score, predict.at_front and not predict.is_open
        words = score_words(score)
        if at_end and predict.started_late:
            words += self.tr(" · begun in the middle of the walk")
        self.words.setText(words)
        self._bar.set_counts((score.right, score.wrong, score.skipped), score.total, words)
        self._done.setVisible(at_end)
        self.next_sample.setVisible(at_end and session.has_after)
        self.again.setVisible(at_end)
        self._list_missed(at_end)

    def _list_missed(self, at_end: bool) -> None:
        for link in self._links:
            self._missed.removeWidget(link)
            link.hide()
            link.deleteLater()
        missed = self._session.predict.missed if at_end else []
        self._missed_heading.setVisible(bool(missed))
        self._links = [self._link(step, outcome) for step, outcome in missed[:_MOST_MISSED]]
        for link in self._links:
            self._missed.addWidget(link)

    def _link(self, step: Step, outcome: str) -> LinkButton:
        """To where the number was made, to look at it once more."""
        how = self.tr("skipped") if outcome == "skipped" else self.tr("wrong")
        words = self.tr("{phase}: {number} · {how}")
        link = LinkButton(words.format(phase=phase_title(step.phase), number=self._called(step), how=how))
        link.setAccessibleName(link.text())
        link.setToolTip(self.tr("Look at this step"))
        link.setProperty("step", step.index + 1)
        link.clicked.connect(self._look)
        link.installEventFilter(self._keeper)
        return link

    def _called(self, step: Step) -> str:
        trace = self._session.trace
        if trace is None:
            return step.node
        plain = Derivations(trace, self._session.document.symbols, "plain")
        if step.phase is Phase.LOCAL and step.edge is not None:
            return plain.local_partial(step.edge)
        if step.phase in (Phase.FORWARD, Phase.UPDATE):
            return plain.symbol(step.node)
        return plain.partial(step.node)

    def _look(self) -> None:
        link = self.sender()
        if isinstance(link, LinkButton):
            self._session.go_to_step(int(link.property("step")))

    def _go_on(self) -> None:
        self._session.move(1)
        panel = self.parentWidget()
        take_focus = getattr(panel, "take_focus", None)
        if take_focus is not None:
            take_focus()
