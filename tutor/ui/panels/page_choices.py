"""What a page lets the learner choose: a line for each node whose operation may be another one."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from tutor.ui.look.theme import Theme
from tutor.ui.panels.operation_row import OperationRow
from tutor.ui.session.session import Session


class PageChoices(QWidget):
    """`z = f(x, ω) = [x·ω ▾]` for every node that the present page names; nothing where it names none."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._theme = session, theme
        self.rows: list[OperationRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 6, 0, 4)
        self._column.setSpacing(8)
        self.setAccessibleName(self.tr("Operations to choose"))

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        self._theme = theme
        for row in self.rows:
            row.set_theme(theme)

    def refresh(self) -> None:
        """Show the lines of the page that is read now."""
        page = self._session.pages.page if self._session.modes.current is None else None
        names = [name for name in page.choose if name in self._session.document.graph] if page else []
        while len(self.rows) < len(names):
            row = OperationRow(self._session, self._theme, as_function=True)
            self._column.addWidget(row)
            self.rows.append(row)
        for row, name in zip(self.rows, names, strict=False):
            row.show_node(name)
        for row in self.rows[len(names) :]:
            row.setVisible(False)
        self.setVisible(bool(names))
