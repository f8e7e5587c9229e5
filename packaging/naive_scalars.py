"""Training with one Python object per scalar, each with a closure for its backward pass: for the bench.

It is how the smallest engines for back propagation are written, and what the own engine is measured beside.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence


class Scalar:
    """A number, its gradient, the scalars it was made of, and what hands its gradient on to them."""

    def __init__(self, data: float, made_of: tuple[Scalar, ...] = ()) -> None:
        self.data = data
        self.grad = 0.0
        self.made_of = made_of
        self.hand_on: Callable[[], None] = _nothing

    def __add__(self, other: Scalar) -> Scalar:
        out = Scalar(self.data + other.data, (self, other))

        def hand_on() -> None:
            self.grad += out.grad
            other.grad += out.grad

        out.hand_on = hand_on
        return out

    def __sub__(self, other: Scalar) -> Scalar:
        out = Scalar(self.data - other.data, (self, other))

        def hand_on() -> None:
            self.grad += out.grad
            other.grad -= out.grad

        out.hand_on = hand_on
        return out

    def __mul__(self, other: Scalar) -> Scalar:
        out = Scalar(self.data * other.data, (self, other))

        def hand_on() -> None:
            self.grad += other.data * out.grad
            other.grad += self.data * out.grad

        out.hand_on = hand_on
        return out

    def tanh(self) -> Scalar:
        """The hyperbolic tangent."""
        out = Scalar(math.tanh(self.data), (self,))

        def hand_on() -> None:
            self.grad += (1 - out.data * out.data) * out.grad

        out.hand_on = hand_on
        return out

    def backward(self) -> None:
        """The gradient of every scalar that this one was made of."""
        order: list[Scalar] = []
        seen: set[Scalar] = set()
        stack = [(self, iter(self.made_of))]
        while stack:
            scalar, operands = stack[-1]
            operand = next(operands, None)
            if operand is None:
                order.append(scalar)
                stack.pop()
            elif operand not in seen:
                seen.add(operand)
                stack.append((operand, iter(operand.made_of)))
        self.grad = 1.0
        for scalar in reversed(order):
            scalar.hand_on()


def trained_by_objects(
    sizes: Sequence[int],
    values: Mapping[str, object],
    columns: Mapping[str, Sequence[float]],
    rate: float,
    epochs: int,
) -> list[float]:
    """Train an MLP with tanh between its layers on all samples at once; the loss of each epoch."""
    weights = {name: Scalar(float(str(value))) for name, value in values.items()}
    *inputs, targets = columns.values()
    losses = []
    for _ in range(epochs):
        for scalar in weights.values():
            scalar.grad = 0.0
        total = Scalar(0.0)
        for *sample, target in zip(*inputs, targets, strict=True):
            error = _output(sizes, weights, [Scalar(number) for number in sample]) - Scalar(target)
            total = total + error * error
        mean = total * Scalar(1 / len(targets))
        mean.backward()
        for scalar in weights.values():
            scalar.data -= rate * scalar.grad
        losses.append(mean.data)
    return losses


def _output(sizes: Sequence[int], weights: Mapping[str, Scalar], before: list[Scalar]) -> Scalar:
    """The network's output for one sample."""
    for layer, size in enumerate(sizes[1:], 1):
        made = []
        for unit in range(size):
            out = weights[f"b{layer}_{unit}"]
            for at, operand in enumerate(before):
                out = out + weights[f"w{layer}_{unit}_{at}"] * operand
            made.append(out if layer == len(sizes) - 1 else out.tanh())
        before = made
    return before[0]


def _nothing() -> None:
    """A leaf hands nothing on."""
