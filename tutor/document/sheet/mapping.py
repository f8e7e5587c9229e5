"""Which columns of a sheet go to which inputs of a graph: proposed, checked, and made into samples."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from tutor.document.sheet.cells import CellFault
from tutor.document.sheet.columns import Column
from tutor.engine import Given
from tutor.errors import TutorError
from tutor.graph.shapes import Shape, say_shape
from tutor.language import translate
from tutor.training.data import recipe


@dataclass(frozen=True)
class Samples:
    """What the chosen columns give: a column of samples per input, and the cells that stood in the way."""

    data: Mapping[str, tuple[Given, ...]]
    faults: tuple[CellFault, ...]
    left_out: int

    @property
    def count(self) -> int:
        """How many samples there are."""
        return len(next(iter(self.data.values()))) if self.data else 0


def proposed(
    columns: Sequence[Column], inputs: Mapping[str, Shape], target: str
) -> dict[str, tuple[str, ...]]:
    """A column's name, or several, for each input as far as there are fitting ones.

    First those of the input's own name (`x`, or `x1`, `x2`, for several numbers); of what is left the
    target (`data_fit.target_of`) takes the last columns, the others theirs in turn.
    """
    free = [column for column in columns if column.kind != "text"]
    found: dict[str, list[Column]] = {}
    for name, shape in inputs.items():
        own = [column for column in free if _stem(column.name) == name.lower()]
        if len(own) == math.prod(shape) or _is_one_hot(own, shape):
            found[name] = own
            free = [column for column in free if column not in own]
    for name in sorted(inputs, key=lambda each: each != target):
        if name in found:
            continue
        shape, last = inputs[name], name == target
        size = 1 if _is_one_hot(free[-1:] if last else free[:1], shape) else math.prod(shape)
        if size <= len(free):
            found[name] = free[-size:] if last else free[:size]
            free = free[:-size] if last else free[size:]
    return {name: tuple(column.name for column in found[name]) for name in inputs if name in found}


def _stem(name: str) -> str:
    """`x` of X, x1, x_2 and x[3]."""
    return name.lower().rstrip("0123456789]").rstrip("_[ ") or name.lower()


def _is_one_hot(columns: Sequence[Column], shape: Shape) -> bool:
    """Whether it is one column, with a class for each number that the input takes."""
    size = math.prod(shape)
    return len(columns) == 1 and columns[0].kind == "classes" and len(columns[0].classes) == size > 1


def samples(
    columns: Mapping[str, Column],
    chosen: Mapping[str, Sequence[str]],
    inputs: Mapping[str, Shape],
    *,
    leave_out: bool,
) -> Samples:
    """The samples that these columns, by input, give.

    Names of classes become 0, 1, 2 … in the order of the alphabet, or, for an input with a number per class,
    rows of 0 and a 1. With `leave_out` rows with a cell that says nothing are no samples; else they are left
    in, as nan, and `faults` says where they are.

    Raises:
        TutorError: an input got more or fewer columns than it takes numbers, or no row is left.
    """
    found = {
        name: _rows(name, inputs[name], [columns[each] for each in names]) for name, names in chosen.items()
    }
    used = dict.fromkeys(each for names in chosen.values() for each in names)
    faults = tuple(
        sorted((fault for name in used for fault in columns[name].faults()), key=lambda fault: fault.line)
    )
    length = len(next(iter(columns.values())).cells)
    whole = np.ones(length, bool)
    for rows in found.values():
        whole &= np.isfinite(rows).all(axis=1)
    left_out = int(length - whole.sum()) if leave_out else 0
    if leave_out and found and not whole.any():
        raise TutorError(translate("sheet", "No row has a number in every column that is used."))
    kept = whole if leave_out else np.ones(length, bool)
    data = {
        name: recipe.samples(rows[kept].reshape(kept.sum(), *inputs[name])) for name, rows in found.items()
    }
    return Samples(data, faults, left_out)


def _rows(name: str, shape: Shape, columns: Sequence[Column]) -> npt.NDArray[np.float64]:
    """The numbers for an input, (rows, as many as it takes)."""
    size = math.prod(shape)
    if len(columns) == 1 and size > 1:
        rows = columns[0].one_hot()
        if rows.shape[1] == size:
            return rows
    if len(columns) != size:
        sentence = translate(
            "sheet", "{name} has the shape {shape} and takes {size} columns; {count} are chosen for it."
        )
        if not shape:
            sentence = translate("sheet", "{name} is one number and takes one column; {count} are chosen.")
        raise TutorError(sentence.format(name=name, shape=say_shape(shape), size=size, count=len(columns)))
    return np.stack([column.as_numbers for column in columns], axis=1)
