"""The items of nodes: circles of operations, boxes of leaves, and the box that ends the graph."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from tutor.ui.canvas.boxes import Plan, scale_of
from tutor.ui.canvas.labels import LEAST_SCALE, LabelItem
from tutor.ui.canvas.mark import Mark
from tutor.ui.canvas.shown import NodeShown
from tutor.ui.theme import Role, Theme

HALO = 11.0
"""How far the ring around the step's node reaches beyond it, at 100 %."""

_FILL: dict[str, tuple[Role, Role]] = {
    "operation": ("op", "op_line"),
    "input": ("input", "input_line"),
    "parameter": ("param", "param_line"),
    "constant": ("surface", "op_line"),
    "root": ("loss", "loss_line"),
}


class Halo(QGraphicsItem):
    """The soft ring around the node where the step happens; it lies under the edges."""

    def __init__(self, body: QRectF, radius: float, theme: Theme) -> None:
        super().__init__()
        self._box, self._radius, self._colour = body, radius, theme.colour("accent_soft")
        self.setZValue(-1)

    def boundingRect(self) -> QRectF:
        """The ring."""
        return self._box.adjusted(-1, -1, 1, 1)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint it."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colour)
        painter.drawRoundedRect(self._box, self._radius, self._radius)


class NodeItem(QGraphicsItem):
    """A node, by its name; its numbers are children that can be clicked."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name
        self._shown: NodeShown | None = None
        self._plan = Plan(0.0, 0.0)
        self._theme: Theme | None = None
        self._selected = self._focused = False
        self._numbers: dict[str, LabelItem] = {}
        self.setZValue(2)

    def show_node(self, shown: NodeShown, plan: Plan, theme: Theme) -> None:
        """Draw the node like this from now on."""
        self.prepareGeometryChange()
        self._shown, self._plan, self._theme = shown, plan, theme
        self.setToolTip(shown.tip)
        figures = (shown.value, shown.gradient)
        roles: tuple[tuple[str, Role], ...] = (("value", "value"), ("gradient", "grad"))
        for (key, role), figure, placed in zip(roles, figures, (plan.value, plan.gradient), strict=True):
            self._show_number(key, role, placed, figure is None or figure.finite, shown.blank == key)
        self.update()

    def _show_number(
        self, key: str, role: Role, placed: tuple[Mark, float, float] | None, finite: bool, blank: bool
    ) -> None:
        item = self._numbers.get(key)
        if placed is None:
            if item is not None:
                item.setVisible(False)
            return
        if item is None:
            item = self._numbers[key] = LabelItem(self)
        mark, x, y = placed
        item.setPos(x, y)
        if self._theme is not None:
            size = self._theme.sizes.canvas_number
            item.show_mark(mark, role, size, self._theme, boxed=blank, finite=finite, dashed=blank)
        item.setVisible(True)

    def number(self, key: Literal["value", "gradient"]) -> LabelItem | None:
        """The item of the node's value or gradient; None where it is not known."""
        item = self._numbers.get(key)
        return item if item is not None and item.isVisible() else None

    def set_selected(self, selected: bool, focused: bool) -> None:
        """Draw the mark of the selection; bolder while the canvas has the keyboard."""
        if (selected, focused) != (self._selected, self._focused):
            self._selected, self._focused = selected, focused
            self.update()

    def halo(self) -> Halo | None:
        """A new ring to lie under the node, if the step happens there."""
        if self._shown is None or self._theme is None or not self._shown.glows:
            return None
        wider = HALO * scale_of(self._theme)
        box = self.body().adjusted(-wider, -wider, wider, wider)
        is_round = self._shown.kind == "operation"
        ring = Halo(box, box.width() / 2 if is_round else self._theme.sizes.radius + wider, self._theme)
        ring.setPos(self.pos())
        return ring

    @property
    def is_round(self) -> bool:
        """Whether the outline is a circle."""
        return self._shown is not None and self._shown.kind == "operation"

    def body(self) -> QRectF:
        """The outline's box, around the item's own middle."""
        return QRectF(-self._plan.width / 2, -self._plan.height / 2, self._plan.width, self._plan.height)

    def value_room(self) -> QRectF | None:
        """Where a leaf's value may be typed, in the scene: beside the name, no higher than the number's row.

        None where the value is no single number, and so does not stand beside the name.
        """
        if self._theme is None or self._plan.value is None or self._shown is None or self._shown.room is None:
            return None
        if self._shown.room.is_grid:
            return None
        margin, box, divider = 5.0 * scale_of(self._theme), self.body(), self._plan.divider
        bottom = box.bottom() if divider is None else divider
        row = QRectF(box.left(), box.top(), box.width(), bottom - box.top())
        names = [
            text.x + text.formula.width for text in self._plan.texts if row.contains(text.x, text.baseline)
        ]
        row.setLeft(max(names, default=row.left()))
        return self.mapRectToScene(row.adjusted(margin, margin, -margin, -margin))

    def boundingRect(self) -> QRectF:
        """The outline with its ring."""
        margin = (HALO + 3.0) * (scale_of(self._theme) if self._theme else 1.0)
        return self.body().adjusted(-margin, -margin, margin, margin)

    def shape(self) -> QPainterPath:
        """The outline: the ring around it is not the node."""
        path = QPainterPath()
        if self._shown is not None and self._shown.kind == "operation":
            path.addEllipse(self.body())
        else:
            path.addRect(self.body())
        return path

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint ring, outline, mark of the selection and texts."""
        if self._shown is None or self._theme is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        k = scale_of(self._theme)
        self._paint_body(painter, self._shown, self._theme)
        if self._selected:
            pen = QPen(self._theme.colour("accent"), (2.4 if self._focused else 1.6) * k)
            pen.setStyle(Qt.PenStyle.SolidLine if self._focused else Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            self._outline(painter, 6.0 * k)
        if option.levelOfDetailFromTransform(painter.worldTransform()) >= 0.5 * LEAST_SCALE:
            for text in self._plan.texts:
                text.formula.paint(painter, text.x, text.baseline)

    def _paint_body(self, painter: QPainter, shown: NodeShown, theme: Theme) -> None:
        fill, line = _FILL[shown.kind]
        if shown.is_output:
            fill, line = "input", "input_line"
        width = theme.sizes.line_node * (0.9 if shown.kind != "operation" else 1.0)
        if shown.is_step:
            width = theme.sizes.line_node_step
            line = "accent" if shown.kind == "operation" else line
        pen = QPen(theme.colour(line), width)
        if shown.waits:
            pen.setDashPattern([4.0, 3.0])
            fill = "bg"
        painter.setPen(pen)
        painter.setBrush(theme.colour(fill))
        self._outline(painter, 0.0)
        if self._plan.divider is not None:
            box, y = self.body(), self._plan.divider
            painter.setPen(QPen(theme.colour(line), max(1.0, 0.6 * theme.sizes.line_node)))
            painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))

    def _outline(self, painter: QPainter, wider: float) -> None:
        box = self.body().adjusted(-wider, -wider, wider, wider)
        if self._shown is not None and self._shown.kind == "operation":
            painter.drawEllipse(box)
        elif self._theme is not None:
            radius = self._theme.sizes.radius + wider
            painter.drawRoundedRect(box, radius, radius)
