"""Where in a graph that is too large to be read as a whole the walk stands just now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

if TYPE_CHECKING:
    from tutor.ui.canvas.scene import GraphScene

READABLE = 0.6
"""The scale at which such a graph is shown: the smallest at which its numbers are read with ease."""
_AROUND = 130.0
"""Room for the labels beside a node, in pixels at 100 %."""


def place_of_step(scene: GraphScene) -> QRectF | None:
    """The nodes of the step just made, or asked for, with their labels; before the first, the first node."""
    moment, picture = scene.moment, scene.picture
    if moment is None or picture is None:
        return None
    step = moment.asked or moment.frame.step
    names = [picture.graph.nodes[0].name] if step is None else [step.node]
    if step is not None and step.edge is not None:
        names += [step.edge.source, step.edge.target]
    items = [item for item in map(scene.node, names) if item is not None]
    box = QRectF()
    for item in items:
        box = box.united(item.mapRectToScene(item.body()))
    return box.adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND) if items else None
