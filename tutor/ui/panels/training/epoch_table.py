"""The table of epochs as a widget: a row chosen by a person goes to the end of that epoch."""

from __future__ import annotations

from math import floor

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from tutor.training.history.history import History
from tutor.ui.look.theme import Theme, mono_font, ui_font
from tutor.ui.panels.training.epoch_model import EpochModel
from tutor.ui.widgets.row_table import show_as_rows

_LONGEST = "−2.6660150042060084e+120"
"""As long as a number of double precision can be written."""


class EpochTable(QTableView):
    """Follows the present epoch, and stays at its end while training adds to it."""

    epoch_chosen = Signal(int)
    """The epoch, counted from 0, of the row that a person chose."""
    loss_asked = Signal(int)
    """The epoch whose loss was clicked, or on whose row Enter was pressed: where does it come from?"""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._following, self._sharing = theme, False, False
        self._epochs = EpochModel(self)
        self.setModel(self._epochs)
        self.setAccessibleName(self.tr("Epochs"))
        show_as_rows(self)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._epochs.modelReset.connect(self._share_width)
        self.selectionModel().currentRowChanged.connect(self._current_row_changed)
        self.clicked.connect(self._clicked)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        self._theme = theme
        self.setMinimumHeight(round(theme.sizes.base * 11.5))
        self._share_width()

    def refresh(self, own: History | None, torch: History | None, epoch: int) -> None:
        """Show these histories as far as they go now, the present epoch marked."""
        bar = self.verticalScrollBar()
        at_end = bar.value() >= bar.maximum()
        before = self._epochs.rowCount()
        self._epochs.refresh(own, torch)
        grown = self._epochs.rowCount() > before
        self._following = True
        if epoch < self._epochs.rowCount():
            if self.currentIndex().row() != epoch:
                self.setCurrentIndex(self._epochs.index(epoch, 0))
        else:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
        self._following = False
        if grown and at_end and before:
            self.scrollToBottom()

    def _current_row_changed(self, current: QModelIndex) -> None:
        if current.isValid() and not self._following:
            self.epoch_chosen.emit(current.row())

    def _clicked(self, index: QModelIndex) -> None:
        if index.column() > 0:
            self.loss_asked.emit(index.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter asks where the loss of the row comes from."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.loss_asked.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The columns share the width."""
        super().resizeEvent(event)
        self._share_width()
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def _share_width(self) -> None:
        """Epoch and distance take what they need; numbers get the rest, below each other if they must."""
        if self._sharing:
            return
        self._sharing = True
        base, room = self._theme.sizes.base, self.viewport().width()
        narrow = round(base * 4.4)
        word = QFontMetricsF(ui_font(self._theme.sizes.section, 600))
        title = QFontMetricsF(ui_font(self._theme.sizes.small, 600)).horizontalAdvance(self.tr("Distance"))
        distance = round(max(word.horizontalAdvance(self.tr("same bits")), title) + base * 2.3)
        rest = room - narrow - (distance if self._epochs.compares else 0)
        needed = QFontMetricsF(mono_font(base)).horizontalAdvance(_LONGEST) + 18
        stacked = self._epochs.compares and rest < 2 * needed
        self._epochs.set_stacked(stacked)
        across = 2 if self._epochs.compares and not stacked else 1
        self._epochs.set_look(self._theme, floor(min(base, base * rest / across / needed)))
        for column in range(1, 1 + across):
            self.setColumnWidth(column, max(rest // across, 40))
        self.setColumnWidth(0, narrow)
        self.setColumnWidth(1 + across, distance)
        self.verticalHeader().setDefaultSectionSize(round(base * (3.0 if stacked else 2.1)))
        self._sharing = False
        if self.viewport().width() < room:  # taller rows brought a scroll bar
            self._share_width()
