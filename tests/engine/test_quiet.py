"""The engine computes what overflows without a word, in every thread; the caller is warned as before."""

from __future__ import annotations

import threading

import numpy as np
import pytest

from tutor.engine.own import trace
from tutor.engine.quiet import quietly
from tutor.graph import read_code


def _square_of(number: float) -> float:
    return float(trace(read_code("loss = x * x", []).graph, {"x": number}).value("loss"))


def test_the_caller_is_warned_as_before() -> None:
    large = np.float32(3e38)
    assert _square_of(3e37) == np.inf
    with pytest.warns(RuntimeWarning, match="overflow"):
        large * large
    with np.errstate(over="raise"):
        assert _square_of(3e37) == np.inf
        with pytest.raises(FloatingPointError):
            large * large


def test_threads_compute_side_by_side() -> None:
    both_are_in = threading.Barrier(2, timeout=5)
    found: list[object] = []

    def square() -> object:
        both_are_in.wait()
        return np.float32(3e38) * np.float32(3e38)

    threads = [threading.Thread(target=lambda: found.append(quietly(square))) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [np.inf, np.inf]


def test_an_error_leaves_the_next_call_as_quiet() -> None:
    with pytest.raises(ZeroDivisionError):
        quietly(lambda: 1 // 0)
    assert quietly(lambda: np.float32(3e38) * np.float32(3e38)) == np.inf
