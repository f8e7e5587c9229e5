"""The panel with the table of steps, above the timeline: arrow keys go from step to step, Esc leaves."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QVBoxLayout, QWidget

from tutor.ui.look.theme import Theme, ui_font
from tutor.ui.session.session import Session
from tutor.ui.steps.model import NODE, NUMBER, PHASE, SENTENCE, STEP, StepRows
from tutor.ui.widgets.icon_button import IconButton
from tutor.ui.widgets.row_table import show_as_rows

_ROW, _CLASS_ROW = 2.0, 1.3
"""The height of a row, in letters' sizes; before a class the graph needs the room."""
_ROWS, _FEW_ROWS = 5, 3
"""How many rows are seen, and how many where letters are large; odd, with the present one in the middle."""
_INSIDE = 1
"""Pixels between the button and the edge of the heading."""
_WIDEST = {PHASE: 12.0, NODE: 10.0, NUMBER: 14.0}
"""How wide a column may become, in letters' sizes: the sentence is to have room."""


class StepTable(QTableView):
    """A row a step; the present one is chosen, and choosing another goes there."""

    left = Signal()
    """The keyboard is to go back to the graph."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._theme, self._following = session, theme, False
        self.rows = StepRows(session, theme, self)
        self.setModel(self.rows)
        self.setAccessibleName(self.tr("Steps"))
        self.setAccessibleDescription(
            self.tr("A row for each step. Up and down go there; Escape goes back to the graph.")
        )
        show_as_rows(self)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.selectionModel().currentRowChanged.connect(self._chosen)
        session.moment_changed.connect(self.follow)
        for mode in (*session.modes, session.modes.questions):
            mode.mode_changed.connect(self.follow)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        self._theme = theme
        self.rows.set_theme(theme)
        row = _CLASS_ROW if theme.is_projector else _ROW
        rows = _FEW_ROWS if theme.is_projector or theme.text_times > 1 else _ROWS
        height = round(row * theme.sizes.base)
        self.verticalHeader().setMinimumSectionSize(height)
        self.verticalHeader().setDefaultSectionSize(height)
        head = self.horizontalHeader()
        head.setStyleSheet("QHeaderView::section { padding: 0px 8px; }")  # the letters need all of the height
        head.setFixedHeight(height + 1)
        self.setFixedHeight((rows + 1) * height + 1 + 2 * self.frameWidth())
        self._share_width()
        self.follow()

    def follow(self) -> None:
        """Show the moment at hand, if anybody sees the table."""
        if not self.isVisible():
            return
        self._following = True
        self.rows.refresh()
        column = max(self.currentIndex().column(), 0)
        self.setCurrentIndex(self.rows.index(self.rows.present, column))
        self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.PositionAtCenter)
        self._following = False

    def _chosen(self, row: QModelIndex) -> None:
        if row.isValid() and not self._following:
            self._session.go_to_step(row.row())
            self.follow()  # the walk may have stopped before

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the graph."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The sentence gets what the other columns leave."""
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        base, rest = self._theme.sizes.base, self.viewport().width()
        metrics = QFontMetricsF(ui_font(base))
        needed = {STEP: metrics.horizontalAdvance("▸ 000")}
        for column, widest in _WIDEST.items():
            cells = (str(self.rows.index(row, column).data()) for row in range(self.rows.rowCount()))
            words = max(metrics.horizontalAdvance(cell) for cell in cells)
            needed[column] = min(max(words, 4.5 * base), widest * base)
        for column, width in needed.items():
            self.setColumnWidth(column, round(width + 1.6 * base))
            rest -= self.columnWidth(column)
        self.setColumnWidth(SENTENCE, max(rest, round(12 * base)))


class StepPanel(QWidget):
    """The table, and over the end of its heading a button that closes it."""

    closed = Signal()

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Table of steps"))
        self.table = StepTable(session, theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 0, 12, 0)
        column.addWidget(self.table)
        self._close = IconButton("close", self.tr("Close the table of steps"), theme, "flat", self)
        self._close.clicked.connect(self.closed)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        self.table.set_theme(theme)
        self._close.set_theme(theme)
        self._close.set_side(self.table.horizontalHeader().height() - 2 * _INSIDE)
        self._close.set_text(self.tr("Close the table of steps"), "F7")
        self._place_close()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The button stays at the end of the heading."""
        super().resizeEvent(event)
        self._place_close()

    def _place_close(self) -> None:
        frame = self.table.geometry()
        self._close.resize(self._close.sizeHint())
        self._close.move(frame.right() - self._close.width() - _INSIDE, frame.top() + _INSIDE)
        self._close.raise_()
