"""Operations whose gradient is no elementwise factor: products of matrices, a whole layer, transposes."""

from __future__ import annotations

from tutor.ops.op import Op

ROWS = (
    Op(
        "matmul",
        "MM",
        "a @ b",
        pull=("g @ b.T", "a.T @ g"),
        family="matrix",
        grad_fn="MmBackward0",
        grad_fn_in=(("21", "MvBackward0"), ("12", "SqueezeBackward4"), ("11", "DotBackward0")),
    ),
    Op(
        "affine",
        "W·X+b",
        "a @ b + c",
        pull=("g @ b.T", "a.T @ g", "g"),
        torch="a @ b + c",
        family="matrix",
        grad_fn="AddBackward0",
    ),
    Op("transpose", "( )ᵀ", "a.T", pull=("g.T",), family="matrix", grad_fn="PermuteBackward0"),
)
