"""Operations whose gradient is no elementwise factor: products of matrices, a whole layer, transposes."""

from __future__ import annotations

from tutor.ops.op import Op

ROWS = (
    Op("matmul", "MM", "a @ b", pull=("g @ b.T", "a.T @ g"), family="matrix"),
    Op(
        "affine",
        "W·X + b",
        "a @ b + c",
        pull=("g @ b.T", "a.T @ g", "g"),
        torch="a @ b + c",
        family="matrix",
    ),
    Op("transpose", "( )ᵀ", "a.T", pull=("g.T",), family="matrix"),
)
