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


@dataclass(frozen=True)
class Apart:
    """Where two values are farthest apart: the element (() in a single number), and the two numbers there.

    `ulps` as in `Distance`.
    """

    element: tuple[int, ...]
    own: float
    other: float
    ulps: int | None


def distance(a: Value, b: Value, dtype: DType) -> Distance:
    """The distance of two values of one type; two that are both not a number count as the same."""
    if np.shape(a) != np.shape(b):
        return Distance(same_bits=False, ulps=None)
    found = apart(a, b, dtype)
    return Distance(same_bits=True, ulps=0) if found is None else Distance(same_bits=False, ulps=found.ulps)


def apart(a: Value, b: Value, dtype: DType) -> Apart | None:
    """Where two values of one shape and type are farthest apart; None where they have the same bits.

    A number and what is not a number are farther apart than any two numbers.
    """
    one, other = np.asarray(a, dtype), np.asarray(b, dtype)
    places = np.argwhere(differs(one, other))
    if not len(places):
        return None
    chosen = tuple(places.T)
    mine, theirs = np.atleast_1d(one[chosen]), np.atleast_1d(other[chosen])
    uncounted = np.isnan(mine) | np.isnan(theirs)
    left, right = _in_order(mine), _in_order(theirs)
    counts = np.maximum(left, right) - np.minimum(left, right)
    at = int(np.argmax(uncounted)) if uncounted.any() else int(np.argmax(counts))
    ulps = None if uncounted.any() else int(counts[at])
    return Apart(tuple(map(int, places[at])), float(mine[at]), float(theirs[at]), ulps)


def differs(a: Any, b: Any) -> Any:
    """Element by element, whether two arrays of one type differ in any bit; nan is the same as nan."""
    bits = _bits_of(a.dtype)
    return (a.view(bits) != b.view(bits)) & ~(np.isnan(a) & np.isnan(b))


def same_bits(a: Any, b: Any) -> bool:
    """Whether two arrays of one type and shape have the same bits everywhere; told fast."""
    bits = _bits_of(a.dtype)
    return bool(np.array_equal(a.view(bits), b.view(bits)))


def _bits_of(dtype: np.dtype[Any]) -> type[np.signedinteger[Any]]:
    return np.int32 if dtype == np.float32 else np.int64


def _in_order(values: Any) -> Any:
    """Whole numbers, not negative, that count the floats upwards; 0 and −0 have the same.

    Source: Bruce Dawson, Comparing Floating Point Numbers, 2012 edition.
    """
    kind = _bits_of(values.dtype)
    bits = values.view(kind)
    upwards = np.where(bits >= 0, bits, np.iinfo(kind).min - bits).astype(np.int64)
    return upwards.view(np.uint64) ^ np.uint64(1 << 63)


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
