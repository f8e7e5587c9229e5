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
    Op(
        "softmax",
        "smax",
        "exp_share(a, axis)",
        pull=("z * (g - sum_along(g * z, axis))",),
        attributes=(("axis", -1.0),),
        torch="F.softmax(a, dim=axis)",
        family="activation",
        grad_fn="SoftmaxBackward0",
    ),
    Op(
        "log_softmax",
        "ln sm",
        "a - logsumexp(a, axis)",
        pull=("g - exp(z) * sum_along(g, axis)",),
        attributes=(("axis", -1.0),),
        torch="F.log_softmax(a, dim=axis)",
        family="activation",
        grad_fn="LogSoftmaxBackward0",
    ),
    Op(
        "layer_norm",
        "norm",
        "(a - average(a, -1)) / sqrt(average((a - average(a, -1)) ** 2, -1) + eps)",
        pull=(
            "(g - average(g, -1) - z * average(g * z, -1))"
            " / sqrt(average((a - average(a, -1)) ** 2, -1) + eps)",
        ),
        attributes=(("eps", 1e-5),),
        torch="F.layer_norm(a, a.shape[-1:], eps=eps)",
        family="activation",
        grad_fn="NativeLayerNormBackward0",
    ),
    Op(
        "dropout",
        "drop",
        "a * kept(a, p, seed) / (1 - p)",
        local=("kept(a, p, seed) / (1 - p)",),
        attributes=(("p", 0.5), ("seed", 0.0)),
        torch="a * torch.tensor(numpy.random.default_rng(seed).random(a.shape) >= p) / (1 - p)",
        family="activation",
        grad_fn="DivBackward0",
    ),
)
