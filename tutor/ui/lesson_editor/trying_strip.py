"""The strip above the lesson while its teacher tries it: that this is a try, and the way back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from tutor.ui.lesson_editor.writing import Writing
from tutor.ui.widgets.card import Card
from tutor.ui.widgets.keep_space import KeepSpace


class TryingStrip(QWidget):
    """A sentence and a button."""

    def __init__(self, writing: Writing, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        words = QLabel(self.tr("As a learner reads it; nothing you answer is kept."))
        words.setWordWrap(True)
        self.back = QPushButton(self.tr("Write on"))
        self.back.setAccessibleName(self.tr("Back to writing the lesson"))
        self.back.setToolTip(self.tr("Back to writing the lesson  Ctrl+Shift+L"))
        self.back.setProperty("kind", "primary")
        self.back.installEventFilter(KeepSpace(self))
        self.back.clicked.connect(writing.write_on)
        card = Card("accent")
        row = QHBoxLayout()
        row.addWidget(words, 1)
        row.addWidget(self.back)
        card.body.addLayout(row)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(16, 14, 16, 0)
        whole.addWidget(card)
