"""A leaf's value, or the given gradient, as a person types it: a number, or rows in brackets. No Qt here."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import numpy as np

from tutor.engine import Given, Trace, Value, as_value, shape_of
from tutor.engine.own import seed_of
from tutor.errors import TutorError
from tutor.graph.layout import ROOT_BOX
from tutor.graph.shapes import shapes
from tutor.language import translate


def typed(value: Value) -> str:
    """The value as one would type it: the shortest digits that give the same number."""
    if isinstance(value, np.ndarray):
        return "[" + ", ".join(typed(item) for item in value) + "]"
    text = str(value)
    return text.removesuffix(".0")


def read_value(text: str) -> float | list[Any]:
    """The number or the rows of numbers in `text`.

    Raises:
        TutorError: it is neither; the sentence says what would be.
    """
    clean = text.strip().replace("−", "-")
    try:
        value = float(clean)
    except ValueError:
        value = _rows(clean)  # type: ignore[assignment]
    if not np.all(np.isfinite(np.asarray(value, dtype=float))):
        raise TutorError(translate("canvas", "The value is to be finite."))
    return value


def _rows(text: str) -> Given:
    try:
        rows = json.loads(text)
        if not isinstance(rows, list) or not _only_numbers(rows):
            raise ValueError
        as_value(rows, "float64")
    except (ValueError, TutorError):
        sentence = translate(
            "canvas", "Type a number such as 1.5, or rows of equal length: [[1, 2], [3, 4]]."
        )
        raise TutorError(sentence) from None
    return rows


def _only_numbers(rows: list[Any]) -> bool:
    return bool(rows) and all(
        _only_numbers(item)
        if isinstance(item, list)
        else isinstance(item, (int, float)) and not isinstance(item, bool)
        for item in rows
    )


def check_fits(trace: Trace, name: str, value: Given) -> None:
    """Raise TutorError if the value does not fit this leaf, or the root as its given gradient (ROOT_BOX)."""
    if name == ROOT_BOX:
        seed_of(value, shape_of(trace.value(trace.graph.root)), trace.dtype)
        return
    found = {leaf.name: shape_of(trace.value(leaf.name)) for leaf in trace.graph.leaves}
    leaves: Mapping[str, tuple[int, ...]] = found | {name: np.shape(value)}
    shapes(trace.graph, leaves)


def same(a: Value, b: Given) -> bool:
    """Whether what was typed is the number that was there."""
    return np.shape(a) == np.shape(b) and bool(
        np.all(np.asarray(a) == np.asarray(b, dtype=np.asarray(a).dtype))
    )
