"""What each backward pass has added to a number in grad, where nobody sets it to zero."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from tutor.training.history.history import History

MOST = 12
"""Passes that are told one by one; what came before them is summed."""


@dataclass(frozen=True)
class Share:
    """What the passes of iterations `first` to `last` (from 0, both counted) have added."""

    first: int
    last: int
    amount: float


def shares(
    history: History | None,
    name: str,
    element: tuple[int, ...],
    iteration: int,
    now: float | None,
    most: int = MOST,
) -> list[Share]:
    """The shares in one number of a parameter's grad, the first ones first.

    Args:
        history: what was trained, all iterations before `iteration` at least; None where none is needed.
        name: the parameter.
        element: which of its numbers; empty where it is one.
        iteration: the one that is being made.
        now: what its own pass has added so far; None where nothing has arrived yet.
        most: how many passes are told one by one.
    """
    start = max(0, iteration - (most - 1))
    found: list[Share] = []
    before = 0.0
    if history is not None and start:
        before = _held(history, name, element, start - 1)
        found.append(Share(0, start - 1, before))
    for number in range(start, iteration if history is not None else start):
        held = _held(history, name, element, number) if history is not None else before
        found.append(Share(number, number, _difference(held, before)))
        before = held
    if now is not None:
        found.append(Share(iteration, iteration, now))
    return found


def _held(history: History, name: str, element: tuple[int, ...], iteration: int) -> float:
    """What the number in grad was after an iteration."""
    return float(np.asarray(history.gradients(iteration)[name], np.float64)[element])


def _difference(held: float, before: float) -> float:
    """What was added, free of the digits that the subtraction of two rounded numbers makes up."""
    return float(f"{held - before:.6g}")
