"""Graph to code: the lines that `read_code` reads as the same graph."""

from __future__ import annotations

import ast
import keyword
import math
from collections.abc import Mapping, Sequence

from tutor import ops
from tutor.graph.comments import Comments, commented
from tutor.graph.graph import CONSTANT, INPUT, MISSING, PARAMETER, Constant, Graph, Node
from tutor.ops import OPAQUE, Op, text

_DEEPEST = 40
"""Unnamed operations within one another, before one gets a line of its own; reading nests not much deeper."""


def write_code(graph: Graph, comments: Comments | None = None) -> str:
    """One line a named node, in forward order, the root last; an unnamed node stands inside its user's."""
    return "".join(f"{line}\n" for _, line in commented(code_lines(graph), comments or {}))


def code_lines(graph: Graph) -> list[tuple[str, str]]:
    """(name of the node that the line is about, the line) for each line of the graph's code.

    A leaf that nothing uses, or that is the root, is mentioned by a line that gives it a second name; so is a
    root that other lines are computed from, since the root is what the last line gives. A graph that nothing
    has been put into has no line.
    """
    writer = _Writer(graph)
    after = set() if graph[graph.root].is_leaf else _computed_from(graph, graph.root)
    ranks = {graph.root: 1} | dict.fromkeys(after, 2)
    lined = [node for node in graph.nodes if writer.has_line(node)]
    if not lined:
        return []
    lined.sort(key=lambda node: ranks.get(node.name, 0))
    lines = [
        (node.name, f"{writer.given_name(node)} = {ast.unparse(writer.expression(node))}") for node in lined
    ]
    if lined[-1].name != graph.root:
        lines.append((graph.root, writer.second_name_line(graph.root)))
    return lines


def _computed_from(graph: Graph, name: str) -> set[str]:
    """The nodes that `name` influences, without itself."""
    found = {name}
    for node in graph.nodes:
        if not found.isdisjoint(node.operands):
            found.add(node.name)
    return found - {name}


def is_name(name: str) -> bool:
    """Whether code can call a node by this name."""
    return name.isidentifier() and not keyword.iskeyword(name)


class _Writer:
    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._names: dict[str, str] = {}
        self._lined: set[str] = set()
        depths: dict[str, int] = {}
        for node in graph.nodes:
            depth = 1 + max((depths[operand] for operand in node.operands), default=0)
            lined = self._wants_line(node) or depth > _DEEPEST
            depths[node.name] = 0 if lined else depth
            if lined:
                self._lined.add(node.name)

    def has_line(self, node: Node) -> bool:
        """Whether the node has a line of its own, and does not stand inside another's."""
        return node.name in self._lined

    def _wants_line(self, node: Node) -> bool:
        if node.op == MISSING:
            return is_name(node.name)
        uses = len(self._graph.successors[node.name])
        if uses == 0 or node.name == self._graph.root:
            return True
        if node.op in (INPUT, PARAMETER):
            return False
        return is_name(node.name) or (uses > 1 and not node.is_leaf)

    def given_name(self, node: Node) -> str:
        """The name on the left of the node's line."""
        return self._free(f"= {node.name}") if node.op in (INPUT, PARAMETER) else self.called(node.name)

    def second_name_line(self, name: str) -> str:
        """The line that gives the node one more name."""
        return f"{self._free(f'= {name}')} = {self.called(name)}"

    def called(self, name: str) -> str:
        """The node's name in the code: its own, or a free one where code cannot have that."""
        return name if is_name(name) else self._free(name)

    def _free(self, key: str) -> str:
        """A name that nothing has, always the same one for the same key."""
        if key not in self._names:
            count = len(self._names) + 1
            while (name := f"t{count}") in self._graph.position or name in self._names.values():
                count += 1
            self._names[key] = name
        return self._names[key]

    def expression(self, node: Node, *, inline: bool = True) -> ast.expr:
        """The node's operation with its operands put in, and theirs where they stand inside."""
        if node.op == CONSTANT:
            return literal(node.attributes[0])
        if node.op == MISSING:
            return ast.Constant(...)
        if node.is_leaf:
            return ast.Name(self.called(node.name))
        operands = [self._operand(operand, inline) for operand in node.operands]
        return operation(ops.TABLE[node.op], operands, node.attributes)

    def _operand(self, name: str, inline: bool) -> ast.expr:
        node = self._graph[name]
        if node.op == CONSTANT and not is_name(name):
            return literal(node.attributes[0])
        if node.op == MISSING and not is_name(name):
            return ast.Constant(...)
        if inline and not node.is_leaf and not self.has_line(node):
            return self.expression(node)
        return ast.Name(self.called(name))


def operation(op: Op, operands: Sequence[ast.expr], attributes: Sequence[Constant]) -> ast.expr:
    """The operation as code writes it, of these operands and with these values of its attributes.

    Settings that have a default are written by name, and left out where they have it; a shape is written
    out, `reshape(x, 2, 3)`.
    """
    if op.family == OPAQUE:
        return _opaque_call(op, operands)
    if not op.infix:
        return _call(op, operands, attributes)
    parts = dict(zip(op.letters, operands, strict=True))
    parts |= {name: literal(value) for (name, _), value in zip(op.attributes, attributes, strict=True)}
    written = _put_in(text.parse(op.forward), parts)
    match written:
        case ast.UnaryOp(operand=ast.Constant()):
            return ast.Call(ast.Name(op.name), list(operands), [])  # −3 would be read as a number
    return written


def _call(op: Op, operands: Sequence[ast.expr], attributes: Sequence[Constant]) -> ast.expr:
    arguments, keywords = list(operands), []
    for (name, default), value in zip(op.attributes, attributes, strict=True):
        if name not in op.keywords:
            arguments += [literal(item) for item in (value if isinstance(value, tuple) else (value,))]
        elif value != default:
            keywords.append(ast.keyword(name, literal(value)))
    return ast.Call(ast.Name(op.name), arguments, keywords)


def _opaque_call(op: Op, operands: Sequence[ast.expr]) -> ast.expr:
    """`opaque("aten.erf", h)`: the signature, and what is put in for its letters."""
    from tutor.ops.opaque import short  # few graphs have one

    return ast.Call(ast.Name(OPAQUE), [ast.Constant(short(op.name)), *operands], [])


def literal(value: Constant) -> ast.expr:
    """A number, or rows of numbers, as code writes them; whole numbers without their `.0`."""
    if isinstance(value, tuple):
        return ast.List([literal(item) for item in value])
    size = abs(value)
    number = int(size) if (float(size).is_integer() and 0 < size < 1e15) or repr(value) == "0.0" else size
    return (
        ast.UnaryOp(ast.USub(), ast.Constant(number)) if math.copysign(1, value) < 0 else ast.Constant(number)
    )


def _put_in(row: ast.expr, parts: Mapping[str, ast.expr]) -> ast.expr:
    """A copy of what the row writes, its letters replaced by what they stand for in one node."""
    match row:
        case ast.Name(id=letter):
            return parts.get(letter, row)
        case ast.BinOp(left=left, op=operator, right=right):
            return ast.BinOp(_put_in(left, parts), operator, _put_in(right, parts))
        case ast.UnaryOp(op=sign, operand=operand):
            return ast.UnaryOp(sign, _put_in(operand, parts))
        case ast.Attribute(value=value, attr=attribute):
            return ast.Attribute(_put_in(value, parts), attribute)
    return row
