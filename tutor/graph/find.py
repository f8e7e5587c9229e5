"""Finding nodes by what they are called, by their operation, or by what kind of leaf they are."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from tutor import ops
from tutor.graph.graph import Graph, Node
from tutor.graph.symbols import Symbols


def find(
    graph: Graph, text: str, symbols: Symbols | None = None, also: Mapping[str, str] | None = None
) -> tuple[str, ...]:
    """The names of the nodes that `text` says something about, those that it names whole first.

    Each word of `text` is to be a part of the node's name or symbol, or the beginning of its operation's name
    or of the kind of leaf that it is. A name in the expression by which a node is called does not find it.
    Capital letters count as small ones, a subscript as its digits.

    Args:
        graph: where to look; its forward order is the order of what is found.
        text: what a person types; where it has no word, nothing is found.
        symbols: what the names are shown as.
        also: what else is said about a node by its name: its kind in another language, its frame's title.
    """
    words = _plain(text).split()
    if not words:
        return ()
    symbols, also = symbols or Symbols(), also or {}
    wished = {word: _rows(word) for word in words}
    ranks: dict[str, int] = {}
    for node in graph.drawn:
        names = _names(node, symbols)
        what = (*_is(node), *_plain(also.get(node.name, "")).split())
        if all(_calls(word, node, names) or _tells(word, wished[word], what) for word in words):
            ranks[node.name] = 0 if " ".join(words) in names else 1
    return tuple(sorted(ranks, key=lambda name: ranks[name]))


def _names(node: Node, symbols: Symbols) -> tuple[str, ...]:
    """What a node is called, as code and as the canvas write it; an expression as code alone does."""
    name = _plain(node.name)
    return (name, _plain(symbols.plain(node.name))) if node.name.isidentifier() else (name,)


def _is(node: Node) -> tuple[str, ...]:
    """What a node is: its kind of leaf, or its operation, as code and as its sign say it."""
    row = ops.TABLE.get(node.op)
    return (node.op,) if row is None else (node.op, _plain(row.symbol))


def _calls(word: str, node: Node, names: tuple[str, ...]) -> bool:
    """Whether a word is a part of what the node is called."""
    is_part_of_expression = word.isidentifier() and not node.name.isidentifier()
    return not is_part_of_expression and any(word in name for name in names)


def _rows(word: str) -> tuple[str, ...]:
    """The word, and the name of the operation that code calls so."""
    row = ops.find(word)
    return (word, row.name) if row is not None else (word,)


def _tells(word: str, wished: tuple[str, ...], what: tuple[str, ...]) -> bool:
    """Whether a word says what the node is; one letter is no beginning of that."""
    return any(said in wished or (len(word) > 1 and said.startswith(word)) for said in what)


def _plain(text: str) -> str:
    """In small letters, with digits for subscripts."""
    return (text if text.isascii() else unicodedata.normalize("NFKC", text)).casefold()
