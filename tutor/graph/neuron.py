"""One neuron of a dense network as a graph of its own: products, sums, and the function at its end."""

from __future__ import annotations

from dataclasses import dataclass

from tutor.graph.graph import INPUT, PARAMETER, Graph, Node
from tutor.graph.network import Layer

Point = tuple[float, float]


@dataclass(frozen=True)
class Neuron:
    """Which neuron: its layer and its place there from above, both from 1."""

    layer: int
    number: int


def input_name(layer: int, number: int) -> str:
    """The name of what comes in: x of the data, h of a neuron of the layer before."""
    return f"{'x' if layer == 1 else 'h'}{number}"


def neuron_graph(layer: Layer, number: int) -> Graph:
    """The scalar graph of a neuron: x₁·w₁ + … + b, and the layer's function of it.

    `number` is the layer's, from 1. The nodes are x1 (h1 behind another layer), w1, the products p1, the sums
    s2, s3, …, and the bias b; z is the sum of all, y what the function makes of it. Without a function z is
    the root.
    """
    nodes: list[Node] = []
    last = ""
    count = layer.inputs
    for k in range(1, count + 1):
        name = input_name(number, k)
        nodes += [Node(name, INPUT), Node(f"w{k}", PARAMETER)]
        product = "z" if count == 1 and not layer.bias else f"p{k}"
        nodes.append(Node(product, "mul", (name, f"w{k}")))
        if last:
            total = "z" if k == count and not layer.bias else f"s{k}"
            nodes.append(Node(total, "add", (last, product)))
            last = total
        else:
            last = product
    if layer.bias:
        nodes += [Node("b", PARAMETER), Node("z", "add", (last, "b"))]
    if layer.function:
        nodes.append(Node("y", layer.function, ("z",), layer.constants))
    return Graph.of(nodes, "y" if layer.function else "z")


def neuron_places(layer: Layer, number: int) -> dict[str, Point]:
    """Where the nodes of `neuron_graph` stand: a row an input, and the sums go down as a staircase."""
    row, stair = 165.0, 110.0
    places: dict[str, Point] = {}
    last = (500.0, row)
    for k in range(1, layer.inputs + 1):
        y = row * k
        places[input_name(number, k)] = (80.0, y)
        places[f"w{k}"] = (310.0, y + 0.48 * row)
        places[f"p{k}"] = (500.0, y)
        if k > 1:
            last = places[f"s{k}"] = (700.0 + stair * (k - 2), y)
    places["z"] = (last[0] + 210.0, last[1])
    places["b"] = (last[0] + 60.0, last[1] + 0.85 * row)
    places["y"] = (last[0] + 410.0, last[1])
    known = {node.name for node in neuron_graph(layer, number).nodes}
    if not layer.bias:
        places["z"] = last
    return {name: place for name, place in places.items() if name in known}
