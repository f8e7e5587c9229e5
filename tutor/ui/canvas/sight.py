"""What an edit has made is seen: the view stays as it is unless all of that lies outside."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

if TYPE_CHECKING:
    from tutor.ui.canvas.view import GraphView


def keep_in_sight(view: GraphView, new: Collection[str]) -> None:
    """Let the view glide to the new nodes if it shows none of them, and show all if it shows no node."""
    seen = view.viewportTransform().inverted()[0].mapRect(QRectF(view.viewport().rect()))
    boxes = {
        item.name: item.mapRectToScene(item.boundingRect())
        for item in map(view.graph_scene.node, view.graph_scene.standing.places)
        if item is not None
    } if view.graph_scene.standing else {}  # fmt: skip
    made = [boxes[name] for name in new if name in boxes]
    if made and not any(seen.intersects(box) for box in made):
        whole = QRectF()
        for box in made:
            whole = whole.united(box)
        fits = whole.width() < seen.width() and whole.height() < seen.height()
        view.follower.bring(whole if fits else made[0])
    elif boxes and not any(seen.intersects(box) for box in boxes.values()):
        view.fit()
