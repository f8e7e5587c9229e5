"""The number under the pointer: it is marked, and the cursor says what a click would do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt

if TYPE_CHECKING:
    from tutor.ui.canvas.labels import LabelItem
    from tutor.ui.canvas.view import GraphView


class PointedNumber:
    """Follows the pointer over a view."""

    def __init__(self, view: GraphView) -> None:
        self._view = view
        self._label: LabelItem | None = None

    def forget(self) -> None:
        """The items are about to be others."""
        self._label = None

    def follow(self, point: QPointF | None) -> None:
        """The pointer is at this point of the viewport, or, where it is None, has left it."""
        label = self._view.label_at(point) if point is not None else None
        self._mark(label if label is not None and label.quantity is not None else None)
        if self._label is not None:
            takes = self._label.leaf is not None and self._view.editor.takes_values
            shape = Qt.CursorShape.IBeamCursor if takes else Qt.CursorShape.PointingHandCursor
        elif point is not None:
            on_it = self._view.node_at(point) or self._view.frames.item_at(point)
            shape = Qt.CursorShape.PointingHandCursor if on_it else Qt.CursorShape.ArrowCursor
        else:
            return
        self._view.viewport().setCursor(shape)

    def _mark(self, label: LabelItem | None) -> None:
        if label is not self._label:
            if self._label is not None:
                self._label.set_hovered(False)
            if label is not None:
                label.set_hovered(True)
            self._label = label
