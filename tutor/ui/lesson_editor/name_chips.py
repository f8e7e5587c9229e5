"""Names that a page has chosen, of nodes or edges: each can be taken away, and others added from a list."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from tutor.ui.look.theme import Theme
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

    def show_names(self, names: Collection[str], words: Mapping[str, str]) -> None:
        """Show the chosen names, and offer the others; `words` calls all of them as a person does."""
        shown = (tuple(names), dict(words))
        if shown == self._shown:
            return
        had_focus = any(chip.hasFocus() for chip in self.chips)
        self._shown = shown
        row = FieldRow(self._theme, self)
        self.chips = []
        for name in names:
            called = words.get(name, name)
            chip = QPushButton(f"{called}  ×")
            chip.setAccessibleName(self.tr("{name}: take it away").format(name=called))
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
        for name, called in words.items():
            if name not in names:
                self.add.addItem(called, name)
        if had_focus:
            self.add.setFocus()

    def _taken(self) -> None:
        self.toggled.emit(str(self.sender().property("name")))

    def _added(self, row: int) -> None:
        name = self.add.itemData(row)
        self.add.setCurrentIndex(0)
        if name:
            self.toggled.emit(name)
