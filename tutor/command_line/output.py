"""What the text commands print of numbers: JSON in one line, and exact figures."""

from __future__ import annotations

import json
from typing import Any

from tutor.engine import Value, plain


def print_json(found: Any) -> None:
    """Print one JSON object in one line; what is not finite has become a string before (`plain`)."""
    print(json.dumps(found, allow_nan=False))


def exact(value: Value | float | None) -> str:
    """A value with all its digits, as Python writes the double it equals; a dash where there is none."""
    if value is None:
        return "–"
    return _written(plain(value))


def _written(found: Any) -> str:
    if isinstance(found, list):
        return f"[{', '.join(_written(item) for item in found)}]"
    return str(found)
