"""The small upper-case heading above a part of a panel."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy, QWidget

from tutor.ui.widgets.elided_label import ElidedLabel


class SectionLabel(ElidedLabel):
    """A small upper-case heading, as wide as it is where there is room, else cut short.

    What stands in `backquotes` is a name and keeps its letters.
    """

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setProperty("kind", "section")
        self.set_heading(text)

    def set_heading(self, text: str) -> None:
        """Show `text`; a screen reader gets it as it is written."""
        parts = text.split("`")
        shown = [part if index % 2 else _upper(part) for index, part in enumerate(parts)]
        self.setText("".join(shown))
        self.setAccessibleName("".join(parts))


def _upper(text: str) -> str:
    """Latin letters raised; Greek ones are names and stay."""
    return "".join(letter.upper() if ord(letter) < 0x250 and letter != "ß" else letter for letter in text)
