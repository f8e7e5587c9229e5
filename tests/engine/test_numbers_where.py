"""`where` of the maths text: of ReLU's local gradient, the quick way gives what numpy's own gives."""

from __future__ import annotations

from typing import get_args

import numpy as np
import pytest

from tutor.engine import DType
from tutor.engine.numbers import numpy_names

NUMBERS = (-np.inf, -1.5, -0.0, 0.0, 1e-45, 2.0, np.inf, np.nan)


@pytest.mark.parametrize("dtype", get_args(DType))
@pytest.mark.parametrize("shape", [(), (1,), (8,), (2, 4), (2, 2, 2)])
def test_a_choice_of_0_and_1_has_numpys_bits_type_and_shape(dtype: DType, shape: tuple[int, ...]) -> None:
    where, count = numpy_names(dtype)["where"], int(np.prod(shape))
    for begin in range(len(NUMBERS)):
        a = np.resize(np.roll(NUMBERS, begin).astype(dtype), count).reshape(shape)
        for condition in (a <= 0, (a <= 0)[()], np.asarray(a <= 0)):
            expected = np.where(condition, np.asarray(0, dtype), np.asarray(1, dtype))[()]
            found = where(condition, 0, 1)
            assert (type(found), found.dtype, found.shape) == (type(expected), expected.dtype, shape)
            assert found.tobytes() == expected.tobytes()
