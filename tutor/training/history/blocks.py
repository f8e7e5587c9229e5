"""Blocks of memory for rows of numbers; large ones of huge pages, which are quick to come by.

A system that gives memory in pages of 4 KB takes longer to hand out a row of a large network than the row
takes to be written. Linux gives huge pages where they are asked for and a mapping is a whole number of them.
"""

from __future__ import annotations

import mmap
from contextlib import suppress

import numpy as np

from tutor.engine import DType
from tutor.training.history.parts import Numbers

_HUGE_PAGE = 1 << 21


def block(rows: int, width: int, dtype: DType) -> Numbers:
    """So many rows of `width` numbers, not yet set to anything."""
    size = rows * width * np.dtype(dtype).itemsize
    advice = getattr(mmap, "MADV_HUGEPAGE", None)  # other systems have none
    if advice is None or size < _HUGE_PAGE:
        return np.empty((rows, width), dtype)
    private = mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS
    pages = mmap.mmap(-1, -(-size // _HUGE_PAGE) * _HUGE_PAGE, flags=private)
    with suppress(OSError):  # without huge pages the memory is as good, and slower to come by
        pages.madvise(advice)
    return np.frombuffer(pages, dtype, rows * width).reshape(rows, width)
