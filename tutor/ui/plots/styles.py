"""The lines of several curves in one plot: each with a colour and dashes of its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from tutor.ui.look.theme import Role
from tutor.ui.plots.curve_legend import Curve

STYLES = (
    Curve("value"),
    Curve("grad", (5.0, 3.0)),
    Curve("local", (1.2, 2.2)),
    Curve("good", (7.0, 2.5, 1.2, 2.5)),
    Curve("param_text"),
    Curve("muted", (5.0, 3.0)),
    Curve("text", (1.2, 2.2)),
    Curve("input_line", (7.0, 2.5, 1.2, 2.5)),
)
"""As many curves as can be told apart, in grey too: neighbours differ in their dashes."""

MARKS: tuple[tuple[str, Role], ...] = (
    ("o", "value"), ("s", "grad"), ("t1", "local"), ("d", "good"),
    ("star", "param_text"), ("+", "muted"), ("t", "text"), ("x", "input_line"),
)  # fmt: skip
"""pyqtgraph's symbol and the colour of each class."""

Item = TypeVar("Item")


def evenly(items: Sequence[Item], most: int) -> list[Item]:
    """So many of the items at most, the first and the last among them, evenly apart."""
    if len(items) <= most:
        return list(items)
    return [items[round(at * (len(items) - 1) / (most - 1))] for at in range(most)]
