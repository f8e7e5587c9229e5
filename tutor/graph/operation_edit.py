"""Giving a node another operation: which ones its operands allow, and the graph with one of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from tutor import ops
from tutor.graph.errors import GraphError
from tutor.graph.graph import INPUT, PARAMETER, Graph, Node, wrong_number_of_operands
from tutor.graph.read_code import read_code
from tutor.graph.write_code import code_lines, is_name
from tutor.language import translate
from tutor.ops import Op, settings


class Edited(NamedTuple):
    """The graph after an edit, what each node of the graph before is called in it, and the nodes made.

    A node that is gone has no name in `names`.
    """

    graph: Graph
    names: Mapping[str, str]
    made: tuple[str, ...] = ()


def choices(graph: Graph, name: str) -> tuple[Node, ...]:
    """The node with each operation that takes as many operands, in the order of the table; its own as it is.

    A power without an exponent gets 3, since 2 is the square. Losses are offered in the place of
    losses, and what only moves elements in the place of such. A leaf has none.
    """
    node = graph[name]
    if node.is_leaf:
        return ()
    return tuple(
        node
        if row.name == node.op
        else node._replace(op=row.name, attributes=settings.to_begin_with(row.attributes))
        for row in (*([ops.TABLE[node.op]] if ops.is_opaque(node.op) else []), *ops.TABLE.values())
        if row.name == node.op or (row.arity == len(node.operands) and _alike(row, ops.TABLE[node.op]))
    )


def _alike(row: Op, own: Op) -> bool:
    """Whether the row may stand in the place of the other: it is of such a family, and needs no settings."""
    if any(default is None and name in settings.NAMES for name, default in row.attributes):
        return False
    apart = ("loss", "shape")
    return row.family == own.family or (row.family not in apart and own.family not in apart)


def with_operation(graph: Graph, wished: Node) -> Edited:
    """The graph in which the node of that name has the operation and the constants of `wished`.

    A node that is called by its expression gets the name of its new one, and so do those around it. The
    shapes of values are not looked at.

    Raises:
        GraphError: there is no such node, it is a leaf, or the operation takes another number of operands.
    """
    if wished.name not in graph or graph[wished.name].is_leaf:
        sentence = translate("graph", "{name} has no operation that could be changed.")
        raise GraphError(sentence.format(name=wished.name))
    operands = graph[wished.name].operands
    row = ops.find(wished.op, len(operands))
    if row is not None and row.arity != len(operands):
        raise GraphError(wrong_number_of_operands(row.name, row.arity, len(operands)))
    changed = Graph.of(
        [node._replace(op=wished.op, attributes=wished.attributes) if node.name == wished.name else node
         for node in graph.nodes],
        graph.root,
    )  # fmt: skip
    return called_anew(changed)


def called_anew(graph: Graph) -> Edited:
    """The graph as its code is read: nodes that have no name of their own are called by their expressions.

    Constants of the same value that have none become one.
    """
    if all(is_name(node.name) for node in graph.nodes):
        return Edited(graph, {node.name: node.name for node in graph.nodes})
    lines = code_lines(graph)
    code = "".join(f"{line}\n" for _, line in lines)
    read = read_code(code, graph.parameters, unfinished=True).graph
    names = {leaf.name: leaf.name for leaf in graph.leaves if leaf.op in (INPUT, PARAMETER)}
    for name, line in lines:
        names.setdefault(name, line.partition(" = ")[0])
    for node in reversed(graph.nodes):
        for operand, there in zip(node.operands, read[names[node.name]].operands, strict=True):
            names.setdefault(operand, there)
    return Edited(read, names)
