"""Numbers and rows of numbers as a Python program writes them."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Iterator
from typing import Any

import numpy as np

WIDTH = 88
"""Characters in a line of the program."""
_INDENT = "    "


def plain_lists(value: Any) -> Any:
    """The value as a float or as nested lists of floats."""
    return np.asarray(value, np.float64).tolist()


def number(value: float) -> str:
    """A number as a float; whole ones with their `.0`, so that a tensor of them is one of floats."""
    return repr(value) if math.isfinite(value) else f'float("{value!r}")'


def short_number(value: float) -> str:
    """A number that stands in an expression; a whole one without its `.0`."""
    whole = math.isfinite(value) and value.is_integer() and abs(value) < 1e15
    return str(int(value)) if whole and repr(value) != "-0.0" else number(value)


def literal(value: Any) -> str:
    """A number or nested lists, in one line."""
    return _written(plain_lists(value))


def assignment(before: str, value: Any, after: str = "") -> list[str]:
    """The lines of a statement with a value in it; what is too long for one line is broken between rows."""
    found = plain_lists(value)
    line = f"{before}{_written(found)}{after}"
    if len(line) <= WIDTH or not isinstance(found, list):
        return [line]
    return [f"{before}[", *_rows(found, 1), f"]{after}"]


def _written(found: Any) -> str:
    return f"[{', '.join(map(_written, found))}]" if isinstance(found, list) else number(found)


def _rows(found: list[Any], depth: int) -> Iterator[str]:
    indent = _INDENT * depth
    if not isinstance(found[0], list):
        filled = ", ".join(map(number, found)) + ","
        yield from textwrap.wrap(
            filled, WIDTH, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False
        )
        return
    for row in found:
        line = f"{indent}{_written(row)},"
        if len(line) <= WIDTH:
            yield line
        else:
            yield f"{indent}["
            yield from _rows(row, depth + 1)
            yield f"{indent}],"
