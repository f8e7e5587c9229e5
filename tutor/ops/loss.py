"""Losses: how far an output is from its target, as one number.

Cross-entropies are those of PyTorch's functions of these names. The one of probabilities keeps each logarithm
at −100 or above, as PyTorch does, so that a sigmoid that has reached 0 or 1 has a finite loss.
"""

from __future__ import annotations

from tutor.ops.op import Op

ROWS = (
    Op(
        "mse",
        "MSE",
        "sum((a - b) ** 2) / size(a)",
        local=("2 * (a - b) / size(a)", "2 * (b - a) / size(a)"),
        torch="torch.mean((a - b) ** 2)",
        family="loss",
        grad_fn="MeanBackward0",
        takes="one shape",
    ),
    Op(
        "mae",
        "MAE",
        "sum(abs(a - b)) / size(a)",
        local=("sign(a - b) / size(a)", "sign(b - a) / size(a)"),
        domain="abs(a - b) > 0.01",
        torch="F.l1_loss(a, b)",
        family="loss",
        grad_fn="MeanBackward0",
        takes="one shape",
    ),
    Op(
        "cross_entropy",
        "CE",
        "sum(b * (logsumexp(a, -1) - a))",
        local=("exp_share(a, -1) * sum_along(b, -1) - b", "logsumexp(a, -1) - a"),
        torch="F.cross_entropy(a, b)",
        family="loss",
        grad_fn="DivBackward1",
        takes="vectors",
    ),
    Op(
        "bce",
        "BCE",
        "-sum(b * floored_log(a) + (1 - b) * floored_log(1 - a)) / size(a)",
        local=(
            "(a - b) / maximum(a * (1 - a), 1e-12) / size(a)",
            "(floored_log(1 - a) - floored_log(a)) / size(a)",
        ),
        domain="minimum(a * (1 - a), b * (1 - b)) > 0.05",
        torch="F.binary_cross_entropy(a, b)",
        family="loss",
        grad_fn="BinaryCrossEntropyBackward0",
        takes="one shape",
    ),
    Op(
        "bce_with_logits",
        "BCE",
        "sum(logaddexp(0, a) - a * b) / size(a)",
        local=("(1 / (1 + exp(-a)) - b) / size(a)", "-a / size(a)"),
        torch="F.binary_cross_entropy_with_logits(a, b)",
        family="loss",
        grad_fn="BinaryCrossEntropyWithLogitsBackward0",
        takes="one shape",
    ),
    Op(
        "hinge",
        "hinge",
        "sum(maximum(1 - a * b, 0)) / size(a)",
        local=("where(1 - a * b <= 0, 0, -b) / size(a)", "where(1 - a * b <= 0, 0, -a) / size(a)"),
        domain="abs(1 - a * b) > 0.01",
        torch="F.relu(1 - a * b).mean()",
        family="loss",
        grad_fn="MeanBackward0",
        takes="one shape",
    ),
)
