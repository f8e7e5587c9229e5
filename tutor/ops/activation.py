"""Nonlinear functions that end a layer."""

from __future__ import annotations

from tutor.ops.op import Op

ROWS = (
    Op(
        "relu",
        "ReLU",
        "maximum(a, 0)",
        local=("where(a <= 0, 0, 1)",),
        domain="abs(a) > 0.01",
        family="activation",
        grad_fn="ReluBackward0",
    ),
    Op(
        "leaky_relu",
        "LReLU",
        "where(a > 0, a, slope * a)",
        local=("where(a > 0, 1, slope)",),
        attributes=(("slope", 0.01),),
        domain="abs(a) > 0.01",
        torch="F.leaky_relu(a, slope)",
        family="activation",
        grad_fn="LeakyReluBackward0",
    ),
    Op(
        "sigmoid",
        "σ",
        "1 / (1 + exp(-a))",
        local=("z * (1 - z)",),
        family="activation",
        grad_fn="SigmoidBackward0",
    ),
    Op("tanh", "tanh", "tanh(a)", local=("1 - z ** 2",), family="activation", grad_fn="TanhBackward0"),
    Op(
        "softplus",
        "soft+",
        "logaddexp(0, a)",  # PyTorch takes a itself beyond 20, which is 2e-9 less at most
        local=("1 / (1 + exp(-a))",),
        torch="F.softplus(a)",
        family="activation",
        grad_fn="SoftplusBackward0",
    ),
)
