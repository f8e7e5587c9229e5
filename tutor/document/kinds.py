"""Whether each key of a file holds the kind of thing that it is to hold: all faults, not the first alone."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, Any

import msgspec

from tutor.document.errors import Fault, KeyPath
from tutor.document.format import FileContent, FrameTable, PageTable, TrainingTable, wrong_kind

_TEX = Annotated[str, msgspec.Meta(min_length=1)]


@dataclass(frozen=True)
class Kinds:
    """The faults, and the file's content with what is of a wrong kind, or unknown, left out."""

    faults: list[Fault] = field(default_factory=list)
    right: dict[str, Any] = field(default_factory=dict)


def faulty_kinds(table: dict[str, Any]) -> Kinds:
    """Go through a file's content, key by key."""
    kinds = Kinds()
    wished = _types(FileContent)
    for key in (key for key in table if key in wished):
        value = table[key]
        if key in ("parameters", "frames", "pages") and isinstance(value, list):
            found = [_item(kinds, key, index, item) for index, item in enumerate(value)]
            kinds.right[key] = [item for item in found if item is not None]
        elif key == "training" and isinstance(value, dict):
            kinds.right[key] = _struct(kinds, (key,), TrainingTable, value)
        elif key == "symbols" and isinstance(value, dict):
            wanted = {name: _right(kinds, (key, name), tex, _TEX) for name, tex in value.items()}
            kinds.right[key] = {name: tex for name, tex in value.items() if wanted[name]}
        elif _right(kinds, (key,), value, wished[key]):
            kinds.right[key] = value
    return kinds


def _item(kinds: Kinds, key: str, index: int, item: Any) -> Any:
    """An item of a list, or what is right about it; None where nothing is."""
    path = (key, index)
    if key == "parameters":
        return item if _right(kinds, path, item, str) else None
    if not isinstance(item, dict):
        kinds.faults.append(wrong_kind(path, item))
        return None
    if key == "frames":
        frame = {"title": "?", **_struct(kinds, path, FrameTable, item)}
        return frame if "nodes" in frame else None
    return {"title": "?", "text": "", **_struct(kinds, path, PageTable, item)}


def _struct(kinds: Kinds, path: KeyPath, kind: type[msgspec.Struct], table: dict[str, Any]) -> dict[str, Any]:
    wished = _types(kind)
    return {
        key: value
        for key, value in table.items()
        if key in wished and _right(kinds, (*path, key), value, wished[key])
    }


def _right(kinds: Kinds, path: KeyPath, value: Any, wished: Any) -> bool:
    """Whether the value is of the kind wished; if not, that is noted."""
    try:
        msgspec.convert(value, wished)
    except msgspec.ValidationError:
        kinds.faults.append(wrong_kind(path, value))
        return False
    return True


def _types(kind: type[msgspec.Struct]) -> dict[str, Any]:
    return {each.name: each.type for each in msgspec.structs.fields(kind)}
