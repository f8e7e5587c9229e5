"""The columns of a table as rows: its name, what it holds, its first cells, and the input that it goes to."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from tutor.document.sheet.columns import Column
from tutor.walk.figures import short

_Index = QModelIndex | QPersistentModelIndex

NAME, HOLDS, CELLS, GOES = range(4)
_SHOWN = 6
"""First cells that are shown."""
_CLASSES = 4
"""Classes that are named."""


class ColumnsModel(QAbstractTableModel):
    """What is known of each column; the last one can be set, to an input's name or to "" for no input."""

    goes_changed = Signal()

    def __init__(self, parent: QObject, single: Collection[str] = ()) -> None:
        """`single`: the inputs that take one number, and so one column."""
        super().__init__(parent)
        self._single = single
        self._columns: Sequence[Column] = ()
        self._goes: list[str] = []

    def show(self, columns: Sequence[Column], chosen: Mapping[str, Sequence[str]]) -> None:
        """Show these columns; `chosen` has those that go to each input, by name."""
        self.beginResetModel()
        self._columns = columns
        to = {column: name for name, columns_of in chosen.items() for column in columns_of}
        self._goes = [to.get(column.name, "") for column in columns]
        self.endResetModel()

    @property
    def columns(self) -> Mapping[str, Column]:
        """The columns by their names."""
        return {column.name: column for column in self._columns}

    def chosen(self) -> dict[str, tuple[str, ...]]:
        """The columns that go to each input, in the order of the table; inputs without any are left out."""
        found: dict[str, tuple[str, ...]] = {}
        for column, name in zip(self._columns, self._goes, strict=True):
            if name:
                found[name] = (*found.get(name, ()), column.name)
        return found

    def rowCount(self, parent: _Index | None = None) -> int:
        """A row a column of the table."""
        return 0 if parent is not None and parent.isValid() else len(self._columns)

    def columnCount(self, parent: _Index | None = None) -> int:
        """Name, contents, first cells, input."""
        return 0 if parent is not None and parent.isValid() else 4

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """What is told of each column."""
        if orientation == Qt.Orientation.Vertical or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (self.tr("Column"), self.tr("Holds"), self.tr("First rows"), self.tr("Goes to"))[section]

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words for the eye and for a screen reader; the input's name for an editor."""
        if role == Qt.ItemDataRole.EditRole and index.column() == GOES:
            return self._goes[index.row()]
        if role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            return None
        column = self._columns[index.row()]
        if index.column() == NAME:
            return column.name
        if index.column() == HOLDS:
            return self._holds(column)
        if index.column() == CELLS:
            return ", ".join(column.cells[:_SHOWN]) + (", …" if len(column.cells) > _SHOWN else "")
        return self._goes[index.row()] or self.tr("not used")

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Let the column go to another input; one that takes a single column gives up the one it had."""
        if role != Qt.ItemDataRole.EditRole or index.column() != GOES or value == self._goes[index.row()]:
            return False
        if value in self._single:
            self._goes = ["" if goes == value else goes for goes in self._goes]
        self._goes[index.row()] = str(value)
        self.dataChanged.emit(self.index(0, GOES), self.index(len(self._goes) - 1, GOES))
        self.goes_changed.emit()
        return True

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """The input is chosen here; text can go to none."""
        found = super().flags(index)
        if index.column() == GOES and self._columns[index.row()].kind != "text":
            found |= Qt.ItemFlag.ItemIsEditable
        return found

    def _holds(self, column: Column) -> str:
        if column.kind == "numbers":
            numbers = column.numbers[np.isfinite(column.numbers)]
            words = self.tr("numbers {low} … {high}")
            return words.format(low=short(numbers.min()), high=short(numbers.max()))
        if column.kind == "classes":
            names = [f"{name} = {place}" for place, name in enumerate(column.classes[:_CLASSES])]
            more = [] if len(column.classes) <= _CLASSES else ["…"]
            return self.tr("{count} classes: {names}").format(
                count=len(column.classes), names=", ".join([*names, *more])
            )
        return self.tr("text")
