"""The strip below the lesson that turns its pages: back, which page of how many, on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from tutor.ui.look.theme import Theme
from tutor.ui.session.session import Session
from tutor.ui.widgets.icon_button import IconButton
from tutor.ui.widgets.keep_space import KeepSpace


class PageTurner(QWidget):
    """Two buttons, and between them the number of the page."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Turn the page"))
        self.back = IconButton("chevron-left", self.tr("Page before"), theme)
        self.on = IconButton("chevron-right", self.tr("Next page"), theme)
        self.back.set_text(self.tr("Page before"), "Ctrl+PgUp")
        self.on.set_text(self.tr("Next page"), "Ctrl+PgDn")
        keeper = KeepSpace(self)
        for button in (self.back, self.on):
            button.installEventFilter(keeper)
        self.words = QLabel()
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.back.clicked.connect(self._turn_back)
        self.on.clicked.connect(self._turn_on)
        row = QHBoxLayout()
        row.setContentsMargins(24, 8, 24, 8)
        row.setSpacing(8)
        row.addWidget(self.back)
        row.addWidget(self.words, 1)
        row.addWidget(self.on)
        self._line = QFrame()
        self._line.setFixedHeight(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._line)
        column.addLayout(row)
        self.set_theme(theme)
        self.refresh()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        for button in (self.back, self.on):
            button.set_theme(theme)
            button.set_side(round(0.86 * theme.sizes.icon_button))
        self._line.setStyleSheet(f"background: {theme.hex('line')};")
        self.words.setStyleSheet(f"color: {theme.hex('muted')};")

    def refresh(self) -> None:
        """Say which page is read, and whether there are others before and after it."""
        pages, count = self._session.pages, len(self._session.document.pages)
        words = self.tr("Page {number} of {count}").format(number=(pages.current or 0) + 1, count=count)
        if pages.current is None:
            words = self.tr("{count} pages").format(count=count)
        self.words.setText(words)
        self.words.setAccessibleName(words)
        self.back.set_available(pages.has_previous)
        self.on.set_available(pages.has_next)

    def _turn_back(self) -> None:
        self._session.pages.turn(-1)

    def _turn_on(self) -> None:
        self._session.pages.turn(1)
