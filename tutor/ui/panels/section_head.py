"""The line above a plot: its heading at the left, a few words or small widgets at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from tutor.ui.widgets.card import restyle
from tutor.ui.widgets.elided_label import ElidedLabel
from tutor.ui.widgets.section_label import SectionLabel


class SectionHead(QWidget):
    """A heading and the words beside it."""

    def __init__(self, heading: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = SectionLabel(heading)
        self.words = ElidedLabel()
        self.words.setProperty("kind", "muted")
        self.words.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(10)
        self.row.addWidget(self.heading)
        self.row.addWidget(self.words, 1)

    def say(self, words: str, kind: str = "muted") -> None:
        """Show these words; `kind` is the style sheet's."""
        self.words.setText(words)
        restyle(self.words, "kind", kind)
