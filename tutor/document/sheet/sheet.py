"""Rows of cells from text: which character parts them, and whether the first row is a header, is found."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from tutor.document.sheet.cells import is_missing, number
from tutor.errors import TutorError
from tutor.language import translate

DELIMITERS = ("\t", ";", "|", ",", " ")
"""What may part cells; a comma comes late, since it may stand in decimals."""

_LOOKED_AT = 200
"""Rows by which the delimiter and the header are found."""
_TOLD = 2_000
"""Rows after which progress is told."""

Progress = Callable[[float], bool]
"""Told which part of the text is read, 0…1; False stops it."""


class Stopped(Exception):
    """Whoever asked does not want the table any more."""


@dataclass(frozen=True)
class Sheet:
    """A table of text: `rows` of as many cells as there are `names`.

    `lines` says in which line of the text each row begins, from 1; `uneven` names the lines that were left
    out because they have another number of cells, with that number.
    """

    names: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]
    uneven: tuple[tuple[int, int], ...]
    delimiter: str
    has_header: bool
    decimal_comma: bool

    def column(self, index: int) -> list[str]:
        """The cells of a column, in the order of the rows."""
        return [row[index] for row in self.rows]


def read_sheet(
    text: str,
    *,
    delimiter: str | None = None,
    has_header: bool | None = None,
    progress: Progress = lambda _: True,
) -> Sheet:
    """The table that the text says; what is None is found.

    Empty lines, and lines that begin with #, are no rows; the first line may be a header behind a #.

    Raises:
        TutorError: there is no row in it, or a quotation mark does not fit; the sentence names the line.
        Stopped: `progress` returned False.
    """
    delimiter = delimiter or _delimiter_of(text)
    found = list(_rows(text, delimiter, progress))
    if not found:
        raise TutorError(translate("sheet", "There is no row in this table."))
    width = _usual([len(cells) for _, cells in found])
    uneven = tuple((line, len(cells)) for line, cells in found if len(cells) != width)
    even = [(line, cells) for line, cells in found if len(cells) == width]
    first, rest = even[0][1], [cells for _, cells in even[1 : _LOOKED_AT + 1]]
    comma = delimiter != "," and _has_decimal_commas([first, *rest])
    header = _is_header(first, rest, decimal_comma=comma) if has_header is None else has_header
    body = even[1:] if header else even
    if not body:
        raise TutorError(translate("sheet", "This table has a header, and no row below it."))
    names = _names(first if header else ("",) * width)
    rows, lines = tuple(cells for _, cells in body), tuple(line for line, _ in body)
    return Sheet(names, rows, lines, uneven, delimiter, header, comma)


def _rows(text: str, delimiter: str, progress: Progress) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The rows with the line that each begins in; a last cell that is empty in a row of spaces is none."""
    text = text.removeprefix("#")
    stream = io.StringIO(text, newline="")
    reader = csv.reader(
        _told(stream, len(text), progress), delimiter=delimiter, skipinitialspace=True, strict=True
    )
    begins = 1
    try:
        for cells in reader:
            stripped = tuple(cell.strip() for cell in cells)
            if delimiter == " ":
                stripped = tuple(cell for cell in stripped if cell)
            if any(stripped) and not stripped[0].startswith("#"):
                yield begins, stripped
            begins = reader.line_num + 1
    except csv.Error:
        sentence = translate(
            "sheet", "The row that begins in line {line} has a quotation mark that does not fit its cell."
        )
        raise TutorError(sentence.format(line=begins)) from None


def _told(lines: io.StringIO, size: int, progress: Progress) -> Iterator[str]:
    read = 0
    for count, line in enumerate(lines):
        if count % _TOLD == 0 and not progress(read / max(size, 1)):
            raise Stopped
        read += len(line)
        yield line.replace("\0", "�")


def _delimiter_of(text: str) -> str:
    """What parts nearly all of the first rows into the same number of cells, two at least."""
    start = "".join(islice(io.StringIO(text, newline=""), _LOOKED_AT))
    for delimiter in DELIMITERS:
        try:
            widths = [len(cells) for _, cells in _rows(start, delimiter, lambda _: True)]
        except TutorError:
            continue
        if widths and _usual(widths) > 1 and widths.count(_usual(widths)) >= 0.9 * len(widths):
            return delimiter
    return ","


def _usual(widths: Sequence[int]) -> int:
    return Counter(widths).most_common(1)[0][0]


def _has_decimal_commas(rows: Sequence[Sequence[str]]) -> bool:
    """Whether cells are numbers with a comma, and none is one with a point."""
    cells = [cell for row in rows for cell in row]
    with_comma = any("," in cell and number(cell, decimal_comma=True) is not None for cell in cells)
    return with_comma and not any("." in cell and number(cell) is not None for cell in cells)


def _is_header(first: Sequence[str], rest: Sequence[Sequence[str]], *, decimal_comma: bool) -> bool:
    """Whether the first row says names: text above numbers, or text that its columns do not repeat."""

    def is_number(cell: str) -> bool:
        return number(cell, decimal_comma=decimal_comma) is not None

    if any(is_number(cell) for cell in first):
        return False
    for place, cell in enumerate(first):
        below = [row[place] for row in rest if not is_missing(row[place])]
        if cell and below and sum(map(is_number, below)) * 2 > len(below):
            return True
    words = [cell for cell in first if cell]
    repeated = any(cell in (row[place] for row in rest) for place, cell in enumerate(first))
    return bool(rest) and len(words) == len(set(words)) == len(first) and not repeated


def _names(header: Sequence[str]) -> tuple[str, ...]:
    """A name for each column, none twice; where the header has none, `column 3`."""
    names: list[str] = []
    for place, cell in enumerate(header, 1):
        wish = cell or translate("sheet", "column {number}").format(number=place)
        name, count = wish, 1
        while name in names:
            count += 1
            name = f"{wish} ({count})"
        names.append(name)
    return tuple(names)
