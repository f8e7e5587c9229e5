"""Dense networks are recognised in the code that people write, and counted as torch.nn counts them."""

from __future__ import annotations

import itertools
import random

import pytest

from tests.helpers.pytorch import torch
from tutor.graph import read_code
from tutor.graph.network import Network, NoNetworkError, find_network

FUNCTIONS = {"sigmoid": torch.nn.Sigmoid, "relu": torch.nn.ReLU, "tanh": torch.nn.Tanh, "": None}


def found(code: str, parameters: str, **shapes: tuple[int, ...]) -> Network:
    graph = read_code(code, tuple(parameters.split())).graph
    return find_network(graph, shapes)


def why_not(code: str, parameters: str, **shapes: tuple[int, ...]) -> str:
    with pytest.raises(NoNetworkError) as caught:
        found(code, parameters, **shapes)
    return str(caught.value)


@pytest.mark.needs_torch
@pytest.mark.parametrize("seed", range(30))
def test_a_random_dense_network_is_recognised_and_counted(seed: int) -> None:
    rng = random.Random(seed)
    sizes = [rng.randint(1, 9) for _ in range(rng.randint(2, 7))]
    by_row, samples = rng.random() < 0.5, rng.randint(1, 4)
    lines, parameters, modules = [], [], []
    shapes = {"X": (samples, sizes[0]) if by_row else (sizes[0], samples)}
    here = "X"
    for k, (inputs, neurons) in enumerate(itertools.pairwise(sizes), 1):
        weight, bias = f"W{k}", f"b{k}" if rng.random() < 0.8 else ""
        shapes[weight] = (inputs, neurons) if by_row else (neurons, inputs)
        pair = f"{here}, {weight}" if by_row else f"{weight}, {here}"
        if bias:
            shapes[bias] = (1, neurons) if by_row else (neurons, 1)
            product = pair.replace(", ", " @ ")
            sums = [f"affine({pair}, {bias})", f"{product} + {bias}", f"{bias} + {product}"]
        else:
            sums = [pair.replace(", ", " @ ")]
        function = rng.choice(list(FUNCTIONS))
        line = rng.choice(sums)
        lines.append(f"h{k} = {function}({line})" if function else f"h{k} = {line}")
        parameters += [weight, *([bias] if bias else [])]
        modules.append(torch.nn.Linear(inputs, neurons, bias=bool(bias)))
        here = f"h{k}"
    if rng.random() < 0.6:
        lines.append(f"loss = mean(({here} - y) ** 2)")
        shapes["y"] = (samples, sizes[-1]) if by_row else (sizes[-1], samples)
    network = found("\n".join(lines), " ".join(parameters), **shapes)
    model = torch.nn.Sequential(*modules)
    assert network.sizes == tuple(sizes)
    assert network.samples == samples
    assert network.numbers == sum(parameter.numel() for parameter in model.parameters())
    assert network.output == here
    counted = [sum(each.numel() for each in module.parameters()) for module in modules]
    assert [layer.numbers for layer in network.layers] == counted


@pytest.mark.parametrize(
    ("code", "parameters", "shapes", "words"),
    [
        ("y = x*w", "w", {"x": (), "w": ()}, "No node multiplies"),
        ("y = W@(V@X)", "W", {"W": (2, 3), "V": (3, 4), "X": (4, 1)}, "takes no input"),
        (
            "h = relu(W@X)\ny = V@h + h",
            "W V",
            {"W": (3, 2), "V": (3, 3), "X": (2, 1)},
            "h goes to several nodes",
        ),
        ("h = W@X\ny = W@h", "W", {"W": (2, 2), "X": (2, 1)}, "W is used more than once"),
        (
            "h = W@X + b\ny = a*h",
            "W b a",
            {"W": (2, 2), "X": (2, 1), "b": (2, 1), "a": ()},
            "a belongs to no",
        ),
        ("h = W@X + b", "W b", {"W": (2, 2), "X": (2, 1), "b": ()}, "b is not one number for each of 2"),
        ("h = W@X + b", "W b", {"W": (2, 3), "X": (3, 2), "b": (2,)}, "b is not one number for each of 2"),
        ("y = w@x", "w", {"w": (3,), "x": (3,)}, "w is no matrix"),
        ("h = W@X\ny = h@V", "W V", {"W": (2, 3), "X": (3, 4), "V": (4, 2)}, "the other way round"),
    ],
)
def test_a_near_miss_is_refused_with_its_reason(
    code: str, parameters: str, shapes: dict[str, tuple[int, ...]], words: str
) -> None:
    assert words in why_not(code, parameters, **shapes)
