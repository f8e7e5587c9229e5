"""Search-and-place: a small field over the canvas, with what is found below it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget

from tutor.ui.look.theme import Theme
from tutor.ui.panels.palette.entries import Entry, search
from tutor.ui.session.session import Session
from tutor.ui.widgets.search_card import Row, SearchCard

_APART = 12


class SearchPopup(SearchCard):
    """Takes a `tutor.document.edits.placing.Placeable`."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._session, self._area = session, parent
        self._says: Callable[[Entry], str] = lambda entry: entry.title
        self._only_operations = False
        self.setAccessibleName(self.tr("Place an operation"))
        self.field.setPlaceholderText(self.tr("Operation, number or name"))
        self.field.setAccessibleName(self.tr("Search operations"))
        self.rows.setAccessibleName(self.tr("Operations"))

    def open_beside(self, box: QRect, says: Callable[[Entry], str], *, only_operations: bool = False) -> None:
        """Search, below a part of the parent or at another side of it, where there is room.

        `says` tells what placing an entry would do; `only_operations` leaves out what takes no operand.
        """
        self._says, self._only_operations = says, only_operations
        self.open_at(QPoint())
        size, room = self.size(), self._area.rect().adjusted(8, 8, -8, -8)
        corners = (
            QPoint(box.left(), box.bottom() + _APART),
            QPoint(box.right() + _APART, box.top()),
            QPoint(box.left() - size.width() - _APART, box.top()),
            QPoint(box.left(), box.top() - size.height() - _APART),
        )
        places = [_within(QRect(corner, size), room) for corner in corners]
        self.move(next((place for place in places if not place.intersects(box)), places[0]).topLeft())

    def found(self, typed: str) -> tuple[list[Row], str]:
        """What may be placed."""
        finds = search(typed, self._session.document)
        return [
            Row(entry, entry.title, entry.family, entry.sign, entry.tip())
            for entry in finds.entries
            if entry.what.arity or not self._only_operations
        ], finds.remark

    def says(self, row: Row) -> str:
        """What placing it would do."""
        return self._says(row.what)

    def entries(self) -> list[Entry]:
        """What is found, as it stands."""
        return [row.what for row in self.shown()]


def _within(place: QRect, room: QRect) -> QRect:
    """The place, moved into the room."""
    left = max(room.left(), min(place.left(), room.right() - place.width()))
    top = max(room.top(), min(place.top(), room.bottom() - place.height()))
    return QRect(QPoint(left, top), place.size())
