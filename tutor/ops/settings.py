"""Settings of operations: the constants that say how one works, which are no numbers of its maths."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from tutor.language import translate

_WHOLE = ("axis", "seed", "start", "stop", "classes")
_AT_LEAST = {"seed": 0, "start": 0, "stop": 1, "classes": 1}
NAMES = (*_WHOLE, "shape", "p", "eps")
"""The names by which rows of the table have settings; any other attribute is a number of the maths."""
OTHER_NAMES = {"dim": "axis", "num_classes": "classes"}
"""What PyTorch calls some of them."""
_TO_BEGIN_WITH: dict[str, Any] = {"n": 3.0, "shape": (-1.0,), "start": 0.0, "stop": 1.0, "classes": 2.0}


def to_begin_with(attributes: Iterable[tuple[str, float | None]]) -> tuple[Any, ...]:
    """Attributes for an operation that is placed: their defaults; what must be given is given something."""
    return tuple(
        _TO_BEGIN_WITH.get(name, 1.0) if default is None else default for name, default in attributes
    )


def exact(name: str, value: Any) -> Any:
    """The attribute as numpy and PyTorch take it: whole numbers as `int`, a shape as a tuple of them."""
    if name == "shape":
        return tuple(int(length) for length in value)
    return int(value) if name in _WHOLE else value


def fault(op: str, name: str, value: Any) -> str:
    """One sentence about an attribute that `op` cannot have; empty where it can."""
    sentence = _why_not(name, value)
    return sentence.format(name=name, op=op, least=_AT_LEAST.get(name, 0)) if sentence else ""


def _why_not(name: str, value: Any) -> str:
    if name == "shape":
        return (
            ""
            if _is_shape(value)
            else translate("graph", "{name} of {op} is to be whole numbers, as in reshape(x, 2, 3).")
        )
    if isinstance(value, tuple):
        return translate("graph", "{name} of {op} is to be a number.")
    if name in _WHOLE and not _is_whole(value):
        return translate("graph", "{name} of {op} is to be a whole number.")
    if name in _AT_LEAST and value < _AT_LEAST[name]:
        return translate("graph", "{name} of {op} is to be {least} or more.")
    if name == "p" and not 0 <= value < 1:
        return translate("graph", "{name} of {op} is to be from 0 to less than 1.")
    if name == "eps" and value < 0:
        return translate("graph", "{name} of {op} is to be 0 or more.")
    return ""


def _is_whole(value: Any) -> bool:
    return bool(value == int(value)) and abs(value) < 2**53


def _is_shape(value: Any) -> bool:
    """Whether these are lengths of axes; one of them may be −1, for what remains."""
    return (
        isinstance(value, Sequence)
        and 0 < len(value) <= 32
        and all(not isinstance(length, tuple) and _is_whole(length) for length in value)
        and all(length > 0 or length == -1 for length in value)
        and sum(length == -1 for length in value) <= 1
    )
