"""The `.tutor` format: TOML, one file a document; a lesson, an exercise and a person's own graph are alike.

Keys, in the order in which files have them:

    format = 1                          the version of this format, first of all
    part = 7                            which part of the course a lesson is (lessons only)
    title, summary                      text
    code                                the graph, one line `name = expression` each, the last is the root
    parameters = ["w"]                  the names whose gradient is wanted; every other free name is an input
    given = 1.0                         the given gradient at the root
    local_gradients = "phase"           or "with forward": when the walk notes them
    [values]                            a number, or rows of numbers, for each leaf without a column in [data]
    [symbols]                           name = TeX, where a name is shown as another symbol
    [data]                              input = column of samples; all columns equally long
    [training]                          learning_rate, epochs, batch (a number or "all")
    [layout]                            node = [x, y], the centre in pixels at 100 %
    [[frames]]                          title, nodes: a dashed frame around nodes that belong together
    [[pages]]                           title, at (a step: "start", "backward:w"), text (Markdown, $…$ is TeX)

History:

    1 (0.1.0)   the first.

A program reads every format up to its own. A file of a newer one is refused, and the sentence says both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct

from tutor.document.errors import Fault, KeyPath, say_key
from tutor.language import translate
from tutor.spelling import nearest

FORMAT = 1
"""The newest format that this program reads."""

LARGEST = 8 * 1024 * 1024
"""Bytes; a larger file is no document."""

_PATH_PARTS = re.compile(r"\[\.\.\.\]|\[\d+\]|\w+")

_Text = Annotated[str, Meta(min_length=1)]


class TrainingTable(Struct, frozen=True):
    """`[training]`."""

    learning_rate: float = 0.01
    epochs: Annotated[int, Meta(ge=0)] = 100
    batch: Annotated[int, Meta(ge=1)] | Literal["all"] = 1


class FrameTable(Struct, frozen=True):
    """One of `[[frames]]`."""

    title: _Text
    nodes: Annotated[tuple[str, ...], Meta(min_length=1)]


class PageTable(Struct, frozen=True):
    """One of `[[pages]]`."""

    title: _Text
    text: str
    at: _Text = "start"


class FileContent(Struct, frozen=True, kw_only=True):
    """A file's content, every key of its type; what the keys say of the graph is not checked yet."""

    format: int
    title: _Text
    code: str
    part: Annotated[int, Meta(ge=1)] | None = None
    summary: str = ""
    parameters: tuple[str, ...] = ()
    given: Any = 1.0
    local_gradients: Literal["phase", "with forward"] = "phase"
    values: dict[str, Any] = {}
    symbols: dict[str, Annotated[str, Meta(min_length=1)]] = {}
    data: dict[str, Any] = {}
    training: TrainingTable | None = None
    layout: dict[str, Any] = {}
    frames: tuple[FrameTable, ...] = ()
    pages: tuple[PageTable, ...] = ()


_EXAMPLES = {
    "format": f"format = {FORMAT}",
    "part": "part = 1",
    "title": 'title = "My neuron"',
    "summary": 'summary = "What it is about"',
    "code": 'code = "loss = (x * w - y) ** 2"',
    "parameters": 'parameters = ["w"]',
    "local_gradients": 'local_gradients = "phase"',
    "learning_rate": "learning_rate = 0.01",
    "epochs": "epochs = 100",
    "batch": "batch = 1",
    "pages": "[[pages]]",
    "text": 'text = "…"',
    "at": 'at = "start"',
}


def content_of(table: dict[str, Any]) -> FileContent:
    """The typed content of a file's TOML.

    Raises:
        Fault: a format this program does not read, a key it does not know, one that is missing, a wrong type.
    """
    check_format(table)
    for fault in faulty_keys(table):
        raise fault
    try:
        return msgspec.convert(table, FileContent)
    except msgspec.ValidationError as error:
        raise _wrong_type(table, str(error)) from None


def check_format(table: dict[str, Any]) -> None:
    """Raise Fault for a format that this program does not read."""
    number = table.get("format")
    if number is None:
        sentence = translate(
            "document", "the key format is missing: the first line is to be format = {format}."
        )
        mend = translate("document", "write format = {format} in the first line").format(format=FORMAT)
        raise Fault((), sentence.format(format=FORMAT), mend)
    if type(number) is not int or number < 1:
        raise wrong_kind(("format",), number)
    if number > FORMAT:
        sentence = translate(
            "document",
            "this file is of format {here}, and this program reads up to {format}: a newer one is needed.",
        )
        mend = translate("document", "open it with a newer Backprop Tutor")
        raise Fault(("format",), sentence.format(here=number, format=FORMAT), mend)


