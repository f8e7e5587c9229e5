"""Matrix products in generated code, of operands with and without the sample axis.

`Z = A @ B` and its rules `g @ B.T`, `A.T @ g` are written for two matrices. A vector is a row on the left and
a column on the right. Where only the left operand has the sample axis, the samples' rows stand below one
another in one tall matrix; where only the right one has it, their columns stand beside one another in one
wide matrix. Then one product serves the whole batch, and the rule for the shared operand sums over the
samples by itself. Where both have it, the product is taken sample by sample.
"""

from __future__ import annotations

from enum import Enum
from typing import Any

from tutor.engine.sample_axis import Array
from tutor.graph.shapes import Shape


class _Form(Enum):
    ALONE = "no operand has the sample axis"
    TALL = "the left one has it"
    WIDE = "the right one has it"
    STACKED = "both have it"


class Product:
    """One product of two operands, each a vector or a matrix a sample."""

    def __init__(self, left: Array, right: Array, shape: Shape) -> None:
        """`shape`: that of a sample's result."""
        self._left, self._right, self._shape = left, right, shape
        self._rows = left.shape[0] if len(left.shape) == 2 else 1
        self._inner = left.shape[-1]
        self._columns = right.shape[1] if len(right.shape) == 2 else 1
        self._form = {
            (False, False): _Form.ALONE,
            (True, False): _Form.TALL,
            (False, True): _Form.WIDE,
            (True, True): _Form.STACKED,
        }[left.sampled, right.sampled]

    @property
    def direct(self) -> bool:
        """Whether numpy's matmul takes the operands as they are: no batch, or rows times a shared matrix."""
        if self._form is _Form.TALL:
            return len(self._left.shape) == 1
        return self._form is _Form.ALONE

    @property
    def call(self) -> str:
        """The function that multiplies: numpy's `dot` costs less than `matmul`, where both are matrices.

        Without a batch it is the one of the trace, so that the bits are the trace's.
        """
        return "dot" if self._form is _Form.TALL else "matmul"

    def left(self) -> str:
        """The left operand as a matrix."""
        shape = (self._rows, self._inner)
        if self._form is _Form.TALL:
            return self._left.reshaped((self._inner,))
        return self._left.reshaped(shape)

    def right(self) -> str:
        """The right operand as a matrix."""
        shape = (self._inner, self._columns)
        if self._form is _Form.WIDE:
            return f"beside({self._right.code}, {self._inner}, {self._columns})"
        return self._right.reshaped(shape)

    def result(self, code: str) -> str:
        """The value, of a result in matrix form."""
        if self._form is _Form.WIDE:
            return f"apart({code}, {self._rows}, {self._columns}, {self._shape!r})"
        form = (self._columns,) if self._form is _Form.TALL else (self._rows, self._columns)
        return Array(code, form, self._form is not _Form.ALONE).reshaped(self._shape)

    def given(self, code: str) -> str:
        """The given gradient in the form of the result."""
        if self._form is _Form.WIDE:
            return f"beside({code}, {self._rows}, {self._columns})"
        form = (self._columns,) if self._form is _Form.TALL else (self._rows, self._columns)
        return Array(code, self._shape, self._form is not _Form.ALONE).reshaped(form)

    def to_left(self, code: str) -> str:
        """What goes back to the left operand, from its matrix form."""
        form = (self._inner,) if self._form is _Form.TALL else (self._rows, self._inner)
        return Array(code, form, self._left.sampled).reshaped(self._left.shape)

    def to_right(self, code: str) -> str:
        """What goes back to the right operand, from its matrix form."""
        if self._form is _Form.WIDE:
            return f"apart({code}, {self._inner}, {self._columns}, {self._right.shape!r})"
        return Array(code, (self._inner, self._columns), self._right.sampled).reshaped(self._right.shape)


def beside(stack: Any, rows: int, columns: int) -> Any:
    """The matrices of all samples beside one another: (samples, rows, columns) as (rows, samples·columns)."""
    return stack.reshape(-1, rows, columns).swapaxes(0, 1).reshape(rows, -1)


def apart(wide: Any, rows: int, columns: int, shape: Shape) -> Any:
    """The way back from `beside`, each sample in `shape`."""
    return wide.reshape(rows, -1, columns).swapaxes(0, 1).reshape(-1, *shape)
