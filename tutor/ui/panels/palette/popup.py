"""Search-and-place: a small field over the canvas, with what is found below it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from tutor.ui.panels.palette.entries import Entry, search
from tutor.ui.panels.palette.panel import SearchField
from tutor.ui.session import Session
from tutor.ui.theme import Theme, ui_font

_ROWS, _WIDTH, _APART = 7, 23, 12
_ENTRY = Qt.ItemDataRole.UserRole + 1


class SearchPopup(QFrame):
    """↑ ↓ choose, Enter or a click places, Esc closes; it closes too when the keyboard goes elsewhere."""

    placed = Signal(object)
    """The `tutor.document.placing.Placeable` that was chosen."""
    closed = Signal()
    """The keyboard is to go back to the graph."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._theme, self._area = session, theme, parent
        self._says: Callable[[Entry], str] = lambda entry: entry.title
        self._only_operations = False
        self.setProperty("card", "surface")
        self.setAccessibleName(self.tr("Place an operation"))
        self.field, self.rows = SearchField(), QListWidget()
        self.field.setPlaceholderText(self.tr("Operation, number or name"))
        self.field.setAccessibleName(self.tr("Search operations"))
        self.field.installEventFilter(self)
        self.rows.setAccessibleName(self.tr("Operations"))
        self.rows.setItemDelegate(_Rows(self))
        self.rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.rows.setMouseTracking(True)
        self._remark, self._foot = QLabel(), QLabel()
        for label in (self._remark, self._foot):
            label.setProperty("kind", "muted")
            label.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 8)
        column.setSpacing(6)
        for part in (self.field, self._remark, self.rows, self._foot):
            column.addWidget(part)
        self.field.textChanged.connect(self._show_found)
        self.field.entered.connect(self._place)
        self.field.moved.connect(self._move)
        self.field.left.connect(self.leave)
        self.rows.itemClicked.connect(self._place)
        self.rows.currentItemChanged.connect(self._say)
        self.set_theme(theme)
        self.hide()

    @property
    def theme(self) -> Theme:
        """The colours and sizes in use."""
        return self._theme

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        self._theme = theme
        self.setFixedWidth(round(_WIDTH * theme.sizes.base))

    def row_height(self) -> int:
        """How high a row is."""
        return round(2.2 * self._theme.sizes.base)

    def open_beside(self, box: QRect, says: Callable[[Entry], str], *, only_operations: bool = False) -> None:
        """Search, below a part of the parent or at another side of it, where there is room.

        `says` tells what placing an entry would do; `only_operations` leaves out what takes no operand.
        """
        self._says, self._only_operations = says, only_operations
        self.field.clear()
        self._show_found("")
        self.adjustSize()
        size, room = self.size(), self._area.rect().adjusted(8, 8, -8, -8)
        corners = (
            QPoint(box.left(), box.bottom() + _APART),
            QPoint(box.right() + _APART, box.top()),
            QPoint(box.left() - size.width() - _APART, box.top()),
            QPoint(box.left(), box.top() - size.height() - _APART),
        )
        places = [_within(QRect(corner, size), room) for corner in corners]
        self.move(next((place for place in places if not place.intersects(box)), places[0]).topLeft())
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def leave(self) -> None:
        """Close, and give the keyboard back."""
        self.hide()
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close when the keyboard goes elsewhere in the window: whoever looks away has changed their mind."""
        if isinstance(event, QFocusEvent) and event.lostFocus():
            elsewhere = (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.TabFocusReason)
            if event.reason() in (
                *elsewhere,
                Qt.FocusReason.BacktabFocusReason,
                Qt.FocusReason.OtherFocusReason,
            ):
                self.hide()
        return super().eventFilter(watched, event)

    def entries(self) -> list[Entry]:
        """What is found, as it stands."""
        return [self.rows.item(row).data(_ENTRY) for row in range(self.rows.count())]

    def _show_found(self, text: str) -> None:
        found = search(text, self._session.document)
        self.rows.clear()
        for entry in found.entries:
            if self._only_operations and not entry.what.arity:
                continue
            item = QListWidgetItem(entry.title, self.rows)
            item.setData(_ENTRY, entry)
            item.setToolTip(entry.tip())
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{entry.title}, {entry.family}")
        self.rows.setFixedHeight(min(self.rows.count(), _ROWS) * self.row_height() + 2)
        self.rows.setVisible(self.rows.count() > 0)
        self.rows.setCurrentRow(0)
        remark = found.remark or ("" if self.rows.count() else self.tr("Nothing is found."))
        self._remark.setText(remark)
        self._remark.setVisible(bool(remark))
        self._say()
        self.adjustSize()

    def _say(self) -> None:
        item = self.rows.currentItem()
        self._foot.setText(self._says(item.data(_ENTRY)) if item is not None else self.tr("Esc closes"))
        self.field.setAccessibleDescription(item.text() if item is not None else "")

    def _move(self, by: int) -> None:
        count = self.rows.count()
        if count:
            self.rows.setCurrentRow(min(max(self.rows.currentRow() + by, 0), count - 1))

    def _place(self) -> None:
        item = self.rows.currentItem()
        if item is not None:
            entry: Entry = item.data(_ENTRY)
            self.leave()
            self.placed.emit(entry.what)


def _within(place: QRect, room: QRect) -> QRect:
    """The place, moved into the room."""
    left = max(room.left(), min(place.left(), room.right() - place.width()))
    top = max(room.top(), min(place.top(), room.bottom() - place.height()))
    return QRect(QPoint(left, top), place.size())


class _Rows(QStyledItemDelegate):
    """Paints a row: the sign, what it is called, and at the right its family."""

    def __init__(self, popup: SearchPopup) -> None:
        super().__init__(popup)
        self._popup = popup

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """A line."""
        return QSize(120, self._popup.row_height())

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint the words on the ground of their state."""
        entry: Entry = index.data(_ENTRY)
        theme, rect = self._popup.theme, QRectF(option.rect)
        base = theme.sizes.base
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(theme.colour("accent") if chosen else Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent_soft" if chosen else "bg"))
            painter.drawRoundedRect(rect.adjusted(1.5, 1, -1.5, -1), 6, 6)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setPen(theme.colour("accent"))
        painter.setFont(ui_font(theme.sizes.small, 600))
        painter.drawText(rect.adjusted(0.7 * base, 0, 0, 0), flags, entry.sign)
        painter.setPen(theme.colour("text"))
        font = ui_font(theme.sizes.base, 600 if chosen else 450)
        painter.setFont(font)
        left = 3.4 * base
        painter.drawText(rect.adjusted(left, 0, 0, 0), flags, entry.title)
        taken = left + QFontMetricsF(font).horizontalAdvance(entry.title) + base
        small = ui_font(theme.sizes.small, 400)
        room = rect.width() - taken - 0.7 * base
        family = QFontMetricsF(small).elidedText(entry.family, Qt.TextElideMode.ElideRight, max(room, 0.0))
        painter.setFont(small)
        painter.setPen(theme.colour("muted"))
        painter.drawText(
            rect.adjusted(taken, 0, -0.7 * base, 0),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight,
            family,
        )
        painter.restore()
