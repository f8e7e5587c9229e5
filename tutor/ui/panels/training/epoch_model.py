"""The table of epochs: the loss at the end of each, PyTorch's beside it, and their distance."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont

from tutor.engine import Distance, distance
from tutor.training.history.history import History
from tutor.ui.look.theme import Theme, mono_font, ui_font
from tutor.ui.panels.distance_text import distance_text
from tutor.walk.figures import ABSENT, exact

_Index = QModelIndex | QPersistentModelIndex


class EpochModel(QAbstractTableModel):
    """A row for each epoch that our own engine has finished; `refresh` looks how far the histories go.

    The columns are the epoch and its loss, with PyTorch also that loss and the distance. Where room is scarce
    (`set_stacked`) PyTorch's number stands below our own in one cell.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._own: History | None = None
        self._torch: History | None = None
        self._rows = self._torch_rows = 0
        self._stacked = False
        self._fonts: dict[str, QFont] = {}
        self._good = QColor()

    @property
    def compares(self) -> bool:
        """Whether PyTorch's losses are shown too."""
        return self._torch is not None

    def set_look(self, theme: Theme, number_size: float) -> None:
        """The fonts of numbers and of words, and the colour of a distance of none."""
        self._fonts = {"number": mono_font(number_size), "word": ui_font(theme.sizes.section, 600)}
        self._good = theme.colour("good")

    def set_stacked(self, stacked: bool) -> None:
        """One column for both engines' losses, or two."""
        if stacked != self._stacked:
            self.beginResetModel()
            self._stacked = stacked
            self.endResetModel()

    def refresh(self, own: History | None, torch: History | None) -> None:
        """Show these histories as far as they go now; what is shown already stays."""
        rows, torch_rows = _epochs(own), _epochs(torch)
        if own is not self._own or torch is not self._torch:
            self.beginResetModel()
            self._own, self._torch, self._rows, self._torch_rows = own, torch, rows, torch_rows
            self.endResetModel()
            return
        if rows > self._rows:
            self.beginInsertRows(QModelIndex(), self._rows, rows - 1)
            self._rows = rows
            self.endInsertRows()
        if torch_rows > self._torch_rows:
            first, self._torch_rows = self._torch_rows, torch_rows
            last = min(torch_rows, rows) - 1
            if last >= first:  # PyTorch may be ahead, in epochs that have no row yet
                self.dataChanged.emit(self.index(first, 1), self.index(last, self.columnCount() - 1))

    def rowCount(self, parent: _Index | None = None) -> int:
        """How many epochs are finished."""
        return 0 if parent is not None and parent.isValid() else self._rows

    def columnCount(self, _parent: _Index | None = None) -> int:
        """More where PyTorch trains too."""
        if self._torch is None:
            return 2
        return 3 if self._stacked else 4

    def headerData(
        self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The columns' names."""
        if way == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(section)
        return self._titles()[section] if role == Qt.ItemDataRole.DisplayRole else None

    def _titles(self) -> tuple[str, ...]:
        if self._torch is None:
            return self.tr("Epoch"), self.tr("Loss at its end")
        if self._stacked:
            return self.tr("Epoch"), self.tr("Own, PyTorch"), self.tr("Distance")
        return self.tr("Epoch"), self.tr("Own engine"), self.tr("PyTorch"), self.tr("Distance")

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Exact numbers as text; epochs count from 1, as in the timeline."""
        row, column = index.row(), index.column()
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        is_distance = self._torch is not None and column == self.columnCount() - 1
        if role == Qt.ItemDataRole.FontRole:
            return self._fonts.get("word" if is_distance else "number")
        if role == Qt.ItemDataRole.ForegroundRole and is_distance:
            apart = self._distance(row)
            return self._good if apart and apart.same_bits else None
        if role != Qt.ItemDataRole.DisplayRole or row >= self._rows:
            return None
        if column == 0:
            return str(row + 1)
        if is_distance:
            apart = self._distance(row)
            return distance_text(apart) if apart else ABSENT
        if self._torch is not None and self._stacked:
            return f"{self._loss(self._own, row)}\n{self._loss(self._torch, row)}"
        return self._loss(self._own if column == 1 else self._torch, row)

    @staticmethod
    def _loss(history: History | None, row: int) -> str:
        return exact(history.epoch_losses()[row]) if history and row < _epochs(history) else ABSENT

    def _distance(self, row: int) -> Distance | None:
        if self._own is None or self._torch is None or row >= min(self._rows, self._torch_rows):
            return None
        losses = self._own.epoch_losses()[row], self._torch.epoch_losses()[row]
        return distance(*losses, self._own.plan.dtype)


def _epochs(history: History | None) -> int:
    return len(history) // history.plan.iterations_per_epoch if history is not None else 0


def _alignment(column: int) -> int:
    side = Qt.AlignmentFlag.AlignLeft if column == 0 else Qt.AlignmentFlag.AlignRight
    return int(side | Qt.AlignmentFlag.AlignVCenter)
