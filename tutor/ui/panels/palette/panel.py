"""The palette: everything that can be placed in the graph, by family, with a search above."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from tutor.ui.look.theme import Theme
from tutor.ui.panels.palette.chip import Chip
from tutor.ui.panels.palette.entries import Entry, Found, families, search
from tutor.ui.session.session import Session
from tutor.ui.widgets.keep_space import KeepSpace
from tutor.ui.widgets.scroll_column import ScrollColumn
from tutor.ui.widgets.search_field import SearchField
from tutor.ui.widgets.section_label import SectionLabel

_COLUMNS, _MARGIN = 2, 16


class Palette(QWidget):
    """Chips in two columns. A click places one, and so does Enter; dragged, it is dropped on the canvas."""

    placed = Signal(object)
    """A `tutor.document.edits.placing.Placeable` is to be placed."""
    dragged = Signal(object)
    """The same is dragged away: an `Entry`."""
    left = Signal()
    """The keyboard is to go back to the graph."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._theme = session, theme
        self._found: Found | None = None
        self._keep = KeepSpace(self)
        self.chips: list[Chip] = []
        self.setAccessibleName(self.tr("Palette"))
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._build()
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        self._theme = theme
        for chip in self.chips:
            chip.set_theme(theme)
        self._place_hint()

    def take_focus(self) -> None:
        """The keyboard goes to the search."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.selectAll()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the hint at the end of the field."""
        super().resizeEvent(event)
        self._place_hint()

    # --- the parts ----------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.field = SearchField()
        self.field.setPlaceholderText(self.tr("Search operations"))
        self.field.setAccessibleName(self.tr("Search operations"))
        self.field.setToolTip(self.tr("Enter places the first one. Tab on the graph searches there."))
        self.field.setTextMargins(0, 0, 40, 0)
        self.field.textChanged.connect(self._show_found)
        self.field.entered.connect(self._place_first)
        self.field.moved.connect(self._go_down)
        self.field.left.connect(self._leave)
        self._hint = QLabel(self.tr("Tab"), self.field)
        self._hint.setProperty("kind", "muted")
        self._hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._remark = QLabel()
        self._remark.setProperty("kind", "muted")
        self._remark.setWordWrap(True)
        self._remark.hide()
        self._list = ScrollColumn()
        self._list.column.setContentsMargins(_MARGIN, 4, _MARGIN, _MARGIN)
        self._list.verticalScrollBar().rangeChanged.connect(self._leave_room)
        self._list.column.setSpacing(6)
        self._sections: list[tuple[SectionLabel, QGridLayout, list[Chip]]] = []
        for title, entries in families():
            self._add_family(title, entries)
        self._list.column.addStretch(1)
        head = QVBoxLayout()
        head.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, 4)
        head.setSpacing(8)
        head.addWidget(self.field)
        head.addWidget(self._remark)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(self._list, 1)

    def _add_family(self, title: str, entries: tuple[Entry, ...]) -> None:
        head, grid = SectionLabel(title), QGridLayout()
        head.setContentsMargins(2, 10, 0, 0)
        grid.setSpacing(6)
        chips = []
        for entry in entries:
            chip = Chip(entry, self._theme)
            chip.clicked.connect(self._place)
            chip.dragged.connect(self._drag)
            chip.arrow.connect(self._go)
            chip.installEventFilter(self._keep)
            chips.append(chip)
        self.chips += chips
        self._sections.append((head, grid, chips))
        self._list.column.addWidget(head)
        self._list.column.addLayout(grid)
        for column in range(_COLUMNS):
            grid.setColumnStretch(column, 1)
        self._fill(grid, chips, wide=_is_wide(entries))

    @staticmethod
    def _fill(grid: QGridLayout, chips: list[Chip], *, wide: bool) -> None:
        """Put these chips into the grid in their order; `wide` ones have a row each."""
        while grid.takeAt(0) is not None:
            pass
        for number, chip in enumerate(chips):
            if wide:
                grid.addWidget(chip, number, 0, 1, _COLUMNS)
            else:
                grid.addWidget(chip, number // _COLUMNS, number % _COLUMNS)

    def _leave_room(self, _: int, most: int) -> None:
        """Chips end where the field does, beside the scroll bar or without it."""
        bar = self._list.verticalScrollBar().sizeHint().width() if most else 0
        self._list.column.setContentsMargins(_MARGIN, 4, max(_MARGIN - bar, 2), _MARGIN)

    def _place_hint(self) -> None:
        self._hint.adjustSize()
        self._hint.move(
            self.field.width() - self._hint.width() - 12, (self.field.height() - self._hint.height()) // 2
        )

    # --- searching ----------------------------------------------------------------------------------------

    def _show_found(self, text: str) -> None:
        """Leave the chips that are found; what is no chip, a number or a name, Enter places all the same."""
        typed = text.strip()
        self._found = search(typed, self._session.document) if typed else None
        found = None if self._found is None else {entry.what for entry in self._found.entries}
        for head, grid, chips in self._sections:
            shown = [chip for chip in chips if found is None or chip.entry.what in found]
            for chip in chips:
                chip.setVisible(chip in shown)
            head.setVisible(bool(shown))
            self._fill(grid, shown, wide=_is_wide([chip.entry for chip in chips]))
        self._hint.setVisible(not text)
        self._say()
        self._list.verticalScrollBar().setValue(0)

    def _say(self) -> None:
        """What Enter would place, and what there is to say about what is typed."""
        words = ""
        if self._found is not None:
            first = next(iter(self._found.entries), None)
            enter = (
                self.tr("Enter: {what}").format(what=first.title) if first else self.tr("Nothing is found.")
            )
            words = "\n".join(filter(None, (self._found.remark, enter)))
        self._remark.setText(words)
        self._remark.setVisible(bool(words))

    def _place_first(self) -> None:
        first = next(iter(self._found.entries), None) if self._found is not None else None
        if first is not None:
            self.field.clear()
            self.placed.emit(first.what)

    # --- chips --------------------------------------------------------------------------------------------

    def shown(self) -> list[Chip]:
        """The chips that are found, as they stand."""
        return [chip for chip in self.chips if not chip.isHidden()]

    def _place(self) -> None:
        chip = self.sender()
        if isinstance(chip, Chip):
            self.placed.emit(chip.entry.what)

    def _drag(self) -> None:
        chip = self.sender()
        if isinstance(chip, Chip):
            self.dragged.emit(chip.entry)

    def _go_down(self, way: int) -> None:
        chips = self.shown()
        if way > 0 and chips:
            self._focus(chips[0])

    def _go(self, key: int) -> None:
        """To the chip beside, above or below; from the first row, up to the field."""
        chip, rows = self.sender(), self._rows()
        place = next(((at, row.index(chip)) for at, row in enumerate(rows) if chip in row), None)
        if place is None:
            return
        row, column = place
        if key in (Qt.Key.Key_Left.value, Qt.Key.Key_Right.value):
            shown = self.shown()
            at = sum(map(len, rows[:row])) + column + (1 if key == Qt.Key.Key_Right.value else -1)
            if 0 <= at < len(shown):
                self._focus(shown[at])
            return
        row += 1 if key == Qt.Key.Key_Down.value else -1
        if row < 0:
            self.take_focus()
        elif row < len(rows):
            self._focus(rows[row][min(column, len(rows[row]) - 1)])

    def _rows(self) -> list[list[Chip]]:
        """The chips that are found, row by row."""
        rows: list[list[Chip]] = []
        for _, _, chips in self._sections:
            found = [chip for chip in chips if not chip.isHidden()]
            step = 1 if _is_wide(chip.entry for chip in chips) else _COLUMNS
            rows += [found[at : at + step] for at in range(0, len(found), step)]
        return rows

    def _focus(self, chip: Chip) -> None:
        chip.setFocus(Qt.FocusReason.OtherFocusReason)
        self.show_chip(chip)

    def show_chip(self, chip: Chip) -> None:
        """Scroll to a chip."""
        self._list.ensureWidgetVisible(chip, 0, 24)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads back to the graph; what is typed on a chip is searched."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        elif event.text().isprintable() and event.text().strip():
            self.take_focus()
            self.field.insert(event.text())
        else:
            super().keyPressEvent(event)

    def _leave(self) -> None:
        if self.field.text():
            self.field.clear()
            self.take_focus()
        else:
            self.left.emit()


def _is_wide(entries: Iterable[Entry]) -> bool:
    """Whether chips need a row each: the titles of templates are long."""
    return any(entry.what.kind == "template" for entry in entries)
