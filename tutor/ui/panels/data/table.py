"""The samples as a table: a row a sample, those for validation below those that are trained on."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from tutor.document.document import Document
from tutor.engine import Given, as_value, plain

_Index = QModelIndex | QPersistentModelIndex
_MOST_APART = 6
"""Numbers of an input up to which each has a column of its own."""


class SampleTable(QAbstractTableModel):
    """A column a number of an input, or an input of many numbers.

    `typed` brings what was typed: the input, the row, the element of its value (() for all of it), the text.
    """

    typed = Signal(str, int, tuple, str)

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._places: tuple[tuple[str, tuple[int, ...]], ...] = ()
        self._kept = 0

    def show(self, document: Document) -> None:
        """Be the table of this document's data; of the same shape as before, the numbers alone are new."""
        places, kept = _places(document), len(next(iter(document.validation.values()), ()))
        alike = (places, kept, document.samples) == (self._places, self._kept, self._document.samples)
        if alike:
            self._document = document
            if places:
                ends = self.index(0, 0), self.index(self.rowCount() - 1, len(places) - 1)
                self.dataChanged.emit(*ends)
            return
        self.beginResetModel()
        self._document, self._places, self._kept = document, places, kept
        self.endResetModel()

    def place_of(self, column: int) -> tuple[str, tuple[int, ...]]:
        """The input whose numbers stand in a column, and which element of its value; () for all of it."""
        return self._places[column]

    def is_kept(self, row: int) -> bool:
        """Whether the sample of a row is kept for validation."""
        return row >= self._document.samples

    def rowCount(self, parent: _Index | None = None) -> int:
        """One row a sample."""
        return (
            self._document.samples + self._kept if self._places and not (parent and parent.isValid()) else 0
        )

    def columnCount(self, parent: _Index | None = None) -> int:
        """One column an input."""
        return 0 if parent and parent.isValid() else len(self._places)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The number, exact, as it is typed."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            value = self._value(*self._places[index.column()], index.row())
            return json.dumps(plain(as_value(value, "float64"))).replace('"', "")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        if role == Qt.ItemDataRole.FontRole and self.is_kept(index.row()):
            return _italic()
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return self.tr("Kept for validation") if self.is_kept(index.row()) else None
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The inputs' names above, the samples' numbers at the left, `v` before those for validation."""
        if orientation == Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.FontRole:
                return _italic()
            return self._title(*self._places[section]) if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.ToolTipRole and self.is_kept(section):
            return self.tr("Kept for validation")
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if self.is_kept(section):
            return self.tr("v{number}").format(number=section - self._document.samples + 1)
        return str(section + 1)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Every number can be edited."""
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Hand on a typed number."""
        if role != Qt.ItemDataRole.EditRole or str(value) == self.data(index):
            return False
        name, element = self._places[index.column()]
        self.typed.emit(name, index.row(), element, str(value))
        return True

    def _value(self, name: str, element: tuple[int, ...], row: int) -> Given:
        document, found = self._document, self._document.data[name]
        value: Any = document.validation[name][row - document.samples] if self.is_kept(row) else found[row]
        for at in element:
            value = value[at]
        found_one: Given = value
        return found_one

    def _title(self, name: str, element: tuple[int, ...]) -> str:
        called = self._document.symbols.plain(name)
        alone = [each for each, _ in self._places].count(name) == 1
        return called if alone else f"{called}[{', '.join(map(str, element))}]"


def _places(document: Document) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """What stands in each column."""
    found: list[tuple[str, tuple[int, ...]]] = []
    for name, column in document.data.items():
        shape = np.shape(column[0])
        few = bool(shape) and np.prod(shape, dtype=int) <= _MOST_APART
        found += [(name, element) for element in np.ndindex(shape)] if few else [(name, ())]
    return tuple(found)


def _italic() -> QFont:
    font = QFont()
    font.setItalic(True)
    return font
