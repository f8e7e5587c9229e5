"""Numpy and PyTorch on one thread each: imported by an entry of the program before either of them.

Their threads wait for each other by keeping the cores busy. Beside a window that is at work too, an iteration
of an MLP 784-128-10 took five to nine times as long on two threads, on two cores; alone, on one thread, it
takes a third longer. It is not for `import tutor` in a person's own program, which has its own threads.
"""

from __future__ import annotations

import os

VARIABLES = "OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"
"""Read by the libraries when they are loaded."""

for name in VARIABLES:
    os.environ.setdefault(name, "1")
