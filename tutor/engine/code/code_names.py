"""Python names for the nodes of a graph, so that generated code reads like the code it came from."""

from __future__ import annotations

import keyword
from collections.abc import Iterable

from tutor.graph import Graph


class CodeNames:
    """A variable per node, `y_hat` for ŷ, and one for its gradient, `grad_y_hat`; no two of them the same."""

    def __init__(self, graph: Graph, reserved: Iterable[str]) -> None:
        """`reserved`: names by which the generated code means something else, as its functions."""
        self._taken = set(reserved)
        self._counts: dict[str, int] = {}  # of each wish, the last number behind it
        self.value = {node.name: self.free(_stem(node.name)) for node in graph.nodes}
        self.gradient = {name: self.free(f"grad_{variable}") for name, variable in self.value.items()}

    def free(self, wish: str) -> str:
        """A name that nothing has yet, `wish` if it can be; from now on it is taken."""
        name, count = wish, self._counts.get(wish, 1)
        while name in self._taken:
            count += 1
            name = f"{wish}_{count}"
        self._counts[wish] = count
        self._taken.add(name)
        return name


def _stem(name: str) -> str:
    """The node's own name where Python can have it, and it is of plain letters; else `t`."""
    usable = name.isascii() and name.isidentifier() and not keyword.iskeyword(name)
    return name if usable and not name.startswith("__") else "t"


def without_brackets(expression: str) -> str:
    """The expression without a pair of brackets around the whole of it."""
    if not (expression.startswith("(") and expression.endswith(")")):
        return expression
    depth = 0
    for at, character in enumerate(expression):
        depth += (character == "(") - (character == ")")
        if depth == 0:
            return expression[1:-1] if at == len(expression) - 1 else expression
    return expression
