"""The history: every edit in a list, the newest at the top; a click goes back or on to it."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from tutor.ui.look.theme import Theme, ui_font
from tutor.ui.session.session import Session

_Index = QModelIndex | QPersistentModelIndex
_STATE = Qt.ItemDataRole.UserRole + 1
_ROW = 2.1
"""The height of a row, in letters' sizes."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class HistoryList(QListView):
    """The edits of a session. The present state has a ground, what is undone stands above it, in italics."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._theme = session, theme
        self.rows = HistoryRows(session, self)
        self.setModel(self.rows)
        self.setItemDelegate(_Rows(self))
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setAccessibleName(self.tr("History of edits"))
        self.setStyleSheet("QListView, QListView:focus { border: none; }")
        self.clicked.connect(self.go_to)
        self.rows.modelReset.connect(self._show_present)
        self._show_present()

    @property
    def theme(self) -> Theme:
        """The colours and sizes in use."""
        return self._theme

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        self._theme = theme
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def go_to(self, index: QModelIndex) -> None:
        """Show the document as it was after this edit."""
        self._session.typed.read()
        self._session.edits.go_to(self.rows.rowCount() - 1 - index.row())

    def sizeHint(self) -> QSize:
        """As high as its rows, up to a few."""
        rows = min(self.rows.rowCount(), 6)
        return QSize(200, round(rows * _ROW * self._theme.sizes.base))

    def minimumSizeHint(self) -> QSize:
        """Three rows, so that the present one is seen between two others."""
        return QSize(120, round(min(self.rows.rowCount(), 3) * _ROW * self._theme.sizes.base))

    def event(self, event: QEvent) -> bool:
        """Claim Enter before a shortcut of the window takes it."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            if event.key() not in _ENTER:
                return super().event(event)
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the edit on which the arrow keys stand."""
        if event.key() in _ENTER and self.currentIndex().isValid():
            self.go_to(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _show_present(self) -> None:
        self.setCurrentIndex(self.rows.index(self.rows.present, 0))
        self.scrollTo(self.currentIndex())
        self.updateGeometry()


class HistoryRows(QAbstractListModel):
    """A row an edit, the newest first, and at the end the document as it was opened."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._stack = session.edits
        self._words: list[str] = []
        self._stack.indexChanged.connect(self._follow)
        self._follow()

    @property
    def present(self) -> int:
        """The row of what is shown now."""
        return len(self._words) - 1 - self._stack.index()

    def rowCount(self, parent: _Index | None = None) -> int:
        """One more than there are edits."""
        return 0 if parent is not None and parent.isValid() else len(self._words)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The edit in words; to a screen reader also whether it holds."""
        words, at = self._words[index.row()], index.row()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return words
        state = "present" if at == self.present else "undone" if at < self.present else "held"
        if role == _STATE:
            return state
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = {"present": self.tr("{words}, shown now"), "undone": self.tr("{words}, undone")}
            return said.get(state, "{words}").format(words=words)
        return None

    def _follow(self) -> None:
        self.beginResetModel()
        stack = self._stack
        self._words = [stack.text(at) for at in reversed(range(stack.count()))]
        self._words.append(self.tr("As it was opened"))
        self.endResetModel()


class _Rows(QStyledItemDelegate):
    """Paints a row: the present one on a ground, an undone one in italics."""

    def __init__(self, view: HistoryList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """One line."""
        return QSize(80, round(_ROW * self._view.theme.sizes.base))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint ground, ring of the keyboard, and words."""
        theme, state, base = self._view.theme, index.data(_STATE), self._view.theme.sizes.base
        place = QRectF(option.rect).adjusted(1, 1, -1, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if state == "present" or hovered:
            painter.setBrush(theme.colour("accent_soft" if state == "present" else "bg"))
            painter.drawRoundedRect(place, 6, 6)
        if self._view.hasFocus() and self._view.currentIndex() == index:
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(place, 6, 6)
        font = ui_font(theme.sizes.base, 500 if state == "present" else 400)
        font.setItalic(state == "undone")
        painter.setFont(font)
        painter.setPen(theme.colour("text" if state == "present" else "muted"))
        room = place.adjusted(0.9 * base, 0, -0.6 * base, 0)
        words = painter.fontMetrics().elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, round(room.width())
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()
