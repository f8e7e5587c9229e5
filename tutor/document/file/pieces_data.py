"""What `[data]` says of the samples of a document: their columns, or what they are made from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from tutor.document.file.toml_text import number_text, string_text

if TYPE_CHECKING:
    from tutor.training.data.recipe import Names, Recipe


def recipe_table(recipe: Recipe, rows: Mapping[str, Any]) -> dict[str, Any]:
    """The table of a recipe, key by key as TOML text; `rows` are its columns, written already."""
    table: dict[str, Any] = {}
    drawn = recipe.drawn
    if drawn is not None:
        from tutor.training.data.datasets import dataset

        row = dataset(drawn.name)
        table = {
            "from": string_text(drawn.name),
            "count": str(drawn.count),
            "noise": number_text(float(drawn.noise)),
            "seed": str(drawn.seed),
        }
        if row.takes_classes:
            table["classes"] = str(drawn.classes)
        if row.takes_turns:
            table["turns"] = number_text(float(drawn.turns))
        table |= {name: _names(names) for name, names in recipe.goes.items()}
    else:
        table |= rows
    if recipe.validation:
        table["validation"] = number_text(float(recipe.validation))
        table["split_seed"] = str(recipe.split_seed)
    if recipe.standardise:
        every = set(recipe.standardise) == set(recipe.can_standardise)
        table["standardise"] = "true" if every else _names(recipe.standardise)
    return table


def _names(names: Names) -> str:
    if isinstance(names, str):
        return string_text(names)
    return f"[{', '.join(_names(part) for part in names)}]"
