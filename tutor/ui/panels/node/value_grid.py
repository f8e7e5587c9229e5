"""An array as a compact grid of exact numbers that scrolls; a selection is copied as a table."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from tutor.engine import DType, distance
from tutor.ui.look.theme import Role, Theme, mono_font
from tutor.ui.panels.distance_text import distance_text
from tutor.walk import Quantity
from tutor.walk.figures import exact

_Index = QModelIndex | QPersistentModelIndex
_Array = npt.NDArray[np.floating[Any]]
_MOST_ROWS_SHOWN = 6
_MEASURED_AT_MOST = 2000
_ROOMY, _TIGHT = 2.6, 1.9
"""Room beside the widest number of a column, in heights of small type: as a rule, and at least."""


class ValueGrid(QTableView):
    """One array, its last axis across; a cell in which PyTorch has another number is marked, and says it."""

    element_activated = Signal(object)
    """The Quantity of the element that was clicked, or on which Enter was pressed."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.quantity: Quantity | None = None
        """What the array is; None where its elements lead nowhere."""
        self._shape: tuple[int, ...] = ()
        self._widest = 0.0
        self._model = _ArrayModel(self)
        self.setModel(self._model)
        self.setShowGrid(True)
        self.setStyleSheet("QAbstractScrollArea::corner { background: transparent; border: none; }")
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.clicked.connect(self._explain)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setMinimumSectionSize(8)
            header.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        self._theme = theme
        self._fit()

    def show_arrays(self, name: str, role: Role, own: _Array, torch: _Array | None, dtype: DType) -> None:
        """Show `own`; `torch` is what it is compared with, if anything."""
        self.setAccessibleName(name)
        self._role: Role = role
        self._shape = own.shape
        self._model.show_arrays(_in_rows(own), None if torch is None else _in_rows(torch), dtype)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may have room for all columns."""
        super().resizeEvent(event)
        self._spread()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the selected cells, tabs between them; Enter explains the current one."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._explain(self.currentIndex())
        elif event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self._selected_text())
        else:
            super().keyPressEvent(event)

    def _explain(self, index: QModelIndex) -> None:
        """Ask where an element comes from, unless it was dragged over to copy it."""
        if self.quantity is None or len(self.selectedIndexes()) > 1:
            return
        flat = index.row() * self._model.columnCount() + index.column()
        element = tuple(int(at) for at in np.unravel_index(flat, self._shape))
        self.element_activated.emit(self.quantity.at(element))

    def _selected_text(self) -> str:
        rows: dict[int, list[tuple[int, str]]] = {}
        for index in self.selectedIndexes():
            rows.setdefault(index.row(), []).append((index.column(), str(index.data()).replace("−", "-")))
        return "\n".join("\t".join(text for _, text in sorted(rows[row])) for row in sorted(rows))

    def _fit(self) -> None:
        small = self._theme.sizes.small
        font = mono_font(small)
        self.setFont(font)
        self._model.colour(self._theme.colour(getattr(self, "_role", "text")), self._theme.colour("grad"))
        height = round(small * 2.0)
        self._widest = QFontMetricsF(font).horizontalAdvance(self._model.longest())
        self.verticalHeader().setDefaultSectionSize(height)
        self.verticalHeader().setFixedWidth(round(small * 2.6))
        self.horizontalHeader().setFixedHeight(height)
        rows = min(self._model.rowCount(), _MOST_ROWS_SHOWN)
        self.setFixedHeight((rows + 1) * height + 16)
        self._spread()

    def _spread(self) -> None:
        """Columns with room around their numbers; with less where all of them are in sight so."""
        small, count = self._theme.sizes.small, max(self._model.columnCount(), 1)
        roomy, tight = (round(self._widest + small * room) for room in (_ROOMY, _TIGHT))
        self.horizontalHeader().setDefaultSectionSize(
            min(roomy, max(tight, self.viewport().width() // count))
        )
        self.updateGeometries()


class _ArrayModel(QAbstractTableModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._own: _Array = np.zeros((0, 0))
        self._torch: _Array | None = None
        self._dtype: DType = "float32"
        self._colours: tuple[QColor, QColor] = (QColor(), QColor())

    def show_arrays(self, own: _Array, torch: _Array | None, dtype: DType) -> None:
        """Show other numbers; of the same shape they change where they stand, and the selection stays."""
        same_shape = own.shape == self._own.shape
        if not same_shape:
            self.beginResetModel()
        self._own, self._torch, self._dtype = own, torch, dtype
        if not same_shape:
            self.endResetModel()
        elif own.size:
            self.dataChanged.emit(self.index(0, 0), self.index(own.shape[0] - 1, own.shape[1] - 1))

    def colour(self, plain: QColor, different: QColor) -> None:
        self._colours = (plain, different)

    def longest(self) -> str:
        """The longest number that is to fit; of a large array, as long as a number can be."""
        if self._own.size > _MEASURED_AT_MOST:
            return exact(-np.dtype(self._dtype).type(1.1754944e-38))
        return max((exact(number) for number in self._own.flat), key=len, default="")

    def rowCount(self, _parent: _Index | None = None) -> int:
        return int(self._own.shape[0])

    def columnCount(self, _parent: _Index | None = None) -> int:
        return int(self._own.shape[1])

    def headerData(
        self, section: int, _way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        return str(section) if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The exact number; its colour and tip tell where PyTorch's differs."""
        number = self._own[index.row(), index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return exact(number)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role not in (Qt.ItemDataRole.ForegroundRole, Qt.ItemDataRole.ToolTipRole):
            return None
        theirs = None if self._torch is None else self._torch[index.row(), index.column()]
        apart = None if theirs is None else distance(number, theirs, self._dtype)
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._colours[1 if apart and not apart.same_bits else 0]
        return f"PyTorch: {exact(theirs)} · {distance_text(apart)}" if apart else exact(number)


def _in_rows(array: _Array) -> _Array:
    """The array in two axes: a vector as one row, more axes with all but the last run together."""
    return array.reshape(-1, array.shape[-1]) if array.ndim else array.reshape(1, 1)
