"""The known mistakes by name, and what is needed to make one again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from tutor.engine import Value
from tutor.walk.questions.working import Working


class Misconception(StrEnum):
    """What went wrong."""

    GIVEN_FORGOTTEN = "given gradient forgotten"
    LOCAL_FORGOTTEN = "local gradient forgotten"
    FACTOR_FORGOTTEN = "constant factor forgotten"
    SIGN = "sign"
    SWAPPED = "operands swapped"
    ADDED = "added instead of multiplied"
    ASSIGNED = "= where += belongs"
    SHARE_FORGOTTEN = "this share forgotten"
    NOT_ZEROED = "grad not zeroed"
    PLUS_FOR_MINUS = "+ for − in the update"
    RATE_FORGOTTEN = "learning rate forgotten"
    MOVE_ALONE = "only how far it moves"
    NOT_MOVED = "not moved"
    FORGOTTEN = "what was remembered forgotten"
    OTHER_OPTIMISER = "a step of plain gradient descent"
    ORDER = "wrong order of a matrix product"
    TRANSPOSED = "transposed"
    VALUE_FOR_GRADIENT = "value where a gradient was asked"
    GIVEN_TOO_EARLY = "given gradient too early"
    SHAPE = "shape"
    MISCOUNTED = "something else counted"
    BY_ACCIDENT = "right by accident"


@dataclass(frozen=True)
class Mistake:
    """A mistake at any point: what comes out, and what to say; `says` gets the words for the wrong shape."""

    kind: Misconception
    comes_out: Callable[[Working], Value]
    says: str
