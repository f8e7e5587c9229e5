"""Graph to code: the lines that `read_code` reads as the same graph."""

from __future__ import annotations

import ast
import keyword
from collections.abc import Mapping, Sequence

from tutor import ops
from tutor.graph.graph import CONSTANT, Constant, Graph, Node
from tutor.ops import Op


def write_code(graph: Graph) -> str:
    """One line a named node, in forward order, the root last; an unnamed node stands inside its user's."""
    return "\n".join(line for _, line in code_lines(graph)) + "\n"


def code_lines(graph: Graph) -> list[tuple[str, str]]:
    """(name of the node that the line gives, the line) for each line of the graph's code."""
    writer = _Writer(graph)
    named = [node for node in graph.nodes if writer.has_line(node)]
    named.sort(key=lambda node: node.name == graph.root)
    return [
        (node.name, f"{writer.called(node.name)} = {ast.unparse(writer.expression(node))}") for node in named
    ]


def expression_of(graph: Graph, name: str) -> str:
    """The right side of the node's line, in the names of its operands (`x * w`)."""
    writer = _Writer(graph)
    return ast.unparse(writer.expression(graph[name], inline=False))


def is_name(name: str) -> bool:
    """Whether code can call a node by this name."""
    return name.isidentifier() and not keyword.iskeyword(name)


class _Writer:
    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._names: dict[str, str] = {}

    def has_line(self, node: Node) -> bool:
        """Whether the node has a line of its own, and does not stand inside another's."""
        if node.op == CONSTANT:
            return is_name(node.name)
        if node.is_leaf:
            return False
        uses = len(self._graph.successors[node.name])
        return is_name(node.name) or uses != 1 or node.name == self._graph.root

    def called(self, name: str) -> str:
        """The node's name in the code: its own, or a free one where code cannot have that."""
        if is_name(name):
            return name
        if name not in self._names:
            taken = {*self._names.values(), *self._graph.position}
            self._names[name] = next(free for n in range(1, len(taken) + 2) if (free := f"t{n}") not in taken)
        return self._names[name]

    def expression(self, node: Node, *, inline: bool = True) -> ast.expr:
        """The node's operation with its operands put in, and theirs where they stand inside."""
        if node.op == CONSTANT:
            return literal(node.attributes[0])
        operands = [self._operand(operand, inline) for operand in node.operands]
        return operation(ops.TABLE[node.op], operands, node.attributes)

    def _operand(self, name: str, inline: bool) -> ast.expr:
        node = self._graph[name]
        if inline and not self.has_line(node) and (not node.is_leaf or node.op == CONSTANT):
            return self.expression(node)
        if node.op == CONSTANT and not is_name(name):
            return literal(node.attributes[0])
        return ast.Name(self.called(name))


def operation(op: Op, operands: Sequence[ast.expr], attributes: Sequence[Constant]) -> ast.expr:
    """The operation as code writes it, of these operands and with these values of its attributes."""
    parts = dict(zip(op.letters, operands, strict=True))
    parts |= {name: literal(value) for (name, _), value in zip(op.attributes, attributes, strict=True)}
    return _PutIn(parts).visit(ast.parse(op.code, mode="eval").body)  # type: ignore[no-any-return]


def literal(value: Constant) -> ast.expr:
    """A number, or rows of numbers, as code writes them; whole numbers without their `.0`."""
    if isinstance(value, tuple):
        return ast.List([literal(item) for item in value])
    number = int(value) if float(value).is_integer() and abs(value) < 1e15 else value
    return ast.UnaryOp(ast.USub(), ast.Constant(-number)) if number < 0 else ast.Constant(number)


class _PutIn(ast.NodeTransformer):
    """Replaces the letters of a row by what they stand for in one node."""

    def __init__(self, parts: Mapping[str, ast.expr]) -> None:
        self._parts = parts

    def visit_Name(self, node: ast.Name) -> ast.expr:
        return self._parts.get(node.id, node)
