"""Backprop Tutor: a desktop program in which a person sees back propagation happen."""

from __future__ import annotations

import importlib
from typing import Any

__version__ = "0.1.0"

_FROM_OUTSIDE = ("record", "show", "trace")


def __getattr__(name: str) -> Any:
    """`record`, `trace` and `show`, for a person's own PyTorch code: see `tutor.outside`."""
    if name in _FROM_OUTSIDE:
        return getattr(importlib.import_module("tutor.outside"), name)
    raise AttributeError(f"module 'tutor' has no attribute {name!r}")
