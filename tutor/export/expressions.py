"""A graph's operations as statements of PyTorch: which nodes get a line, and what stands on it."""

from __future__ import annotations

import ast
import keyword
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tutor import ops
from tutor.export.literals import literal, short_number
from tutor.graph import CONSTANT, Edge, Graph, Node
from tutor.graph.write_code import is_name

_DEEPEST = 20
"""Unnamed operations within one another, before one gets a line of its own."""
TAKES_NUMBERS = ("add", "sub", "mul")
"""Operations that round a number beside a tensor as they do a tensor: both are brought to its type first."""


@dataclass(frozen=True)
class Statement:
    """What a line computes: the node it is about, its expression, and all nodes that are computed on it."""

    node: str
    expression: str
    makes: tuple[str, ...]


class Names:
    """What the graph's names are called in the program: their own names, unless Python has another use."""

    def __init__(self, graph: Graph, taken: Collection[str]) -> None:
        self._graph, self._taken = graph, {*taken}
        self._given: dict[str, str] = {}

    def __getitem__(self, name: str) -> str:
        """The name of a node; the same one each time."""
        if name not in self._given:
            self._given[name] = self._free(name)
            self._taken.add(self._given[name])
        return self._given[name]

    def fresh(self, wished: str) -> str:
        """A name for something that is no node, as near to the wish as is free."""
        found = wished
        while found in self._taken or found in self._graph:
            found += "_"
        self._taken.add(found)
        return found

    def _free(self, name: str) -> str:
        if is_name(name) and not keyword.issoftkeyword(name):
            while name in self._taken:
                name += "_"
            return name
        count = 1
        while (found := f"t{count}") in self._graph or found in self._taken:
            count += 1
        return found


class Expressions:
    """Writes statements; `numbers` are the inputs that are Python's numbers and no tensors."""

    def __init__(self, graph: Graph, names: Names, numbers: Collection[str], *, inline: bool = True) -> None:
        self._graph, self._names, self._numbers, self._inline = graph, names, numbers, inline

    def statements(
        self, nodes: Sequence[Node], last: str, written: Mapping[str, str] | None = None
    ) -> list[Statement]:
        """A statement a line, that of `last` at the end; `written` says how others' results are called."""
        inside = {node.name for node in nodes}
        known: dict[str, tuple[ast.expr, int, tuple[str, ...]]] = {
            name: (ast.parse(code, mode="eval").body, 0, ()) for name, code in (written or {}).items()
        }
        found: list[Statement] = []
        for node in nodes:
            parts = [known.get(operand) for operand in node.operands]
            expression = self._operation(node, [part[0] if part else None for part in parts])
            makes = tuple(name for part in parts if part for name in part[2])
            depth = 1 + max((part[1] for part in parts if part), default=0)
            if node.name == last or self._has_line(node, inside, depth):
                found.append(Statement(node.name, ast.unparse(expression), (*makes, node.name)))
                if node.name != last:
                    known[node.name] = (ast.Name(self._names[node.name]), 0, ())
            else:
                known[node.name] = (expression, depth, (*makes, node.name))
        return found

    def _has_line(self, node: Node, inside: set[str], depth: int) -> bool:
        uses = sum(edge.target in inside for edge in self._graph.successors[node.name])
        if not self._inline or is_name(node.name) or uses != 1 or depth >= _DEEPEST:
            return True
        return any(self._reads_twice(edge) for edge in self._graph.successors[node.name])

    def _reads_twice(self, edge: Edge) -> bool:
        """Whether the target's statement has the operand in two places: `F.layer_norm(h, h.shape[-1:])`."""
        row = ops.TABLE[self._graph[edge.target].op]
        return _times_read(row.pytorch, row.letters[edge.index]) > 1

    def _operation(self, node: Node, operands: Sequence[ast.expr | None]) -> ast.expr:
        row = ops.TABLE[node.op]
        written = [
            self._leaf(name, node) if operand is None else operand
            for name, operand in zip(node.operands, operands, strict=True)
        ]
        parts = dict(zip(row.letters, written, strict=True))
        for name, value in row.constants(node.attributes).items():
            is_number = isinstance(value, float | int)
            parts[name] = _parsed(short_number(float(value)) if is_number else repr(value))
        put: ast.expr = _PutIn(parts).visit(ast.parse(row.pytorch, mode="eval").body)
        return put

    def _leaf(self, name: str, user: Node) -> ast.expr:
        leaf = self._graph[name]
        if leaf.op != CONSTANT:
            return ast.Name(self._names[name])
        value = leaf.attributes[0]
        if self.has_number(name, user) and isinstance(value, float | int):
            return _parsed(short_number(float(value)))
        return _parsed(f"torch.tensor({literal(value)})")

    def has_number(self, name: str, user: Node) -> bool:
        """Whether the operand is one of Python's own numbers where `user` takes it, and no tensor."""
        leaf = self._graph[name]
        if leaf.op != CONSTANT:
            return name in self._numbers
        value = leaf.attributes[0]
        return isinstance(value, float | int) and abs(value) < 3e38 and self._beside_a_tensor(name, user)

    def _beside_a_tensor(self, name: str, user: Node) -> bool:
        others = [operand for operand in user.operands if operand != name]
        return (
            user.op in TAKES_NUMBERS
            and bool(others)
            and self._graph[others[0]].op != CONSTANT
            and others[0] not in self._numbers
        )


def takes_numbers(graph: Graph, data: Collection[str]) -> bool:
    """Whether the inputs can be Python's numbers with the same bits: each is used beside a tensor alone."""
    for node in graph.nodes:
        if node.name in graph.influencing and any(operand in data for operand in node.operands):
            others = [operand for operand in node.operands if operand not in data]
            if node.op not in TAKES_NUMBERS or len(others) != 1 or graph[others[0]].op == CONSTANT:
                return False
    return True


class _PutIn(ast.NodeTransformer):
    def __init__(self, parts: Mapping[str, ast.expr]) -> None:
        self._parts = parts

    def visit_Name(self, node: ast.Name) -> ast.expr:
        return self._parts.get(node.id, node)

    def visit_BinOp(self, node: ast.BinOp) -> ast.expr:
        self.generic_visit(node)
        match node:
            case ast.BinOp(ast.Constant(value=int() as stop), ast.Sub(), ast.Constant(value=int() as start)):
                return ast.Constant(stop - start)  # the length of a slice
        return node


@lru_cache(maxsize=256)
def _times_read(code: str, letter: str) -> int:
    return sum(isinstance(node, ast.Name) and node.id == letter for node in ast.walk(ast.parse(code)))


def _parsed(code: str) -> ast.expr:
    return ast.parse(code, mode="eval").body
