"""The cells of a matrix as they are typed: a model that grows, and takes a table from a spreadsheet."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from tutor.errors import TutorError
from tutor.ui.widgets.given_text import read_number

_Index = QModelIndex | QPersistentModelIndex
MOST = 1000
"""Rows or columns at most."""


class Cells(QAbstractTableModel):
    """Rows of texts; `read` makes numbers of them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: list[list[str]] = [["0"]]

    def show(self, rows: Sequence[Sequence[str]]) -> None:
        """Begin with these texts."""
        self.beginResetModel()
        self._rows = [list(row) for row in rows]
        self.endResetModel()

    def resize(self, rows: int, columns: int) -> None:
        """Have so many rows and columns; new cells hold 0."""
        self.show(
            [
                [self._text(row, column) for column in range(min(columns, MOST))]
                for row in range(min(rows, MOST))
            ]
        )

    def paste(self, text: str, row: int, column: int) -> int:
        """Put a table in from this cell on, growing where need be; how many rows it has.

        Cells are apart by tabs, semicolons, commas or blanks; brackets are left out.
        """
        table = [
            re.split(r"\s*[\t;,]\s*|\s+", line)
            for line in (re.sub(r"[\[\](){}]", " ", line).strip(" ,;") for line in _lines(text))
            if line
        ]
        if not table:
            return 0
        wide = max(map(len, table))
        self.resize(max(len(self._rows), row + len(table)), max(len(self._rows[0]), column + wide))
        for down, cells in enumerate(table[: MOST - row]):
            for across, cell in enumerate(cells[: MOST - column]):
                self._rows[row + down][column + across] = cell
        self.show(self._rows)
        return len(table)

    def read(self) -> list[list[float]]:
        """The numbers.

        Raises:
            CellError: a cell has none; it says which.
        """
        found: list[list[float]] = []
        for at, row in enumerate(self._rows):
            found.append([])
            for across, cell in enumerate(row):
                try:
                    found[-1].append(read_number(cell))
                except TutorError as error:
                    raise CellError(at, across, str(error)) from None
        return found

    def _text(self, row: int, column: int) -> str:
        there = row < len(self._rows) and column < len(self._rows[row])
        return self._rows[row][column] if there else "0"

    def rowCount(self, parent: _Index | None = None) -> int:
        """How many rows there are."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index | None = None) -> int:
        """How many columns there are."""
        return 0 if parent is not None and parent.isValid() else len(self._rows[0])

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text of a cell."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self._rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def headerData(
        self, section: int, _way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Rows and columns count from 0, as PyTorch counts them."""
        return str(section) if role == Qt.ItemDataRole.DisplayRole else None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Every cell can be typed."""
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take what was typed; it is read when all is done."""
        if role != Qt.ItemDataRole.EditRole:
            return False
        self._rows[index.row()][index.column()] = str(value).strip()
        self.dataChanged.emit(index, index)
        return True


class CellError(TutorError):
    """A cell holds no number."""

    def __init__(self, row: int, column: int, sentence: str) -> None:
        super().__init__(sentence)
        self.row, self.column = row, column


def _lines(text: str) -> list[str]:
    """Lines of a table; rows of a nested list, written in one line, are lines too."""
    return re.sub(r"\]\s*,\s*\[", "\n", text).splitlines()[:MOST]
