"""A card that searches: a field, with what is found below it, one row of which is chosen."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
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

from tutor.ui.look.theme import Theme, ui_font
from tutor.ui.widgets.search_field import SearchField

_ROW = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True)
class Row:
    """Something that is found, with title, sign, and what stands at the right; `what` it stands for."""

    what: Any
    title: str
    aside: str = ""
    sign: str = ""
    tip: str = ""


class SearchCard(QFrame):
    """↑ ↓ choose, Enter or a click takes, Esc closes; it closes too when the keyboard goes elsewhere."""

    taken = Signal(object)
    """What the row stands for that was taken."""
    closed = Signal()
    """The keyboard is to go back to where it was."""
    width_in_ems, shown_rows, signs = 23, 7, True
    """How wide it is in sizes of the type, how many rows it shows at once, and whether they have signs."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("card", "surface")
        self.field, self.rows = SearchField(), QListWidget()
        self.field.installEventFilter(self)
        self.rows.setItemDelegate(_Rows(self))
        self.rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.rows.setMouseTracking(True)
        self.remark, self._foot = QLabel(), QLabel()
        for label in (self.remark, self._foot):
            label.setProperty("kind", "muted")
            label.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 8)
        column.setSpacing(6)
        for part in (self.field, self.remark, self.rows, self._foot):
            column.addWidget(part)
        self.field.textChanged.connect(self._show_found)
        self.field.entered.connect(self._take)
        self.field.moved.connect(self._move)
        self.field.left.connect(self.leave)
        self.rows.itemClicked.connect(self._take)
        self.rows.currentItemChanged.connect(self._say)
        self.set_theme(theme)
        self.hide()

    @abstractmethod
    def found(self, typed: str) -> tuple[Sequence[Row], str]:
        """What is found, the likeliest first, and a remark or none."""

    @abstractmethod
    def says(self, row: Row) -> str:
        """What taking the row would do."""

    @property
    def theme(self) -> Theme:
        """The colours and sizes in use."""
        return self._theme

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        self._theme = theme
        self.setFixedWidth(round(self.width_in_ems * theme.sizes.base))
        if self.isVisible():
            self._show_found(self.field.text())

    def row_height(self) -> int:
        """How high a row is."""
        return round(2.2 * self._theme.sizes.base)

    def open_at(self, corner: QPoint) -> None:
        """Search anew, with the upper left corner here in the parent."""
        self.field.clear()
        self._show_found("")
        self.move(corner)
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

    def shown(self) -> list[Row]:
        """What is found, as it stands."""
        return [self.rows.item(row).data(_ROW) for row in range(self.rows.count())]

    def _show_found(self, typed: str) -> None:
        found, remark = self.found(typed)
        self.rows.clear()
        for row in found:
            item = QListWidgetItem(row.title, self.rows)
            item.setData(_ROW, row)
            item.setToolTip(row.tip)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{row.title}, {row.aside}".removesuffix(", "))
        self.rows.setFixedHeight(min(self.rows.count(), self.shown_rows) * self.row_height() + 2)
        self.rows.setVisible(self.rows.count() > 0)
        self.rows.setCurrentRow(0)
        remark = remark or ("" if self.rows.count() else self.tr("Nothing is found."))
        self.remark.setText(remark)
        self.remark.setVisible(bool(remark))
        self._say()
        self.adjustSize()

    def _say(self) -> None:
        item = self.rows.currentItem()
        self._foot.setText(self.says(item.data(_ROW)) if item is not None else self.tr("Esc closes"))
        self.field.setAccessibleDescription(item.text() if item is not None else "")

    def _move(self, by: int) -> None:
        count = self.rows.count()
        if count:
            self.rows.setCurrentRow(min(max(self.rows.currentRow() + by, 0), count - 1))

    def _take(self) -> None:
        item = self.rows.currentItem()
        if item is not None:
            row: Row = item.data(_ROW)
            self.leave()
            self.taken.emit(row.what)


class _Rows(QStyledItemDelegate):
    """Paints a row: the sign, what it is called, and at the right what stands aside."""

    def __init__(self, card: SearchCard) -> None:
        super().__init__(card)
        self._card = card

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """A line."""
        return QSize(120, self._card.row_height())

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint the words on the ground of their state."""
        row: Row = index.data(_ROW)
        theme, rect = self._card.theme, QRectF(option.rect)
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
        painter.drawText(rect.adjusted(0.7 * base, 0, 0, 0), flags, row.sign)
        painter.setPen(theme.colour("text"))
        font = ui_font(theme.sizes.base, 600 if chosen else 450)
        painter.setFont(font)
        left = (3.4 if self._card.signs else 0.7) * base
        painter.drawText(rect.adjusted(left, 0, 0, 0), flags, row.title)
        taken = left + QFontMetricsF(font).horizontalAdvance(row.title) + base
        small = ui_font(theme.sizes.small, 400)
        room = rect.width() - taken - 0.7 * base
        aside = QFontMetricsF(small).elidedText(row.aside, Qt.TextElideMode.ElideRight, max(room, 0.0))
        painter.setFont(small)
        painter.setPen(theme.colour("muted"))
        painter.drawText(
            rect.adjusted(taken, 0, -0.7 * base, 0),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight,
            aside,
        )
        painter.restore()
