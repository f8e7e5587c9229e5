"""Named values one after another in one flat array: where each stands, and the ways there and back."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any, Generic, TypeVar

import numpy as np
import numpy.typing as npt

from tutor.engine import DType, Value, shape_of
from tutor.engine.numbers import scalar

Numbers = npt.NDArray[np.floating[Any]]

Key = TypeVar("Key", bound=Hashable)


class Parts(Generic[Key]):
    """The places of values in a flat array, in the order in which they were given; each keeps its shape."""

    def __init__(self, values: Mapping[Key, Value], dtype: DType) -> None:
        """`values` are examples: their shapes count, not their numbers."""
        self._dtype = dtype
        self.size = 0
        self.places: dict[Key, tuple[slice, tuple[int, ...]]] = {}
        for key, value in values.items():
            end = self.size + int(np.size(value))
            self.places[key] = (slice(self.size, end), shape_of(value))
            self.size = end

    def flat(self, values: Mapping[Key, Value]) -> Numbers:
        """The values in a new flat array, (size,)."""
        flat = np.empty(self.size, self._dtype)
        for key, (part, _) in self.places.items():
            flat[part] = np.ravel(values[key])
        return flat

    def values(self, flat: Numbers) -> dict[Key, Value]:
        """Copies of the values in a flat array, each in its shape; single numbers as the engine has them."""
        return {
            key: flat[part].reshape(shape).copy() if shape else scalar(flat[part][0], self._dtype)
            for key, (part, shape) in self.places.items()
        }

    def views(self, flat: Numbers) -> dict[Key, Any]:
        """The parts of a flat array, each in its shape; they share its memory."""
        return {key: flat[part].reshape(shape) for key, (part, shape) in self.places.items()}
