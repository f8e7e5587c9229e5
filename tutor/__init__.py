"""Backprop Tutor: a desktop program in which a person sees back propagation happen."""

from __future__ import annotations

__version__ = "0.1.0"
