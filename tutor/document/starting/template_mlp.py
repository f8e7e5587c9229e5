"""The template of an MLP: dense layers of chosen sizes, each in a frame, with data to learn."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise, product

import numpy as np

from tutor.document.data_fit import fitted
from tutor.document.document import Document, NodeGroup, Position, Training
from tutor.document.edits.data_edits import with_recipe
from tutor.engine import Given
from tutor.errors import TutorError
from tutor.graph import read_code
from tutor.language import translate

EXAMPLE = "2-16-16-1"
_LARGEST, _MOST = 64, 8
_BESIDE = 1130.0
"""From one layer to the next, in pixels at 100 %."""
_BATCH = 10
_BITS = 3
"""The data has every pattern of so many bits."""


def mlp(sizes: str) -> Document:
    """An MLP with these sizes, `2-16-16-1`: inputs, hidden layers with tanh, outputs.

    Two inputs learn two moons, or a blob for each output; one input and one output a noisy sine. The data of
    others are patterns of bits; an output is to say whether the number of ones is odd or even. The weights
    are drawn by Glorot and Bengio's rule (2010), the same each time.

    Raises:
        TutorError: fewer than two sizes, too many, or one that is no whole number from 1 to 64.
    """
    widths = _widths(sizes)
    lines, groups, values, places, before = [], [], {}, {}, "x"
    numbers = np.random.default_rng(4)
    for layer, (inputs, outputs) in enumerate(pairwise(widths), 1):
        z, output = (f"z{layer}", f"h{layer}") if layer < len(widths) - 1 else ("y_hat", "")
        weights, bias = f"W{layer}", f"b{layer}"
        lines.append(f"{z} = {weights} @ {before} + {bias}")
        if output:
            lines.append(f"{output} = tanh({z})")
        nodes = [weights, bias, f"{weights}@{before}", z, output]
        title = translate("templates", "Layer {number}").format(number=layer)
        groups.append(NodeGroup(title, tuple(filter(None, nodes))))
        reach = math.sqrt(6 / (inputs + outputs))
        values[weights] = _rounded(numbers.uniform(-reach, reach, (outputs, inputs)))
        values[bias] = (0.0,) * outputs
        places[layer] = (weights, bias, f"{weights}@{before}", z, output)
        before = output
    lines.append("loss = mse(y_hat, y)")
    made = Document(
        title="",
        graph=read_code("\n".join(lines), values).graph,
        values=values,
        data=_parity(widths[0], widths[-1]),
        training=Training(learning_rate=0.1, epochs=200),
        groups=tuple(groups),
        positions=layer_places(places.values()),
    )
    return _with_data(made, widths[0], widths[-1])


def layer_places(layers: Iterable[Sequence[str]]) -> dict[str, Position]:
    """Where the nodes of dense layers stand, beside one another, between `x` and `loss` with its `y`.

    A layer has its weights, bias, product, sum, and the function of it (empty for none).
    """
    offsets = ((200.0, 160.0), (480.0, 640.0), (480.0, 395.0), (740.0, 395.0), (960.0, 395.0))
    places, left = {"x": (-40.0, 480.0)}, 0.0
    for nodes in layers:
        places |= {name: (left + x, y) for name, (x, y) in zip(nodes, offsets, strict=True) if name}
        left += _BESIDE
    return places | {"y": (left - 270.0, 600.0), "loss": (left - 120.0, 395.0)}


def _widths(sizes: str) -> list[int]:
    parts = sizes.split("-")
    fitting = all(re.fullmatch(r"[0-9]{1,2}", part) and 1 <= int(part) <= _LARGEST for part in parts)
    if not fitting or not 2 <= len(parts) <= _MOST:
        sentence = translate(
            "templates",
            "{sizes} are no sizes of an MLP: give 2 to {most} whole numbers from 1 to {largest}, as in "
            "{example}.",
        )
        raise TutorError(
            sentence.format(sizes=sizes[:30] or '""', most=_MOST, largest=_LARGEST, example=EXAMPLE)
        )
    return [int(part) for part in parts]


def _rounded(weights: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> Given:
    return tuple(tuple(float(f"{number:.3f}") for number in row) for row in weights)


def _with_data(made: Document, inputs: int, outputs: int) -> Document:
    """The MLP with a data set that fits its sizes, if there is one, in batches of 10."""
    name = {1: "sine", 2: "moons" if outputs < 3 else "blobs"}.get(inputs, "")
    recipe = fitted(made, name) if name else None
    if recipe is None or made.training is None:
        return made
    return replace(with_recipe(made, recipe), training=replace(made.training, batch=_BATCH))


def _parity(inputs: int, outputs: int) -> dict[str, tuple[Given, ...]]:
    """Patterns of bits, repeated over all inputs; the first output is 1 where the ones are odd in number."""
    patterns = list(product((1.0, 0.0), repeat=min(inputs, _BITS)))
    x = tuple(tuple(bits[at % len(bits)] for at in range(inputs)) for bits in patterns)
    y = tuple(tuple(float((int(sum(bits)) + at) % 2) for at in range(outputs)) for bits in patterns)
    return {"x": x, "y": y}