def faulty_keys(table: dict[str, Any]) -> Iterator[Fault]:
    """Unknown keys, and necessary ones missing; at the top, in [training], [[frames]] and [[pages]]."""
    yield from _faulty_keys(FileContent, (), table)
    if isinstance(table.get("training"), dict):
        yield from _faulty_keys(TrainingTable, ("training",), table["training"])
    kinds: tuple[tuple[str, type[Struct]], ...] = (("frames", FrameTable), ("pages", PageTable))
    for key, kind in kinds:
        listed = table.get(key)
        for index, found in enumerate(listed if isinstance(listed, list) else ()):
            if isinstance(found, dict):
                yield from _faulty_keys(kind, (key, index), found)


def _faulty_keys(kind: type[Struct], path: KeyPath, table: dict[str, Any]) -> Iterator[Fault]:
    fields = msgspec.structs.fields(kind)
    known = [field.name for field in fields]
    for key in table:
        if key not in known:
            yield _unknown(key, path, known)
    for field in fields:
        if field.required and field.name not in table and (path or field.name != "format"):
            missing = (*path, field.name)
            sentence = translate("document", "the key {key} is missing.").format(key=say_key(missing))
            yield Fault(
                path, sentence, translate("document", "add {example}").format(example=example(missing))
            )


def _unknown(key: str, path: KeyPath, known: Iterable[str]) -> Fault:
    sentence = translate("document", "there is no key {key}").format(key=say_key((*path, key)))
    meant = nearest(key, known)
    if meant:
        sentence += translate("document", "; is {nearest} meant?").format(nearest=meant)
        mend = translate("document", "write {nearest} in its place").format(nearest=meant)
        return Fault((*path, key), sentence, mend)
    sentence += translate("document", "; known are {known}.").format(known=", ".join(known))
    return Fault((*path, key), sentence, translate("document", "remove it"))


def _wrong_type(table: dict[str, Any], message: str) -> Fault:
    """The fault behind what msgspec says, which ends in the place: `… - at `$.pages[0].title``."""
    _, _, place = message.rpartition(" - at ")
    path: list[str | int] = []
    found: Any = table
    for part in _PATH_PARTS.findall(place):
        step: str | int = part
        if part == "[...]":  # msgspec names no key of a free table: the first one with a wrong value is meant
            step = next(key for key, value in found.items() if not isinstance(value, str) or not value)
        elif part.startswith("["):
            step = int(part[1:-1])
        path.append(step)
        found = found[step]
    return wrong_kind(tuple(path), found)


def wrong_kind(path: KeyPath, found: object) -> Fault:
    """The fault of a key whose value is of a wrong kind."""
    named = ".".join(str(part) for part in path if not isinstance(part, int))
    if named.startswith("symbols."):
        named = "symbols."
    sentence = translate("document", "{key} is to be {what}, and here is {found}.")
    sentence = sentence.format(key=say_key(path), what=_kinds()[named], found=say_found(found))
    return Fault(path, sentence, translate("document", "write {example}").format(example=example(path)))


def example(path: KeyPath) -> str:
    """How a file may write the key."""
    key = next((str(part) for part in reversed(path) if isinstance(part, str)), "")
    if key in _EXAMPLES and path[0] != "symbols":
        return _EXAMPLES[key]
    return rf"{key} = '\omega'" if path[0] == "symbols" and len(path) > 1 else f"[{key}]"


def _kinds() -> dict[str, str]:
    """What each key is to be, by its name without positions in lists."""
    text = translate("document", "text")
    some_text = translate("document", "text that is not empty")
    table = translate("document", "a table")
    return {
        "format": translate("document", "a whole number from 1 on"),
        "part": translate("document", "a whole number from 1 on"),
        "title": some_text,
        "code": text,
        "summary": text,
        "parameters": translate("document", 'a list of names, as ["w", "b"]'),
        "local_gradients": translate("document", '"phase" or "with forward"'),
        "values": table,
        "symbols": table,
        "symbols.": translate("document", "TeX in quotes"),
        "data": table,
        "layout": table,
        "training": table,
        "training.learning_rate": translate("document", "a number"),
        "training.epochs": translate("document", "a whole number from 0 on"),
        "training.batch": translate("document", 'a whole number from 1 on, or "all"'),
        "frames": translate("document", "written as [[frames]], a table a frame"),
        "frames.title": some_text,
        "frames.nodes": translate("document", 'a list of at least one name, as ["x", "w"]'),
        "pages": translate("document", "written as [[pages]], a table a page"),
        "pages.title": some_text,
        "pages.text": text,
        "pages.at": some_text,
    }


def say_found(found: object) -> str:
    """What stands in the file, as a sentence can name it: short values as they are, others by their kind."""
    if isinstance(found, dict):
        return translate("document", "a table")
    if isinstance(found, list):
        return translate("document", "a list")
    if isinstance(found, bool):
        return "true" if found else "false"
    written = f'"{found}"' if isinstance(found, str) else str(found)
    longest = 40
    return (
        written
        if len(written) <= longest and written.isprintable()
        else translate("document", "something longer")
    )
