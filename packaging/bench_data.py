"""Measure what many samples cost beside few: part of `make bench`.

The ratio is the time with 10 samples by that with 10,000: 1 means that samples cost nothing. A file is read
beside `tomllib`, which only parses its text.
"""

from __future__ import annotations

import os
import sys
import tomllib
from collections.abc import Callable
from dataclasses import replace

if sys.platform == "linux":
    os.environ["QT_QPA_PLATFORM"] = "offscreen"

from bench import Contest, print_head, print_row
from PySide6.QtWidgets import QApplication

from tutor.document import Document, open_source, read_text
from tutor.document.edits.data_edits import recipe_of, with_recipe, written_out
from tutor.document.file.write import write_text
from tutor.training.data.datasets import started
from tutor.ui.session.moment import Address
from tutor.ui.session.session import Session

MANY, FEW = 10_000, 10


def main() -> None:
    """Print the tables."""
    app = QApplication([])
    many, few = _moons(MANY), _moons(FEW)
    text = write_text(many)
    print_head("a file of 10,000 samples as columns", "tomllib")
    print_row(Contest("read", lambda: read_text(text, ""), lambda: tomllib.loads(text), 0.25, rounds=5))
    print_head("10,000 samples in a session, beside 10", "10 samples")
    one, other = Session(many), Session(few)
    print_row(Contest("a sweep over 8 samples", _sweep(one), _sweep(other), 0.5))
    print_row(Contest("another number in the table", _edit(one), _edit(other), 0.1))
    one.close()
    other.close()
    app.quit()


def _moons(count: int) -> Document:
    """The MLP on two moons, as columns of numbers."""
    document = open_source("template:mlp:2-16-16-1")
    drawn = started("moons", count=count)
    return written_out(with_recipe(document, replace(recipe_of(document), drawn=drawn, validation=0.0)))


def _sweep(session: Session) -> Callable[[], None]:
    """Goes to the first samples in turn, forth and back."""

    def sweep() -> None:
        for sample in (*range(8), *range(7, -1, -1)):
            session.go(Address(0, sample, 0))

    return sweep


def _edit(session: Session) -> Callable[[], None]:
    """Gives a number another value, and takes that back."""

    def edit() -> None:
        session.set_sample("y", 5, (0.25,))
        session.edits.undo()

    return edit


if __name__ == "__main__":
    main()
