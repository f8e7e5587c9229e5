"""The samples that `[data]` says: columns as they stand, or what they are made from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tutor.document.checking import check
from tutor.document.checking.wanted import say_found
from tutor.document.errors import Fault, say_key
from tutor.document.file.tables import FileContent
from tutor.graph import Graph
from tutor.language import translate

if TYPE_CHECKING:
    from tutor.training.data.recipe import Names, Recipe

SETTINGS = (
    "from", "count", "noise", "seed", "classes", "turns", "validation", "split_seed", "standardise",
)  # fmt: skip
"""The keys of `[data]` that are no columns."""
_OF_DATASETS = SETTINGS[:6]


@dataclass(frozen=True)
class Read:
    """What `[data]` says; `recipe` is None where columns stand there and nothing else."""

    data: Mapping[str, check.Column]
    validation: Mapping[str, check.Column]
    recipe: Recipe | None = None


def read_data(content: FileContent, graphs: Sequence[Graph]) -> Read:
    """The samples that the file says.

    A key of the settings is a column all the same where it holds a list and an input is called so.

    Raises:
        Fault: as `check.data_of`; or a setting is wrong, or the recipe cannot be made.
    """
    inputs = {name for graph in graphs for name in graph.inputs}
    settings = {
        key: found
        for key, found in content.data.items()
        if key in SETTINGS and not (key in inputs and isinstance(found, list) and _is_numbers(found))
    }
    if not settings:
        return Read(check.data_of(content.data, graphs), {})
    from tutor.training.data.recipe import Recipe  # most documents have none

    table = {name: found for name, found in content.data.items() if name not in settings}
    shared = {
        "validation": _number(settings, "validation", 0.0),
        "split_seed": _whole(settings, "split_seed", 0),
    }
    if "from" in settings:
        recipe = Recipe(_drawn(settings), _mapping(table, graphs), **shared)  # type: ignore[arg-type]
    else:
        _refuse_alone(settings)
        recipe = Recipe(columns=check.data_of(table, graphs), **shared)  # type: ignore[arg-type]
    return _made(recipe, settings)


def _is_numbers(found: list[Any]) -> bool:
    return not any(isinstance(each, str) for each in found)


def _made(recipe: Recipe, settings: Mapping[str, Any]) -> Read:
    from dataclasses import replace

    from tutor.training.data.datasets import DatasetError

    try:
        recipe = replace(recipe, standardise=_standardise(recipe, settings))
        made = recipe.made
    except DatasetError as error:
        path = ("data", error.setting)
        mend = _mend(error.setting)
        if not recipe.inputs:
            mend = translate("document", "add {example}").format(
                example='x = "x1"' if recipe.drawn else "x = [1, 2, 3]"
            )
        raise Fault(path, f"{say_key(path)}: {error}", mend) from None
    return Read(made.training, made.validation, None if recipe.is_plain else recipe)


def _drawn(settings: Mapping[str, Any]) -> Any:
    """The data set with its settings; those that are left out are as it begins.

    Raises:
        Fault: there is none of this name, or a setting is no number of its kind.
    """
    from tutor.training.data.datasets import DatasetError, started

    name = settings["from"]
    if not isinstance(name, str):
        raise _wrong("from", name, translate("document", "the name of a data set in quotes"))
    try:
        start = started(name)
    except DatasetError as error:
        raise Fault(("data", "from"), f"data.from: {error}", _mend("from")) from None
    whole = {key: _whole(settings, key, getattr(start, key)) for key in ("count", "seed", "classes")}
    other = {key: _number(settings, key, getattr(start, key)) for key in ("noise", "turns")}
    return started(name, **whole, **other)


def _mapping(table: Mapping[str, Any], graphs: Sequence[Graph]) -> dict[str, Names]:
    """Which columns go to which input.

    Raises:
        Fault: one goes to what is no input, or is no name or rows of names.
    """
    found = {}
    for key, value in table.items():
        check.check_input(key, graphs)
        names = _names(value)
        if names is None:
            raise _wrong(
                key, value, translate("document", 'a column in quotes, or rows of them, as ["x1", "x2"]')
            )
        found[key] = names
    return found


def _names(value: Any) -> Names | None:
    """Names as nested tuples, rows equally long; None where they are none."""
    if isinstance(value, str):
        return value or None
    if not isinstance(value, list) or not value:
        return None
    rows = [_names(each) for each in value]
    lengths = {len(row) if isinstance(row, tuple) else 0 for row in rows if row is not None}
    return None if None in rows or len(lengths) > 1 else tuple(row for row in rows if row is not None)


def _refuse_alone(settings: Mapping[str, Any]) -> None:
    """Raise Fault for what only a data set has, where there is none."""
    for key in _OF_DATASETS:
        if key in settings:
            sentence = translate("document", "data.{key} belongs to a data set, and there is no data.from.")
            mend = translate("document", 'add from = "moons", or remove it')
            raise Fault(("data", key), sentence.format(key=key), mend)


def _standardise(recipe: Recipe, settings: Mapping[str, Any]) -> tuple[str, ...]:
    found = settings.get("standardise", False)
    if isinstance(found, bool):
        return recipe.can_standardise if found else ()
    if isinstance(found, list) and all(isinstance(each, str) for each in found):
        return tuple(dict.fromkeys(found))
    raise _wrong("standardise", found, translate("document", "true, false, or a list of inputs"))


def _whole(settings: Mapping[str, Any], key: str, default: int) -> int:
    found = settings.get(key, default)
    if type(found) is not int:
        raise _wrong(key, found, translate("document", "a whole number"))
    return found


def _number(settings: Mapping[str, Any], key: str, default: float) -> float:
    found = settings.get(key, default)
    if type(found) not in (int, float):
        raise _wrong(key, found, translate("document", "a number"))
    return float(found)


def _wrong(key: str, found: object, wanted: str) -> Fault:
    path = ("data", key)
    sentence = translate("document", "{key} is to be {what}, and here is {found}.")
    return Fault(path, sentence.format(key=say_key(path), what=wanted, found=say_found(found)), _mend(key))


_EXAMPLES = {
    "from": 'from = "moons"', "count": "count = 200", "noise": "noise = 0.1", "seed": "seed = 0",
    "classes": "classes = 3", "turns": "turns = 1", "validation": "validation = 0.25",
    "split_seed": "split_seed = 0", "standardise": "standardise = true",
}  # fmt: skip


def _mend(key: str) -> str:
    example = _EXAMPLES.get(key) or f'{key} = "x1"'
    return translate("document", "write {example}").format(example=example)
