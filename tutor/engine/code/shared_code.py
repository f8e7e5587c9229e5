"""What forward and backward lines of generated code both compute, computed once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

_NO_CALL = r"(?<![\w)\]])"
_GROUP = re.compile(_NO_CALL + r"\(")
_NAME = re.compile(r"[^\W\d]\w*")


def shared(
    forward: Sequence[str], backward: Sequence[str], known: frozenset[str], free: Callable[[str], str]
) -> tuple[list[str], list[str]]:
    """Both parts with each group in brackets that they have in common given a variable of its own.

    `known` are the variables that never change in them: a group of any other is left alone. `free` makes a
    new name. The text of a group decides: the lines are written by one hand.
    """
    behind = {group for line in backward for group in _groups(line)}
    before: list[str] = []
    names: dict[str, str] = {}
    for line in forward:
        for group in sorted(behind.intersection(_groups(line)), key=len, reverse=True):
            if group not in names and group in line and known.issuperset(_NAME.findall(group)):
                names[group] = free("shared")
                before.append(f"{names[group]} = {_replaced(group[1:-1], names, group)}")
        before.append(_replaced(line, names))
    return before, [_replaced(line, names) for line in backward]


def _replaced(line: str, names: dict[str, str], but: str = "") -> str:
    for group in sorted(names, key=len, reverse=True):
        if group != but:
            line = re.sub(_NO_CALL + re.escape(group), names[group], line)
    return line


def _groups(line: str) -> Iterator[str]:
    """The parts of a line in brackets that group: not those around arguments."""
    open_at: list[int] = []
    for at, character in enumerate(line):
        if character == "(":
            open_at.append(at)
        elif character == ")":
            start = open_at.pop()
            if _GROUP.match(line, start):
                yield line[start : at + 1]
