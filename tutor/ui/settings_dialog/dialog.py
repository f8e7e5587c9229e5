"""Settings: a row for each, which acts at once. Esc or Close leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QVBoxLayout

from tutor.ui.settings_dialog.rows import ROWS, Row
from tutor.ui.widgets.scroll_column import ScrollColumn

if TYPE_CHECKING:
    from tutor.ui.window.main_window import MainWindow


class SettingsDialog(QDialog):
    """All rows below each other, as wide as their words; they scroll where the window is low."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.setWindowTitle(self.tr("Settings"))
        self.setAccessibleName(self.windowTitle())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._scrolls = ScrollColumn()
        self._scrolls.column.setContentsMargins(0, 0, 8, 0)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(28)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self.rows: list[Row] = []
        for make in ROWS:
            self._add(make(window))
        self._scrolls.column.addLayout(self._grid)
        self._scrolls.column.addStretch(1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.close)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(28, 24, 28, 20)
        whole.setSpacing(18)
        whole.addWidget(self._scrolls, 1)
        whole.addWidget(buttons)
        self._fit()
        window.theme_changed.connect(self._fit)

    def _add(self, row: Row) -> None:
        self.rows.append(row)
        at = self._grid.rowCount()
        label = QLabel(row.words)
        label.setBuddy(row.field)
        self._grid.addWidget(label, at, 0)
        self._grid.addWidget(row.field, at, 1)
        if row.note:
            note = QLabel(row.note)
            note.setProperty("kind", "muted")
            note.setWordWrap(True)
            self._grid.addWidget(note, at + 1, 1)
            row.field.setAccessibleDescription(row.note)
        self._grid.setRowMinimumHeight(at + 2, 6)

    def _fit(self) -> None:
        """As large as the rows in the type at hand, and no higher than the window."""
        base = self._window.theme.sizes.base
        self._scrolls.page.adjustSize()
        hint = self._scrolls.page.sizeHint()
        room = self._window.height() - 10 * base
        self._scrolls.setMinimumWidth(round(max(hint.width() + 12, 26 * base)))
        self._scrolls.setMinimumHeight(round(min(hint.height() + 4, max(room, 8 * base))))
        self.adjustSize()
