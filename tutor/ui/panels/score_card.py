"""THIS WALK: the score with its bar, and at the walk's end what was missed and what can be done next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from tutor.ui.look.theme import Theme
from tutor.ui.widgets.keep_space import KeepSpace
from tutor.ui.widgets.link_button import LinkButton
from tutor.ui.widgets.score_bar import ScoreBar
from tutor.ui.widgets.section_label import SectionLabel

_MOST_MISSED = 12


@dataclass(frozen=True)
class Missed:
    """Something that went wrong, in a few words, and the position of the walk where it can be looked at.

    `more` is the tool tip.
    """

    words: str
    position: int
    more: str = ""


class ScoreCard(QWidget):
    """The score of the walk so far. It is told what to show, and says what a person wants to do next."""

    again_requested = Signal()
    next_requested = Signal()
    look_requested = Signal(int)

    def __init__(self, theme: Theme, done: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._links: list[LinkButton] = []
        self._shown: tuple[Missed, ...] | None = None
        self.setAccessibleName(self.tr("Score"))
        self._done = QLabel(done)
        self._done.setProperty("kind", "title")
        self._done.setWordWrap(True)
        self._heading = SectionLabel(self.tr("This walk"))
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
        self.next_sample.clicked.connect(self.next_requested)
        self.again.clicked.connect(self.again_requested)
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self._done, self._heading, self.words, self._bar):
            column.addWidget(part)
        column.addWidget(self._missed_heading)
        column.addLayout(self._missed)
        column.addWidget(self.next_sample)
        column.addWidget(self.again)

    def set_words(self, heading: str, again: str) -> None:
        """What the score is of, and what the button says that begins it once more."""
        self._heading.set_heading(heading)
        self.again.setText(again)
        self.again.setAccessibleName(again)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        self._bar.set_theme(theme)

    def take_focus(self) -> None:
        """The keyboard goes to what can be done next."""
        button = self.next_sample if self.next_sample.isVisibleTo(self) else self.again
        button.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_score(self, words: str, counts: tuple[int, int, int], total: int) -> None:
        """Show the score: in words, and as shares (right, wrong, the third sort) of `total`."""
        self.words.setText(words)
        self._bar.set_counts(counts, total, words)

    def show_end(self, at_end: bool, missed: Sequence[Missed], *, has_next: bool) -> None:
        """Show what there is to say and to do at the walk's end; before it, nothing of that."""
        self._done.setVisible(at_end)
        self.next_sample.setVisible(at_end and has_next)
        self.again.setVisible(at_end)
        shown = tuple(missed[:_MOST_MISSED]) if at_end else ()
        if shown == self._shown:
            return
        self._shown = shown
        for link in self._links:
            self._missed.removeWidget(link)
            link.hide()
            link.deleteLater()
        self._missed_heading.setVisible(bool(shown))
        self._links = [self._link(each) for each in shown]
        before: QWidget = self.next_sample
        for link in self._links:
            self._missed.addWidget(link)
            link.show()
            self.setTabOrder(before, link)
            before = link

    def _link(self, missed: Missed) -> LinkButton:
        """To where it was made, to look at it once more."""
        link = LinkButton(missed.words)
        link.setAccessibleName(missed.words)
        link.setToolTip(missed.more or self.tr("Look at this step"))
        link.setAccessibleDescription(link.toolTip())
        link.setProperty("step", missed.position)
        link.clicked.connect(self._look)
        link.installEventFilter(self._keeper)
        return link

    def _look(self) -> None:
        link = self.sender()
        if isinstance(link, LinkButton):
            self.look_requested.emit(int(link.property("step")))
