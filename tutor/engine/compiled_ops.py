"""Each row of the table as functions of numbers: the value, and the local gradients or what pulls back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from tutor import ops
from tutor.engine.numbers import DType, numpy_names
from tutor.graph.graph import Constant
from tutor.ops.lower import to_python


@dataclass(frozen=True)
class ArrayStep:
    """An operation on arrays: its value, and either its local gradients or its contributions.

    `is_product`: a contribution is a product of matrices, for which vectors become matrices.
    """

    forward: Callable[..., Any]
    local: tuple[Callable[..., Any], ...]
    pull: tuple[Callable[..., Any], ...]
    is_product: bool


@lru_cache(maxsize=1024)
def array_step(op: str, attributes: tuple[Constant, ...], dtype: DType) -> ArrayStep:
    """The operation on arrays; functions take `z` and `g` (None where there is none), then the operands."""
    row = ops.TABLE[op]
    names = {name: repr(value) for name, value in row.constants(attributes).items()}

    def function(maths: str) -> Callable[..., Any]:
        body = to_python(maths, names, scalar=False)
        return _define(f"def f(z, g, {', '.join(row.letters)}):\n return {body}", "f", numpy_names(dtype))

    return ArrayStep(
        function(row.forward),
        tuple(function(local) for local in row.local_at(attributes)),
        tuple(function(pull) for pull in row.pull),
        bool(row.after_product),
    )


def _define(source: str, name: str, namespace: dict[str, Any]) -> Callable[..., Any]:
    """The function that `source` defines; the source comes from the table, never from a person."""
    exec(source, namespace)  # noqa: S102
    function: Callable[..., Any] = namespace[name]
    return function
