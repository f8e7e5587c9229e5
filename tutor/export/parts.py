"""Which nodes of a graph a program computes in `forward`, and which in `loss`."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from tutor.engine.sample_axis import with_sample_axis
from tutor.graph import Graph, Node


@dataclass(frozen=True)
class Parts:
    """The operations of both functions in forward order, and what each takes of the data.

    `output` is the node that `forward` returns, and `loss` begins with. Where a graph cannot be split so,
    `output` is empty and everything stands in `loss`.
    """

    forward: tuple[Node, ...]
    loss: tuple[Node, ...]
    output: str = ""
    inputs: tuple[str, ...] = ()


def whole(graph: Graph) -> Parts:
    """Everything that the root needs, in one function."""
    return Parts((), computed(graph))


def split(graph: Graph, data: Collection[str]) -> Parts:
    """The parts of a graph: what does not depend on the target belongs to `forward`.

    A target is an input of the data such that the loss hears of all else through one node, the prediction.
    """
    nodes = computed(graph)
    moving = with_sample_axis(graph, {*data, *graph.parameters})
    for target in data:
        behind = with_sample_axis(graph, (target,))
        brought = {
            operand for node in nodes if node.name in behind for operand in node.operands if operand in moving
        } - behind
        if len(brought) != 1 or graph.root not in behind:
            continue
        (output,) = brought
        needed = _needed(graph, output)
        inputs = tuple(name for name in data if name in needed)
        if graph[output].is_leaf or not inputs:
            continue
        forward = tuple(node for node in nodes if node.name in needed)
        rest = tuple(node for node in nodes if node.name not in needed)
        return Parts(forward, rest, output, inputs)
    return whole(graph)


def computed(graph: Graph) -> tuple[Node, ...]:
    """The operations on which the root depends, in forward order."""
    return tuple(node for node in graph.nodes if not node.is_leaf and node.name in graph.influencing)


def _needed(graph: Graph, output: str) -> set[str]:
    found = {output}
    for node in reversed(graph.nodes):
        if node.name in found:
            found.update(node.operands)
    return found
