"""Names of nodes and edges that a page has chosen: each can be taken away, and others added from a list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from tutor.graph.symbols import Symbols
from tutor.ui.spot import spot_words
from tutor.ui.theme import Theme
from tutor.ui.widgets.field_row import FieldRow
from tutor.ui.widgets.fields import Choice
from tutor.ui.widgets.keep_space import KeepSpace


class NameChips(QWidget):
    """`toggled` has the name, as a file names it, that is to be added or taken away."""

    toggled = Signal(str)

    def __init__(self, name: str, add: str, theme: Theme) -> None:
        super().__init__()
        self._theme, self._add_words = theme, add
        self._shown: tuple[object, ...] = ()
        self._keeper = KeepSpace(self)
        self.chips: list[QPushButton] = []
        self.setAccessibleName(name)
        self.add = Choice(add)
        self.add.activated.connect(self._added)
        self._row = FieldRow(theme)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addWidget(self._row)
        self._column.addWidget(self.add)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        self._theme = theme
        self._row.set_theme(theme)

    def show_names(self, names: Sequence[str], possible: Sequence[str], symbols: Symbols) -> None:
        """Show the chosen names, and offer the others."""
        shown = (tuple(names), tuple(possible), symbols)
        if shown == self._shown:
            return
        had_focus = any(chip.hasFocus() for chip in self.chips)
        self._shown = shown
        row = FieldRow(self._theme, self)
        self.chips = []
        for name in names:
            words = spot_words([name], symbols)
            chip = QPushButton(f"{words}  ×")
            chip.setAccessibleName(self.tr("{name}: take it away").format(name=words))
            chip.setToolTip(self.tr("Take it away"))
            chip.setProperty("name", name)
            chip.installEventFilter(self._keeper)
            chip.clicked.connect(self._taken)
            row.add_widget(chip)
            self.chips.append(chip)
        self._column.removeWidget(self._row)  # PySide's replaceWidget lets go of other widgets' wrappers
        self._column.insertWidget(0, row)
        self._row.hide()
        self._row.deleteLater()
        self._row = row
        row.setVisible(bool(names))
        self.add.clear()
        self.add.addItem(self._add_words)
        for name in possible:
            if name not in names:
                self.add.addItem(spot_words([name], symbols), name)
        if had_focus:
            self.add.setFocus()

    def _taken(self) -> None:
        self.toggled.emit(str(self.sender().property("name")))

    def _added(self, row: int) -> None:
        name = self.add.itemData(row)
        self.add.setCurrentIndex(0)
        if name:
            self.toggled.emit(name)
