"""Formulas read back as numbers: what the brackets of a written formula mean is what it is worth."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import numpy as np

_FUNCTIONS: dict[str, Any] = {
    "exp": np.exp, "log": np.log, "sqrt": np.sqrt, "abs": np.abs, "tanh": np.tanh, "maximum": np.maximum,
    "minimum": np.minimum, "sin": np.sin, "cos": np.cos, "sign": np.sign,
    "relu": lambda a: np.maximum(a, 0),
}  # fmt: skip
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_PLAIN = {
    "·": "*",
    "−": "-",
    "√(": "sqrt(",
    "ln(": "log(",
    "^": "**",
    "max(": "maximum(",
    "min(": "minimum(",
    "≤": "<=",
    " = ": " == ",
}
_TEX = {
    r"\cdot": "*", r"\times": "*", r"\left(": "(", r"\right)": ")", r"\left|": "abs(", r"\right|": ")",
    r"\,": " ", r"\ln": "log", r"\max": "maximum", r"\sqrt": "sqrt",
}  # fmt: skip
_SIDE_BY_SIDE = re.compile(r"(?<![\w.])(\d+(?:\.\d+)?)\s*(?=(?!e-?\d|if|else)[A-Za-z(])")
_NUMBER = re.compile(r"(?<![\w.])(\d+(?:\.\d+)?(?:e-?\d+)?)")


def value_of_plain(written: str, names: Mapping[str, float]) -> float:
    """What a formula in plain characters is worth; its names are single letters."""
    source = re.sub("[⁰¹²³⁴⁵⁶⁷⁸⁹]+", lambda found: "**" + found[0].translate(_RAISED), written)
    source = re.sub(r"\|([^|]*)\|", r"abs(\1)", source)
    for sign, meaning in _PLAIN.items():
        source = source.replace(sign, meaning)
    return _value(source, names)


def value_of_tex(written: str, names: Mapping[str, float]) -> float:
    """What a formula in TeX is worth; without choices, sums and matrices."""
    source = re.sub(r"\\mathrm\{(\w+)\}", r"\1", written)
    for sign, meaning in _TEX.items():
        source = source.replace(sign, meaning)
    while r"\frac" in source:
        source = _without_innermost_fraction(source)
    source = re.sub(r"(?<![A-Za-z])e\^\{", "exp{", source)
    source = source.replace("^", "**").replace("{", "(").replace("}", ")")
    return _value(source, names)


def _without_innermost_fraction(source: str) -> str:
    at = source.rindex(r"\frac")
    above, rest = _group(source[at + len(r"\frac") :])
    below, rest = _group(rest)
    return f"{source[:at]}(({above})/({below})){rest}"


def _group(source: str) -> tuple[str, str]:
    """What stands in the braces with which `source` begins, and what follows them."""
    depth = 0
    for at, sign in enumerate(source):
        depth += (sign == "{") - (sign == "}")
        if depth == 0:
            return source[1:at], source[at + 1 :]
    raise AssertionError(f"unbalanced: {source}")


def _value(source: str, names: Mapping[str, float]) -> float:
    known = _FUNCTIONS | {name: np.float64(number) for name, number in names.items()} | {"N": np.float64}
    with np.errstate(all="ignore"):
        return float(eval(_NUMBER.sub(r"N(\1)", _SIDE_BY_SIDE.sub(r"\1*", source)), known))
