"""The numbers an engine computes with: floats of one type, single or in arrays; and how they print."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from tutor.engine import axis_functions
from tutor.errors import TutorError
from tutor.language import translate

DType = Literal["float32", "float64"]
DTYPES: tuple[DType, ...] = ("float32", "float64")

_LARGE = 1e38
"""What is smaller becomes a float32 without overflow, and so without a warning."""

_ONE = np.float32(1)
"""Times this a float is a float32, in a third of the time that numpy's type takes."""

Value = float | np.floating[Any] | npt.NDArray[np.floating[Any]]
"""What a node holds: a single number, or an array of them."""

Given = float | list[Any] | tuple[Any, ...] | Value
"""What a person gives: a number, or rows of numbers."""


def as_value(given: Given, dtype: DType, name: str = "") -> Value:
    """`given` in the engine's type of number: one float for a number, else an array of its own.

    Raises:
        TutorError: it is neither a number nor rows of numbers of one length; the sentence names `name`.
    """
    if type(given) is float:
        if dtype == "float64":
            return given
        if -_LARGE < given < _LARGE:
            return _ONE * given
    try:
        array = _numbers(given, np.dtype(dtype))
    except (TypeError, ValueError, OverflowError):
        sentence = translate(
            "engine", "The value of {name} is to be a number, or rows of numbers that are equally long."
        )
        raise TutorError(sentence.format(name=name or "?")) from None
    if array.size == 0:
        raise TutorError(translate("engine", "The value of {name} is empty.").format(name=name or "?"))
    return array if array.ndim else scalar(array[()], dtype)


def _numbers(given: Any, dtype: np.dtype[Any]) -> npt.NDArray[Any]:
    """The numbers in an array; TypeError where others are among them (numpy takes None for nan)."""
    found = np.array(given)
    whole = found.dtype.kind == "O" and all(type(item) in (int, float) for item in found.flat)
    if not (found.size == 0 or whole or found.dtype.kind in "fiu"):
        raise TypeError(found.dtype)
    with np.errstate(over="ignore"):
        return found.astype(dtype)


def scalar(number: Any, dtype: DType) -> float | np.float32:
    """One number of the type: Python's float is the fastest float64, and numpy's is the only float32."""
    return np.float32(number) if dtype == "float32" else float(number)


ZEROS: dict[DType, float | np.float32] = {dtype: scalar(0.0, dtype) for dtype in DTYPES}
"""The zero of each type; to make one takes longer than to look it up."""


def fit(gradient: Any, shape: tuple[int, ...], dtype: DType) -> Value:
    """A gradient brought to the shape of what it belongs to.

    Summed over the axes along which the operand was broadcast, as PyTorch does it; repeated where the
    operation was a sum over the operand's elements.
    """
    array = np.asarray(gradient)
    if array.ndim > len(shape):
        array = array.sum(axis=tuple(range(array.ndim - len(shape))))
    lengths = zip(array.shape, shape[len(shape) - array.ndim :], strict=True)
    stretched = tuple(axis for axis, (here, there) in enumerate(lengths) if there == 1 and here != 1)
    if stretched and array.ndim == len(shape):
        array = array.sum(axis=stretched, keepdims=True)
    if array.shape != shape:
        array = np.broadcast_to(array, shape)
    return array.astype(dtype, copy=False) if shape else np.dtype(dtype).type(array[()])


def shape_of(value: Value) -> tuple[int, ...]:
    """The lengths of the value's axes; () for a single number."""
    return value.shape if isinstance(value, np.ndarray) else ()


def plain(value: Value | None) -> Any:
    """The value as JSON has it: exact numbers, arrays as nested lists, and "nan", "inf" or "-inf"."""
    if value is None:
        return None
    if isinstance(value, np.ndarray):
        return [plain(item) for item in value]
    number = float(value)
    return number if math.isfinite(number) else repr(number)


