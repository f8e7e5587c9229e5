"""PyTorch's libraries read in ahead of its import, so that the window goes on moving meanwhile.

An import holds the interpreter's lock while the system loads the libraries, about 0.2 s for PyTorch. A call
through ctypes does not: what it has loaded, the import finds there.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import sys
from pathlib import Path


def preload_torch() -> None:
    """Load the libraries without holding the lock; where that cannot be done, nothing is lost."""
    if sys.platform != "linux" or "torch" in sys.modules:
        return
    spec = importlib.util.find_spec("torch")
    if spec is None or spec.origin is None:
        return
    library = Path(spec.origin).parent / "lib" / "libtorch_python.so"
    if library.is_file():
        system = ctypes.CDLL(None)
        system.dlopen.restype = ctypes.c_void_p
        system.dlopen.argtypes = [ctypes.c_char_p, ctypes.c_int]
        system.dlopen(os.fsencode(library), os.RTLD_LAZY)
