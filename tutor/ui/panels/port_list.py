"""Connecting by keys: a list of the ports that a node can go to, with a field to search in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget

from tutor.ui.look.theme import Theme

_Index = QModelIndex | QPersistentModelIndex
_ROWS = 7


@dataclass(frozen=True)
class PortRow:
    """A port as the list says it: operand number `index` (from 0) of the target."""

    target: str
    index: int
    searched: str
    tell: Callable[[], str] = field(compare=False)
    """The port in words: asked only for the rows that are seen."""


class PortRows(QAbstractListModel):
    """The ports that match what is typed; whether one fits is asked when its row is seen."""

    def __init__(self, ports: Sequence[PortRow], why_not: Callable[[PortRow], str], parent: QObject) -> None:
        super().__init__(parent)
        self._ports, self._why_not = list(ports), why_not
        self._shown = self._ports
        self._known: dict[PortRow, str] = {}

    def search(self, text: str) -> None:
        """Show the ports of nodes with this in their name or operation, those that begin with it first."""
        wished = text.strip().lower()
        self.beginResetModel()
        found = [port for port in self._ports if wished in port.searched]
        self._shown = sorted(found, key=lambda port: not port.searched.startswith(wished))
        self.endResetModel()

    def port(self, row: int) -> PortRow | None:
        """The port of a row."""
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def why_not(self, port: PortRow) -> str:
        """Why the edge cannot be; empty where it can."""
        if port not in self._known:
            self._known[port] = self._why_not(port)
        return self._known[port]

    def rowCount(self, parent: _Index | None = None) -> int:
        """How many ports match."""
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The port in words; one that does not fit is struck through, and says why."""
        port = self._shown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return port.tell()
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.why_not(port)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{port.tell()}. {self.why_not(port)}".strip()
        if role == Qt.ItemDataRole.FontRole and self.why_not(port):
            font = QFont()
            font.setStrikeOut(True)
            return font
        return None


class PortList(QFrame):
    """A card with a field and the list. Arrows and letters choose, Enter connects, Esc closes."""

    chosen = Signal(str, int)
    looked_at = Signal(object)
    """The PortRow on which the keyboard stands, or None."""
    left = Signal()
    grown = Signal()
    """Its size is another."""

    def __init__(self, heading: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("card", "surface")
        self.setAccessibleName(heading)
        self._rows: PortRows | None = None
        self._heading = QLabel(heading)
        self._heading.setProperty("kind", "muted")
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Name or operation"))
        self.field.setAccessibleName(self.tr("Search the ports"))
        self.field.installEventFilter(self)
        self.list = QListView()
        self.list.setAccessibleName(self.tr("Ports"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.complaint = QLabel()
        self.complaint.setProperty("kind", "bad")
        self.complaint.setWordWrap(True)
        self.complaint.setAccessibleName(self.tr("Why this cannot be"))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(8)
        for part in (self._heading, self.field, self.complaint, self.list):
            column.addWidget(part)
        self.setFixedWidth(round(22 * theme.sizes.base))
        self.field.textChanged.connect(self._search)
        self.list.clicked.connect(self._take)

    def show_ports(self, rows: PortRows) -> None:
        """Offer these, and take the keyboard."""
        self._rows = rows
        self.list.setModel(rows)
        self.list.selectionModel().currentChanged.connect(self._look)
        self.show()
        self._to_first()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def look_for(self, text: str) -> None:
        """Search as if this were typed."""
        self.field.setText(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrows walk through the list while one types."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.accept()
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(Qt.Key(event.key())) or super().eventFilter(watched, event)
        elif event.type() == QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            self.left.emit()
        return super().eventFilter(watched, event)

    def _key(self, key: Qt.Key) -> bool:
        steps = {
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Backtab: -1,
            Qt.Key.Key_Tab: 1,
            Qt.Key.Key_PageUp: -_ROWS,
            Qt.Key.Key_PageDown: _ROWS,
        }
        if key in steps and self._rows is not None:
            row = self.list.currentIndex().row() + steps[key]
            self.list.setCurrentIndex(self._rows.index(max(0, min(row, self._rows.rowCount() - 1)), 0))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self.list.currentIndex())
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            return False
        return True

    def _search(self, text: str) -> None:
        if self._rows is not None:
            self._rows.search(text)
            self._to_first()

    def _to_first(self) -> None:
        if self._rows is not None:
            self.list.setCurrentIndex(self._rows.index(0, 0))
            self._look(self.list.currentIndex())

    def _look(self, index: QModelIndex) -> None:
        """Say of the port whether it fits."""
        port = self._rows.port(index.row()) if self._rows is not None and index.isValid() else None
        nothing = (
            "" if self._rows is None or self._rows.rowCount() else self.tr("No port is called like this.")
        )
        self.complaint.setText(self._rows.why_not(port) if self._rows and port else nothing)
        self.complaint.setVisible(bool(self.complaint.text()))
        self._fit()
        self.looked_at.emit(port)

    def _fit(self) -> None:
        """As tall as its rows, up to a few; the sentence takes their room."""
        row = self.list.sizeHintForRow(0)
        count = self._rows.rowCount() if self._rows is not None else 0
        self.list.setFixedHeight(max(0, row) * min(count, _ROWS) + 2 * self.list.frameWidth() + 4)
        self.adjustSize()
        self.grown.emit()

    def _take(self, index: QModelIndex) -> None:
        port = self._rows.port(index.row()) if self._rows is not None and index.isValid() else None
        if self._rows is not None and port is not None and not self._rows.why_not(port):
            self.chosen.emit(port.target, port.index)
