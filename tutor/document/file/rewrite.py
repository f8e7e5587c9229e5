"""Changing a `.tutor` file's text in place: only what differs, with comments, order and spacing kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import tomlkit
from tomlkit.items import AoT, Array, Item, Whitespace

from tutor.document.file.lines import KeyLines
from tutor.document.file.pieces import Piece, Table, table_text
from tutor.document.file.tables import FileContent, types_of

_ORDER = tuple(types_of(FileContent))


def rewritten(base: str, before: Mapping[str, Piece], after: Mapping[str, Piece]) -> str:
    """`base`, which says `before`, changed so that it says `after`."""
    newline = "\r\n" if "\r\n" in base else "\n"
    file = tomlkit.parse(base)
    added: dict[str, Piece] = {}
    more: list[tuple[str, int, list[Table]]] = []
    for key in _ORDER:
        old, new = before.get(key), after.get(key)
        if old == new:
            continue
        if new is None:
            file.pop(key, None)
        elif key in file:
            if isinstance(new, list) and isinstance(there := file[key], AoT):
                count = len(there)
                new, more = new[:count], [*more, (key, count, new[count:])] if len(new) > count else more
            _change(file, key, old, new, newline)
        else:
            added[key] = new
    text = tomlkit.dumps(file)
    for key, count, tables in more:
        text = _with_more(text, key, count, tables, newline)
    for key, piece in added.items():
        text = _with_key(text, key, piece, newline)
    return text


def _change(container: Any, key: str, old: Piece | None, new: Piece, newline: str) -> None:
    """Let `container[key]`, which says `old`, say `new`."""
    if isinstance(new, str):
        _set(container, key, tomlkit.value(new.replace("\n", newline)))
    elif isinstance(new, dict):
        _change_table(container[key], old if isinstance(old, dict) else {}, new, newline)
    else:
        _change_listed(key, container[key], old if isinstance(old, list) else [], new, newline)


def _change_table(table: Any, old: Mapping[str, Piece], new: Mapping[str, Piece], newline: str) -> None:
    for key in old:
        if key not in new and key in table:
            del table[key]
    for key, piece in new.items():
        if old.get(key) == piece:
            continue
        if key in table:
            _change(table, key, old.get(key), piece, newline)
        elif isinstance(piece, str):
            _add(table, key, tomlkit.value(piece.replace("\n", newline)))
        else:
            text = (table_text(key, piece) + "\n").replace("\n", newline)
            table.add(tomlkit.ws(newline))
            table.append(key, tomlkit.parse(text)[key])


def _change_listed(key: str, tables: Any, old: list[Table], new: list[Table], newline: str) -> None:
    """Page by page, frame by frame; those too many go from the end, and new ones are put there."""
    while len(tables) > len(new):
        del tables[-1]
    for index, table in enumerate(new):
        if index < len(tables):
            _change_table(tables[index], old[index] if index < len(old) else {}, table, newline)
        else:
            text = (table_text(key, [table]) + "\n").replace("\n", newline)
            _append(tables, tomlkit.parse(text)[key], newline)


def _append(tables: Any, added: Any, newline: str) -> None:
    if isinstance(tables, AoT):
        if len(tables):
            tables[-1].add(tomlkit.ws(newline))
        tables.append(added[0])
    else:
        tables.append(added[0].unwrap())


def _set(container: Any, key: str | int, value: Item) -> None:
    """Put `value` there; in a list equally long, number by number, so that its spacing stays."""
    there = container[key]
    if isinstance(there, Array) and isinstance(value, Array) and len(there) == len(value):
        for index in range(len(value)):
            if _differs(there[index], value[index]):
                _set(there, index, value[index])
    else:
        container[key] = value


def _differs(one: Item, other: Item) -> bool:
    """Whether two items say different things; nan is nan, and 1 is 1.0."""
    return repr(_plain(one)) != repr(_plain(other))


def _plain(item: Any) -> Any:
    if isinstance(item, list):
        return [_plain(each) for each in item]
    return float(item) if isinstance(item, int | float) else item


def _add(table: Any, key: str, value: Item) -> None:
    """Add a key behind the table's last one, before what leads to the next table: empty lines, comments."""
    body = getattr(table.value, "body", None)
    after: list[Any] = []
    while body and body[-1][0] is None and not isinstance(table, tomlkit.items.InlineTable):
        after.append(body.pop())
    if after and body and isinstance(after[-1][1], Whitespace) and not body[-1][1].trivia.trail:
        body[-1][1].trivia.trail = "\n"
    table.append(key, value)
    if body is not None:
        body.extend(reversed(after))


def _with_more(text: str, key: str, count: int, tables: list[Table], newline: str) -> str:
    """The text with further tables of a list behind the `count` that it has, each after an empty line.

    The comment that stands right above what follows stays there.
    """
    keys, lines = KeyLines(text), text.rstrip().split("\n")
    last = keys.line((key, count - 1)) or 0
    others = [line - 1 for other in _ORDER if other != key and (line := keys.line((other,)))]
    at = min((at for at in others if at >= last), default=len(lines))
    while at < len(lines) and lines[at - 1].startswith("#"):
        at -= 1
    start = at
    while not lines[start - 1].strip():
        start -= 1
    ending = newline.removesuffix("\n")
    new = [line + ending for line in ("", *table_text(key, tables).split("\n"), "")]
    lines[-1] += ending
    return "\n".join([*lines[:start], *(new if at < len(lines) else new[:-1]), *lines[at:], ""])


def _with_key(text: str, key: str, piece: Piece, newline: str) -> str:
    """The text with another key of the top, before the first one that the format has after it."""
    is_value = isinstance(piece, str)
    lines = text.split("\n")
    if not lines[-1]:
        lines.pop()
    at = _place_of(lines, key, KeyLines(text), is_value)
    while 0 < at < len(lines) and lines[at - 1].lstrip().startswith("#"):
        at -= 1
    while is_value and 0 < at < len(lines) and not lines[at - 1].strip():
        at -= 1
    new = table_text(key, piece).split("\n")
    if not is_value:
        new = ["", *new] if at == len(lines) else [*new, ""]
    ending = newline.removesuffix("\n")
    return "\n".join([*lines[:at], *(line + ending for line in new), *lines[at:], ""])


def _place_of(lines: list[str], key: str, keys: KeyLines, is_value: bool) -> int:
    """The line (from 0) before which the key belongs: a table before a table, and never before a value."""
    later = _ORDER[_ORDER.index(key) + 1 :]
    found = [line - 1 for name in later if (line := keys.line((name,)))]
    if not is_value:
        found = [line for line in found if lines[line].lstrip().startswith("[")]
    return min(found, default=len(lines))
