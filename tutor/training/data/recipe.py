"""What the samples of a document are made from: a data set or columns, split and standardised."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, TypeAlias, TypeVar

import numpy as np
import numpy.typing as npt

from tutor.engine import Given
from tutor.language import listed, translate
from tutor.training.data.datasets import MOST_SEED, DatasetError, Drawn, columns, dataset

Names: TypeAlias = "str | tuple[Names, ...]"
"""The columns of a data set that an input takes: one, or rows of them for a vector or a matrix."""
Samples = tuple[Given, ...]
Rows = npt.NDArray[np.intp]
T = TypeVar("T")

_DECIMALS = 4


@dataclass(frozen=True)
class Scale:
    """How an input was standardised: x ← (x − mean) / deviation, number by number of a sample.

    A deviation of 0 (all the same) stands as 1.
    """

    mean: Given
    deviation: Given


@dataclass(frozen=True)
class Made:
    """The samples as they are trained on, by input; those kept for validation; and how they were scaled.

    `training_rows` and `validation_rows` say which row, from 0, of the data set or the columns each one is.
    """

    training: Mapping[str, Samples]
    validation: Mapping[str, Samples]
    scales: Mapping[str, Scale]
    training_rows: Rows
    validation_rows: Rows


@dataclass(frozen=True)
class Recipe:
    """A data set drawn anew each time, with the columns that go to each input; or columns as they stand.

    `validation` is the share of rows that training does not see, drawn by `split_seed`; `standardise` names
    the inputs whose training samples are to have mean 0 and standard deviation 1.
    """

    drawn: Drawn | None = None
    goes: Mapping[str, Names] = field(default_factory=dict)
    columns: Mapping[str, Samples] = field(default_factory=dict)
    validation: float = 0.0
    split_seed: int = 0
    standardise: tuple[str, ...] = ()

    @property
    def inputs(self) -> tuple[str, ...]:
        """The inputs that get samples."""
        return tuple(self.goes if self.drawn else self.columns)

    @property
    def is_plain(self) -> bool:
        """Whether it says no more than its columns do: a document needs none then."""
        return self.drawn is None and not self.validation and not self.standardise

    @property
    def can_standardise(self) -> tuple[str, ...]:
        """The inputs that hold measures, and no classes."""
        if self.drawn is None:
            return self.inputs
        measures = dataset(self.drawn.name).features
        if not dataset(self.drawn.name).is_classes:
            measures = (*measures, dataset(self.drawn.name).target)
        return tuple(name for name, names in self.goes.items() if set(flat(names)) <= set(measures))

    @cached_property
    def made(self) -> Made:
        """The samples that come of it.

        Raises:
            DatasetError: it asks for what cannot be; `setting` is the key, or the input.
        """
        return _made(self)

    def followed(self, moved: Callable[[Mapping[str, T]], Mapping[str, T]]) -> Recipe | None:
        """The recipe with other names of its inputs; `moved` renames the keys of a table, or drops them."""
        found = replace(
            self,
            goes=moved(self.goes),  # type: ignore[arg-type]
            columns=moved(self.columns),  # type: ignore[arg-type]
            standardise=tuple(moved(dict.fromkeys(self.standardise))),  # type: ignore[arg-type]
        )
        return found if found.inputs and not found.is_plain else None


def flat(names: Names) -> tuple[str, ...]:
    """The columns' names without their rows."""
    return (names,) if isinstance(names, str) else tuple(name for part in names for name in flat(part))


def split(count: int, share: float, seed: int) -> tuple[Rows, Rows]:
    """The rows that are trained on and those for validation, each in order; at least one is trained on."""
    kept = min(round(share * count), count - 1)
    order = np.random.Generator(np.random.PCG64(seed)).permutation(count)
    return np.sort(order[kept:]), np.sort(order[:kept])


def _made(recipe: Recipe) -> Made:
    _check(recipe)
    raw = _raw(recipe)
    count = len(next(iter(raw.values())))
    training, validation = split(count, recipe.validation, recipe.split_seed)
    scales: dict[str, Scale] = {}
    if recipe.is_plain:
        return Made(dict(recipe.columns), {}, scales, training, validation)
    trained, kept = {}, {}
    for name, rows in raw.items():
        column = rows
        if name in recipe.standardise:
            column, scales[name] = _standardised(rows, training)
        trained[name] = samples(column[training])
        if len(validation):
            kept[name] = samples(column[validation])
    return Made(trained, kept, scales, training, validation)


def _raw(recipe: Recipe) -> dict[str, npt.NDArray[np.float64]]:
    """All rows before the split, an array per input."""
    if recipe.drawn is None:
        return {name: np.asarray(column, np.float64) for name, column in recipe.columns.items()}
    known = columns(recipe.drawn)
    found = {}
    for name, names in recipe.goes.items():
        missing = next((each for each in flat(names) if each not in known), None)
        if missing is not None:
            sentence = translate("datasets", "{set} has no column {column}; there are {known}.")
            said = sentence.format(set=recipe.drawn.name, column=missing, known=listed(known))
            raise DatasetError(name, said)
        found[name] = _stacked(names, known)
    return found


def _stacked(names: Names, known: Mapping[str, npt.NDArray[np.float64]]) -> npt.NDArray[np.float64]:
    """The columns beside one another, (rows, *shape of the names)."""
    if isinstance(names, str):
        return known[names]
    return np.stack([_stacked(part, known) for part in names], axis=1)


def _standardised(column: npt.NDArray[np.float64], rows: Rows) -> tuple[npt.NDArray[np.float64], Scale]:
    """The numbers (x − mean) / deviation of the training rows, rounded to 4 decimals: alike anywhere."""
    mean, deviation = column[rows].mean(axis=0), column[rows].std(axis=0)
    deviation = np.where(deviation == 0, 1.0, deviation)
    scaled = np.round((column - mean) / deviation, _DECIMALS) + 0.0
    return scaled, Scale(samples(np.asarray(mean)), samples(np.asarray(deviation)))


def samples(array: npt.NDArray[np.float64]) -> Any:
    """The array as floats in nested tuples, as documents have them."""
    return _tuples(array.tolist(), array.ndim)


def _tuples(found: Any, axes: int) -> Any:
    if axes == 0:
        return found
    return tuple(found) if axes == 1 else tuple(_tuples(each, axes - 1) for each in found)


def _check(recipe: Recipe) -> None:
    """Raise DatasetError for what cannot be made."""
    if not recipe.inputs:
        raise DatasetError("from", translate("datasets", "no input takes a column."))
    if not 0 <= recipe.validation < 1:
        sentence = translate(
            "datasets", "the share for validation is to be from 0 to less than 1, not {found}."
        )
        raise DatasetError("validation", sentence.format(found=recipe.validation))
    if not 0 <= recipe.split_seed <= MOST_SEED:
        sentence = translate("datasets", "the seed is to be from 0 to {most}, not {found}.")
        raise DatasetError("split_seed", sentence.format(most=MOST_SEED, found=recipe.split_seed))
    for name in recipe.standardise:
        if name not in recipe.inputs:
            sentence = translate("datasets", "{name} has no column that could be standardised.")
            raise DatasetError("standardise", sentence.format(name=name))
