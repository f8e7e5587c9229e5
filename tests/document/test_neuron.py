"""A neuron's own graph makes what the network and PyTorch make."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from tests.helpers.pytorch import torch
from tutor.document import Document, open_source
from tutor.document.file.read import read_text
from tutor.document.network import drawn_network, network_of
from tutor.document.neuron import neuron_document
from tutor.document.starting.from_code import from_code
from tutor.engine import own
from tutor.graph.network import NoNetworkError
from tutor.graph.neuron import Neuron


def lesson_in_torch(document: Document) -> dict[str, torch.Tensor]:
    """The lesson's network as PyTorch's own layers, with every activation and its gradient."""
    values = document.sample(0)
    kept: dict[str, torch.Tensor] = {}
    here = torch.tensor(values["X"], dtype=torch.float64).T
    for k in range(1, 6):
        weight = torch.tensor(values[f"W{k}"], dtype=torch.float64)
        layer = torch.nn.Linear(weight.shape[1], weight.shape[0], dtype=torch.float64)
        with torch.no_grad():
            layer.weight.copy_(weight)
            layer.bias.copy_(torch.tensor(values[f"b{k}"], dtype=torch.float64)[:, 0])
        kept[f"W{k}"], kept[f"b{k}"] = layer.weight, layer.bias
        here = torch.sigmoid(layer(here))
        here.retain_grad()
        kept["y_hat" if k == 5 else f"h{k}"] = here
    target = torch.tensor(values["y"], dtype=torch.float64).T
    kept["loss"] = torch.nn.functional.mse_loss(here, target, reduction="sum")
    kept["loss"].backward()
    return kept


@pytest.mark.needs_torch
def test_the_lesson_is_the_network_of_pytorch() -> None:
    document = open_source("many-weights")
    network, kept = network_of(document), lesson_in_torch(document)
    assert network.sizes == (5, 6, 7, 7, 6, 5)
    counted = sum(tensor.numel() for name, tensor in kept.items() if name[0] in "Wb")
    assert network.numbers == counted == 224
    assert "224" not in open_source("many-weights").source.text  # type: ignore[union-attr]
    ways = int(np.prod(network.sizes[2:]))
    assert f"= {ways}$" in document.pages[3].text


@pytest.mark.needs_torch
@pytest.mark.parametrize("neuron", [Neuron(1, 1), Neuron(2, 3), Neuron(3, 7), Neuron(5, 5)])
def test_a_neuron_makes_what_pytorch_makes(neuron: Neuron) -> None:
    document = open_source("many-weights")
    network, kept = network_of(document), lesson_in_torch(document)
    whole = own.trace(document.graph, document.sample(0), dtype="float64")
    inside = neuron_document(document, network, whole, neuron)
    trace = own.trace(inside.graph, inside.sample(0), given=inside.given, dtype="float64")
    name, at = network.layers[neuron.layer - 1].after, neuron.number - 1
    assert trace.value("y") == pytest.approx(kept[name][0, at].item(), abs=1e-12)
    grad = kept[name].grad
    assert grad is not None
    assert trace.gradient("y") == pytest.approx(float(grad[0, at]), abs=1e-12)
    weights = kept[f"W{neuron.layer}"].grad
    assert weights is not None
    slopes = [trace.gradient(f"w{k}") for k in range(1, weights.shape[1] + 1)]
    assert slopes == pytest.approx(weights[at].tolist(), abs=1e-12)
    assert trace.gradient("b") == pytest.approx(float(kept[f"b{neuron.layer}"].grad[at]), abs=1e-12)  # type: ignore[index]
    assert set(inside.positions) == set(inside.graph.position)


def test_a_neuron_without_bias_and_function_is_a_sum_of_products() -> None:
    document = from_code("y = X @ W", {"X": [[2, 3], [4, 5]]}, {"W": [[1, -1], [0.5, 2]]})
    network = network_of(document)
    trace = own.trace(document.graph, document.sample(0))
    inside = neuron_document(document, network, trace, Neuron(1, 2))
    assert own.trace(inside.graph, inside.sample(0)).value("z") == 2 * -1 + 3 * 2
    assert "first of 2 samples" in inside.summary


def test_a_neuron_with_one_input_is_a_product() -> None:
    document = from_code("y = leaky_relu(W @ x, 0.1)", {"x": [-3]}, {"W": [[2]]})
    trace = own.trace(document.graph, document.sample(0))
    inside = neuron_document(document, network_of(document), trace, Neuron(1, 1))
    assert own.trace(inside.graph, inside.sample(0)).value("y") == pytest.approx(-0.6)
    assert set(inside.positions) == set(inside.graph.position)


def test_what_is_no_network_is_drawn_node_by_node() -> None:
    text = 'format = 1\ntitle = "t"\ndraws = "neurons"\ncode = "y = x * w"\n[values]\nx = 1\nw = 2\n'
    assert drawn_network(read_text(text, "f.tutor")) is None
    assert drawn_network(open_source("many-weights")) is not None
    assert drawn_network(replace(open_source("many-weights"), draws="graph")) is None


def test_what_is_too_large_to_be_read_is_refused() -> None:
    weights = [[1] * 20] * 3
    document = from_code("y = W @ x", {"x": [[1]] * 20}, {"W": weights})
    with pytest.raises(NoNetworkError, match="Columns of 20 neurons"):
        network_of(document)
