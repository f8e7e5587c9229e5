"""One neuron of a network as a document: its scalar graph with the network's numbers of one moment."""

from __future__ import annotations

import numpy as np

from tutor.document.document import Document
from tutor.engine import Given, Trace, Value
from tutor.graph.network import Layer, Network
from tutor.graph.neuron import Neuron, input_name, neuron_graph, neuron_places
from tutor.language import sentences, translate


def neuron_document(
    document: Document, network: Network, trace: Trace, neuron: Neuron, sample: int = 0
) -> Document:
    """The neuron's graph, with what comes into it, its weights and its given gradient taken from a trace.

    Args:
        document: the network's own, whose symbols and way of walking it keeps.
        network: the network that the document's graph is.
        trace: the network's numbers at the moment.
        neuron: which of its neurons.
        sample: which sample of the input, where it holds several.

    The given gradient is the network's ∂root/∂output of the neuron at that sample.
    """
    layer = network.layers[neuron.layer - 1]
    graph = neuron_graph(layer, neuron.layer)
    at = neuron.number - 1
    return Document(
        title=title_of(neuron),
        summary=_summary(network, neuron),
        graph=graph,
        values=_values(network, trace, neuron, sample),
        given=_number(network.column(trace.gradient(layer.after), sample)[at]),
        local_gradients=document.local_gradients,
        positions=neuron_places(layer, neuron.layer),
    )


def title_of(neuron: Neuron) -> str:
    """What the neuron is called."""
    return translate("neuron", "Layer {layer}, neuron {number}").format(
        layer=neuron.layer, number=neuron.number
    )


def _values(network: Network, trace: Trace, neuron: Neuron, sample: int) -> dict[str, Given]:
    layer: Layer = network.layers[neuron.layer - 1]
    source = network.source if neuron.layer == 1 else network.layers[neuron.layer - 2].after
    incoming = network.column(trace.value(source), sample)
    weights = layer.weights(trace.value(layer.weight))[neuron.number - 1]
    values: dict[str, Given] = {}
    for k in range(layer.inputs):
        values[input_name(neuron.layer, k + 1)] = _number(incoming[k])
        values[f"w{k + 1}"] = _number(weights[k])
    if layer.bias:
        values["b"] = _number(layer.biases(trace.value(layer.bias))[neuron.number - 1])
    return values


def _number(value: Value | np.generic) -> float:
    return float(value)


def _summary(network: Network, neuron: Neuron) -> str:
    """What its numbers are, in words."""
    if neuron.layer == 1:
        first = translate("neuron", "Its inputs $x$ are the network's own.")
    else:
        first = translate("neuron", "Its inputs $h$ are what the neurons of layer {layer} have made.").format(
            layer=neuron.layer - 1
        )
    rest = translate(
        "neuron",
        "The weights and the bias are those of this moment. Behind it stands the gradient "
        "that reaches this neuron in the network.",
    )
    if network.samples > 1:
        more = translate(
            "neuron", "It sees the first of {samples} samples; in the network the gradients of all add up."
        )
        rest = sentences((rest, more.format(samples=network.samples)))
    return sentences((first, rest))