def numpy_names(dtype: DType) -> dict[str, Any]:
    """What the functions of maths text mean for numpy arrays of this type."""
    type_ = np.dtype(dtype).type

    def where(condition: Any, yes: Any, no: Any) -> Any:
        if type(yes) is type(no) is int and (yes, no) == (0, 1) and type(condition) is np.ndarray:
            # ReLU's local gradient: the same numbers, in a tenth of the time
            return np.logical_not(condition).astype(type_)
        return np.where(condition, np.asarray(yes, type_), np.asarray(no, type_))[()]

    def sign(a: Any) -> Any:
        return np.where(a == a, np.sign(a), type_(0))[()]  # PyTorch passes nothing on through |nan|

    return {
        "exp": np.exp, "log": np.log, "sqrt": np.sqrt, "abs": np.abs, "sign": sign, "sin": np.sin,
        "cos": np.cos, "tanh": np.tanh, "maximum": np.maximum, "minimum": np.minimum,
        "logaddexp": np.logaddexp, "power": _power(np.power, np.sqrt), "square": np.square, "sum": np.sum,
        "size": np.size, "matmul": np.matmul, "transpose": np.transpose, "where": where,
        **axis_functions.functions(), "computed": _computed, "pulled": _pulled,
    }  # fmt: skip


def _computed(signature: str, *operands: Any) -> Any:
    from tutor.engine.opaque import computed  # few graphs have what PyTorch alone computes

    return computed(signature, *operands)


def _pulled(signature: str, index: int, given: Any, *operands: Any) -> Any:
    from tutor.engine.opaque import pulled

    return pulled(signature, index, given, *operands)


def float_names() -> dict[str, Any]:
    """What they mean for Python's floats; some raise where numpy gives nan or inf."""
    return {
        "exp": math.exp, "log": math.log, "sqrt": math.sqrt, "abs": abs, "sin": math.sin, "cos": math.cos,
        "tanh": math.tanh, "power": _power(math.pow, math.sqrt), "square": _square, "sum": _itself,
        "size": _one, "sign": _sign, "maximum": _maximum, "minimum": _minimum, "logaddexp": _logaddexp,
        "largest": _itself, "peak": _unless_nan, "kept": _kept, "floored_log": _floored_log,
    }  # fmt: skip


def _power(power: Callable[[Any, Any], Any], sqrt: Callable[[Any], Any]) -> Callable[[Any, Any], Any]:
    """`a ** n`; PyTorch multiplies for the exponents that have a short way, and so gets other last bits."""
    short_ways: dict[float, Callable[[Any], Any]] = {
        3: lambda a: a * a * a,
        2: _square,
        -0.5: lambda a: 1 / sqrt(a),
        -1: lambda a: 1 / a,
        -2: lambda a: 1 / (a * a),
    }

    def raised(a: Any, n: Any) -> Any:
        short = None if isinstance(n, np.ndarray) else short_ways.get(n)
        return power(a, n) if short is None else short(a)

    return raised


def _square(a: float) -> float:
    return a * a


def _itself(a: float) -> float:
    return a


def _one(_: float) -> int:
    return 1


def _unless_nan(a: float) -> float:
    return 1.0 if a == a else a


def _kept(a: float, p: float, seed: int) -> float:
    return float(axis_functions.kept(a, p, seed))


def _floored_log(a: float) -> float:
    return max(math.log(a), -100.0) if a > 0 else float(axis_functions.floored_log(np.float64(a)))


def _sign(a: float) -> float:
    return math.copysign(1.0, a) if a > 0 or a < 0 else 0.0


def _maximum(a: float, b: float) -> float:
    return a if a > b or a != a else b


def _minimum(a: float, b: float) -> float:
    return a if a < b or a != a else b


def _logaddexp(a: float, b: float) -> float:
    high, low = (a, b) if a > b else (b, a)
    return high if high == math.inf else high + math.log1p(math.exp(low - high))
