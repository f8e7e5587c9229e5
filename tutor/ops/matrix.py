"""Operations whose gradient is no elementwise factor: products and transposes of matrices."""

from __future__ import annotations

from tutor.ops.op import Op

ROWS = (
    Op("matmul", "MM", "a @ b", pull=("g @ b.T", "a.T @ g"), family="matrix"),
    Op("transpose", "( )ᵀ", "a.T", pull=("g.T",), family="matrix"),
)
