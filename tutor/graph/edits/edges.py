"""Edits of edges: connect, disconnect, exchange two operands, put a node into an edge."""

from __future__ import annotations

from collections.abc import Mapping

from tutor.graph.edits.fitting import Fitting
from tutor.graph.edits.result import OperandError, edited, followed, holes
from tutor.graph.graph import MISSING, Edge, Graph, Node
from tutor.graph.operation_edit import Edited
from tutor.graph.shapes import Shape
from tutor.language import translate


def connect(
    graph: Graph,
    source: str,
    target: str,
    index: int | None = None,
    leaves: Mapping[str, Shape] | None = None,
) -> Edited:
    """The graph in which `source` is operand number `index` of `target` (default: its first missing one).

    An operand that was there gives way. Where the source was the root, the root moves on to what now comes
    last. `leaves` are the shapes of leaves, as far as they are known.

    Raises:
        CycleError: the target comes before the source.
        OperandError: the target has no such operand, or misses none.
        ShapeError: shapes do not fit, in the target or after it.
    """
    fitting = Fitting(graph, leaves or {})
    place = fitting.place(target, index)
    error = fitting.refusal(source, target, place)
    if error is not None:
        raise error
    nodes = [_with_operand(node, place, source) if node.name == target else node for node in graph.nodes]
    return edited(graph, nodes, _root_after(graph, source, target))


def disconnect(graph: Graph, edge: Edge) -> Edited:
    """The graph in which the edge's operand is missing.

    Raises:
        OperandError: there is no such edge.
    """
    _check(graph, edge)
    (hole,) = holes(1, graph.position)
    nodes = [
        _with_operand(node, edge.index, hole) if node.name == edge.target else node for node in graph.nodes
    ]
    return edited(graph, [*nodes, Node(hole, MISSING)], graph.root)


def rewire(
    graph: Graph, edge: Edge, target: str, index: int, leaves: Mapping[str, Shape] | None = None
) -> Edited:
    """The graph in which the edge goes to operand number `index` of another target; its own misses it.

    Errors as `connect`; OperandError also where there is no such edge.
    """
    first = disconnect(graph, edge)
    second = connect(first.graph, first.names[edge.source], first.names[target], index, leaves)
    return followed(first, second)


def swap(graph: Graph, target: str, first: int = 0, second: int = 1) -> Edited:
    """The graph in which the target has two of its operands exchanged.

    Raises:
        OperandError: it has no such operands.
    """
    fitting = Fitting(graph, {})
    one, other = fitting.place(target, first), fitting.place(target, second)
    operands = list(graph[target].operands)
    operands[one], operands[other] = operands[other], operands[one]
    nodes = [node._replace(operands=tuple(operands)) if node.name == target else node for node in graph.nodes]
    return edited(graph, nodes, graph.root)


def insert(graph: Graph, edge: Edge, name: str, leaves: Mapping[str, Shape] | None = None) -> Edited:
    """The graph in which the node comes between the ends of the edge, with its first missing operand.

    Raises:
        CycleError: the node comes before the edge's source or after its target.
        OperandError: there is no such edge, or the node misses no operand.
        ShapeError: shapes do not fit, in the node or after it.
    """
    _check(graph, edge)
    first = connect(graph, edge.source, name, None, leaves)
    source, target = first.names[name], first.names[edge.target]
    second = connect(first.graph, source, target, edge.index, leaves)
    both = followed(first, second)
    root = second.graph.root if graph.root == name else both.names[graph.root]
    return Edited(Graph(second.graph.nodes, root), both.names)


def _with_operand(node: Node, index: int, operand: str) -> Node:
    return node._replace(operands=(*node.operands[:index], operand, *node.operands[index + 1 :]))


def _check(graph: Graph, edge: Edge) -> None:
    if edge not in graph.edges:
        sentence = translate("graph", "There is no edge from {source} to {target}.")
        raise OperandError(sentence.format(source=edge.source, target=edge.target))


def _root_after(graph: Graph, source: str, target: str) -> str:
    """The root once the target is put behind the source: what comes last after it, if that was the root."""
    if source != graph.root:
        return graph.root
    after = {target}
    last = target
    for node in graph.nodes[graph.position[target] :]:
        if not after.isdisjoint(node.operands):
            after.add(node.name)
            last = node.name
    return last
