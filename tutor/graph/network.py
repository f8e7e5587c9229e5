"""Recognising a dense network in a graph: a chain of layers of weights, biases and functions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from tutor import ops
from tutor.graph.errors import GraphError
from tutor.graph.graph import PARAMETER, Constant, Edge, Graph, Node
from tutor.graph.shapes import Shape, say_shape, shapes
from tutor.language import translate


class NoNetworkError(GraphError):
    """The graph is no dense network; the sentence says why."""


@dataclass(frozen=True)
class Layer:
    """One dense layer, by the names of its nodes.

    `product` multiplies the weights by what comes in, `before` adds the bias (the same node where there is no
    bias, or one node does both), `after` applies the function with its constants (the same as `before` where
    there is none).
    `by_column`: the weights have a column a neuron, as in `X @ W`; else a row, as in `W @ X`.
    """

    weight: str
    bias: str | None
    product: str
    before: str
    after: str
    function: str
    constants: tuple[Constant, ...]
    inputs: int
    neurons: int
    by_column: bool

    @property
    def nodes(self) -> frozenset[str]:
        """Its operations and its parameters."""
        names = {self.weight, self.product, self.before, self.after}
        return frozenset(names | ({self.bias} if self.bias else set()))

    @property
    def numbers(self) -> int:
        """How many numbers its parameters hold."""
        return self.inputs * self.neurons + (self.neurons if self.bias else 0)

    def weights(self, value: Any) -> np.ndarray[Any, Any]:
        """The value (or gradient) of the weights with a row a neuron, a column an input."""
        array = np.asarray(value)
        return array.T if self.by_column else array

    def biases(self, value: Any) -> np.ndarray[Any, Any]:
        """The value (or gradient) of the bias, one number a neuron."""
        return np.asarray(value).reshape(self.neurons)


@dataclass(frozen=True)
class Network:
    """A dense network: the input, and the layers that it goes through one after the other.

    `by_row`: a row of the input is a sample; else a column is, or all of it.
    """

    source: str
    inputs: int
    samples: int
    by_row: bool
    layers: tuple[Layer, ...]

    @property
    def sizes(self) -> tuple[int, ...]:
        """How many inputs there are, and how many neurons in each layer."""
        return (self.inputs, *(layer.neurons for layer in self.layers))

    @property
    def numbers(self) -> int:
        """How many numbers all its parameters hold."""
        return sum(layer.numbers for layer in self.layers)

    @property
    def output(self) -> str:
        """The node that holds what the last layer makes."""
        return self.layers[-1].after

    @cached_property
    def layer_of(self) -> Mapping[str, int]:
        """The number of the layer, from 1, to which each of their nodes belongs; the input is of layer 0."""
        found = {self.source: 0}
        for number, layer in enumerate(self.layers, 1):
            found.update(dict.fromkeys(layer.nodes, number))
        return found

    def column(self, value: Any, sample: int = 0) -> np.ndarray[Any, Any]:
        """The numbers of one sample in a node's value (or gradient), one a neuron."""
        array = np.asarray(value)
        if array.ndim < 2:
            return array.reshape(-1)
        column: np.ndarray[Any, Any] = array[sample] if self.by_row else array[:, sample]
        return column


def find_network(graph: Graph, leaves: Mapping[str, Shape]) -> Network:
    """The dense network that the graph is, whatever loss comes behind it.

    Args:
        graph: any graph.
        leaves: shapes of its inputs and parameters.

    Raises:
        NoNetworkError: it is none; the sentence says why.
    """
    known = shapes(graph, leaves)
    first = next((node for node in graph.nodes if _weight_of(graph, node) is not None), None)
    if first is None:
        raise NoNetworkError(
            translate("network", "No node multiplies an input by a matrix of weights (W @ X, or X @ W).")
        )
    at = _weight_of(graph, first)
    source = first.operands[1 - at] if at is not None else ""
    if not graph[source].is_leaf or graph[source].op == PARAMETER:
        raise NoNetworkError(
            translate("network", "The first layer, {node}, takes no input.").format(node=first.name)
        )
    layers = _layers(graph, known, source)
    _check_all_used(graph, layers)
    by_row = layers[0].by_column
    shape = known[source]
    samples = 1 if len(shape) < 2 else shape[0 if by_row else 1]
    return Network(source, layers[0].inputs, samples, by_row, layers)


