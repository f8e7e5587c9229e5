"""The data panel: the samples as a table; a click on a row shows it, a double click edits a number."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLabel, QTableView, QVBoxLayout, QWidget

from tutor.document.document import Document
from tutor.engine import as_value, plain
from tutor.errors import TutorError
from tutor.ui.session import Session
from tutor.ui.theme import Theme, mono_font
from tutor.ui.widgets.given_text import read_value
from tutor.ui.widgets.section_label import SectionLabel
from tutor.walk import Kind, Quantity

_Index = QModelIndex | QPersistentModelIndex


class DataPanel(QWidget):
    """The columns of samples of the document, one row a sample."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setAccessibleName(self.tr("Data"))
        self._heading = SectionLabel()
        self._sentence = QLabel()
        self._sentence.setProperty("kind", "muted")
        self._sentence.setWordWrap(True)
        self._model = SampleTable(session, self)
        self._table = QTableView()
        self._table.setModel(self._model)
        self._table.setAccessibleName(self.tr("Samples"))
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._table.setTabKeyNavigation(False)
        self._table.setShowGrid(False)
        self._table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self._table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 20)
        column.setSpacing(10)
        for part in (self._heading, self._sentence, self._table):
            column.addWidget(part)
        column.setStretch(2, 1)
        column.addStretch(0)
        self._table.clicked.connect(self._open_row)
        self._table.activated.connect(self._open_row)
        session.document_changed.connect(self._show_document)
        session.moment_changed.connect(self._mark_sample)
        self.set_theme(theme)
        self._show_document()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        self._table.setFont(mono_font(theme.sizes.base))

    def _show_document(self) -> None:
        document = self._session.document
        self._model.show(document)
        has_data = bool(document.data)
        self._table.setVisible(has_data)
        if has_data:
            self._heading.set_heading(self.tr("{count} samples").format(count=document.samples))
            self._sentence.setText(
                self.tr("Click a row to walk through it. Double-click a number to change it.")
            )
        else:
            self._heading.set_heading(self.tr("Data"))
            self._sentence.setText(
                self.tr("This graph has no samples: its inputs hold one value each, edited on the canvas.")
            )
        self._mark_sample()

    def _mark_sample(self) -> None:
        row = self._session.row
        if self._model.rowCount() > row and self._table.currentIndex().row() != row:
            self._table.selectRow(row)

    def _open_row(self, index: QModelIndex) -> None:
        """Show the sample, and say of its number what it is."""
        session = self._session
        here = session.address
        there = replace(here, sample=session.document.place(index.row(), here.epoch))
        session.explaining.ask(Quantity(Kind.VALUE, self._model.name_of(index.column())), there)


class SampleTable(QAbstractTableModel):
    """The samples, a column an input; numbers are edited in place, through the session."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._document: Document = session.document
        self._names: tuple[str, ...] = ()

    def show(self, document: Document) -> None:
        """Be the table of this document's data."""
        self.beginResetModel()
        self._document, self._names = document, tuple(document.data)
        self.endResetModel()

    def name_of(self, column: int) -> str:
        """The input whose numbers stand in a column."""
        return self._names[column]

    def rowCount(self, parent: _Index | None = None) -> int:
        """One row a sample."""
        return self._document.samples if self._names and not (parent and parent.isValid()) else 0

    def columnCount(self, parent: _Index | None = None) -> int:
        """One column an input."""
        return 0 if parent and parent.isValid() else len(self._names)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The number, exact, as it is typed."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            value = self._document.data[self._names[index.column()]][index.row()]
            return json.dumps(plain(as_value(value, "float64"))).replace('"', "")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The inputs' names above, the samples' numbers at the left."""
        if role == Qt.ItemDataRole.FontRole and orientation == Qt.Orientation.Horizontal:
            font = QFont()
            font.setItalic(True)
            return font
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return self._document.symbols.plain(self._names[section])
        return str(section + 1)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Every number can be edited."""
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take a typed number; what cannot be read is said, and nothing changes."""
        if role != Qt.ItemDataRole.EditRole or str(value) == self.data(index):
            return False
        try:
            self._session.set_sample(self._names[index.column()], index.row(), read_value(str(value)))
        except TutorError as error:
            self._session.said.emit(str(error))
            return False
        return True
