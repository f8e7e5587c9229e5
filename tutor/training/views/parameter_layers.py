"""Which parameters make a layer: those of one frame, or those that stand at one depth of the graph."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tutor.graph import Graph
from tutor.graph.graph import PARAMETER
from tutor.language import translate

_PRODUCTS = frozenset({"mul", "matmul", "affine"})


@dataclass(frozen=True)
class ParameterLayer:
    """Parameters that act side by side; `title` names them for a person."""

    title: str
    parameters: tuple[str, ...]


def parameter_layers(
    graph: Graph, frames: Mapping[str, frozenset[str]] | None = None
) -> tuple[ParameterLayer, ...]:
    """The layers of the parameters on which the root depends, from the input to the root.

    A layer begins with a product (`*`, `@`, `affine`) of a parameter with something else; what is added
    behind it, as a bias, belongs to it. So the depth of a parameter is the number of such products on the
    longest way that ends where it is used; a parameter used at several depths counts for the deepest.

    Args:
        graph: what is trained.
        frames: nodes by the title of their frame. A frame that has the parameters of one layer and no others
            gives it its name; the others are called layer 1, layer 2, …
    """
    depth = _depths(graph)
    wanted = [name for name in graph.parameters if name in graph.influencing]
    by_depth: dict[int, list[str]] = {}
    for name in wanted:
        users = [edge.target for edge in graph.successors[name] if edge.target in graph.influencing]
        by_depth.setdefault(max([1, *(depth[user] for user in users)]), []).append(name)
    known = set(graph.parameters)
    titles = {frozenset(nodes & known): title for title, nodes in (frames or {}).items() if nodes & known}
    found = []
    for number, at in enumerate(sorted(by_depth), 1):
        called = translate("training", "layer {number}").format(number=number)
        found.append(ParameterLayer(titles.get(frozenset(by_depth[at])) or called, tuple(by_depth[at])))
    return tuple(found)


def _depths(graph: Graph) -> dict[str, int]:
    """How many products with a parameter lie on the longest way to each node, itself among them."""
    depth: dict[str, int] = {}
    for node in graph.nodes:
        before = max((depth[operand] for operand in node.operands), default=0)
        held = [graph[operand].op == PARAMETER for operand in node.operands[:2]]
        depth[node.name] = before + (node.op in _PRODUCTS and any(held) and not all(held))
    return depth
