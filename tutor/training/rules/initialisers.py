"""How a parameter begins: constant, uniform, normal, and the scaled ones of Glorot and He.

The formulas are those of `torch.nn.init` (https://docs.pytorch.org/docs/stable/nn.init.html): Xavier after
Glorot and Bengio 2010, "Understanding the difficulty of training deep feedforward neural networks"; Kaiming
after He et al. 2015, "Delving deep into rectifiers", with the gain of ReLU and the fan in. The numbers come
from numpy's own generator, so that a seed gives the same ones on every machine.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

import numpy as np

from tutor.errors import TutorError
from tutor.language import translate

Kind = Literal[
    "constant", "uniform", "normal", "xavier_uniform", "xavier_normal", "kaiming_uniform", "kaiming_normal"
]
KINDS: tuple[Kind, ...] = (
    "constant", "uniform", "normal", "xavier_uniform", "xavier_normal", "kaiming_uniform", "kaiming_normal",
)  # fmt: skip
Shape = tuple[int, ...]
Nested = float | list["Nested"]

_MOST = 1_000_000
_DIGITS = 6


class InitialiserError(TutorError):
    """A parameter cannot begin like this; the sentence says why."""


@dataclass(frozen=True)
class Initialiser:
    """How the numbers are drawn. `first` and `second` are the constant; the bounds; the mean and the spread.

    The others work these out from the shape.
    """

    kind: Kind
    first: float = 0.0
    second: float = 1.0
    seed: int = 0


def fans(shape: Shape) -> tuple[int, int]:
    """How many numbers come into each unit of a weight (outputs, inputs, …), and how many go out.

    Raises:
        InitialiserError: it has fewer than two axes.
    """
    if len(shape) < 2:
        raise InitialiserError(
            translate("training", "Xavier and Kaiming count inputs and outputs: they need a matrix.")
        )
    field = math.prod(shape[2:])
    return shape[1] * field, shape[0] * field


def spread(initialiser: Initialiser, shape: Shape) -> tuple[float, float]:
    """The bounds of the uniform ones, mean and standard deviation of the normal ones, the constant twice.

    Raises:
        InitialiserError: the shape has too few axes, or bounds or deviation are the wrong way round.
    """
    kind, first, second = initialiser.kind, initialiser.first, initialiser.second
    if kind == "constant":
        return first, first
    if kind == "uniform":
        if first > second:
            raise InitialiserError(translate("training", "The lower bound is to be below the upper one."))
        return first, second
    if kind == "normal":
        if second < 0:
            raise InitialiserError(translate("training", "The standard deviation is to be 0 or more."))
        return first, second
    fan_in, fan_out = fans(shape)
    variance = 2.0 / (fan_in + fan_out) if kind.startswith("xavier") else 2.0 / fan_in
    deviation = math.sqrt(variance)
    bound = math.sqrt(3.0) * deviation
    return (-bound, bound) if kind.endswith("uniform") else (0.0, deviation)


def numbers(initialiser: Initialiser, shape: Shape) -> Nested:
    """The numbers of a parameter of this shape, six digits of each; a single one where the shape is ().

    Raises:
        InitialiserError: as `spread`; or there would be too many.
    """
    if math.prod(shape) > _MOST:
        raise InitialiserError(
            translate("training", "These are more numbers than a parameter here can have.")
        )
    one, other = spread(initialiser, shape)
    drawn = np.random.default_rng(initialiser.seed)
    if initialiser.kind == "constant":
        found = np.full(shape, one)
    elif initialiser.kind.endswith("uniform"):
        found = drawn.uniform(one, other, shape)
    else:
        found = drawn.normal(one, other, shape)
    return _rounded(np.asarray(found).tolist())


def _rounded(found: Nested) -> Nested:
    if isinstance(found, list):
        return [_rounded(part) for part in found]
    return float(f"{found:.{_DIGITS}g}")
