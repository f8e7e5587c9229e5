"""Edits of a document's samples: what they are made from, how they are split, which inputs they go to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from tutor.document.document import Document
from tutor.engine import Given
from tutor.errors import TutorError
from tutor.graph.shapes import shapes
from tutor.graph.unfinished import computed
from tutor.language import translate
from tutor.training.data.recipe import Recipe


def with_recipe(document: Document, recipe: Recipe) -> Document:
    """The document with the samples that the recipe makes, in the place of those it has.

    An input that had a column and gets none keeps the value of its first sample. Values that do not have the
    shape of the new samples are no fault of this edit alone, so the graph is asked.

    Raises:
        TutorError: the recipe cannot be made, an input's name is a setting of `[data]`, or the samples do
            not fit the graph.
    """
    _check_names(recipe)
    made = recipe.made
    first = document.sample(0)
    values = {name: value for name, value in document.values.items() if name not in made.training}
    values |= {name: first[name] for name in document.data if name not in made.training}
    found = replace(
        document,
        values=values,
        data=made.training,
        validation=made.validation,
        recipe=None if recipe.is_plain else recipe,
    )
    _check_fits(found)
    return found


def with_columns(document: Document, columns: Mapping[str, tuple[Given, ...]]) -> Document:
    """The document with these columns as its samples; split and standardised as those it has.

    Errors as `with_recipe`.
    """
    kept = document.recipe or Recipe()
    scaled = tuple(name for name in kept.standardise if name in columns)
    return with_recipe(document, replace(kept, drawn=None, goes={}, columns=columns, standardise=scaled))


def without_data(document: Document) -> Document:
    """The document without samples: each input keeps the value of its first one."""
    first = {name: column[0] for name, column in document.data.items()}
    return replace(document, values={**document.values, **first}, data={}, validation={}, recipe=None)


def without_samples(document: Document, name: str) -> Document:
    """The document without the column of one input, which has no value then."""

    def kept(table: Mapping[str, tuple[Given, ...]]) -> dict[str, tuple[Given, ...]]:
        return {key: column for key, column in table.items() if key != name}

    recipe = document.recipe.followed(kept) if document.recipe else None
    return replace(document, data=kept(document.data), validation=kept(document.validation), recipe=recipe)


def written_out(document: Document) -> Document:
    """The document with its samples as columns, row by row as they are now; the split stays.

    What was a data set, or standardised, is numbers from then on: one of them may be another than the recipe
    makes.
    """
    recipe = document.recipe
    if recipe is None:
        return document
    made = recipe.made
    columns = {name: _in_rows(document, name, recipe) for name in document.data}
    found = Recipe(columns=columns, validation=recipe.validation, split_seed=recipe.split_seed)
    if recipe.drawn is None and not made.scales:
        found = replace(recipe, columns=columns)
    return replace(document, recipe=None if found.is_plain else found)


def with_kept_value(document: Document, name: str, row: int, value: Given) -> Document:
    """The document with another value of an input at a sample kept for validation, in columns from then on.

    Raises:
        TutorError: the value has another shape than the column's others.
    """
    column = list(document.validation[name])
    if np.shape(column[row]) != np.shape(value):
        sentence = translate("document", "Every sample of {name} is to have the shape {shape}.")
        raise TutorError(sentence.format(name=name, shape=list(np.shape(column[row]))))
    column[row] = value
    return written_out(replace(document, validation={**document.validation, name: tuple(column)}))


def recipe_of(document: Document) -> Recipe:
    """What the samples are made from: the recipe, or the columns alone."""
    return document.recipe or Recipe(columns=document.data)


def _in_rows(document: Document, name: str, recipe: Recipe) -> tuple[Given, ...]:
    """The column with the rows of training and validation where they were before the split."""
    made = recipe.made
    column: list[Given] = [0.0] * (len(made.training_rows) + len(made.validation_rows))
    for rows, samples in ((made.training_rows, document.data), (made.validation_rows, document.validation)):
        for row, sample in zip(rows.tolist(), samples.get(name, ()), strict=True):
            column[row] = sample
    return tuple(column)


def _check_names(recipe: Recipe) -> None:
    """Raise TutorError where an input is called as a setting: the file could not tell them apart."""
    from tutor.document.checking.check_data import SETTINGS

    taken = () if recipe.is_plain else [name for name in recipe.inputs if name in SETTINGS]
    for name in taken:
        sentence = translate(
            "document", "{name} is a setting of the data: rename the input of this name first."
        )
        raise TutorError(sentence.format(name=name))


def _check_fits(document: Document) -> None:
    """Raise TutorError where the first samples do not fit the graph that is computed."""
    graph, first = computed(document.graph), document.sample(0)
    known = {name: np.shape(value) for name, value in first.items() if name in document.graph}
    if not graph.missing and {*graph.inputs, *graph.parameters} <= known.keys():
        shapes(graph, known)
