"""States of the window in which one finds one's way: a search, the minimap, breakpoints."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from tutor.document.starting.from_code import from_code
from tutor.ui.window.main_window import MainWindow
from tutor.walk import Kind, Quantity

_WIDE, _SMALL = (1600, 1000), (1366, 768)
_LAYERS, _ROWS = 9, 6


class FindState(NamedTuple):
    """A state of a document, in a size."""

    name: str
    lesson: str
    size: tuple[int, int]
    prepare: Callable[[MainWindow], None]


def find_states() -> tuple[FindState, ...]:
    """Each of them, wide or small or both."""
    return (
        FindState("find", "template:mazur", _WIDE, find_sigmoids),
        FindState("find-small", "template:mazur", _SMALL, find_sigmoids),
        FindState("find-nothing", "linear-model", _SMALL, find_nothing),
        FindState("breakpoints", "linear-model", _WIDE, set_breakpoints),
        FindState("minimap", "linear-model", _WIDE, wander),
        FindState("minimap-small", "linear-model", _SMALL, wander),
    )


def find_sigmoids(window: MainWindow) -> None:
    """A search with some matches, one of which is looked at, in a graph that is larger than the view."""
    window.set_motion(False)
    window.session.go_to_step(20)
    window.canvas.zoom(3)
    finding = window.canvas.overview.finding
    finding.open()
    finding.bar.field.setText("sigmoid")
    finding.go(1)


def find_nothing(window: MainWindow) -> None:
    """A search without a match."""
    finding = window.canvas.overview.finding
    finding.open()
    finding.bar.field.setText("conv2d")


def set_breakpoints(window: MainWindow) -> None:
    """Two nodes with a breakpoint, and the walk at the second stop of one."""
    for name in ("y_hat", "w"):
        window.session.breakpoints.toggle(name)
    window.session.go_to_step(0)
    for _ in range(2):
        window.session.walking.run()
    window.session.select(Quantity(Kind.VALUE, "y_hat"))


def wander(window: MainWindow) -> None:
    """A graph of some hundred nodes, in the middle of its walk."""
    window.set_motion(False)
    window.session.open(from_code(many_nodes(), {f"h0_{i}": 0.1 * i for i in range(_ROWS)}, {}))
    window.session.breakpoints.toggle("h5_2")
    window.session.walking.run()


def many_nodes() -> str:
    """The code of a graph that no view shows as a whole."""
    lines = [
        f"h{layer}_{i} = tanh(h{layer - 1}_{i} * h{layer - 1}_{(i + 1) % _ROWS})"
        for layer in range(1, _LAYERS)
        for i in range(_ROWS)
    ]
    ends = " + ".join(f"h{_LAYERS - 1}_{i}" for i in range(_ROWS))
    return "\n".join([*lines, f"loss = {ends}"])
