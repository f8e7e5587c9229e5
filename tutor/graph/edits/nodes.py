"""Edits of nodes: add, delete, duplicate, join another graph's, choose the root."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from tutor import ops
from tutor.graph.edits.renaming import check_name, check_there, chosen, free_name
from tutor.graph.edits.result import EditError, edited, holes
from tutor.graph.graph import CONSTANT, INPUT, MISSING, PARAMETER, Constant, Graph, Node
from tutor.graph.operation_edit import Edited
from tutor.graph.write_code import is_name
from tutor.language import translate

_STEMS = {INPUT: "x", PARAMETER: "w", CONSTANT: "c"}


def add_operation(graph: Graph, op: str, attributes: tuple[Constant, ...] = (), name: str = "") -> Edited:
    """The graph with one more operation, whose operands are missing; without a name it gets a free one.

    Raises:
        EditError: the name is taken, or is none.
        GraphError: there is no such operation, or it needs other attributes.
    """
    row = ops.find(op)
    if row is None:
        raise EditError(translate("graph", "There is no operation named {name}.").format(name=op))
    if name:
        check_name(graph, name)
    called = name or free_name(graph.position, "z")
    missing = holes(row.arity, graph.position)
    node = Node(called, row.name, missing, attributes)
    nodes = [*graph.nodes, *(Node(hole, MISSING) for hole in missing), node]
    return edited(graph, nodes, called if graph[graph.root].is_leaf else graph.root, [called])


def add_leaf(graph: Graph, kind: str, name: str = "", value: Constant | None = None) -> Edited:
    """The graph with one more leaf; a constant has a value. Without a name it gets a free one.

    Raises:
        EditError: the name is taken or none, or there is no such kind of leaf.
        GraphError: a constant without a value.
    """
    if kind not in _STEMS:
        raise EditError(translate("graph", "There is no kind of leaf named {kind}.").format(kind=kind))
    if name:
        check_name(graph, name)
    called = name or free_name(graph.position, _STEMS[kind])
    node = Node(called, kind, (), (value,) if value is not None else ())
    return edited(graph, [*graph.nodes, node], graph.root, [called])


def delete(graph: Graph, names: Collection[str]) -> Edited:
    """The graph without these nodes; what depended on them misses an operand.

    Raises:
        EditError: one of them is no node.
    """
    gone = set(chosen(graph, names))
    count = sum(operand in gone for node in graph.nodes if node.name not in gone for operand in node.operands)
    free = iter(holes(count, graph.position))
    nodes: list[Node] = []
    for node in graph.nodes:
        if node.name not in gone:
            operands = tuple(next(free) if operand in gone else operand for operand in node.operands)
            nodes.append(node._replace(operands=operands))
            nodes += [
                Node(new, MISSING) for new, old in zip(operands, node.operands, strict=True) if new != old
            ]
    return edited(graph, nodes, graph.root)


def duplicate(graph: Graph, names: Collection[str]) -> Edited:
    """The graph with a copy of each of these nodes, in forward order as the nodes made.

    A copy has the copies of its operands, and those of them that are not copied, as they are. Missing
    operands are missing in the copy too.

    Raises:
        EditError: one of them is no node.
    """
    copied = [graph[name] for name in chosen(graph, names)]
    missing = {operand for node in copied for operand in node.operands if graph[operand].op == MISSING}
    return _joined(graph, [*copied, *(graph[name] for name in missing)])


def join(graph: Graph, other: Graph) -> Edited:
    """The graph with the nodes of another one beside its own, by free names; these are the nodes made."""
    used = {operand for node in other.nodes for operand in node.operands}
    return _joined(graph, [node for node in other.nodes if node.op != MISSING or node.name in used])


def set_root(graph: Graph, name: str) -> Edited:
    """The graph with this node as its root.

    Raises:
        EditError: there is no such node.
    """
    check_there(graph, [name])
    return edited(graph, graph.nodes, name)


def _joined(graph: Graph, others: Sequence[Node]) -> Edited:
    names: dict[str, str] = {}
    taken = set(graph.position)
    for node in others:
        if node.op == MISSING and not is_name(node.name):
            (names[node.name],) = holes(1, taken)
        elif is_name(node.name):
            names[node.name] = free_name(taken, node.name)
        else:
            names[node.name] = _unnamed(taken, node.name.partition("#")[0])
        taken.add(names[node.name])
    copies = [
        node._replace(
            name=names[node.name], operands=tuple(names.get(operand, operand) for operand in node.operands)
        )
        for node in others
    ]
    made = [names[node.name] for node in others if node.op != MISSING]
    root = graph.root
    if graph[root].is_leaf and made:
        root = made[-1]
    return edited(graph, [*graph.nodes, *copies], root, made)


def _unnamed(taken: Collection[str], stem: str) -> str:
    """A name for a node that code does not name: it is none, and so it is made anew from the code."""
    number = 2
    while (name := f"{stem}#{number}") in taken:
        number += 1
    return name
