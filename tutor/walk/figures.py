"""Numbers as a person reads them: up to four significant digits on the graph, all where there is room."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from tutor.engine import Value

LARGEST_GRID = 6
"""The most rows or columns of an array that are written out."""
ABSENT = "—"
"""What stands in a table where a number is not known."""

_NOT_FINITE = {"nan": r"\mathrm{NaN}", "inf": r"\infty", "-inf": r"-\infty"}


def short(number: Any, digits: int = 4) -> str:
    """A number with up to `digits` significant digits, plain: `−2`, `7.316`, `1.5e−7`, `∞`, `NaN`."""
    value = float(number)
    if not math.isfinite(value):
        return {"nan": "NaN", "inf": "∞", "-inf": "−∞"}[repr(value)]
    return _digits(value, digits).replace("-", "−")


def exact(number: Any) -> str:
    """The exact float, as Python writes the double it equals, with a true minus sign."""
    value = float(number)
    return repr(value).replace("-", "−") if math.isfinite(value) else short(value)


def short_tex(number: Any, digits: int = 4) -> str:
    """A number in TeX with up to `digits` significant digits; powers of ten written out."""
    value = float(number)
    if not math.isfinite(value):
        return _NOT_FINITE[repr(value)]
    mantissa, _, exponent = _digits(value, digits).partition("e")
    return rf"{mantissa}\times 10^{{{int(exponent)}}}" if exponent else mantissa


def value_tex(value: Value) -> str:
    """A value in TeX: a number, a small matrix as a grid, a larger one by its shape."""
    if not isinstance(value, np.ndarray):
        return short_tex(value)
    if value.ndim > 2 or max(value.shape) > LARGEST_GRID:
        lengths = r" \times ".join(str(length) for length in value.shape)
        return rf"\left[{lengths}\right]"
    rows = value.reshape(1, -1) if value.ndim == 1 else value
    body = r"\\".join(" & ".join(short_tex(item) for item in row) for row in rows)
    return rf"\begin{{bmatrix}}{body}\end{{bmatrix}}"


def value_plain(value: Value) -> str:
    """A value in plain characters: a number, small rows of numbers in brackets, a larger one by its shape."""
    if not isinstance(value, np.ndarray):
        return short(value)
    if value.ndim > 2 or max(value.shape) > LARGEST_GRID:
        return f"[{' × '.join(str(length) for length in value.shape)}]"
    if value.ndim == 1:
        return f"[{', '.join(short(item) for item in value)}]"
    return f"[{', '.join(value_plain(row) for row in value)}]"


def _digits(value: float, digits: int) -> str:
    """Shortest form with at most so many significant digits: `2`, not `2.000`; no sign before 0."""
    if value == 0:
        return "0"
    size = math.floor(math.log10(abs(value)))
    if not -4 <= size < 6:
        mantissa, _, exponent = f"{value:.{digits - 1}e}".partition("e")
        mantissa = mantissa.rstrip("0").rstrip(".") if "." in mantissa else mantissa
        return f"{mantissa}e{int(exponent)}"
    text = f"{value:.{max(digits - 1 - size, 0)}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
