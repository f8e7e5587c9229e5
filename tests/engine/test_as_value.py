"""A number that a person gives becomes the nearest one of the engine's type."""

from __future__ import annotations

import math
import struct

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.engine.numbers import as_value


@given(st.floats(-1e38, 1e38))
def test_a_float_becomes_the_nearest_float32(number: float) -> None:
    value = as_value(number, "float32")
    assert type(value) is np.float32
    assert value.tobytes() == struct.pack("f", number)


@pytest.mark.parametrize("number", [-0.0, 1e-46, 1e-40, 16777217.0, 1e39, -math.inf, math.nan])
def test_floats_at_the_edges(number: float) -> None:
    with np.errstate(all="ignore"):
        expected = np.array(number).astype(np.float32)
    value = as_value(number, "float32")
    assert type(value) is np.float32 and value.tobytes() == expected.tobytes()
