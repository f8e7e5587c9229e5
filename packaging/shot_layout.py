"""Graphs that the window has laid out, among the pictures of the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from tutor.document.starting.from_code import from_code
from tutor.ui.window.main_window import MainWindow

TANGLED = """v0 = x0 - x3
v1 = tanh(v0)
v2 = x1 * x2
v3 = v2 + x0
v4 = v1 * v3
v5 = v3 - x4
v6 = relu(x4)
v7 = v6 * v0
v8 = v7 + v5
v9 = v4 - v8
v10 = v9 * x3
v11 = v10 + v2
v12 = sigmoid(v8)
v13 = v12 * v11
loss = v13 ** 2"""


class LayoutState(NamedTuple):
    """A graph that is laid out, in a size."""

    name: str
    lesson: str
    size: tuple[int, int]
    prepare: Callable[[MainWindow], None]


def layout_states() -> tuple[LayoutState, ...]:
    """Frames, many edges, a small window, and a part of a graph."""
    return (
        LayoutState("layout-mlp", "template:mlp:2-16-16-1", (1600, 1000), lay_out),
        LayoutState("layout-mazur", "template:mazur", (1920, 1080), lay_out),
        LayoutState("layout-tangled", "linear-model", (1920, 1080), lay_out_tangled),
        LayoutState("layout-small", "template:quadratic", (1366, 768), lay_out),
        LayoutState("layout-chosen", "linear-model", (1366, 768), lay_out_chosen),
    )


def lay_out(window: MainWindow) -> None:
    """Every node where a layout puts it, and all of the graph in view."""
    window.set_motion(False)
    window.session.go_to_step(len(window.session.walkthrough))
    window.commands.lay_out()
    window.canvas.fit()


def lay_out_tangled(window: MainWindow) -> None:
    """A graph of many edges whose nodes stood on one heap."""
    document = from_code(TANGLED, {"x0": 1.0, "x1": 0.5, "x2": -0.5}, {"x3": 2.0, "x4": 0.25})
    heap = dict.fromkeys(document.graph.position, (0.0, 0.0))
    window.session.open(replace(document, positions=heap))
    lay_out(window)


def lay_out_chosen(window: MainWindow) -> None:
    """Two inputs that stood on each other, laid out between the nodes that stay."""
    window.set_motion(False)
    window.session.go_to_step(10)
    editing = window.session.editing
    editing.set_on(True)
    editing.apply(
        lambda document: replace(
            document, positions={**document.positions, "x": (420.0, 400.0), "w": (430.0, 410.0)}
        ),
        "Move x and w",
    )
    editing.choose(["x", "w"])
    window.commands.lay_out()