def _layers(graph: Graph, known: Mapping[str, Shape], source: str) -> tuple[Layer, ...]:
    """Layer by layer, as long as what comes out of one goes into the next and nowhere else."""
    layers: list[Layer] = []
    here = source
    while True:
        users = graph.successors[here]
        products = [edge for edge in users if _is_layer(graph, edge)]
        if not products:
            return tuple(layers)
        if len(users) > 1:
            raise NoNetworkError(
                translate("network", "{node} goes to several nodes, not only to the next layer.").format(
                    node=here
                )
            )
        layers.append(_layer(graph, known, products[0].target))
        if layers[-1].by_column != layers[0].by_column:
            raise NoNetworkError(
                translate("network", "{node} multiplies the other way round than the first layer.").format(
                    node=layers[-1].product
                )
            )
        here = layers[-1].after


def _layer(graph: Graph, known: Mapping[str, Shape], product: str) -> Layer:
    node = graph[product]
    at = _weight_of(graph, node)
    weight = node.operands[at or 0]
    if len(known[weight]) != 2:
        raise NoNetworkError(
            translate("network", "{weight} is no matrix: its shape is {shape}.").format(
                weight=weight, shape=say_shape(known[weight])
            )
        )
    rows, columns = known[weight]
    inputs, neurons = (columns, rows) if at == 0 else (rows, columns)
    bias, before = (node.operands[2], product) if node.op == "affine" else _bias(graph, product)
    if bias is not None:
        _check_bias(known, bias, product, neurons, by_column=at == 1)
    after = _function(graph, before)
    function, constants = (graph[after].op, graph[after].attributes) if after != before else ("", ())
    return Layer(weight, bias, product, before, after, function, constants, inputs, neurons, at == 1)


def _bias(graph: Graph, product: str) -> tuple[str | None, str]:
    """The parameter that is added to the product, and the node that adds it."""
    only = _only_user(graph, product)
    if only is not None and only.op == "add":
        other = next(operand for operand in (*only.operands, "") if operand != product)
        if other and graph[other].op == PARAMETER:
            return other, only.name
    return None, product


def _check_bias(
    known: Mapping[str, Shape], bias: str, product: str, neurons: int, *, by_column: bool
) -> None:
    """Raise where the bias is not one number a neuron, for every sample."""
    shape = known[bias]
    if len(known[product]) == 1:
        fitting: set[Shape] = {(neurons,)}
    else:
        fitting = {(1, neurons), (neurons,)} if by_column else {(neurons, 1)}
    if shape not in fitting:
        sentence = translate(
            "network", "{bias} is not one number for each of {neurons} neurons: its shape is {shape}."
        )
        raise NoNetworkError(sentence.format(bias=bias, neurons=neurons, shape=say_shape(shape)))


def _function(graph: Graph, before: str) -> str:
    """The node of the function that ends the layer; `before` itself where there is none."""
    only = _only_user(graph, before)
    return only.name if only is not None and ops.TABLE[only.op].family == "activation" else before


def _only_user(graph: Graph, name: str) -> Node | None:
    users = graph.successors[name]
    return graph[users[0].target] if len(users) == 1 else None


def _weight_of(graph: Graph, node: Node) -> int | None:
    """The number of the operand that holds the weights; None where the node is no product with weights."""
    if node.op not in ("matmul", "affine"):
        return None
    found = [at for at in (0, 1) if graph[node.operands[at]].op == PARAMETER]
    fits = len(found) == 1 and (node.op == "matmul" or graph[node.operands[2]].op == PARAMETER)
    return found[0] if fits else None


def _is_layer(graph: Graph, edge: Edge) -> bool:
    """Whether the edge brings its value to a product with weights, as what these are multiplied by."""
    return _weight_of(graph, graph[edge.target]) == 1 - edge.index


def _check_all_used(graph: Graph, layers: tuple[Layer, ...]) -> None:
    """Raise where a parameter belongs to no layer, or to more than one."""
    used = [name for layer in layers for name in (layer.weight, layer.bias) if name]
    for name in graph.parameters:
        if name not in used:
            raise NoNetworkError(
                translate("network", "{parameter} belongs to no layer of the chain.").format(parameter=name)
            )
        if len(graph.successors[name]) > 1:
            raise NoNetworkError(
                translate("network", "{parameter} is used more than once.").format(parameter=name)
            )
