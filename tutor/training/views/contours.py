"""Lines of equal height on a grid, by marching squares, for all cells at once."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]

_SIDES = ((), ((3, 0),), ((0, 1),), ((3, 1),), ((1, 2),), ((3, 0), (1, 2)), ((0, 2),), ((3, 2),))
"""Which sides of a cell a line joins, by the corners that are above (bits, from the lower left round).

The sides are numbered below, right, above, left. The other eight cases join the same sides as their
opposites, but for the second saddle.
"""
_SADDLE = ((0, 1), (2, 3))


def contour(heights: Numbers, x: Numbers, y: Numbers, level: float) -> Numbers:
    """The line where a surface has the height `level`, as segments, (segments, 2 ends, x and y).

    `heights` is (len(y), len(x)); cells with a corner that is no finite number have no line. Between corners
    the surface is taken as straight (Lorensen and Cline 1987, in the plane).
    """
    low, right, high, left = _corners(heights)
    corners = np.stack((low, right, high, left))
    whole = np.isfinite(corners).all(axis=0)
    with np.errstate(invalid="ignore"):
        above = corners > level
    case = above[0] + 2 * above[1] + 4 * above[2] + 8 * above[3]
    ends = _crossings(corners, x, y, level)
    segments = []
    for number in range(1, 15):
        rows, columns = np.nonzero((case == number) & whole)
        if len(rows):
            joined = _SADDLE if number == 10 else _SIDES[min(number, 15 - number)]
            segments += [
                np.stack((ends[one, rows, columns], ends[other, rows, columns]), axis=1)
                for one, other in joined
            ]
    return np.concatenate(segments) if segments else np.empty((0, 2, 2))


def levels(heights: Numbers, count: int, base: float | None = None) -> Numbers:
    """So many heights between the lowest and the highest, denser towards the lowest: a bowl has even rings.

    With `base` the least height is that one.
    """
    known = heights[np.isfinite(heights)]
    if not len(known):
        return np.empty(0)
    low, high = float(known.min()) if base is None else base, float(known.max())
    shares = (np.arange(1, count + 1) / (count + 1)) ** 2
    return low + (high - low) * shares if high > low else np.empty(0)


def _corners(grid: Numbers) -> tuple[Numbers, Numbers, Numbers, Numbers]:
    """Each cell's corners: lower left, lower right, upper right, upper left."""
    return grid[:-1, :-1], grid[:-1, 1:], grid[1:, 1:], grid[1:, :-1]


def _crossings(corners: Numbers, x: Numbers, y: Numbers, level: float) -> Numbers:
    """Where a line would cross each side of each cell, (4 sides, rows, columns, x and y)."""
    across, up = np.meshgrid(x, y)
    places = np.stack(
        [np.stack((xs, ys), axis=-1) for xs, ys in zip(_corners(across), _corners(up), strict=True)]
    )
    found = []
    for side in range(4):
        one, other = corners[side], corners[(side + 1) % 4]
        with np.errstate(all="ignore"):
            share = np.clip(np.nan_to_num((level - one) / (other - one)), 0.0, 1.0)[..., None]
        found.append(places[side] * (1 - share) + places[(side + 1) % 4] * share)
    return np.stack(found)
