"""Whether the numbers of training are finite, and the first iteration in which they are not.

A gradient that is not finite makes its parameter so in the same update (α·∞ and 0·∞ are not finite either),
and a parameter never becomes finite again. So losses and latest parameters tell of everything.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from tutor.engine import Value
from tutor.training.history.history import History
from tutor.training.history.parts import Numbers


def first_not_finite(history: History) -> int | None:
    """The first iteration whose loss, gradients or parameters after it are not all finite; None: all are."""
    if not len(history):
        return None
    finite = np.isfinite(history.losses())
    found = None if finite.all() else int(np.argmin(finite))
    until = len(history) if found is None else found
    if until and not _all_finite(history.parameters_after(until - 1)):
        first, last = 0, until - 1
        while first < last:
            middle = (first + last) // 2
            if _all_finite(history.parameters_after(middle)):
                first = middle + 1
            else:
                last = middle
        return first
    return found


def is_finite(loss: float, parameters: Any) -> bool:
    """Whether a loss and an array of parameters are finite; the sum tells it fastest where they are."""
    return math.isfinite(loss) and bool(
        np.isfinite(np.add.reduce(parameters)) or np.isfinite(parameters).all()
    )


def finite_rows(kept: list[Any], width: int, parameters: slice) -> int:
    """How many of the iterations in a list, `width` numbers each, come before the first that is not finite.

    The loss is the first number of an iteration; `parameters` says where its parameters stand. All of them
    where all are finite.
    """
    count = len(kept) // width
    if not count:
        return 0
    losses, last = kept[::width], kept[len(kept) - width :][parameters]
    if type(losses[0]) is float:
        total = sum(losses)
    else:  # numpy's single numbers; their squares are finite only if they are
        array = np.fromiter(losses, type(losses[0]), count)
        total = array.dot(array)
    if math.isfinite(total) and all(map(math.isfinite, last)):
        return count
    table = np.array(kept, np.float64).reshape(count, width)
    return finite_iterations(table[:, 0], table[:, parameters])


def finite_iterations(losses: Sequence[float] | Numbers, parameters: Numbers) -> int:
    """How many of some iterations come before the first whose loss or row of parameters is not finite.

    All of them where all are finite.
    """
    finite = np.isfinite(losses)
    if finite.all() and np.isfinite(parameters[-1:]).all():
        return len(losses)
    finite &= np.isfinite(parameters).all(axis=1)
    return len(losses) if finite.all() else int(np.argmin(finite))


def _all_finite(parameters: Mapping[str, Value]) -> bool:
    return all(bool(np.isfinite(value).all()) for value in parameters.values())
