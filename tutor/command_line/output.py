"""What the text commands print: JSON in one line, and tables and lines for a person."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from tutor.engine import Value, plain

if TYPE_CHECKING:
    from rich.console import Console

_UNBOUNDED = 100_000
"""Columns of what is no terminal: a table there is as wide as it needs to be."""


def print_json(found: Any) -> None:
    """Print one JSON object in one line; what is not finite has become a string before (`plain`)."""
    print(json.dumps(found, allow_nan=False))


def console() -> Console:
    """A rich console on standard output: colours on a terminal, plain text elsewhere, nothing cut off."""
    from rich.console import Console

    width = None if sys.stdout.isatty() else _UNBOUNDED
    return Console(file=sys.stdout, width=width, highlight=False, markup=False, emoji=False)


def print_table(titles: Sequence[tuple[str, str]], rows: Sequence[Sequence[str]]) -> None:
    """Print a table; `titles` are the columns' headings, each with a rich style."""
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for title, style in titles:
        table.add_column(title, style=style, overflow="fold")
    for row in rows:
        table.add_row(*row)
    console().print(table)


def exact(value: Value | float | None) -> str:
    """A value with all its digits, as Python writes the double it equals; a dash where there is none."""
    if value is None:
        return "–"
    return _written(plain(value))


def _written(found: Any) -> str:
    if isinstance(found, list):
        return f"[{', '.join(_written(item) for item in found)}]"
    return str(found)
