"""How large the gradients of each layer are, what that means for learning, and how they are spread.

The size of a layer's gradient is the root mean square of its numbers, so that a wide layer and a narrow one
compare. That gradients shrink or grow from layer to layer on the way back is the vanishing and exploding of
Bengio, Simard and Frasconi 1994, "Learning long-term dependencies with gradient descent is difficult". Glorot
and Bengio 2010, "Understanding the difficulty of training deep feedforward neural networks", §4.2, look at it
layer by layer and wish for the same size everywhere.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from tutor.engine import Value
from tutor.language import translate
from tutor.training.views.parameter_layers import ParameterLayer

Numbers = npt.NDArray[np.float64]
Counts = npt.NDArray[np.int64]

RATIO = 100.0
"""From which ratio on a layer is said to vanish or explode.

With SGD a step is α·gradient, and α is one for all layers: while one layer takes a step that suits it, the
other takes a hundredth of that. The number is a choice; that sizes should be alike is Glorot and Bengio's.
"""
_EVEN = 10.0
"""Up to which ratio sizes are called alike."""
_BIN = 0.5
"""The width of a bin, in powers of ten."""

Kind = Literal["even", "uneven", "vanishing", "exploding", "growing", "none", "lost"]


@dataclass(frozen=True)
class Verdict:
    """What the sizes mean, in a sentence; `is_trouble` where it hinders learning."""

    kind: Kind
    words: str

    @property
    def is_trouble(self) -> bool:
        """Whether something keeps a layer from learning."""
        return self.kind not in ("even", "uneven")


def layer_numbers(layer: ParameterLayer, values: Mapping[str, Value]) -> Numbers:
    """All numbers of the layer's parameters, one after another, from their values or their gradients."""
    return np.concatenate([np.ravel(np.asarray(values[name], np.float64)) for name in layer.parameters])


def size(numbers: Numbers) -> float:
    """The root mean square, √(Σ g² / n), without overflow on the way."""
    largest = float(np.abs(numbers).max(initial=0.0))
    if not largest or not math.isfinite(largest):
        return largest
    return largest * float(np.sqrt(np.mean((numbers / largest) ** 2)))


def gradient_sizes(layers: Sequence[ParameterLayer], gradients: Mapping[str, Value]) -> Numbers:
    """The size of each layer's gradient, (layers,)."""
    return np.array([size(layer_numbers(layer, gradients)) for layer in layers])


def verdict(layers: Sequence[ParameterLayer], sizes: Numbers, first: Numbers | None = None) -> Verdict:
    """What these sizes say of training.

    A layer *vanishes* with at most 1/100 of the last layer's size, and *explodes* with 100 times it; where
    all are in step, they *grow* with 100 times what they were in the first iteration. Of several the one
    farthest off is told.

    Args:
        layers: from the input to the root.
        sizes: of the iteration that is asked about, (layers,).
        first: those of the first iteration, (layers,), where there is one to compare with.
    """
    titles = [layer.title for layer in layers]
    lost = np.flatnonzero(~np.isfinite(sizes))
    if len(lost):
        sentence = translate("training", "The gradient of {layer} is no finite number any more: it exploded.")
        return Verdict("lost", sentence.format(layer=titles[lost[0]]))
    dead = np.flatnonzero(sizes == 0)
    if len(dead) == len(sizes):
        return Verdict("none", translate("training", "Every gradient is 0 here: nothing moves."))
    if len(dead):
        sentence = translate("training", "{layer} gets no gradient at all: it does not learn.")
        return Verdict("none", _begin(sentence.format(layer=titles[dead[0]])))
    return _beside_last(titles, sizes) or _beside_first(titles, sizes, first) or _ordinary(titles, sizes)


