"""The numbers of the lecture: its worked graphs, and what its programs print (PyTorch 2.13 CPU, float32)."""

from __future__ import annotations

from dataclasses import dataclass

PRODUCT = "z = x*omega"
LINEAR = "y_hat = x*omega\nr = y_hat - y\nloss = r**2"
AFFINE = "y_hat = x*omega + b\nr = y_hat - y\nloss = r**2"
QUADRATIC = "y_hat = omega1*x**2 + omega2*x + b\nr = y_hat - y\nloss = r**2"


@dataclass(frozen=True)
class Worked:
    """One graph that the lecture works through: numbers that go in, values and gradients that come out."""

    part: int
    code: str
    parameters: tuple[str, ...]
    leaves: dict[str, float]
    values: dict[str, float]
    gradients: dict[str, float]
    local: dict[tuple[str, str], float]
    given: float = 1.0


WORKED = (
    Worked(
        6, PRODUCT, ("omega",), {"x": 2, "omega": 3},
        values={"z": 6},
        gradients={"z": 5, "omega": 10, "x": 15},
        local={("z", "omega"): 2, ("z", "x"): 3},
        given=5.0,
    ),
    Worked(
        7, LINEAR, ("omega",), {"x": 1, "y": 2, "omega": 1},
        values={"y_hat": 1, "r": -1, "loss": 1},
        gradients={"loss": 1, "r": -2, "y_hat": -2, "omega": -2},
        local={("y_hat", "omega"): 1, ("r", "y_hat"): 1, ("loss", "r"): -2},
    ),
    Worked(
        8, LINEAR, ("omega",), {"x": 2, "y": 4, "omega": 1},
        values={"y_hat": 2, "r": -2, "loss": 4},
        gradients={"omega": -8},
        local={("y_hat", "omega"): 2, ("loss", "r"): -4},
    ),
    Worked(
        9, AFFINE, ("omega", "b"), {"x": 1, "y": 2, "omega": 1, "b": 2},
        values={"x*omega": 1, "y_hat": 3, "r": 1, "loss": 1},
        gradients={"omega": 2, "b": 2},
        local={("y_hat", "b"): 1, ("loss", "r"): 2},
    ),
)  # fmt: skip
"""Parts 6 to 9."""

DATA = ((1.0, 2.0), (2.0, 4.0), (3.0, 6.0))
LEARNING_RATE = 0.01

LINEAR_FIRST_EPOCHS = (
    ((-2.0, -7.840000152587891, -16.228801727294922), 7.315943717956543),
    ((-1.478623867034912, -5.796205520629883, -11.998146057128906), 3.9987640380859375),
)
"""Epochs 0 and 1 of `train-linear`: the gradient at each sample, and the last loss."""

LINEAR_LAST_EPOCH = (
    (-7.152557373046875e-07, -2.86102294921875e-06, -5.7220458984375e-06),
    9.094947017729282e-13,
)
LINEAR_EPOCHS = 100
LINEAR_PREDICTIONS_OF_4 = (4.0, 7.999998569488525)
"""Before and after training."""

ACCUMULATED = (-2.0, -10.0, -28.0)
"""`zero-grad`: w.grad with w held at 1, after each sample, never set to zero."""

QUADRATIC_FIRST_EPOCH = (
    (1.0, 2.0, 2.0, 2.0),
    (8.179600715637207, 22.880001068115234, 11.440000534057617, 5.720000267028809),
    (18.321826934814453, 77.04720306396484, 25.682401657104492, 8.560800552368164),
)
"""loss, ∂ω₁, ∂ω₂, ∂b at each sample, all parameters beginning at 1."""
