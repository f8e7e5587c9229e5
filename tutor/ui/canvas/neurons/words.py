"""What the drawing of a network says: heads of columns, counted weights, and a neuron in a sentence."""

from __future__ import annotations

from tutor.graph.network import Layer, Network
from tutor.graph.neuron import Neuron
from tutor.language import translate
from tutor.ui.canvas.neurons.shown import NetworkShown
from tutor.walk.figures import short


def head(layer: int) -> str:
    """What stands over a column."""
    if layer == 0:
        return translate("neurons", "input")
    return translate("neurons", "layer {number}").format(number=layer)


def counted(layer: Layer) -> str:
    """How the numbers of a layer's parameters are counted: inputs × neurons, and a bias each."""
    product = f"{layer.inputs} × {layer.neurons}"
    return f"{product} + {layer.neurons}" if layer.bias else product


def total(network: Network) -> str:
    """How many numbers there are in all, and why they matter."""
    numbers = network.numbers
    words = translate("neurons", "{numbers} numbers to learn, and no formula written by hand for any of them")
    sentence = words.format(numbers=numbers)
    if network.samples > 1:
        first = translate("neurons", "the first of {samples} samples is shown")
        sentence = f"{sentence} · {first.format(samples=network.samples)}"
    return sentence


def name_of(neuron: Neuron) -> str:
    """What a neuron is called."""
    if neuron.layer == 0:
        return translate("neurons", "Input {number}").format(number=neuron.number)
    return translate("neurons", "Layer {layer}, neuron {number}").format(
        layer=neuron.layer, number=neuron.number
    )


def says(shown: NetworkShown, neuron: Neuron) -> str:
    """A neuron in words: its numbers as far as they are known, its parameters, and how to open it."""
    at, parts = neuron.number - 1, [name_of(neuron)]
    values, gradients = shown.values(neuron.layer), shown.gradients(neuron.layer)
    if values is not None and shown.asked_value != neuron.layer:
        symbol = shown.symbols.plain(shown.newest(neuron.layer))
        words = translate("neurons", "value in {symbol}: {number}")
        parts.append(words.format(symbol=symbol, number=short(values[at], 7)))
    if gradients is not None:
        parts.append(translate("neurons", "gradient: {number}").format(number=short(gradients[at], 7)))
    if neuron.layer:
        layer = shown.network.layers[neuron.layer - 1]
        words = (
            translate("neurons", "{weights} weights and a bias")
            if layer.bias
            else translate("neurons", "{weights} weights")
        )
        parts.append(words.format(weights=layer.inputs))
        parts.append(translate("neurons", "Enter or a double-click opens it"))
    return ". ".join(parts) + "."
