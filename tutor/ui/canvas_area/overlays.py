"""Where a card lies over the canvas: in the corner in which it hides least, and not the node it is about."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QWidget

from tutor.ui.canvas.view import GraphView
from tutor.ui.canvas.zoom_view import ZoomView

_HIDES_IT = 1000
_NARROWEST = 0.6
"""How narrow a card may be, as a share of how wide it may be."""


def fit_card(card: QWidget, widest: int, room: QSize, margin: int) -> None:
    """Give the card the width that its formulas want, and the height that its words need, within `room`."""
    wished = max(card.sizeHint().width(), round(_NARROWEST * widest))
    width = max(min(wished, widest, room.width() - 2 * margin), 120)
    layout = card.layout()
    needed = layout.totalHeightForWidth(width) if layout and layout.hasHeightForWidth() else 0
    height = max(needed, card.minimumSizeHint().height())
    card.resize(width, min(height, max(room.height() - 2 * margin, 80)))


def lay_card(card: QWidget, view: ZoomView, about: str, margin: int, taken: Sequence[QRect] = ()) -> None:
    """Move the card to a corner of `view`, if it can be off the node `about` and off what is taken."""
    right, bottom = view.width() - card.width() - margin, view.height() - card.height() - margin
    corners = [(right, margin), (margin, margin), (right, bottom), (margin, bottom)]
    node = node_box(view, about)

    def hidden(corner: tuple[int, int]) -> int:
        place = QRect(*corner, card.width(), card.height())
        worst = place.intersects(node) or any(place.intersects(rect) for rect in taken)
        return len(view.items(place)) + (_HIDES_IT if worst else 0)

    here = (card.x(), card.y())
    best = min(corners, key=lambda corner: (hidden(corner), corner != here, corners.index(corner)))
    card.move(*best)


def node_box(view: ZoomView, name: str) -> QRect:
    """Where a node stands in the viewport; empty where there is none."""
    item = view.graph_scene.node(name) if isinstance(view, GraphView) else None
    if item is None:
        return QRect()
    return view.viewportTransform().mapRect(item.mapRectToScene(item.body())).toAlignedRect()
