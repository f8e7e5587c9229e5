"""Edits of names and leaves: rename a node, make a leaf an input, a parameter or a constant."""

from __future__ import annotations

import re
from collections.abc import Collection

from tutor.graph.edits.result import EditError, edited
from tutor.graph.graph import CONSTANT, INPUT, MISSING, PARAMETER, Constant, Graph, Node
from tutor.graph.operation_edit import Edited
from tutor.graph.write_code import is_name
from tutor.language import translate


def rename(graph: Graph, name: str, new: str) -> Edited:
    """The graph in which the node is called otherwise; so are those that are called by expressions with it.

    Raises:
        EditError: there is no such node, the name is taken, or it is none.
    """
    check_there(graph, [name])
    if name == new:
        return Edited(graph, {node.name: node.name for node in graph.nodes})
    check_name(graph, new)
    nodes = [
        node._replace(
            name=new if node.name == name else node.name,
            operands=tuple(new if operand == name else operand for operand in node.operands),
        )
        for node in graph.nodes
    ]
    between = edited(graph, nodes, new if graph.root == name else graph.root, [new])
    return Edited(between.graph, {**between.names, name: between.made[0]})


def set_leaf(graph: Graph, name: str, kind: str, value: Constant | None = None) -> Edited:
    """The graph in which the leaf is of another kind; a constant has the value in the graph itself.

    A constant without a name of its own gets one when it becomes an input or a parameter.

    Raises:
        EditError: there is no such leaf or kind, or a constant is left without a value.
    """
    check_there(graph, [name])
    node = graph[name]
    if not node.is_leaf or node.op == MISSING or kind not in (INPUT, PARAMETER, CONSTANT):
        sentence = translate(
            "graph", "{name} cannot be made {kind}: only a leaf can, input, parameter or constant."
        )
        raise EditError(sentence.format(name=name, kind=kind))
    if kind == CONSTANT and value is None:
        if node.op != CONSTANT:
            sentence = translate("graph", "The constant {name} has no value.")
            raise EditError(sentence.format(name=name))
        value = node.attributes[0]
    new = name if kind == CONSTANT or is_name(name) else free_name(graph.position, "c")
    made = Node(new, kind, (), (value,) if kind == CONSTANT and value is not None else ())
    nodes = [made if each.name == name else _with_operands(each, name, new) for each in graph.nodes]
    between = edited(graph, nodes, new if graph.root == name else graph.root, [new])
    return Edited(between.graph, {**between.names, name: between.made[0]})


def _with_operands(node: Node, old: str, new: str) -> Node:
    return node._replace(operands=tuple(new if operand == old else operand for operand in node.operands))


def free_name(taken: Collection[str], wished: str) -> str:
    """The name wished for if nothing has it, else with the next number behind it that is free: w, w1, w2."""
    if wished not in taken:
        return wished
    stem = re.sub(r"\d+$", "", wished) or wished
    number = 1
    while f"{stem}{number}" in taken:
        number += 1
    return f"{stem}{number}"


def check_name(graph: Graph, name: str) -> None:
    """Raise EditError where no node of the graph can be given this name."""
    if not is_name(name):
        sentence = translate(
            "graph", "{name} is no name: it begins with a letter, and has letters, digits and _."
        )
        raise EditError(sentence.format(name=name or '""'))
    if name in graph:
        raise EditError(translate("graph", "There is a node named {name} already.").format(name=name))


def chosen(graph: Graph, names: Collection[str]) -> tuple[str, ...]:
    """The nodes of these names in forward order, without missing operands, which go with their nodes.

    Raises:
        EditError: one of the names is no node's.
    """
    unknown = [name for name in names if name not in graph]
    check_there(graph, unknown)
    return tuple(node.name for node in graph.nodes if node.name in names and node.op != MISSING)


def check_there(graph: Graph, names: Collection[str]) -> None:
    """Raise EditError where one of the names is no node's; a missing operand is none."""
    for name in names:
        if name not in graph or graph[name].op == MISSING:
            raise EditError(translate("graph", "There is no node named {name}.").format(name=name))
