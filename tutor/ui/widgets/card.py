"""A rounded panel, and how a widget tells the style sheet what it is."""

from __future__ import annotations

from typing import Literal

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

CardKind = Literal["normal", "accent", "surface"]


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Set the dynamic property `name`, by which the style sheet knows the widget, and dress it anew."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.update()


class Card(QFrame):
    """A rounded panel: quiet ("normal"), asking for something ("accent") or raised ("surface")."""

    def __init__(self, kind: CardKind = "normal", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", kind)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(16, 14, 16, 14)
        self.body.setSpacing(10)