def _beside_last(titles: Sequence[str], sizes: Numbers) -> Verdict | None:
    """The layer farthest from the last one, if it is so far."""
    distances = np.log10(sizes) - math.log10(sizes[-1])
    at = int(np.argmax(np.abs(distances)))
    factor = figure(10 ** abs(float(distances[at])))
    if abs(distances[at]) < math.log10(RATIO):
        return None
    if distances[at] < 0:
        sentence = translate(
            "training", "Vanishing: {layer} gets 1/{factor} of the gradient of {last}. It hardly learns."
        )
        return Verdict("vanishing", sentence.format(layer=titles[at], factor=factor, last=titles[-1]))
    sentence = translate(
        "training",
        "Exploding: {layer} gets {factor} times the gradient of {last}. Its steps are far too long.",
    )
    return Verdict("exploding", sentence.format(layer=titles[at], factor=factor, last=titles[-1]))


def _beside_first(titles: Sequence[str], sizes: Numbers, first: Numbers | None) -> Verdict | None:
    """The layer that has grown most since the first iteration, if it has grown so far."""
    if first is None or not (np.isfinite(first).all() and first.all()):
        return None
    grown = sizes / first
    at = int(np.argmax(grown))
    if grown[at] < RATIO:
        return None
    sentence = translate(
        "training",
        "Exploding: the gradient of {layer} is {factor} times what it was at first. A smaller α may help.",
    )
    return Verdict("growing", sentence.format(layer=titles[at], factor=figure(float(grown[at]))))


def _ordinary(titles: Sequence[str], sizes: Numbers) -> Verdict:
    """Nothing is wrong: the one size, or the largest and the smallest of several."""
    if len(sizes) == 1:
        sentence = translate("training", "The gradient of {layer} has the size {size}.")
        return Verdict("even", sentence.format(layer=titles[0], size=figure(float(sizes[0]))))
    low, high = int(np.argmin(sizes)), int(np.argmax(sizes))
    factor = float(sizes[high] / sizes[low])
    if factor <= _EVEN:
        sentence = translate(
            "training", "Even: the largest gradient, of {high}, is {factor} times that of {low}."
        )
        kind: Kind = "even"
    else:
        sentence = translate("training", "Uneven: the gradient of {high} is {factor} times that of {low}.")
        kind = "uneven"
    return Verdict(kind, sentence.format(high=titles[high], low=titles[low], factor=figure(factor)))


def figure(number: float) -> str:
    """A number with two digits, `300`, `1.5`, `2.3e−05`, its minus sign a true one."""
    if not math.isfinite(number):
        return "NaN" if math.isnan(number) else "∞"
    text = f"{float(f'{number:.2g}'):.6g}"
    return text.replace("-", "−").replace("e+", "e")


def _begin(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


@dataclass(frozen=True, eq=False)
class Spread:
    """How the gradients of each layer are spread over powers of ten, whatever their sign.

    `edges` has the ends of the bins as log₁₀|g|, (bins + 1,); `counts` is (layers, bins). Those that are 0
    have no logarithm: `zeros`, (layers,), counts them; `lost` those that are no finite number.
    """

    edges: Numbers
    counts: Counts
    zeros: Counts
    lost: Counts


def spread(layers: Sequence[ParameterLayer], gradients: Mapping[str, Value]) -> Spread:
    """The histogram of an iteration's gradients, in bins of half a power of ten, the same for all layers."""
    found = [np.abs(layer_numbers(layer, gradients)) for layer in layers]
    finite = [numbers[np.isfinite(numbers) & (numbers > 0)] for numbers in found]
    logarithms = [np.log10(numbers) for numbers in finite]
    known = np.concatenate(logarithms) if logarithms else np.empty(0)
    low, high = (float(known.min()), float(known.max())) if len(known) else (-1.0, 0.0)
    first, last = math.floor(low / _BIN), math.floor(high / _BIN) + 1
    edges: Numbers = _BIN * np.arange(first, last + 1, dtype=np.float64)
    counts = np.array([np.histogram(each, edges)[0] for each in logarithms], np.int64)
    return Spread(
        edges,
        counts.reshape(len(found), -1),
        np.array([int((numbers == 0).sum()) for numbers in found], np.int64),
        np.array([int((~np.isfinite(numbers)).sum()) for numbers in found], np.int64),
    )
