"""The states of the dialog that exports."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtTest import QTest
from shot_lessons import SMALL, WIDE, LessonState

from tutor.ui.exporting.dialog import ExportDialog
from tutor.ui.window.main_window import MainWindow

ALL = ("light", "dark", "projector")


def export_states() -> Iterator[LessonState]:
    """The dialog with several of its kinds."""
    yield LessonState("export", "linear-model", WIDE, ALL, _chooses("picture"))
    yield LessonState("export-handout", "exercise-quadratic", WIDE, ("light",), _chooses("handout"))
    yield LessonState("export-slides", "linear-model", WIDE, ("dark",), _chooses("slides"))
    yield LessonState("export-animation", "two-layer-network", SMALL, ("light",), _chooses("animation"))
    yield LessonState("export-latex", "linear-model", SMALL, ("projector",), _chooses("tikz"))
    yield LessonState("export-program", "train-linear", WIDE, ("light",), _chooses("program"))


def _chooses(kind: str) -> Callable[[MainWindow], None]:
    return partial(export, kind=kind)


def export(window: MainWindow, kind: str) -> None:
    """The dialog with a kind chosen; a handout with blanks, four to a page."""
    walk = window.session.walkthrough
    window.session.go_to_step(walk.position_of("backward:end"))
    window.commands.export()
    dialog = window.findChildren(ExportDialog)[-1]
    dialog.choose(kind)
    if kind == "handout":
        dialog.options.per_page.set_current("4")
        dialog.options.blanks.click()
    QTest.qWait(400)
