"""Tables and lines for a person, by rich: colours on a terminal, plain text elsewhere. Import it late."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from rich import box
from rich.console import Console
from rich.table import Table

_UNBOUNDED = 100_000
"""Columns of what is no terminal: a table there is as wide as it needs to be."""


class _Console(Console):
    """A console that leaves a reader who has gone away to the command line's own end."""

    def on_broken_pipe(self) -> None:
        """Pass the error on; rich would end the process with status 1."""
        raise BrokenPipeError


def console() -> Console:
    """A console on standard output, on which nothing is cut off."""
    width = None if sys.stdout.isatty() else _UNBOUNDED
    return _Console(file=sys.stdout, width=width, highlight=False, markup=False, emoji=False)


def print_table(titles: Sequence[tuple[str, str]], rows: Sequence[Sequence[str]]) -> None:
    """Print a table; `titles` are the columns' headings, each with a rich style."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for title, style in titles:
        table.add_column(title, style=style, overflow="fold")
    for row in rows:
        table.add_row(*row)
    console().print(table)
