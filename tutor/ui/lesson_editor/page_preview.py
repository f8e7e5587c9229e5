"""The page at hand as a learner will read it: its title and its text, with the maths typeset."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from tutor.document.page import Page
from tutor.ui.look.theme import Theme
from tutor.ui.widgets.card import Card
from tutor.ui.widgets.math_text import MathText

_PAUSE_MS = 150


class PagePreview(QWidget):
    """Follows what is typed a moment later: each new formula takes a few milliseconds to typeset."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Preview of the page"))
        caption = QLabel(self.tr("As the learner reads it"))
        caption.setProperty("kind", "muted")
        self._title = QLabel()
        self._title.setProperty("kind", "title")
        self._title.setWordWrap(True)
        self.text = MathText(theme)
        self._page: Page | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._show)
        card = Card("surface")
        card.body.addWidget(self._title)
        card.body.addWidget(self.text)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(caption)
        column.addWidget(card)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        self.text.set_theme(theme)

    def show_page(self, page: Page) -> None:
        """Show this page: at once where it is another one, else when there is a pause."""
        known = self._page
        self._page = page
        if known is None or not self.isVisible():
            self._show()
        elif (known.title, known.text) != (page.title, page.text):
            self._timer.start()

    def _show(self) -> None:
        self._timer.stop()
        if self._page is not None:
            self._title.setText(self._page.title)
            self.text.set_markdown(self._page.text)
