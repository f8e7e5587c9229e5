"""A notice: one sentence that the program has to say, or to ask, over the canvas while it is read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from tutor.ui.look.theme import Theme
from tutor.ui.widgets.card import Card
from tutor.ui.widgets.icon_button import IconButton

Answer = tuple[str, Callable[[], None]]
"""The words of a button, and what it does."""
SHORTEST_MS, A_LETTER_MS, AGAIN_MS = 6000, 90, 2000
"""How long a sentence stays: at least, for each of its letters, and once more while it is pointed at."""


class Notice(Card):
    """Says one sentence, which can be selected and copied; a newer one takes its place.

    A sentence goes by itself when there was time to read it, but not from under the pointer or the keyboard.
    An offer waits for its answer, and comes back when a sentence that took its place has gone.
    """

    left = Signal()
    """It was closed, and had the keyboard."""
    free = Signal()
    """An offer was answered, or put away: another may be made."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("accent", parent)
        self._words = QLabel()
        self._words.setWordWrap(True)
        self._words.setAccessibleName(self.tr("Notice"))
        self._words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._close = IconButton("close", self.tr("Close this notice"), theme, "flat")
        self._close.set_side(28)
        self._close.clicked.connect(self._put_away)
        self._offer: tuple[str, Sequence[Answer]] | None = None
        self._buttons: list[QPushButton] = []
        self._reading = QTimer(self)
        self._reading.setSingleShot(True)
        self._reading.timeout.connect(self._go)
        row = QHBoxLayout()
        row.addWidget(self._words)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(row)
        self._answers = QHBoxLayout()
        self._answers.addStretch(1)
        self.setAccessibleName(self.tr("Notice"))
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._close.set_theme(theme)

    def say(self, sentence: str) -> None:
        """Show the sentence for as long as it takes to read it."""
        self._show(sentence, ())
        self._reading.start(max(SHORTEST_MS, A_LETTER_MS * len(sentence)))

    def offer(self, sentence: str, answers: Sequence[Answer]) -> None:
        """Show a sentence with a button for each answer; to close it is to answer later."""
        self._offer = (sentence, answers)
        self._show(sentence, answers)

    @property
    def is_asking(self) -> bool:
        """Whether an offer waits for its answer."""
        return self._offer is not None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes it."""
        if event.key() == Qt.Key.Key_Escape:
            self._put_away()
        else:
            super().keyPressEvent(event)

    @property
    def first_button(self) -> QWidget:
        """The first answer, or what closes a sentence that asks nothing."""
        return self._buttons[0] if self._buttons else self._close

    @property
    def is_cut(self) -> bool:
        """Whether the sentence has less room than it needs."""
        return self._words.height() < self._words.heightForWidth(self._words.width())

    def _has_keyboard(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def _typed_in(self) -> QWidget | None:
        """What lies beside it over the same ground, and is typed into now: no sentence covers that."""
        part = QApplication.focusWidget()
        if not isinstance(part, QLineEdit):
            return None
        part = next((at for at in _with_parents(part) if at.parentWidget() is self.parentWidget()), None)
        return None if part is self or isinstance(part, QAbstractScrollArea) else part

    def _go(self) -> None:
        """There was time to read it."""
        if self.underMouse() or self._has_keyboard():
            self._reading.start(AGAIN_MS)
        else:
            self._put_away()

    def _show(self, sentence: str, answers: Sequence[Answer]) -> None:
        self._reading.stop()
        self._show_answers(answers)
        self._words.setText(sentence)
        self.setAccessibleDescription(sentence)
        self.setVisible(bool(sentence))
        self.raise_()
        asking = self._typed_in()
        if asking is not None:
            self.stackUnder(asking)

    def sentence(self) -> str:
        """The sentence shown; empty when none is."""
        return self._words.text() if self.isVisible() else ""

    def _show_answers(self, answers: Sequence[Answer]) -> None:
        for button in self._buttons:
            self._answers.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = [self._button(words, number == 0) for number, (words, _) in enumerate(answers)]
        if self._buttons and self._answers.parent() is None:
            self.body.addLayout(self._answers)
        for button in self._buttons:
            self._answers.addWidget(button)

    def _button(self, words: str, first: bool) -> QPushButton:
        button = QPushButton(words, self)
        button.setProperty("kind", "primary" if first else "flat")
        button.setAccessibleName(words)
        button.clicked.connect(self._answer)
        return button

    def _answer(self) -> None:
        """Do what the button pressed is for."""
        button, offer = self.sender(), self._offer
        if offer is None or button not in self._buttons:
            return
        _, act = offer[1][self._buttons.index(button)]
        had_keyboard = self._has_keyboard()
        self._offer = None
        self.hide()
        if had_keyboard:
            self.left.emit()
        act()
        self._tell_if_free()

    def _put_away(self) -> None:
        """Close the sentence; an offer behind it is shown again, and one that is closed waits no more."""
        had_keyboard = self._has_keyboard()
        self._reading.stop()
        if self._offer is not None and not self._buttons:
            self._show(*self._offer)
        else:
            self._offer = None
            self.hide()
        if had_keyboard:
            self.left.emit()
        self._tell_if_free()

    def _tell_if_free(self) -> None:
        if self._offer is None:
            self.free.emit()


def _with_parents(part: QWidget) -> Iterator[QWidget]:
    at: QWidget | None = part
    while at is not None:
        yield at
        at = at.parentWidget()
