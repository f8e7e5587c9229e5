"""The networks that the bench trains: their graphs, first weights and data."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from tutor.engine import Given
from tutor.graph import Graph
from tutor.graph.read_code import read_code

POINTS, DIGITS = (2, 16, 16, 1), (784, 128, 10)
"""Sizes of layers: the network that tells points apart, and the one for pictures of 28 × 28."""


def network(sizes: Sequence[int], activation: str, loss: str) -> Graph:
    """An MLP of matrices, x @ W1 + b1 …, with this activation between its layers."""
    lines, before, last = [], "x", len(sizes) - 1
    for at in range(1, last + 1):
        lines.append(f"z{at} = {before} @ W{at} + b{at}")
        if at < last:
            lines.append(f"h{at} = {activation}(z{at})")
        before = f"h{at}"
    lines.append(f"loss = {loss}(z{last}, y)")
    parameters = [f"{letter}{at}" for at in range(1, last + 1) for letter in "Wb"]
    return read_code("\n".join(lines), parameters).graph


def weights(sizes: Sequence[int]) -> dict[str, Any]:
    """First weights and biases, seeded."""
    drawn = np.random.default_rng(1)
    found: dict[str, Any] = {}
    for at, (before, after) in enumerate(pairwise(sizes), 1):
        found[f"W{at}"] = (drawn.standard_normal((before, after)) / before**0.5).astype(np.float32)
        found[f"b{at}"] = np.zeros(after, np.float32)
    return found


def points() -> dict[str, tuple[Given, ...]]:
    """100 points in the plane, and whether both coordinates have the same sign."""
    x = np.random.default_rng(2).uniform(-1, 1, (100, 2)).astype(np.float32)
    y = np.where(x[:, 0] * x[:, 1] > 0, 1, -1).astype(np.float32)
    return {"x": tuple(x), "y": tuple(y[:, None])}


def digits() -> dict[str, tuple[Given, ...]]:
    """640 pictures of noise, each with one of ten classes as a vector of zeros and a one."""
    drawn = np.random.default_rng(3)
    x = drawn.uniform(0, 1, (640, 784)).astype(np.float32)
    y = np.eye(10, dtype=np.float32)[drawn.integers(0, 10, 640)]
    return {"x": tuple(x), "y": tuple(y)}


def neurons(sizes: Sequence[int]) -> tuple[Graph, dict[str, Given]]:
    """The same MLP with tanh and one output, a node for every product and sum of two numbers; its weights."""
    values: dict[str, Given] = {}
    lines: list[str] = []
    before = [f"x{at}" for at in range(sizes[0])]
    matrices = weights(sizes)
    for layer, size in enumerate(sizes[1:], 1):
        made = []
        for unit in range(size):
            name, bias = f"z{layer}_{unit}", f"b{layer}_{unit}"
            terms = []
            for at, operand in enumerate(before):
                weight = f"w{layer}_{unit}_{at}"
                values[weight] = float(matrices[f"W{layer}"][at, unit])
                terms.append(f"{weight} * {operand}")
            values[bias] = 0.0
            lines.append(f"{name} = {' + '.join(terms)} + {bias}")
            made.append(name)
        if layer < len(sizes) - 1:
            lines += [f"h{name} = tanh({name})" for name in made]
            made = [f"h{name}" for name in made]
        before = made
    lines.append(f"loss = ({before[0]} - y) ** 2")
    return read_code("\n".join(lines), values).graph, values
