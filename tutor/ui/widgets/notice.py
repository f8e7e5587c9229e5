"""A notice: one sentence that the program has to say, over the canvas until it is closed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from tutor.ui.theme import Theme
from tutor.ui.widgets.card import Card
from tutor.ui.widgets.icon_button import IconButton


class Notice(Card):
    """Says one sentence, which can be selected and copied; a newer one takes its place."""

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
        self._close.clicked.connect(self.hide)
        row = QHBoxLayout()
        row.addWidget(self._words)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(row)
        self.setAccessibleName(self.tr("Notice"))
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._close.set_theme(theme)

    def say(self, sentence: str) -> None:
        """Show the sentence."""
        self._words.setText(sentence)
        self.setAccessibleDescription(sentence)
        self.setVisible(bool(sentence))
        self.raise_()

    def sentence(self) -> str:
        """The sentence shown; empty when none is."""
        return self._words.text() if self.isVisible() else ""
