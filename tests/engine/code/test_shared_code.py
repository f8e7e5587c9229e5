"""What forward and backward lines have in common is computed once, and calls stay calls."""

from __future__ import annotations

from itertools import count

from tutor.engine.code.shared_code import shared


def test_groups_in_common_get_a_variable() -> None:
    names = count(1)
    forward, backward = shared(
        ["r = square((z - y))", "s = exp((2 * (z - y)))", "t = f(z - y)"],
        ["g = seed * (2 * (z - y))", "h = g * (1 - (t * t))", "k = (g * 2)"],
        frozenset({"z", "y", "r", "s", "t"}),
        lambda wish: f"{wish}_{next(names)}",
    )
    assert forward == [
        "shared_1 = z - y",
        "r = square(shared_1)",
        "shared_2 = 2 * shared_1",
        "s = exp(shared_2)",
        "t = f(z - y)",
    ]
    assert backward == ["g = seed * shared_2", "h = g * (1 - (t * t))", "k = (g * 2)"]


def test_what_changes_is_not_shared() -> None:
    lines = ["a = f((g + x))"], ["b = (g + x) * 2"]
    assert shared(*lines, frozenset({"x", "a"}), str) == (lines[0], lines[1])
