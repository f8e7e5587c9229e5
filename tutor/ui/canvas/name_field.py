"""The field in which a node is renamed, over the node itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF

from tutor.errors import TutorError
from tutor.ui.canvas.field_over import FieldOver
from tutor.ui.look.theme import mono_font

if TYPE_CHECKING:
    from tutor.ui.canvas.view import GraphView

Rename = Callable[[str, str], None]
"""Renames a node, or raises TutorError."""


class NameField(FieldOver):
    """Takes a name; one that cannot be is complained of, and nothing is lost."""

    def __init__(self, view: GraphView, rename: Rename) -> None:
        self._name = ""
        self._rename = rename
        super().__init__(view)
        self.call(self.tr("Name"))
        for moved in (view.horizontalScrollBar(), view.verticalScrollBar()):
            moved.valueChanged.connect(self.follow)
        view.zoom_changed.connect(self.follow)

    @property
    def node(self) -> str:
        """The node whose name is typed."""
        return self._name

    def open(self, name: str, shown: str) -> None:
        """Show the field over the node; `shown` is its name now, empty where the code gives it none."""
        self._name = name
        self.call(self.tr("New name of {name}").format(name=name))
        self.field.setPlaceholderText(self.tr("name"))
        self.show_text(shown)

    def follow(self) -> None:
        """Stay over the node as the graph moves: over a leaf's name, in the middle of an operation."""
        item = self._view.graph_scene.node(self._name) if not self.isHidden() else None
        if item is None:
            return
        sizes, to_view = self._theme.sizes, self._view.viewportTransform()
        self.field.setFont(mono_font(max(sizes.base, 0.9 * sizes.canvas_number * to_view.m11()), 500))
        self.field.setAlignment(Qt.AlignmentFlag.AlignLeft)
        metrics = QFontMetricsF(self.field.font())
        width = max(self.text_width(metrics) + 4, 4.6 * sizes.base)
        self.field.setFixedSize(round(min(width, 24 * sizes.base)), round(1.7 * metrics.height()))
        body: QRectF = to_view.mapRect(item.mapRectToScene(item.body()))
        middle = to_view.mapRect(item.name_rect()).center()
        self.adjustSize()
        across = self.field.width() / 2 if item.is_operation else middle.x() - body.left() - 3
        self.move((middle - QPointF(across, self.field.height() / 2)).toPoint())
        self.keep_inside()

    def commit(self) -> None:
        """Rename the node, or say why that cannot be."""
        new = self.field.text().strip()
        try:
            self._rename(self._name, new)
        except TutorError as error:
            self.complain(str(error))
            return
        self.close_field()
