"""Shapes and constants of an operation in the form: what they are called, and how they are read."""

from __future__ import annotations

import re

import numpy as np

from tutor.errors import TutorError
from tutor.graph.graph import Constant
from tutor.graph.shapes import Shape
from tutor.language import translate
from tutor.ui.widgets.given_text import read_number


def constant_title(constant: str) -> str:
    """What a constant of an operation is called in the form."""
    return {
        "n": translate("typed_settings", "Exponent"),
        "slope": translate("typed_settings", "Slope"),
        "axis": translate("typed_settings", "Axis"),
        "seed": translate("typed_settings", "Seed"),
        "start": translate("typed_settings", "From"),
        "stop": translate("typed_settings", "Up to"),
        "classes": translate("typed_settings", "Classes"),
        "shape": translate("typed_settings", "Shape"),
        "p": translate("typed_settings", "Share p"),
        "eps": translate("typed_settings", "ε"),
    }.get(constant, constant)


def read_shape(text: str) -> Shape:
    """A shape as it is typed: `2 × 3`, `2x3`, `4`, and `()` or nothing for a single number.

    Raises:
        TutorError: it is none.
    """
    plain = text.strip().strip("()[]").strip(" ,")
    if not plain or plain == "1 number":
        return ()
    parts = re.split(r"\s*[×x*,]\s*|\s+", plain)
    if not all(part.isdecimal() and 0 < int(part) <= 100_000 for part in parts) or len(parts) > 8:
        raise TutorError(
            translate("typed_settings", "Type lengths such as 2 × 3, or () for a single number.")
        )
    found = tuple(int(part) for part in parts)
    if np.prod(found, dtype=float) > 1_000_000:
        raise TutorError(translate("typed_settings", "These are more numbers than a value here can have."))
    return found


def read_attribute(name: str, text: str) -> Constant:
    """A constant as it is typed: a number, or lengths for a shape.

    Raises:
        TutorError: it is none.
    """
    if name != "shape":
        return read_number(text)
    parts = re.split(r"\s*[×x,]\s*|\s+", text.strip().strip("()[]").replace("−", "-"))
    return tuple(read_number(part) for part in parts)
