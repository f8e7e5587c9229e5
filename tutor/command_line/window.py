"""No subcommand: the window, or one sentence where it cannot open."""

from __future__ import annotations

import gc
import os
import sys
from argparse import Namespace
from typing import TYPE_CHECKING

from tutor.command_line.display import has_display
from tutor.command_line.options.base import PROGRAM
from tutor.command_line.parser import subcommands
from tutor.command_line.qt import importing_qt
from tutor.errors import TutorError
from tutor.language import translate
from tutor.spelling import nearest

if TYPE_CHECKING:
    from tutor.document.document import Document


def run(options: Namespace) -> int:
    """Open the window on the source, and return its exit code when it is closed."""
    gc.disable()  # what starts here lives on: collecting waits until the window's own collector takes over
    try:
        document = _opened(options)
        check_display()
        with importing_qt():
            from tutor.ui import app
        return app.run(
            document,
            chosen=bool(options.source),
            step=options.step,
            theme=options.theme,
            engine=options.engine,
            locale=options.locale,
        )
    finally:
        gc.enable()


def check_display() -> None:
    """Raise TutorError where no window can open for want of a display."""
    if sys.platform == "linux" and not has_display(os.environ):
        named = os.environ.get("QT_QPA_PLATFORM")
        lacking = translate("command line", "there is none")
        if named:
            lacking = translate("command line", "QT_QPA_PLATFORM={name} opens none").format(name=named)
        words = translate(
            "command line",
            "The window needs a display, and {lacking}: start it in a desktop session, through ssh -X, "
            "or with xvfb-run; the text commands work without one ({program} --help lists them).",
        )
        raise TutorError(words.format(lacking=lacking, program=PROGRAM))


def _opened(options: Namespace) -> Document:
    """The document to open; a source that is none, or a step that its walk lacks, is refused before a window.

    Raises:
        TutorError: the sentence says which.
    """
    from tutor.document.catalogue import first_lesson, open_source

    try:
        document = open_source(options.source or first_lesson())
    except TutorError as error:
        meant = nearest(options.source or "", subcommands())
        hint = (
            translate("command line", " There is a subcommand {meant}.").format(meant=meant) if meant else ""
        )
        raise TutorError(f"{error}{hint}") from None
    if options.step is not None:
        from tutor.command_line.render import checked_step

        checked_step(document.walk_at(0), options.step, 0)
    return document
