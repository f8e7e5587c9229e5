"""A number, or rows of numbers: whether something read from outside is that, as the engines take it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeGuard

from tutor.engine import Given

_DEEPEST = 32


def numbers(found: object) -> Given | None:
    """`found` as a float or as nested tuples of floats, rows equally long; None where it is not that.

    A list without anything in it, true and false, and lists more than 32 deep are not that.
    """
    try:
        return _numbers(found, _DEEPEST)
    except (_NotNumbersError, OverflowError):
        return None


def shape(value: Given) -> tuple[int, ...]:
    """The lengths of the axes of what `numbers` gave; () for a single number."""
    lengths: tuple[int, ...] = ()
    while isinstance(value, tuple):
        lengths += (len(value),)
        value = value[0]
    return lengths


class _NotNumbersError(Exception):
    pass


def _numbers(found: object, depth: int) -> Given:
    if isinstance(found, int | float) and not isinstance(found, bool):
        return float(found)
    if not _is_rows(found) or not found or not depth:
        raise _NotNumbersError
    rows = tuple(_numbers(row, depth - 1) for row in found)
    if len({shape(row) for row in rows}) > 1:
        raise _NotNumbersError
    return rows


def _is_rows(found: object) -> TypeGuard[Sequence[Any]]:
    return isinstance(found, list | tuple)
