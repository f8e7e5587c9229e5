"""Numbers and arrays as a person types them: written so, and read or refused with one sentence."""

from __future__ import annotations

import json
import math

import numpy as np

from tutor.engine import Value
from tutor.errors import TutorError
from tutor.language import translate

Nested = float | list["Nested"]


def typed(value: Value) -> str:
    """The value as one would type it: the shortest digits that give the same number."""
    if isinstance(value, np.ndarray):
        return "[" + ", ".join(typed(item) for item in value) + "]"
    return str(value).removesuffix(".0")


def read_number(text: str) -> float:
    """The finite number that `text` says, with − or -. Raises TutorError."""
    written = _plain(text)
    if not written:
        raise TutorError(translate("given_text", "Type a number."))
    try:
        number = float(written)
    except ValueError:
        raise TutorError(_not_a_number(written)) from None
    if not math.isfinite(number):
        raise TutorError(translate("given_text", "Type a finite number, not {text}.").format(text=written))
    return number


def read_value(text: str) -> Nested:
    """A number, or a JSON array whose rows are equally long (`[[1, 2], [3, 4]]`). Raises TutorError."""
    written = _plain(text)
    if not written.startswith("["):
        return read_number(written)
    try:
        nested = _numbers(json.loads(written))
        _shape(nested)
    except (ValueError, RecursionError):
        sentence = translate("given_text", "Close each bracket, put commas between: [[1, 2], [3, 4]].")
        raise TutorError(sentence) from None
    return nested


def _plain(text: str) -> str:
    return text.strip().replace("−", "-")


def _not_a_number(written: str) -> str:
    if "," in written and "[" not in written:
        return translate("given_text", "Write the decimals of {text} with a point.").format(text=written)
    return translate("given_text", "“{text}” is not a number.").format(text=written)


def _numbers(value: object) -> Nested:
    if isinstance(value, list):
        return [_numbers(part) for part in value]
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        shown = json.dumps(value)
        raise TutorError(translate("given_text", "“{text}” is not a number.").format(text=shown))
    try:
        number = float(value)
    except OverflowError:
        number = math.inf
    if not math.isfinite(number):
        raise TutorError(translate("given_text", "Type finite numbers only."))
    return number


def _shape(value: Nested) -> tuple[int, ...]:
    """The shape of `value`; rows of unequal length and empty arrays raise TutorError."""
    if not isinstance(value, list):
        return ()
    if not value:
        raise TutorError(translate("given_text", "An array needs at least one number."))
    shapes = [_shape(part) for part in value]
    if any(shape != shapes[0] for shape in shapes):
        raise TutorError(translate("given_text", "Every row needs as many numbers as the first."))
    return (len(value), *shapes[0])
