"""How many numbers a network holds, against PyTorch's own modules; and what is said of a wrong count."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.pytorch import torch
from tutor.graph import read_code
from tutor.walk.questions.parameter_count import CountTask

SIZES = st.lists(st.integers(1, 9), min_size=2, max_size=6)


def network(sizes: list[int], *, affine: bool = False) -> CountTask:
    """A dense network with a bias in every layer; columns are samples."""
    lines, values, before = [], {"X": np.ones((sizes[0], 1)).tolist()}, "X"
    for number, (inputs, outputs) in enumerate(pairwise(sizes), 1):
        layer = f"affine(W{number}, {before}, b{number})" if affine else f"W{number} @ {before} + b{number}"
        lines.append(f"h{number} = relu({layer})")
        before = f"h{number}"
        values[f"W{number}"] = np.ones((outputs, inputs)).tolist()
        values[f"b{number}"] = np.ones((outputs, 1)).tolist()
    parameters = [name for name in values if name != "X"]
    return CountTask(read_code("\n".join([*lines, f"L = sum({before})"]), parameters).graph, values)


@pytest.mark.needs_torch
@given(SIZES, st.booleans())
def test_the_count_is_pytorchs(sizes: list[int], affine: bool) -> None:
    layers = [torch.nn.Linear(a, b) for a, b in pairwise(sizes)]
    expected = sum(each.numel() for layer in layers for each in layer.parameters())
    task = network(sizes, affine=affine)
    assert task.answer == expected
    assert task.judge(str(expected)).right
    assert task.judge(str(task.derivation("plain").terms[0])).right
    products = [line.split(": ")[1].split(" = ")[0].replace("·", "*") for line in task.working]
    assert task.judge(" + ".join(products)).right
    assert not task.judge(str(expected + 1)).right


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("5*6 + 6*7 + 7*4", "The biases are forgotten."),
        ("17", "That is how many biases there are, one for each neuron. The weights are missing."),
        ("5*6 + 6*7+7 + 7*4+4", "b₁ is missing: it holds 6 numbers."),
        ("5*6+6 + 7*4+4", "A layer is missing: W₂ with b₂."),
        ("5+6+6 + 6*7+7 + 7*4+4", "At W₁ rows and columns are to be multiplied, and not added: it is 6 × 5."),
        ("5+6+6 + 6+7+7 + 7+4+4", "The rows and columns of a matrix are to be multiplied."),
        ("5+6+7+4", "That counts neurons. Count what lies between them: a weight for each edge."),
        ("6", "That counts the parameters. Each of them holds many numbers: count these."),
        ("99", "There are more. Is every matrix counted, and every bias?"),
        ("122", "There are fewer. Inputs are given and not learned: leave them out."),
    ],
)
def test_a_wrong_count_is_diagnosed(typed: str, sentence: str) -> None:
    verdict = network([5, 6, 7, 4]).judge(typed)
    assert not verdict.right
    assert verdict.counts
    assert verdict.sentence == sentence


def test_the_answer_is_told_layer_by_layer() -> None:
    task = network([5, 6, 1])
    assert task.working == ("W₁, b₁: 6 · 5 + 6 = 36", "W₂, b₂: 6 + 1 = 7")
    assert str(task.derivation("plain")) == "36 + 7 = 43"


@pytest.mark.parametrize("typed", ["", "W1", "3.5", "[1, 2]", "many"])
def test_what_is_no_whole_number_does_not_count(typed: str) -> None:
    verdict = network([2, 3]).judge(typed)
    assert not verdict.right
    assert not verdict.counts
    assert verdict.sentence
