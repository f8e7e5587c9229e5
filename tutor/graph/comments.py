"""Comments in a graph's code: each belongs to the node above or beside whose line it stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

END = ""
"""Whose comments stand below the last line: no node's name."""


class Comment(NamedTuple):
    """What is said of one node: lines above its own, and what stands behind it; each with its #."""

    above: tuple[str, ...] = ()
    beside: str = ""


Comments = Mapping[str, Comment]
"""The comments of a code by node."""


def comments_in(code: str, rows: Sequence[tuple[int, int, str]]) -> dict[str, Comment]:
    """The comments of a code that can be read.

    `rows` has the first and the last row, from 1, of each line of the graph, and the name of its node.
    """
    found: dict[str, Comment] = {}
    rows = sorted(rows)
    for row, text in _comments(code):
        inside = next((name for first, last, name in rows if first <= row <= last), None)
        name = inside if inside is not None else next((name for first, _, name in rows if first > row), END)
        said = found.get(name, Comment())
        if inside is None:
            found[name] = said._replace(above=(*said.above, text))
        else:
            found[name] = said._replace(beside=f"{said.beside} {text}".strip())
    return found


def commented(lines: Iterable[tuple[str, str]], comments: Comments) -> list[tuple[str, str]]:
    """The lines of a graph's code, each with the name of its node, among its comments, whose name is empty.

    What is said of a node that has no line of its own stands at the end.
    """
    found: list[tuple[str, str]] = []
    left = dict(comments)
    end = left.pop(END, Comment())
    for name, line in lines:
        said = left.pop(name, Comment())
        found += [("", text) for text in said.above]
        found.append((name, f"{line}  {said.beside}" if said.beside else line))
    for said in (*left.values(), end):
        found += [("", text) for text in (*said.above, said.beside) if text]
    return found


def _comments(code: str) -> list[tuple[int, str]]:
    """Each comment with its row."""
    import io
    import tokenize  # few graphs have comments

    tokens = tokenize.generate_tokens(io.StringIO(code).readline)
    return [(token.start[0], token.string.strip()) for token in tokens if token.type == tokenize.COMMENT]
