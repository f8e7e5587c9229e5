"""The keys that go through a list of rows."""

from __future__ import annotations

from PySide6.QtCore import Qt


def row_after(key: int, at: int, count: int, page: int = 1) -> int | None:
    """The row that a key leads to from row `at` of `count`; None where it leads to none.

    The arrows go by one row, Page Up and Page Down by `page` where that is more, Home and End to the ends.
    """
    moves: dict[int, int] = {
        Qt.Key.Key_Down: at + 1,
        Qt.Key.Key_Up: at - 1,
        Qt.Key.Key_Home: 0,
        Qt.Key.Key_End: count - 1,
    }
    if page > 1:
        moves |= {Qt.Key.Key_PageDown: at + page, Qt.Key.Key_PageUp: at - page}
    return min(max(moves[key], 0), count - 1) if key in moves else None
