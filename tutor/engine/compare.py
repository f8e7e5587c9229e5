"""How far two traces are apart, number by number: the same bits, or so many units in the last place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from tutor.engine.numbers import DType, Value
from tutor.engine.trace import Trace


@dataclass(frozen=True)
class Distance:
    """How far two values are apart, at the element where they are farthest.

    `ulps` counts the floats of the type from one to the other (0: they are equal); None where no such
    count is: one is not a number and the other is, or the shapes differ. `same_bits` also tells 0 from
    −0.
    """

    same_bits: bool
    ulps: int | None


def distance(a: Value, b: Value, dtype: DType) -> Distance:
    """The distance of two values of one type; two that are both not a number count as the same."""
    one, other = np.asarray(a, dtype), np.asarray(b, dtype)
    if one.shape != other.shape:
        return Distance(same_bits=False, ulps=None)
    nan, other_nan = np.isnan(one), np.isnan(other)
    if not np.array_equal(nan, other_nan):
        return Distance(same_bits=False, ulps=None)
    one, other = one[~nan], other[~nan]
    if one.size == 0:
        return Distance(same_bits=True, ulps=0)
    ordered = zip(_in_order(one), _in_order(other), strict=True)
    same = one.tobytes() == other.tobytes()
    return Distance(same, max(abs(left - right) for left, right in ordered))


def _in_order(values: Any) -> list[int]:
    """Whole numbers that count the floats upwards and downwards from 0.

    Source: Bruce Dawson, Comparing Floating Point Numbers, 2012 edition.
    """
    bits = values.ravel().view(np.int32 if values.dtype == np.float32 else np.int64)
    smallest = int(np.iinfo(bits.dtype).min)
    return [int(bit) if bit >= 0 else smallest - int(bit) for bit in bits]


@dataclass(frozen=True)
class Comparison:
    """A node's distances between two engines."""

    name: str
    value: Distance
    gradient: Distance


def compare(a: Trace, b: Trace) -> list[Comparison]:
    """Per node, in forward order, how far the two traces of one graph are apart."""
    return [
        Comparison(
            node.name,
            distance(a.value(node.name), b.value(node.name), a.dtype),
            distance(a.gradient(node.name), b.gradient(node.name), a.dtype),
        )
        for node in a.graph.nodes
    ]
