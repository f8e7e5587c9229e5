"""States of the window with frames: closed as one node, stepped over, named by hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from tutor.ui.window.main_window import MainWindow

_WIDE, _SMALL = (1600, 1000), (1366, 768)
_TO_BACKWARD = 11


class FrameState(NamedTuple):
    """A state of a document, in a size."""

    name: str
    lesson: str
    size: tuple[int, int]
    prepare: Callable[[MainWindow], None]


def frame_states() -> tuple[FrameState, ...]:
    """Each of them, wide or small."""
    return (
        FrameState("frames", "template:mlp:2-16-16-1", _WIDE, close_all),
        FrameState("frames-small", "template:mazur", _SMALL, close_first),
        FrameState("frames-two", "template:mazur", _WIDE, close_all),
        FrameState("frames-title", "two-layer-network", _WIDE, name_frame),
    )


def close_all(window: MainWindow) -> None:
    """All frames closed, and the walk stepped back over one of them."""
    window.set_motion(False)
    window.session.frames.set_all_closed(closed=True)
    _walk(window, _TO_BACKWARD)


def close_first(window: MainWindow) -> None:
    """The first of two frames closed and stepped over."""
    window.set_motion(False)
    window.session.frames.set_closed(0, closed=True)
    _walk(window, 1)


def name_frame(window: MainWindow) -> None:
    """A frame inside another one, whose title is typed."""
    session = window.session
    session.pages.forget()
    session.editing.set_on(True)
    session.editing.choose(["b1", "h"])
    window.canvas.frames.frame_chosen()


def _walk(window: MainWindow, moves: int) -> None:
    window.session.go_to_step(0)
    for _ in range(moves):
        window.session.walking.move(1)
