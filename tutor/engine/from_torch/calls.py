"""A call of PyTorch as a row of the table: which operation it is, of which operands, with which constants."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from tutor import ops
from tutor.ops import Op, settings

_CALLED = {
    "__get__": "transpose", "t": "transpose", "truediv": "div", "true_divide": "div", "rtruediv": "rdiv",
    "absolute": "abs", "negative": "neg", "mv": "matmul", "dot": "matmul",
}  # fmt: skip
_TURNED = {"radd": "add", "rsub": "sub", "rmul": "mul", "rdiv": "div", "rmatmul": "matmul", "rpow": "pow"}
_NOTHING = (
    ("reduction", "mean"), ("ignore_index", -100), ("label_smoothing", 0.0), ("_stacklevel", 3),
    ("inplace", False), ("keepdim", False), ("alpha", 1), ("beta", 1), ("threshold", 20),
)  # fmt: skip
"""Arguments that change nothing when they have these values."""


class Call(NamedTuple):
    """An operation of the table, its operands (tensors and numbers) and its constants."""

    op: str
    operands: tuple[Any, ...]
    attributes: tuple[Any, ...] = ()


def call_of(name: str, args: Sequence[Any], keywords: Mapping[str, Any]) -> Call | None:
    """The row that PyTorch's function stands for; None where the table has none for this call.

    `name` is as `torch.overrides.resolve_name` has it: `torch.Tensor.__rsub__`.
    """
    parts = name.split(".")
    called = parts[-1].strip("_")
    if parts[-1] == "__get__" and parts[-2:-1] != ["T"]:
        return None
    called = _CALLED.get(parts[-1], _CALLED.get(called, called))
    given = [*args]
    if called in _TURNED:
        called, given = _TURNED[called], given[::-1]
    if called == "pow":
        return _power(given) if len(given) == 2 and not keywords else None
    if called in ("cat", "concat") and given and isinstance(given[0], list | tuple):
        given = [*given[0], *given[1:]]
    row = ops.find(called, len(given))
    return _of_row(row, given, keywords) if row is not None else None


def _power(given: Sequence[Any]) -> Call:
    base, exponent = given
    if isinstance(exponent, int | float) and not isinstance(base, int | float):
        return Call("square", (base,)) if exponent == 2 else Call("pow", (base,), (float(exponent),))
    return Call("power", (base, exponent))


def _of_row(row: Op, given: list[Any], keywords: Mapping[str, Any]) -> Call | None:
    """The call with its arguments by the row's names; None where one is left that changes something."""
    operands, rest = given[: row.arity], given[row.arity :]
    left = {settings.OTHER_NAMES.get(name, name): value for name, value in keywords.items()}
    for word in ("target", "other"):
        if len(operands) < row.arity and word in left:
            operands.append(left.pop(word))
    left = {name: value for name, value in left.items() if not _is_nothing(name, value)}
    if row.name == "reshape" and rest and not isinstance(rest[0], list | tuple):
        rest = [tuple(rest)]
    if row.name == "layer_norm":
        rest = rest[1:]
        left.pop("normalized_shape", None)
    if row.name == "leaky_relu" and "negative_slope" in left:
        left["slope"] = left.pop("negative_slope")
    attributes = []
    for name, default in row.attributes:
        value = left.pop(name, rest.pop(0) if rest else default)
        attributes.append(_constant(name, value))
    if left or any(value is not None for value in rest) or len(operands) < row.arity or None in attributes:
        return None
    if any(
        settings.fault(row.name, name, value)
        for (name, _), value in zip(row.attributes, attributes, strict=True)
    ):
        return None
    return Call(row.name, tuple(operands), tuple(attributes))


def _is_nothing(name: str, value: Any) -> bool:
    return value is None or any(name == known and value == usual for known, usual in _NOTHING)


def _constant(name: str, value: Any) -> Any:
    if name == "shape":
        lengths = value if isinstance(value, list | tuple) else (value,)
        return tuple(float(length) for length in lengths)
    return float(value) if isinstance(value, int | float) else None
