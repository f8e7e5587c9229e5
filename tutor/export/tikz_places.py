"""Where the nodes of a picture for a paper stand, in centimetres, and which edges bend around nodes."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np

from tutor.document.document import Document
from tutor.export.told import Told
from tutor.graph.layout import ROOT_BOX, USUAL_SIZE, Point, layout
from tutor.walk.figures import LARGEST_GRID

_ACROSS, _DOWN = 58.0, 78.0
"""Pixels of the canvas for a centimetre, across and down: type in a paper is small, and graphs are wide."""
_LEAF = (110.0, 68.0)
_GAP, _COLUMN, _ROW = 150.0, 42.0, 34.0
"""The room between columns, and what a column and a row of an array take more."""
_NEAR = 0.62
"""An edge this near to the middle of a node that is not its own, in centimetres, runs into it."""
_BEND = 28


def places(told: Told, *, with_box: bool) -> dict[str, Point]:
    """The centre of every node, and of the box behind the root; the upper left is near the origin."""
    document = told.document
    names = [node.name for node in document.graph.drawn]
    found = dict(document.positions)
    if not all(name in found for name in names):
        found = _laid_out(document, told)
    found = {name: found[name] for name in names}
    if with_box:
        x, y = found[document.graph.root]
        found[ROOT_BOX] = (x + 150.0, y)
    if not found:
        return {}
    left, top = min(x for x, _ in found.values()), min(y for _, y in found.values())
    wide, tall = _stretch(told)
    return {
        name: (round((x - left) * wide / _ACROSS, 2), round((top - y) * tall / _DOWN, 2))
        for name, (x, y) in found.items()
    }


def _stretch(told: Told) -> Point:
    """How much wider and taller arrays make the picture, whose places are those for numbers."""
    shapes = [_grid(told, node.name) for node in told.walk.graph.nodes if not node.is_leaf]
    columns, rows = max((c for _, c in shapes), default=0), max((r for r, _ in shapes), default=0)
    return 1 + 0.3 * columns, 1 + 0.08 * rows


def _laid_out(document: Document, told: Told) -> dict[str, Point]:
    sizes = {}
    for node in document.graph.drawn:
        across, down = _extra(told, node.name)
        width, height = _LEAF if node.is_leaf else USUAL_SIZE
        sizes[node.name] = (width + across, height + down) if node.is_leaf else (width, height + down)
    groups = [group.nodes for group in document.groups]
    return layout(document.graph, sizes, gap=_GAP, groups=groups)


def _extra(told: Told, name: str) -> Point:
    """The room that the value of a node takes beyond a number's."""
    rows, columns = _grid(told, name)
    return _COLUMN * columns, _ROW * max(rows - 1, 0)


def _grid(told: Told, name: str) -> tuple[int, int]:
    """The rows and columns that the value of a node is written in; none where it is a number."""
    shape = np.shape(told.trace.value(name)) if name in told.walk.graph else ()
    if not shape or len(shape) > 2 or max(shape) > LARGEST_GRID:
        return 0, 0
    return (1, shape[0]) if len(shape) == 1 else (shape[0], shape[1])


def bend(found: Mapping[str, Point], source: str, target: str) -> int:
    """By how many degrees an edge bends to the left so that it misses other nodes; 0 where it need not."""
    (x1, y1), (x2, y2) = found[source], found[target]
    length = math.hypot(x2 - x1, y2 - y1)
    for name, (x, y) in found.items():
        if name in (source, target) or not length:
            continue
        along = ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length
        aside = ((x - x1) * (y2 - y1) - (y - y1) * (x2 - x1)) / length
        if 0.1 < along < length - 0.1 and abs(aside) < _NEAR:
            return _BEND if aside >= 0 else -_BEND
    return 0
