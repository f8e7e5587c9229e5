"""What a view shows of the graph, and that it shows what an edit has made."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from tutor.ui.canvas.zoom_view import LEAST_ZOOM

if TYPE_CHECKING:
    from tutor.ui.canvas.view import GraphView


def graph_of(view: GraphView) -> QRectF:
    """Where the graph lies in the scene, without the wide formulas that the updates of a walk bring."""
    standing = view.graph_scene.standing
    return standing.bounds(updates=False) if standing else QRectF()


def fit_graph(view: GraphView) -> None:
    """Show the whole graph, with no room for the formulas of updates; it is not fitted again by itself."""
    graph, room = graph_of(view), view.room()
    if not graph.isEmpty() and not room.isEmpty():
        zoom = min(room.width() / graph.width(), room.height() / graph.height(), view.MOST_FIT)
        view.end_glide()
        view.look(max(LEAST_ZOOM, zoom), graph.center(), room.center())
    else:
        view.fit()
    view.keep_view()


def seen(view: GraphView) -> list[str]:
    """The names of the nodes that the view shows, at least in part."""
    area = view.seen_area()
    return [name for name, box in _boxes(view).items() if area.intersects(box)]


def keep_in_sight(view: GraphView, new: Collection[str]) -> None:
    """Let the view glide to the new nodes if it shows none of them, and show all if it shows no node."""
    area, boxes = view.seen_area(), _boxes(view)
    made = [boxes[name] for name in new if name in boxes]
    if made and not any(area.intersects(box) for box in made):
        whole = QRectF()
        for box in made:
            whole = whole.united(box)
        fits = whole.width() < area.width() and whole.height() < area.height()
        view.follower.bring(whole if fits else made[0])
    elif boxes and not any(area.intersects(box) for box in boxes.values()):
        view.fit()


def _boxes(view: GraphView) -> dict[str, QRectF]:
    """Where the nodes lie in the scene."""
    standing = view.graph_scene.standing
    items = map(view.graph_scene.node, standing.places if standing else ())
    return {item.name: item.mapRectToScene(item.boundingRect()) for item in items if item is not None}
