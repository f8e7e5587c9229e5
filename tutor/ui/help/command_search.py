"""Ctrl+K: everything that the window can do, found by its words, with the keys that do the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QWidget

from tutor.ops.search import rank_of
from tutor.ui.look.theme import Theme
from tutor.ui.widgets.search_card import Row, SearchCard

_FROM_TOP = 72
_IN_PARTS = 100
"""What comes after all that is meant by the whole of what was typed."""


@dataclass(frozen=True)
class Deed:
    """Something to be done: its words, its keys, what it is about, and other words that find it."""

    words: str
    about: str
    do: Callable[[], object]
    keys: str = ""
    others: tuple[str, ...] = ()


class CommandSearch(SearchCard):
    """Takes a `Deed`, and does it once the keyboard is back where it was."""

    width_in_ems, shown_rows, signs = 38, 10, False

    def __init__(self, theme: Theme, parent: QWidget, deeds: Callable[[], Iterable[Deed]]) -> None:
        super().__init__(theme, parent)
        self._deeds, self._window = deeds, parent
        self._there: list[Deed] = []
        self._last: list[str] = []
        self._before: QWidget | None = None
        self.setAccessibleName(self.tr("Search commands"))
        self.field.setPlaceholderText(self.tr("What would you like to do?"))
        self.field.setAccessibleName(self.tr("Search commands, lessons and the guide"))
        self.rows.setAccessibleName(self.tr("Commands"))
        self.taken.connect(self._do)
        self.closed.connect(self._give_back)

    def open(self) -> None:
        """Search what can be done now, in the upper middle of the window."""
        self._before = QApplication.focusWidget()
        self._there = list(self._deeds())
        self.open_at(QPoint((self._window.width() - self.width()) // 2, _FROM_TOP))

    def found(self, typed: str) -> tuple[list[Row], str]:
        """The deeds that may be meant, the likeliest first; what was done last comes before its equals."""
        ranked = [
            (rank, self._recency(deed), at, deed)
            for at, deed in enumerate(self._there)
            if (rank := _rank(typed, (deed.words, *deed.others, deed.about))) is not None
        ]
        return [
            Row(deed, deed.words, f"{deed.about}   {deed.keys}".rstrip())
            for *_, deed in sorted(ranked, key=_order)
        ], ""

    def says(self, row: Row) -> str:
        """How to go on."""
        return self.tr("↑ ↓ choose · Enter does it · Esc closes")

    def _recency(self, deed: Deed) -> int:
        return self._last.index(deed.words) if deed.words in self._last else len(self._last)

    def _do(self, deed: Deed) -> None:
        self._last = [deed.words, *(words for words in self._last if words != deed.words)]
        deed.do()

    def _give_back(self) -> None:
        """The keyboard goes back: a command of the walk or of editing acts where that was."""
        if self._before is not None and self._before.isVisible():
            self._before.setFocus()


def _rank(typed: str, names: Sequence[str]) -> int | None:
    """How well the names are meant by what was typed, as a whole or else by each of its words."""
    whole, words = rank_of(typed, names), typed.split()
    if whole is not None or len(words) < 2:
        return whole
    ranks = [rank_of(word, names) for word in words]
    found = [rank for rank in ranks if rank is not None]
    return _IN_PARTS + max(found) if len(found) == len(ranks) else None


def _order(ranked: tuple[int, int, int, Deed]) -> tuple[int, int, int]:
    return ranked[:3]
