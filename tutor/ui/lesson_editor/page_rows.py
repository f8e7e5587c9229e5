"""The pages of the lesson in a list, to be chosen, moved, added and removed; the lesson stands first."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from tutor.ui.lesson_editor.writing import Writing
from tutor.ui.look.theme import Theme
from tutor.ui.session.session import Session
from tutor.ui.widgets.icon_button import IconButton
from tutor.ui.widgets.keep_space import KeepSpace
from tutor.ui.widgets.section_label import SectionLabel

_MOST_ROWS = 6
_ALT = Qt.KeyboardModifier.AltModifier


class Rows(QListWidget):
    """A row a page, below that of the lesson. Alt+↑ and Alt+↓ move a page, Del removes it, Ins adds one."""

    moved = Signal(int, int)
    """A page was moved, from and to, from 0."""
    added = Signal()
    removed = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._height = 26
        self.setObjectName("chapters")
        self.setAccessibleName(self.tr("Pages of the lesson"))
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setDragDropMode(QListWidget.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setTabKeyNavigation(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.model().rowsMoved.connect(self._rows_moved, Qt.ConnectionType.QueuedConnection)

    def set_height(self, height: int) -> None:
        """Let each row be so many pixels high."""
        self._height = height
        for row in range(self.count()):
            self.item(row).setSizeHint(QSize(0, height))
        self.updateGeometry()

    def show_titles(self, lesson: str, titles: list[str], chosen: int | None) -> None:
        """Show the lesson and its pages, with the one at hand marked."""
        texts = [lesson, *(f"{number}  {title}" for number, title in enumerate(titles, 1))]
        if texts != [self.item(row).text() for row in range(self.count())]:
            self.blockSignals(True)
            while self.count() > len(texts):
                self.takeItem(self.count() - 1)
            for row, text in enumerate(texts):
                if row == self.count():
                    self.addItem(QListWidgetItem())
                self.item(row).setText(text)
                self.item(row).setToolTip(text)
                self.item(row).setSizeHint(QSize(0, self._height))
            self.blockSignals(False)
            first = self.item(0)
            first.setFlags(first.flags() & ~Qt.ItemFlag.ItemIsDragEnabled)
            self.updateGeometry()
        row = 0 if chosen is None else chosen + 1
        if row != self.currentRow():
            self.blockSignals(True)
            self.setCurrentRow(row)
            self.blockSignals(False)
        self.scrollToItem(self.item(row))

    def sizeHint(self) -> QSize:
        """As high as its rows, up to a few."""
        return QSize(200, self._height * min(max(self.count(), 2), _MOST_ROWS) + 6)

    def minimumSizeHint(self) -> QSize:
        """It does not shrink."""
        return QSize(80, self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        """Claim the keys that move, add and remove before the walk takes them."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            keys = (
                Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Delete,
                Qt.Key.Key_Insert, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Space,
            )  # fmt: skip
            if event.key() in keys and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, add, remove; the rest is the list's own."""
        page, key = self.currentRow() - 1, event.key()
        if event.modifiers() & _ALT and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            if page >= 0:
                self.moved.emit(page, page + (1 if key == Qt.Key.Key_Down else -1))
        elif key == Qt.Key.Key_Delete:
            self.removed.emit()
        elif key == Qt.Key.Key_Insert:
            self.added.emit()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _rows_moved(self, _from: QModelIndex, start: int, _end: int, _to: QModelIndex, row: int) -> None:
        at, to = start - 1, (row - 1 if row > start else row) - 1
        self.moved.emit(at, max(to, 0))


class PageRows(QWidget):
    """The list with its buttons."""

    left = Signal()
    added = Signal()
    """A page was added, and waits for its title."""

    def __init__(self, session: Session, writing: Writing, theme: Theme) -> None:
        super().__init__()
        self._session, self._writing = session, writing
        self.rows = Rows()
        self.rows.left.connect(self.left)
        self.rows.currentRowChanged.connect(self._chosen)
        self.rows.moved.connect(self._moved)
        self.add = IconButton("plus", self.tr("Add a page"), theme, "flat")
        self.remove = IconButton("minus", self.tr("Remove the page"), theme, "flat")
        self.up = IconButton("chevron-up", self.tr("Move the page up"), theme, "flat")
        self.down = IconButton("chevron-down", self.tr("Move the page down"), theme, "flat")
        self.buttons = (self.add, self.remove, self.up, self.down)
        keeper = KeepSpace(self)
        for button, key in zip(self.buttons, ("Ins", "Del", "Alt+↑", "Alt+↓"), strict=True):
            button.set_text(button.accessibleName(), key)
            button.installEventFilter(keeper)
        self.add.clicked.connect(self._add)
        self.rows.added.connect(self._add)
        self.remove.clicked.connect(writing.remove_page)
        self.rows.removed.connect(writing.remove_page)
        self.up.clicked.connect(self._up)
        self.down.clicked.connect(self._down)
        self._lay_out()
        self.set_theme(theme)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(2)
        head.addWidget(SectionLabel(self.tr("Pages")), 1)
        for button in self.buttons:
            head.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.rows)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        for button in self.buttons:
            button.set_theme(theme)
            button.set_side(round(2 * theme.sizes.base))
        self.rows.set_height(round(2.1 * theme.sizes.base))

    def refresh(self) -> None:
        """Show the pages as they are."""
        document, page = self._session.document, self._writing.page
        self.rows.show_titles(self.tr("The lesson"), [each.title for each in document.pages], page)
        self.remove.set_available(page is not None)
        self.up.set_available(bool(page))
        self.down.set_available(page is not None and page + 1 < len(document.pages))

    def _add(self) -> None:
        self._writing.add_page()
        self.added.emit()

    def _chosen(self, row: int) -> None:
        self._writing.choose(row - 1 if row > 0 else None)

    def _moved(self, at: int, to: int) -> None:
        self._writing.move_page(at, to)
        self.refresh()

    def _up(self) -> None:
        if self._writing.page is not None:
            self._moved(self._writing.page, self._writing.page - 1)

    def _down(self) -> None:
        if self._writing.page is not None:
            self._moved(self._writing.page, self._writing.page + 1)
