"""The states of the dialog in which samples are taken from a table."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from shot_lessons import SMALL, WIDE, LessonState

from tutor.ui.sheets.dialog import SheetDialog
from tutor.ui.window.main_window import MainWindow

_FLOWERS = """length\twidth\tname\tnote
5,1\t3,5\tsetosa\tpicked by hand
7,0\t3,2\tversicolor\tfrom the meadow
6,3\t\tvirginica\t-
5,0\t3,4\tsetosa\tnone of them
6,4\tabout 3\tvirginica\tin the shade
"""

_TEMPLATE = "template:softmax-classifier"


def sheet_states() -> Iterator[LessonState]:
    """The dialog over a window of both sizes."""
    yield LessonState("table", _TEMPLATE, WIDE, ("light", "dark", "projector"), read_table)
    yield LessonState("table-small", _TEMPLATE, SMALL, ("light",), read_table)


def read_table(window: MainWindow) -> None:
    """A table of flowers, with two cells that say no number."""
    QGuiApplication.clipboard().setText(_FLOWERS)
    window.commands.import_samples()
    dialog = window.findChildren(SheetDialog)[-1]
    dialog.read_clipboard()
    while dialog.reading.busy:
        QTest.qWait(5)
