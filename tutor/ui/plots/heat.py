"""Heights as colours: from the ground to a deep blue, so that a grey picture tells the same."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QColor

from tutor.ui.look.theme import Role, Theme

Numbers = npt.NDArray[np.float64]
Bytes = npt.NDArray[np.uint8]

_DEEPEST = 0.55
"""How much of the colour the highest place has: lines and points are to be seen on it."""


def shares(heights: Numbers) -> Numbers:
    """0 for the lowest, 1 for the highest, by the root of the height between: a bowl changes evenly.

    What is no finite number is as the highest.
    """
    known = heights[np.isfinite(heights)]
    if not len(known) or known.max() <= known.min():
        return np.zeros(heights.shape)
    with np.errstate(invalid="ignore"):
        found = np.sqrt((heights - known.min()) / (known.max() - known.min()))
    return np.where(np.isfinite(heights), found, 1.0)


def colour_table(theme: Theme, role: Role = "value", deepest: float = _DEEPEST) -> Bytes:
    """256 colours from the ground to the role's, (256, 3)."""
    return mixed(theme.colour("bg"), theme.colour(role), np.linspace(0.0, deepest, 256))


def mixed(one: QColor, other: QColor, share: Numbers) -> Bytes:
    """Colours between two, (shares, 3): 0 is the one, 1 the other."""
    first, last = (np.array([c.red(), c.green(), c.blue()], np.float64) for c in (one, other))
    return np.asarray(np.round(first + share[:, None] * (last - first)), np.uint8)
