"""States of the window with another optimiser than plain SGD: the chooser, its lines as steps, a question."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from shot_training import open_settings

from tutor.document.document import Training
from tutor.ui.session.moment import Address
from tutor.ui.window.main_window import MainWindow

_WIDE, _SMALL = (1600, 1000), (1366, 768)
_ADAM = Training(learning_rate=0.1, optimiser="adam", weight_decay=0.01)


class OptimiserState(NamedTuple):
    """A state of the lesson on training, in a size, at a tab of the right side."""

    name: str
    size: tuple[int, int]
    tab: int
    prepare: Callable[[MainWindow], None]
    themes: tuple[str, ...] = ("light", "dark")


def optimiser_states() -> tuple[OptimiserState, ...]:
    """Each of them."""
    return (
        OptimiserState("optimiser", _WIDE, 2, choose_adam),
        OptimiserState("optimiser-small", _SMALL, 2, choose_adam),
        OptimiserState("optimiser-line", _WIDE, 0, make_lines),
        OptimiserState("optimiser-moved", _SMALL, 0, make_move, ("light", "projector")),
        OptimiserState("optimiser-asked", _SMALL, 0, ask_line, ("light",)),
    )


def choose_adam(window: MainWindow) -> None:
    """Adam after four epochs, with what it is set by and its formula."""
    open_settings(window)
    _at_line(window, 0)


def make_lines(window: MainWindow) -> None:
    """Three of its lines are made: weight decay, m and v."""
    _at_line(window, 3)


def make_move(window: MainWindow) -> None:
    """All of them: the weight has moved."""
    _at_line(window, 6)


def ask_line(window: MainWindow) -> None:
    """The line of m is asked for."""
    _at_line(window, 1)
    window.session.predict.set_on(True)


def _at_line(window: MainWindow, lines: int) -> None:
    session = window.session
    session.set_training(_ADAM)
    start = session.walkthrough.position_of("backward:end")
    session.go(Address(4, 1, start + lines))
