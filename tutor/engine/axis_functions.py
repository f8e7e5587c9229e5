"""The functions of maths text that work along axes, for numpy arrays of any rank and for single numbers.

A leading axis of samples does no harm where an axis is counted from the end; `of_each` has the functions that
take all elements, sample by sample.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache, partial
from typing import Any

import numpy as np


def functions() -> dict[str, Any]:
    """Every function by the name that the table's text calls it by."""
    return {
        "exp_share": exp_share, "logsumexp": logsumexp, "sum_along": sum_along, "average": average,
        "reshape": reshape, "shaped_as": shaped_as, "joined": joined, "first_of": first_of,
        "last_of": last_of, "part": part, "put_back": put_back, "one_hot": one_hot, "kept": kept,
        "largest": np.max, "peak": peak, "floored_log": floored_log,
    }  # fmt: skip


def of_each(rank: int) -> dict[str, Any]:
    """What takes all elements, for an array of samples of this rank: name of the text → function."""
    axes = tuple(range(1, rank + 1))
    return {
        "sum": partial(np.add.reduce, axis=axes) if rank else _itself,
        "largest": partial(np.max, axis=axes) if rank else _itself,
        "peak": partial(peak, axes=axes),
        "kept": _kept_of_each,
    }


def exp_share(a: Any, axis: Any) -> Any:
    """exp(a) divided by its sum along the axis, kept from overflow by the largest element."""
    raised = np.exp(a - np.max(a, axis=int(axis), keepdims=True))
    return raised / np.add.reduce(raised, axis=int(axis), keepdims=True)


def logsumexp(a: Any, axis: Any) -> Any:
    """Ln Σ exp(a) along the axis, which stays with length 1."""
    largest = np.max(a, axis=int(axis), keepdims=True)
    return largest + np.log(np.add.reduce(np.exp(a - largest), axis=int(axis), keepdims=True))


def sum_along(a: Any, axis: Any) -> Any:
    """The sum along the axis, which stays with length 1."""
    return np.add.reduce(a, axis=int(axis), keepdims=True)


def average(a: Any, axis: Any) -> Any:
    """The mean along the axis, which stays with length 1."""
    return np.mean(a, axis=int(axis), keepdims=True)


def reshape(a: Any, shape: Sequence[Any]) -> Any:
    """The elements of `a` in another shape; one length may be −1."""
    return np.reshape(a, tuple(int(length) for length in shape))


def shaped_as(g: Any, a: Any) -> Any:
    """The elements of `g` in the shape of `a`."""
    return np.reshape(g, np.shape(a))


def joined(a: Any, b: Any, axis: Any) -> Any:
    """`b` behind `a` along the axis; an axis of samples that only one of them has, the other gets too."""
    if np.ndim(a) < np.ndim(b):
        a = np.broadcast_to(a, np.shape(b)[: np.ndim(b) - np.ndim(a)] + np.shape(a))
    elif np.ndim(b) < np.ndim(a):
        b = np.broadcast_to(b, np.shape(a)[: np.ndim(a) - np.ndim(b)] + np.shape(b))
    return np.concatenate((a, b), axis=int(axis))


def first_of(g: Any, a: Any, axis: Any) -> Any:
    """As much of `g` along the axis, from its start, as `a` is long."""
    return part(g, 0, np.shape(a)[int(axis)], axis)


def last_of(g: Any, b: Any, axis: Any) -> Any:
    """As much of `g` along the axis, up to its end, as `b` is long."""
    length = np.shape(g)[int(axis)]
    return part(g, length - np.shape(b)[int(axis)], length, axis)


def part(a: Any, start: Any, stop: Any, axis: Any) -> Any:
    """The elements from `start` to before `stop` along the axis."""
    return a[_along(np.ndim(a), start, stop, axis)]


def put_back(g: Any, a: Any, start: Any, stop: Any, axis: Any) -> Any:
    """Zeros in the shape of `a`, with `g` from `start` to before `stop` along the axis."""
    found = np.zeros(np.shape(a), np.asarray(g).dtype)
    found[_along(found.ndim, start, stop, axis)] = g
    return found


def _along(rank: int, start: Any, stop: Any, axis: Any) -> tuple[slice, ...]:
    before = int(axis) % rank
    return (*[slice(None)] * before, slice(int(start), int(stop)))


def one_hot(a: Any, classes: Any) -> Any:
    """1 in the place of the whole number nearest to each element, else 0, along a new last axis."""
    numbers = np.asarray(a)[..., None]
    return (np.abs(numbers - np.arange(int(classes))) < 0.5).astype(numbers.dtype)


def kept(a: Any, p: Any, seed: Any) -> Any:
    """1 for each element that dropout keeps, 0 for those it drops with probability p; by the seed alone."""
    numbers = np.asarray(a)
    return _mask(numbers.shape, numbers.dtype.str, float(p), int(seed))


@lru_cache(maxsize=64)
def _mask(shape: tuple[int, ...], dtype: str, p: float, seed: int) -> Any:
    mask = np.asarray(np.random.default_rng(seed).random(shape) >= p, dtype)
    mask.flags.writeable = False
    return mask[()]


def _kept_of_each(a: Any, p: Any, seed: Any) -> Any:
    """All samples share one mask."""
    return kept(a[0], p, seed)


def peak(a: Any, axes: tuple[int, ...] | None = None) -> Any:
    """1 at the largest element, 0 elsewhere; several that are equally large share the 1, as in PyTorch."""
    numbers = np.asarray(a)
    highest = (numbers == np.max(numbers, axis=axes, keepdims=True)).astype(numbers.dtype)
    return (highest / np.add.reduce(highest, axis=axes, keepdims=True))[()]


def floored_log(a: Any) -> Any:
    """The natural logarithm, −100 where it is less (PyTorch's binary cross-entropy has the same floor)."""
    found = np.log(a)
    return np.maximum(found, found.dtype.type(-100))


def _itself(stack: Any) -> Any:
    return stack
