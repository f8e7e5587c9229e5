"""`render`: the graph at a step as a picture, without a display."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from tutor.command_line.qt import importing_qt, without_display
from tutor.command_line.source import document_of, trace_of
from tutor.document.network import drawn_network
from tutor.errors import TutorError
from tutor.language import translate
from tutor.walk import Narrator, Phase, Walkthrough

_SUFFIXES = (".png", ".svg", ".pdf")


def run(options: Namespace) -> int:
    """Paint the picture into the file."""
    path = Path(options.output)
    if path.suffix.lower() not in _SUFFIXES:
        raise TutorError(
            translate(
                "command line", "-o is to be a file that ends in {endings}, and here is {found}."
            ).format(endings=", ".join(_SUFFIXES), found=repr(options.output))
        )
    document = document_of(options)
    walk, trace = document.walk_at(0), trace_of(document)
    frame = walk.frame(checked_step(walk, options.step, end_of_backward(walk)))
    updates = document.updates(trace)
    step = frame.step
    narration = Narrator(walk, trace, document.symbols, updates).narrate(step) if step else None
    without_display()
    with importing_qt():
        from tutor.ui.canvas.picture_of import picture_of
        from tutor.ui.look.theme import load_theme
        from tutor.ui.pictures.picture import render_picture
    picture = picture_of(document)
    theme, network = load_theme(options.theme), drawn_network(document)
    render_picture(
        path, picture, frame, trace, updates, narration, theme, options.size, network, ground=options.ground
    )
    return 0


def checked_step(walk: Walkthrough, step: int | None, default: int) -> int:
    """The position that --step asks for.

    Raises:
        TutorError: the walk has fewer steps, or the number is negative.
    """
    if step is None:
        return default
    if not 0 <= step <= len(walk):
        raise TutorError(
            translate(
                "command line",
                "--step is to be from 0 to {most}, the steps of this walk, and here is {found}.",
            ).format(most=len(walk), found=step)
        )
    return step


def end_of_backward(walk: Walkthrough) -> int:
    """The position after the last step of backward."""
    return max((step.index + 1 for step in walk.steps if step.phase is Phase.BACKWARD), default=len(walk))
