"""PyTorch as the tests name it, and what stands in its place where it is not installed."""

from __future__ import annotations

import importlib.util
from typing import Any

HAS_TORCH = importlib.util.find_spec("torch") is not None


class _Missing:
    """What a test's module names of PyTorch while it is read; to call it, or to compare it, fails."""

    def __getattr__(self, name: str) -> Any:
        return self

    def __mro_entries__(self, bases: tuple[Any, ...]) -> tuple[Any, ...]:
        """A class that extends one of PyTorch's extends nothing."""
        return ()

    def wrap(self, function: Any) -> Any:
        """`torch.fx.wrap`, which is called while a module is read: the function as it is."""
        return function


if HAS_TORCH:
    from tutor.engine.torch_engine import load

    torch: Any = load()
else:
    torch = _Missing()
