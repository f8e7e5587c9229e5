"""The user guide in a window of its own: its chapters and a search at the left, what is read at the right."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QPixmap, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from tutor.ui.help.guide_page import GuidePage
from tutor.ui.help.guide_text import Section, guide, search
from tutor.ui.look.theme import Theme
from tutor.ui.widgets.icon_button import IconButton
from tutor.ui.widgets.search_field import SearchField

_SECTION = Qt.ItemDataRole.UserRole + 1
_WIDTH, _HEIGHT, _LIST = 80.0, 54.0, 24.0
"""The window, and the list of its chapters, in letters' sizes."""
_INSET = 12
"""Pixels by which a part stands further to the right than what it is a part of."""


class GuideWindow(QWidget):
    """Reads the guide beside the program: it stays open while one works."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._theme = theme
        self._letters = 0.0
        self._past: list[str] = []
        self._at = -1
        self.setWindowTitle(self.tr("User guide"))
        self.setAccessibleName(self.tr("User guide"))
        self._build()
        self.set_theme(theme)
        self._list_all()
        for keys, act in ((QKeySequence.StandardKey.Find, self._search), ("Escape", self.close)):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        self._theme = theme
        self.page.set_theme(theme)
        for button in (self.back, self.forward):
            button.set_theme(theme)
        if theme.sizes.base != self._letters:
            self._letters = theme.sizes.base
            self._fit()

    def _fit(self) -> None:
        """Be as wide and high as letters of this size ask for, within the screen."""
        base, room = self._letters, self.screen().availableSize()
        if (beside := self.parentWidget()) is not None:
            room = room.expandedTo(beside.window().size())
        self.resize(QSize(round(_WIDTH * base), round(_HEIGHT * base)).boundedTo(room * 0.94))
        chapters = min(round(_LIST * base), self.width() // 3)
        self._splitter.setSizes([chapters, self.width() - chapters])

    def open_at(self, slug: str = "") -> None:
        """Come to the front, at a section by its slug; the one read last where there is none of that name."""
        known = {section.slug: section for section in guide()}
        section = known.get(slug)
        if section is None and not self._past and known:
            section = next(iter(known.values()))
        if section is not None:
            self._go(section)
        self.show()
        self.raise_()
        self.activateWindow()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+← and Alt+→ go to what was read before and after."""
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in (
            Qt.Key.Key_Left,
            Qt.Key.Key_Right,
        ):
            self._travel(-1 if event.key() == Qt.Key.Key_Left else 1)
        else:
            super().keyPressEvent(event)

    # --- the parts ----------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.field, self.list, self.page = SearchField(), QListWidget(), GuidePage(self._theme)
        self.field.setPlaceholderText(self.tr("Search the guide"))
        self.field.setAccessibleName(self.tr("Search the guide"))
        self.field.textChanged.connect(self._find)
        self.field.entered.connect(self._read_current)
        self.field.moved.connect(self._move)
        self.field.left.connect(self._leave)
        self.list.setAccessibleName(self.tr("Chapters"))
        self.list.setObjectName("chapters")
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentItemChanged.connect(self._read_current)
        self._count = QLabel()
        self._count.setProperty("kind", "muted")
        self.back = IconButton("back", self.tr("Read before (Alt+←)"), self._theme, "flat")
        self.forward = IconButton("forward", self.tr("Read after (Alt+→)"), self._theme, "flat")
        self.back.clicked.connect(lambda: self._travel(-1))
        self.forward.clicked.connect(lambda: self._travel(1))
        self.page.asked.connect(self._ask)
        self._lay_out()

    def _lay_out(self) -> None:
        left = QFrame()
        left.setProperty("ground", "bg")
        column = QVBoxLayout(left)
        column.setContentsMargins(14, 14, 14, 10)
        head = QHBoxLayout()
        head.addWidget(self.field, 1)
        head.addWidget(self.back)
        head.addWidget(self.forward)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        column.addWidget(self._count)
        self._splitter = splitter = QSplitter(Qt.Orientation.Horizontal)
        right = QFrame()
        right.setProperty("ground", "surface")
        QVBoxLayout(right).addWidget(self.page)
        splitter.addWidget(left)
        splitter.addWidget(right)
        splitter.setStretchFactor(1, 1)
        splitter.setChildrenCollapsible(False)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(splitter)

    # --- finding ------------------------------------------------------------------------------------------

    def _list_all(self) -> None:
        self._fill([(section, "") for section in guide()])
        self._count.setText("" if guide() else self.tr("The guide did not come with this program."))

    def _find(self, typed: str) -> None:
        if not typed.strip():
            self._list_all()
            return
        finds = search(typed)
        self._fill([(find.section, find.around) for find in finds])
        found = self.tr("Sections found: {count}").format(count=len(finds))
        self._count.setText(found if finds else self.tr("Nothing is found."))
        if finds:
            self.list.setCurrentRow(0)

    def _fill(self, rows: list[tuple[Section, str]]) -> None:
        """List these sections, with the words around what was found; what is read stays as it is."""
        self.list.blockSignals(True)
        self.list.clear()
        for section, around in rows:
            item = QListWidgetItem(f"{section.title}\n{around}" if around else section.title)
            if section.level > 2 and not around:
                item.setData(Qt.ItemDataRole.DecorationRole, _inset(section.level - 2))
            item.setToolTip(section.title)
            item.setData(_SECTION, section)
            font = item.font()
            font.setBold(section.level <= 2 and not around)
            item.setFont(font)
            self.list.addItem(item)
            if section == self.page.section:
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)

    def _search(self) -> None:
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def _leave(self) -> None:
        """Esc clears the search first, then closes."""
        if self.field.text():
            self.field.clear()
        else:
            self.close()

    def _move(self, by: int) -> None:
        self.list.setCurrentRow(min(max(self.list.currentRow() + by, 0), self.list.count() - 1))

    # --- reading ------------------------------------------------------------------------------------------

    def _read_current(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self._go(item.data(_SECTION))

    def _ask(self, slug: str) -> None:
        self.field.clear()
        section = next((section for section in guide() if section.slug == slug), None)
        if section is not None:
            self._go(section)

    def _go(self, section: Section) -> None:
        """Read a section, which becomes the newest that was read."""
        if not self._past or self._past[self._at] != section.slug:
            del self._past[self._at + 1 :]
            self._past.append(section.slug)
            self._at = len(self._past) - 1
        self._show(section)

    def _travel(self, by: int) -> None:
        at = self._at + by
        if 0 <= at < len(self._past):
            self._at = at
            self._show(next(section for section in guide() if section.slug == self._past[at]))

    def _show(self, section: Section) -> None:
        self.page.read(section, self.field.text().split())
        self.back.setEnabled(self._at > 0)
        self.forward.setEnabled(self._at < len(self._past) - 1)
        for row in range(self.list.count()):
            if self.list.item(row).data(_SECTION) == section:
                self.list.blockSignals(True)
                self.list.setCurrentRow(row)
                self.list.blockSignals(False)


def _inset(levels: int) -> QPixmap:
    """Nothing to see beside a title, as wide as its level is deep: its second line stands below the first."""
    room = QPixmap(_INSET * levels, 1)
    room.fill(Qt.GlobalColor.transparent)
    return room
