"""The breadcrumb over the canvas: which part of what is open is shown, and the way back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from tutor.ui.look.theme import Theme
from tutor.ui.widgets.card import Card
from tutor.ui.widgets.icon_button import IconButton
from tutor.ui.widgets.link_button import LinkButton


class Breadcrumb(Card):
    """The whole as a link, and the part that is shown behind it."""

    back = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("surface", parent)
        self.setAccessibleName(self.tr("Where you are"))
        self._arrow = IconButton("chevron-left", self.tr("Back"), theme, "flat")
        self._whole, self._part = LinkButton(), QLabel()
        self._whole.setAccessibleName(self.tr("Back"))
        self._part.setProperty("kind", "heading")
        self._between = QLabel("›")
        row = QHBoxLayout()
        row.setSpacing(8)
        for widget in (self._arrow, self._whole, self._between, self._part):
            row.addWidget(widget)
        self.body.setContentsMargins(6, 4, 16, 4)
        self.body.addLayout(row)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        for button in (self._arrow, self._whole):
            button.clicked.connect(self.back)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take the sizes of `theme`."""
        self._arrow.set_theme(theme)
        self._arrow.set_side(theme.sizes.control_height)

    def show_place(self, whole: str, part: str) -> None:
        """Say where one is: `whole` leads back."""
        self._whole.setText(whole)
        self._whole.setAccessibleName(self.tr("Back to {place}").format(place=whole))
        self._arrow.set_text(self.tr("Back to {place}").format(place=whole), "Esc")
        self._part.setText(part)
        self.setAccessibleDescription(f"{whole} › {part}")
        self.adjustSize()
