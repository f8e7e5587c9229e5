"""The order in which the epochs of a run take the samples, where they are shuffled."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import numpy.typing as npt


@lru_cache(maxsize=8)
def order_of(samples: int, seed: int, epoch: int) -> npt.NDArray[np.int64]:
    """The rows of the data in the order of an epoch, counted from 0; (samples,), and not to be written to.

    `numpy.random.Generator(numpy.random.PCG64([seed, epoch])).permutation(samples)`: each epoch has an order
    of its own, which depends on nothing else, so that it is found without those before it.
    """
    order = np.random.Generator(np.random.PCG64([seed, epoch])).permutation(samples)
    order.flags.writeable = False
    return order
