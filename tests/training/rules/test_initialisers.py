"""How parameters begin, against PyTorch's own initialisers: bounds, spread and fans."""

from __future__ import annotations

import math

import numpy as np
import pytest

from tests.helpers.pytorch import torch
from tutor.training.rules.initialisers import (
    KINDS,
    Initialiser,
    InitialiserError,
    Kind,
    fans,
    numbers,
    spread,
)

SHAPE = (200, 300)
_THEIRS = {
    "uniform": lambda weight: torch.nn.init.uniform_(weight, -0.5, 2.0),
    "normal": lambda weight: torch.nn.init.normal_(weight, 0.25, 2.0),
    "xavier_uniform": torch.nn.init.xavier_uniform_,
    "xavier_normal": torch.nn.init.xavier_normal_,
    "kaiming_uniform": lambda weight: torch.nn.init.kaiming_uniform_(weight, nonlinearity="relu"),
    "kaiming_normal": lambda weight: torch.nn.init.kaiming_normal_(weight, nonlinearity="relu"),
}


@pytest.mark.needs_torch
@pytest.mark.parametrize("kind", sorted(_THEIRS))
def test_numbers_are_drawn_as_pytorch_draws_them(kind: Kind) -> None:
    first, second = (0.25, 2.0) if kind == "normal" else (-0.5, 2.0)
    torch.manual_seed(1)
    theirs = _THEIRS[kind](torch.empty(SHAPE, dtype=torch.float64)).numpy()
    ours = np.asarray(numbers(Initialiser(kind, first, second, seed=1), SHAPE))
    assert ours.shape == SHAPE
    assert ours.mean() == pytest.approx(theirs.mean(), abs=0.02 * float(theirs.std()))
    assert ours.std() == pytest.approx(theirs.std(), rel=0.01)
    low, high = spread(Initialiser(kind, first, second), SHAPE)
    if kind.endswith("uniform"):
        for drawn in (ours, theirs):
            assert drawn.min() == pytest.approx(low, abs=1e-3 * (high - low)) and drawn.min() >= low - 1e-6
            assert drawn.max() == pytest.approx(high, abs=1e-3 * (high - low)) and drawn.max() <= high + 1e-6
    else:
        assert theirs.std() == pytest.approx(high, rel=0.01)


@pytest.mark.needs_torch
def test_fans_are_those_of_pytorch() -> None:
    for shape in ((3, 5), (4, 3, 2, 2)):
        theirs = torch.nn.init._calculate_fan_in_and_fan_out(torch.empty(shape))
        assert fans(shape) == theirs
    assert spread(Initialiser("xavier_uniform"), (3, 5))[1] == pytest.approx(math.sqrt(6 / 8))
    assert spread(Initialiser("kaiming_normal"), (3, 5))[1] == pytest.approx(math.sqrt(2 / 5))


def test_a_seed_gives_the_same_numbers_again() -> None:
    once, again = (numbers(Initialiser("normal", seed=7), (2, 2)) for _ in range(2))
    assert once == again != numbers(Initialiser("normal", seed=8), (2, 2))
    assert numbers(Initialiser("constant", 0.5), (2, 1)) == [[0.5], [0.5]]
    assert isinstance(numbers(Initialiser("uniform", seed=3), ()), float)


def test_what_cannot_be_is_said_in_a_sentence() -> None:
    for wished, shape in (
        (Initialiser("xavier_normal"), (3,)),
        (Initialiser("uniform", 1.0, 0.0), (2, 2)),
        (Initialiser("normal", 0.0, -1.0), ()),
        (Initialiser("constant"), (10_000, 10_000)),
    ):
        with pytest.raises(InitialiserError, match=r"^[A-Z].*\.$"):
            numbers(wished, shape)
    assert len(KINDS) == len(_THEIRS) + 1
