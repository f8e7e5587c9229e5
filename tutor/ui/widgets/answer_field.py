"""The field for an answer: one line in a fixed font, whose keys never step the walk."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from tutor.ui.look.theme import Theme, mono_font
from tutor.ui.widgets.card import restyle
from tutor.ui.widgets.typing_line import TypingLine


class AnswerField(TypingLine):
    """A number or a formula, in the theme's fixed font; what was found wrong is marked."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxLength(1500)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take the type of `theme`."""
        font = mono_font(theme.sizes.reading, 500)
        self.setFont(font)
        self.setStyleSheet(f"font-family: '{font.family()}', monospace; font-size: {theme.sizes.reading}px;")

    def set_wrong(self, wrong: bool) -> None:
        """Mark the field while what stands in it was found wrong."""
        restyle(self, "wrong", wrong)
