"""A small grid in which the value of a leaf is typed, of any number of rows and columns."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QFontMetricsF, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QSpinBox,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from tutor.engine import Given, Value
from tutor.errors import TutorError
from tutor.ui.look.theme import Theme, mono_font
from tutor.ui.panels.matrix_cells import MOST, CellError, Cells
from tutor.ui.widgets.given_text import typed

Take = Callable[[Given], None]
"""Takes a value, or raises TutorError."""


class MatrixDialog(QDialog):
    """Cells with a number of rows and columns; a vector is one row, and stays a vector."""

    def __init__(self, name: str, value: Value, take: Take, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._take = take
        self._is_vector = np.ndim(value) == 1
        self.setWindowTitle(self.tr("Value of {name}").format(name=name))
        self.setAccessibleName(self.windowTitle())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.cells = Cells(self)
        self.cells.show([[typed(float(cell)) for cell in row] for row in np.atleast_2d(np.asarray(value))])
        self.grid = CellGrid(self.cells, theme, self)
        self.rows = self._count(self.tr("Rows"), self.cells.rowCount())
        self.columns = self._count(self.tr("Columns"), self.cells.columnCount())
        self.rows.setEnabled(not self._is_vector)
        self.complaint = QLabel()
        self.complaint.setProperty("kind", "bad")
        self.complaint.setWordWrap(True)
        self.complaint.setAccessibleName(self.tr("What is wrong with the value"))
        self._lay_out(theme)
        self.cells.modelReset.connect(self._show_counts)
        self.cells.dataChanged.connect(self._forgive)
        for count in (self.rows, self.columns):
            count.valueChanged.connect(self._resize)
        self.grid.setCurrentIndex(self.cells.index(0, 0))
        self.grid.setFocus()

    def _count(self, name: str, count: int) -> QSpinBox:
        made = QSpinBox()
        made.setRange(1, MOST)
        made.setValue(count)
        made.setAccessibleName(name)
        return made

    def _lay_out(self, theme: Theme) -> None:
        counts = QHBoxLayout()
        counts.setSpacing(10)
        for words, count in ((self.tr("Rows"), self.rows), (self.tr("Columns"), self.columns)):
            counts.addWidget(QLabel(words))
            counts.addWidget(count)
            counts.addSpacing(8)
        counts.addStretch(1)
        hint = QLabel(self.tr("A table from a spreadsheet can be pasted from the chosen number on (Ctrl+V)."))
        hint.setProperty("kind", "muted")
        hint.setWordWrap(True)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.button(QDialogButtonBox.StandardButton.Ok).setProperty("kind", "primary")
        buttons.accepted.connect(self.give)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(12)
        column.addLayout(counts)
        column.addWidget(self.grid, 1)
        column.addWidget(self.complaint)
        self.complaint.hide()
        column.addWidget(hint)
        column.addWidget(buttons)
        self.setMinimumWidth(round(26 * theme.sizes.base))

    def _resize(self) -> None:
        if (self.rows.value(), self.columns.value()) != (self.cells.rowCount(), self.cells.columnCount()):
            self.cells.resize(self.rows.value(), self.columns.value())
            self.grid.setCurrentIndex(self.cells.index(0, 0))

    def _show_counts(self) -> None:
        self._is_vector = self._is_vector and self.cells.rowCount() == 1
        self.rows.setEnabled(not self._is_vector)
        rows, columns = self.cells.rowCount(), self.cells.columnCount()
        self.rows.setValue(rows)
        self.columns.setValue(columns)
        self._forgive()

    def _forgive(self) -> None:
        self.complaint.hide()

    def give(self) -> None:
        """Give the value, or say what is wrong with it, and where."""
        try:
            rows = self.cells.read()
            value: Given = rows[0] if self._is_vector else rows
            self._take(value)
        except CellError as error:
            self.grid.setCurrentIndex(self.cells.index(error.row, error.column))
            self._complain(
                self.tr("Row {row}, column {column}: {why}").format(
                    row=error.row, column=error.column, why=error
                )
            )
        except TutorError as error:
            self._complain(str(error))
        else:
            self.accept()

    def _complain(self, sentence: str) -> None:
        self.complaint.setText(sentence)
        self.complaint.show()


class CellGrid(QTableView):
    """The cells; a digit begins to type, Ctrl+V puts a table in, Ctrl+C takes one."""

    def __init__(self, cells: Cells, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._cells = cells
        self.setModel(cells)
        self.setAccessibleName(self.tr("Numbers"))
        line = f"border: 1px solid {theme.hex('line')}; border-radius: {round(theme.sizes.radius_small)}px;"
        self.setStyleSheet(f"QTableView, QTableView:focus {{ {line} }}")
        font = mono_font(theme.sizes.base)
        self.setFont(font)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        base = theme.sizes.base
        for header, size in (
            (self.horizontalHeader(), 8.5 * QFontMetricsF(font).horizontalAdvance("0") + base),
            (self.verticalHeader(), 2.1 * base),
        ):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setDefaultSectionSize(round(size))
            header.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setMinimumHeight(round(9 * base))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy, paste and clear; every other key is the table's."""
        if event.matches(QKeySequence.StandardKey.Paste):
            at = self.currentIndex()
            row, column = max(at.row(), 0), max(at.column(), 0)
            self._cells.paste(QGuiApplication.clipboard().text(), row, column)
            self.setCurrentIndex(self._cells.index(row, column))
        elif event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self._selected())
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            for index in self.selectedIndexes():
                self._cells.setData(index, "0")
        else:
            super().keyPressEvent(event)

    def _selected(self) -> str:
        rows: dict[int, list[QModelIndex]] = {}
        for index in self.selectedIndexes():
            rows.setdefault(index.row(), []).append(index)
        return "\n".join(
            "\t".join(str(index.data()) for index in sorted(rows[row], key=QModelIndex.column))
            for row in sorted(rows)
        )
