"""Engines turn a graph and values into a trace; they are compared, and checked against finite differences."""

from __future__ import annotations

from tutor.engine.compare import Comparison, Distance, compare, distance
from tutor.engine.numbers import DTYPES, DType, Given, Value, as_value, plain, shape_of
from tutor.engine.numeric import numeric_gradient
from tutor.engine.trace import EngineName, Trace

__all__ = [
    "DTYPES",
    "Comparison",
    "DType",
    "Distance",
    "EngineName",
    "Given",
    "Trace",
    "Value",
    "as_value",
    "compare",
    "distance",
    "numeric_gradient",
    "plain",
    "shape_of",
]
