"""One cell: the number that it says, or why it says none."""

from __future__ import annotations

import math
from dataclasses import dataclass

from tutor.language import translate

_MISSING = {"", "na", "n/a", "nan", "null", "none", "?", "-", "–", "."}
"""What stands where a number is missing, in small letters."""

_LONGEST_SHOWN = 24


def is_missing(cell: str) -> bool:
    """Whether nothing stands there, or one of the words for it."""
    return cell.strip().lower() in _MISSING


def number(cell: str, *, decimal_comma: bool = False) -> float | None:
    """The finite number that a cell says, with − or -; None where it says none."""
    written = cell.strip().replace("−", "-")
    if "_" in written or (decimal_comma and "." in written):
        return None
    try:
        found = float(written.replace(",", ".", 1) if decimal_comma else written)
    except ValueError:
        return None
    return found if math.isfinite(found) else None


@dataclass(frozen=True)
class CellFault:
    """A cell that cannot be used: the line of its row, its column's name, and what stands there."""

    line: int
    column: str
    cell: str

    def __str__(self) -> str:
        """One sentence."""
        if is_missing(self.cell):
            sentence = translate("sheet", "Line {line}: {column} is missing.")
            return sentence.format(line=self.line, column=self.column)
        sentence = translate("sheet", "Line {line}: {column} has “{cell}”, which is no number.")
        cell = self.cell if len(self.cell) <= _LONGEST_SHOWN else f"{self.cell[:_LONGEST_SHOWN]}…"
        return sentence.format(line=self.line, column=self.column, cell=cell)
