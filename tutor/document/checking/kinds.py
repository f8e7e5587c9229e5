"""Whether each key of a file holds the kind of thing that it is to hold: all faults, not the first alone."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, Any, get_args, get_origin

import msgspec

from tutor.document.checking.wanted import wrong_kind
from tutor.document.errors import Fault, KeyPath
from tutor.document.file.tables import FileContent, tables_in, types_of

_FILLED = {"title": "?", "text": "", "name": "?"}
"""What stands for text that a table lacks, so that the rest of it can be looked at."""


@dataclass(frozen=True)
class Kinds:
    """The faults, and the file's content with what is of a wrong kind, or unknown, left out.

    `kept` has, for a list of which an item was left out, the positions that its items had in the file.
    """

    faults: list[Fault] = field(default_factory=list)
    right: dict[str, Any] = field(default_factory=dict)
    kept: dict[KeyPath, list[int]] = field(default_factory=dict)

    def in_file(self, path: KeyPath) -> KeyPath:
        """Where in the file the content's key is."""
        found: KeyPath = ()
        for at, part in enumerate(path):
            positions = self.kept.get(path[:at])
            found = (*found, positions[part] if positions and isinstance(part, int) else part)
        return found


def faulty_kinds(table: dict[str, Any]) -> Kinds:
    """Go through a file's content, key by key."""
    kinds = Kinds()
    kinds.right.update(_table(kinds, (), (), FileContent, table))
    return kinds


def _table(
    kinds: Kinds, path: KeyPath, right: KeyPath, kind: type[msgspec.Struct], table: dict[str, Any]
) -> dict[str, Any]:
    """What is right in a table of this kind, which is at `path` in the file and at `right` in the content."""
    found: dict[str, Any] = {}
    wished, inner = types_of(kind), tables_in(kind)
    for key in (key for key in table if key in wished):
        value, here, there = table[key], (*path, key), (*right, key)
        if key in inner and isinstance(value, list) and _is_list(wished[key]):
            found[key] = _listed(kinds, here, there, inner[key], value)
        elif key in inner and isinstance(value, dict) and not _is_list(wished[key]):
            found[key] = _table(kinds, here, there, inner[key], value)
        elif isinstance(value, list) and _is_list(wished[key]):
            item = get_args(_bare(wished[key]))[0]
            items = [each for index, each in enumerate(value) if _right(kinds, (*here, index), each, item)]
            if _fits(items, wished[key]):
                found[key] = items
            elif len(items) == len(value):
                kinds.faults.append(wrong_kind(here, value))
        elif isinstance(value, dict) and get_origin(_bare(wished[key])) is dict:
            item = get_args(_bare(wished[key]))[1]
            found[key] = {
                name: each for name, each in value.items() if _right(kinds, (*here, name), each, item)
            }
        elif _right(kinds, here, value, wished[key]):
            found[key] = value
    return found


def _listed(
    kinds: Kinds, path: KeyPath, right: KeyPath, kind: type[msgspec.Struct], items: list[Any]
) -> list[dict[str, Any]]:
    """What is right in a list of tables; a table that lacks what it cannot be without is left out."""
    found: list[dict[str, Any]] = []
    kept: list[int] = []
    necessary = [each.name for each in msgspec.structs.fields(kind) if each.required]
    for index, item in enumerate(items):
        here = (*path, index)
        if not isinstance(item, dict):
            kinds.faults.append(wrong_kind(here, item))
            continue
        filled = {key: text for key, text in _FILLED.items() if key in necessary}
        table = {**filled, **_table(kinds, here, (*right, len(found)), kind, item)}
        if all(key in table for key in necessary):
            found.append(table)
            kept.append(index)
    kinds.kept[right] = kept
    return found


def _right(kinds: Kinds, path: KeyPath, value: Any, wished: Any) -> bool:
    """Whether the value is of the kind wished; if not, that is noted."""
    fits = _fits(value, wished)
    if not fits:
        kinds.faults.append(wrong_kind(path, value))
    return fits


def _fits(value: Any, wished: Any) -> bool:
    try:
        msgspec.convert(value, wished)
    except msgspec.ValidationError:
        return False
    return True


def _bare(wished: Any) -> Any:
    """A type without what is annotated to it."""
    return get_args(wished)[0] if get_origin(wished) is Annotated else wished


def _is_list(wished: Any) -> bool:
    return get_origin(_bare(wished)) is tuple
