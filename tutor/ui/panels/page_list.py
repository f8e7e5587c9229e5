"""IN THIS LESSON: the pages by title, with marks that say how far one has come; a click opens a page."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from tutor.ui.look.theme import Theme
from tutor.ui.session.session import Session
from tutor.ui.widgets.keep_space import KeepSpace
from tutor.ui.widgets.page_button import PageButton
from tutor.ui.widgets.section_label import SectionLabel


class PageList(QWidget):
    """The pages of the open document in order."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._theme = session, theme
        self._buttons: list[PageButton] = []
        self._keeper = KeepSpace(self)
        self.setAccessibleName(self.tr("Pages"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._column.addWidget(SectionLabel(self.tr("In this lesson")))
        self._column.addSpacing(8)
        session.document_changed.connect(self._list)
        self._list()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        self._theme = theme
        for button in self._buttons:
            button.set_theme(theme)

    def refresh(self) -> None:
        """Mark the page that is read, and those before it."""
        at = -1 if self._session.pages.current is None else self._session.pages.current
        for number, button in enumerate(self._buttons):
            button.set_state("done" if number < at else "here" if number == at else "ahead")

    def _list(self) -> None:
        """Make the buttons anew where the document has other pages."""
        titles = [page.title for page in self._session.document.pages]
        if titles != [button.text() for button in self._buttons]:
            for button in self._buttons:
                self._column.removeWidget(button)
                button.hide()  # until the event loop comes round to deleting it
                button.deleteLater()
            self._buttons = [PageButton(number, title, self._theme) for number, title in enumerate(titles)]
            for button in self._buttons:
                button.page_chosen.connect(self._session.pages.go)
                button.installEventFilter(self._keeper)
                self._column.addWidget(button)
        self.refresh()
