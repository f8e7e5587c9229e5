"""Long columns of samples, kept away from what changes a file's text: it would take seconds for them."""

from __future__ import annotations

from collections.abc import Mapping

from tutor.document.file.lines import KeyLines
from tutor.document.file.pieces import Piece, Table

_LONG = 4_000
"""Characters of a column from which it is long."""
_MARK = '"@ rows {which} {number} of samples"'


class LongRows:
    """A text, and what it says before and after a change, with marks in the place of long columns.

    `whole` brings the columns back: those that have not changed as they were written, to the last space.
    """

    def __init__(self, base: str, before: Mapping[str, Piece], after: Mapping[str, Piece]) -> None:
        self.base, self.before, self.after = base, dict(before), dict(after)
        self._columns: dict[str, str] = {}
        old, new = before.get("data"), after.get("data")
        if not isinstance(old, dict) or not isinstance(new, dict) or "@ rows" in base:
            return
        kept = dict(old)
        for name, piece in old.items():
            if isinstance(piece, str) and len(piece) > _LONG:
                kept[name] = self._cut(name, piece)
        self.before["data"] = kept
        self.after["data"] = {name: self._marked(name, piece, old, kept) for name, piece in new.items()}

    def whole(self, text: str) -> str:
        """The text with the columns in the place of their marks."""
        for mark, column in self._columns.items():
            text = text.replace(mark, column)
        return text

    def _cut(self, name: str, piece: str) -> str:
        """Take a column out of the base; the mark that stands for it, or the piece where it is not found."""
        span = _span(self.base, name)
        if span is None:
            return piece
        mark = self._mark("before", self.base[slice(*span)])
        self.base = self.base[: span[0]] + mark + self.base[span[1] :]
        return mark

    def _marked(self, name: str, piece: Piece, old: Table, kept: Table) -> Piece:
        if piece == old.get(name):
            return kept[name]
        is_long = isinstance(piece, str) and len(piece) > _LONG
        return self._mark("after", piece) if isinstance(piece, str) and is_long else piece

    def _mark(self, which: str, column: str) -> str:
        mark = _MARK.format(which=which, number=len(self._columns))
        self._columns[mark] = column
        return mark


def _span(base: str, name: str) -> tuple[int, int] | None:
    """Where in the text the list begins and ends that `[data]` has for a name."""
    keys = KeyLines(base)
    line = keys.line(("data", name))
    if line is None or line == keys.line(("data",)):
        return None
    start = sum(len(each) + 1 for each in base.split("\n")[: line - 1])
    start = base.find("[", base.find("=", start))
    at, depth = start, 0
    while 0 <= at < len(base):
        if base[at] == "#":
            at = base.find("\n", at)
            continue
        depth += (base[at] == "[") - (base[at] == "]")
        at += 1
        if not depth:
            return start, at
    return None
