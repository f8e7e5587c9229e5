"""Blocks of memory for rows."""

from __future__ import annotations

import mmap

import numpy as np
import pytest

from tutor.training.history.blocks import block


@pytest.mark.parametrize("width", [3, 400_000])
def test_rows_small_and_large_hold_what_is_written(width: int) -> None:
    rows = block(5, width, "float32")
    assert rows.shape == (5, width) and rows.dtype == np.float32
    rows[...] = np.arange(5)[:, None]
    assert rows[4, -1] == 4 and rows.sum(axis=1).tolist() == [width * row for row in range(5)]


def test_large_rows_do_without_huge_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(mmap, "MADV_HUGEPAGE", raising=False)
    rows = block(2, 400_000, "float64")
    rows[1] = 1.0
    assert rows.shape == (2, 400_000) and rows[1].sum() == 400_000
