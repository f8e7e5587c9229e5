"""In which line of a TOML text each key stands, so that a fault can say where it is."""

from __future__ import annotations

import re
from functools import cached_property

from tutor.document.errors import KeyPath

_PART = r"""(?:[A-Za-z0-9_-]+|"(?:[^"\\]|\\.)*"|'[^']*')"""
_KEY = rf"{_PART}(?:\s*\.\s*{_PART})*"
_HEADER = re.compile(rf"\s*(\[\[?)\s*({_KEY})\s*\]\]?\s*(?:#.*)?$")
_ASSIGNMENT = re.compile(rf"\s*({_KEY})\s*=\s*(.*)$")
_PARTS = re.compile(_PART)
_QUOTED = re.compile(r""""(?:[^"\\]|\\.)*"|'[^']*'|#.*$""")
_FENCES = ('"""', "'" * 3)


class KeyLines:
    """The lines of a text's keys. A text that is no TOML gives what can be made out of it."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def lines(self) -> list[str]:
        """The text, line by line."""
        return re.split(r"\r?\n", self._text)

    @cached_property
    def _found(self) -> dict[KeyPath, int]:
        """The line of each key; looked for when a fault first asks, since most files have none."""
        return _Scan(self.lines).found

    def line(self, path: KeyPath) -> int | None:
        """The line, from 1, of a key, or of the nearest key around it; None where there is none."""
        while path:
            if path in self._found:
                return self._found[path]
            path = path[:-1]
        return None

    def first_of_text(self, path: KeyPath) -> int | None:
        """The line in which the key's text begins: between three quotes, usually the line after them."""
        line = self._found.get(path)
        if line is None:
            return None
        _, _, rest = self.lines[line - 1].partition("=")
        return line + 1 if rest.strip() in _FENCES else line


class _Scan:
    """One way through the lines, from the top; values of several lines are stepped over."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines
        self._counts: dict[KeyPath, int] = {}
        self.found: dict[KeyPath, int] = {}
        table: KeyPath = ()
        at = 0
        while at < len(lines):
            line = lines[at]
            if header := _HEADER.match(line):
                table = self._header(header, at + 1)
            elif assignment := _ASSIGNMENT.match(line):
                self.found.setdefault((*table, *_parts(assignment[1])), at + 1)
                at = self._end_of_value(assignment[2], at)
            at += 1

    def _header(self, header: re.Match[str], line: int) -> KeyPath:
        *around, last = _parts(header[2])
        path: KeyPath = ()
        for part in around:
            path = self._inner((*path, part))
        path = (*path, last)
        self.found.setdefault(path, line)
        if header[1] == "[":
            return path
        self._counts[path] = self._counts.get(path, 0) + 1
        path = self._inner(path)
        self.found[path] = line
        return path

    def _inner(self, path: KeyPath) -> KeyPath:
        """The path of a table, or of the last one in a list of tables."""
        count = self._counts.get(path)
        return (*path, count - 1) if count else path

    def _end_of_value(self, value: str, at: int) -> int:
        """The line (from 0) in which the value ends that begins in line `at`."""
        for fence in _FENCES:
            if value.startswith(fence):
                return self._closing(fence, value[len(fence) :], at)
        depth = _depth(value)
        while depth > 0 and at + 1 < len(self._lines):
            at += 1
            depth += _depth(self._lines[at])
        return at

    def _closing(self, fence: str, rest: str, at: int) -> int:
        while fence not in rest and at + 1 < len(self._lines):
            at += 1
            rest = self._lines[at]
        return at


def _parts(key: str) -> KeyPath:
    return tuple(part.strip("\"'") for part in _PARTS.findall(key))


def _depth(text: str) -> int:
    """How many more brackets the text opens than it closes."""
    bare = _QUOTED.sub("", text)
    return sum(bare.count(bracket) for bracket in "[{") - sum(bare.count(bracket) for bracket in "]}")
