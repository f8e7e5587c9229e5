"""The samples of a document as points of a plane: target over feature, or two features and the class."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from tutor.document.data_fit import data_inputs, target_of
from tutor.document.document import Document
from tutor.engine import Given

Numbers = npt.NDArray[np.float64]
_MOST_GROUPS = 8
_PARTS = 3


@dataclass(frozen=True, eq=False)
class Points:
    """A point a sample, (samples,) each: `training` samples first, then those kept for validation.

    `group` says which of `groups` a point belongs to: a class, or a part of the range of a target that is no
    class; `groups` is empty where all are of one kind. `across` and `up` name the axes.
    """

    x: Numbers
    y: Numbers
    group: npt.NDArray[np.intp]
    groups: tuple[str, ...]
    training: int
    across: str
    up: str


def points_of(document: Document) -> Points | None:
    """The points; None where samples have no feature, more than two, or nothing to draw them over."""
    if not document.data:
        return None
    target = target_of(document)
    features, names = _features(document, target)
    wished = _joined(document, target) if target in document.data else None
    if features.shape[1] == 2:
        group, groups = _groups(document, target, wished)
        return Points(features[:, 0], features[:, 1], group, groups, document.samples, names[0], names[1])
    if features.shape[1] != 1 or wished is None:
        return None
    up = document.symbols.plain(target)
    one = wished[:, 0] if wished.shape[1] == 1 else wished.argmax(axis=1).astype(np.float64)
    nothing = np.zeros(len(one), np.intp)
    return Points(features[:, 0], one, nothing, (), document.samples, names[0], up)


def _features(document: Document, target: str) -> tuple[Numbers, list[str]]:
    """The numbers of all inputs but the target, (rows, numbers), and what each is called."""
    columns, names = [], []
    for name in data_inputs(document):
        if name == target:
            continue
        column = _joined(document, name)
        called = document.symbols.plain(name)
        columns.append(column)
        names += [called] if column.shape[1] == 1 else [f"{called}[{at}]" for at in range(column.shape[1])]
    if not columns:
        return np.empty((0, 0)), []
    return np.concatenate(columns, axis=1), names


def _joined(document: Document, name: str) -> Numbers:
    """The column of an input, training and validation, (rows, numbers of a sample)."""

    def rows(table: Mapping[str, tuple[Given, ...]]) -> Any:
        found = np.asarray(table.get(name, ()), np.float64)
        return found.reshape(len(found), -1) if len(found) else None

    parts = [part for part in (rows(document.data), rows(document.validation)) if part is not None]
    return np.concatenate(parts)


def _groups(
    document: Document, target: str, wished: Numbers | None
) -> tuple[npt.NDArray[np.intp], tuple[str, ...]]:
    """Which class each point belongs to; of a target that is no class, which third of its range."""
    if wished is None:
        return np.zeros(document.samples + _kept(document), np.intp), ()
    called = document.symbols.plain(target)
    if wished.shape[1] > 1:
        return wished.argmax(axis=1), tuple(f"{called}[{at}]" for at in range(wished.shape[1]))
    one = wished[:, 0]
    known, group = np.unique(one, return_inverse=True)
    if len(known) <= _MOST_GROUPS:
        return group, tuple(f"{called} = {_said(number)}" for number in known)
    ends = np.quantile(one, np.arange(1, _PARTS) / _PARTS)
    bounds = [one.min(), *ends, one.max()]
    words = tuple(f"{called} {_said(low)} … {_said(high)}" for low, high in pairwise(bounds))
    return np.searchsorted(ends, one), words


def _kept(document: Document) -> int:
    return len(next(iter(document.validation.values()), ()))


def _said(number: float) -> str:
    return f"{number:.3g}".replace("-", "−")
