"""A sentence on as many lines as it needs, whose height follows its width without a word from the layout.

A layout that asks every part for its height at each width is slow, and a grid of such parts gives some of
them no height at all.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


class SentenceLabel(QLabel):
    """Hidden while it says nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self.setProperty("kind", "muted")
        self.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.hide()

    def say(self, sentence: str) -> None:
        """Show this sentence; an empty one hides the label."""
        if sentence != self.text():
            self.setText(sentence)
            if self.isVisible():
                self._fit()
        self.setVisible(bool(sentence))

    def hasHeightForWidth(self) -> bool:
        """Its height is fixed, at each width to another one."""
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as high as the sentence is at this width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if not self.width():  # not laid out yet
            return
        before = self.minimumHeight()
        self.setMinimumHeight(0)  # else the label says no less than it has
        height = self.heightForWidth(self.width())
        if height > 0 and (height, height) != (before, self.maximumHeight()):
            self.setFixedHeight(height)
        else:
            self.setMinimumHeight(before)
