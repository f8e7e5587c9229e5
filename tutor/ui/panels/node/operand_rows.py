"""The operands of a node in their order, with buttons that move one up or down."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from tutor.graph.graph import MISSING
from tutor.ui.look.theme import Theme
from tutor.ui.session.session import Session
from tutor.ui.widgets.icon_button import IconButton


class OperandRows(QWidget):
    """A row an operand; `swapped` brings the two places to exchange, from 0."""

    swapped = Signal(int, int)

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._theme = session, theme
        self.rows: list[_Row] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        self._theme = theme
        for row in self.rows:
            row.set_theme(theme)

    def show_node(self, name: str) -> None:
        """Show the operands of this node."""
        document = self._session.document
        operands = document.graph[name].operands
        while len(self.rows) < len(operands):
            row = _Row(len(self.rows), self._theme, self)
            row.moved.connect(self._move)
            self.rows.append(row)
            self._column.addWidget(row)
        for at, row in enumerate(self.rows):
            row.setVisible(at < len(operands))
            if at < len(operands):
                there = document.graph[operands[at]].op != MISSING
                called = document.symbols.plain(operands[at]) if there else self.tr("missing")
                row.show_operand(called, is_last=at == len(operands) - 1)

    def _move(self, at: int, by: int) -> None:
        self.swapped.emit(at, at + by)


class _Row(QWidget):
    moved = Signal(int, int)

    def __init__(self, at: int, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._at = at
        self._number, self._name = QLabel(str(at + 1)), QLabel()
        self._number.setProperty("kind", "muted")
        self.up = IconButton("chevron-up", "", theme, "flat")
        self.down = IconButton("chevron-down", "", theme, "flat")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._number)
        row.addWidget(self._name, 1)
        row.addWidget(self.up)
        row.addWidget(self.down)
        self.up.clicked.connect(self._up)
        self.down.clicked.connect(self._down)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        for button in (self.up, self.down):
            button.set_theme(theme)
            button.set_side(2.0 * theme.sizes.base)

    def show_operand(self, called: str, *, is_last: bool) -> None:
        """Show the operand that is called so; the last one has no place further down."""
        self._name.setText(called)
        number = self._at + 1
        self.setAccessibleName(self.tr("Operand {number}: {name}").format(number=number, name=called))
        self.up.set_text(self.tr("Move operand {number} up").format(number=number))
        self.down.set_text(self.tr("Move operand {number} down").format(number=number))
        self.up.setEnabled(self._at > 0)
        self.down.setEnabled(not is_last)

    def _up(self) -> None:
        self.moved.emit(self._at, -1)

    def _down(self) -> None:
        self.moved.emit(self._at, 1)
