"""The items of nodes: circles of operations, boxes of leaves, and the box that ends the graph."""

from __future__ import annotations

from collections.abc import Hashable
from functools import partial
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from tutor.ui.canvas.boxes import Plan, scale_of
from tutor.ui.canvas.labels import LEAST_SCALE, LabelItem, PaintedLabel, is_legible_in_file
from tutor.ui.canvas.mark import Mark
from tutor.ui.canvas.pixmaps import Copy, Pixmaps
from tutor.ui.canvas.shown import NodeShown
from tutor.ui.look.theme import Role, Theme

HALO = 11.0
"""How far the ring around the step's node reaches beyond it, at 100 %."""

NODE_HEIGHT = 2.0
"""Nodes lie over edges, and under labels."""

_TEXT_SCALE = 0.5 * LEAST_SCALE
"""Below this scale no name or sign is drawn."""

_FILL: dict[str, tuple[Role, Role]] = {
    "operation": ("op", "op_line"),
    "opaque": ("surface", "op_line"),
    "input": ("input", "input_line"),
    "parameter": ("param", "param_line"),
    "constant": ("surface", "op_line"),
    "root": ("loss", "loss_line"),
    "frame": ("surface", "op_line"),
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
    """A node, by its name; its numbers are children that can be clicked.

    With `pixmaps` it is painted once for all nodes that look the same, and then copied.
    """

    def __init__(self, name: str, pixmaps: Pixmaps | None = None) -> None:
        super().__init__()
        self.name = name
        self._pixmaps = pixmaps
        self._bounds = QRectF()
        self._copy: Copy | None = None
        self._shown: NodeShown | None = None
        self._plan = Plan(0.0, 0.0)
        self._theme: Theme | None = None
        self._selected = self._focused = False
        self._numbers: dict[str, LabelItem] = {}
        self._has: set[str] = set()
        self._is_far = False
        self.setZValue(NODE_HEIGHT)

    def show_node(self, shown: NodeShown, plan: Plan, theme: Theme) -> None:
        """Draw the node like this from now on."""
        self.prepareGeometryChange()
        self._shown, self._plan, self._theme = shown, plan, theme
        margin = (HALO + 3.0) * scale_of(theme)
        self._copy = None
        self._bounds = self.body().adjusted(-margin, -margin, margin, margin)
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
            self._has.discard(key)
            if item is not None:
                item.setVisible(False)
            return
        self._has.add(key)
        if item is None:
            item = self._numbers[key] = PaintedLabel(self, self._pixmaps)
        mark, x, y = placed
        item.setPos(x, y)
        if self._theme is not None:
            size = self._theme.sizes.canvas_number
            item.show_mark(mark, role, size, self._theme, boxed=blank, finite=finite, dashed=blank)
        item.setVisible(not self._is_far)

    def number(self, key: Literal["value", "gradient"]) -> LabelItem | None:
        """The item of the node's value or gradient; None where it is not known."""
        return self._numbers[key] if key in self._has else None

    def set_far(self, is_far: bool) -> None:
        """Paint nothing, since another item does it from afar; or paint as usual."""
        if is_far != self._is_far:
            self._is_far = is_far
            self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemHasNoContents, is_far)
            for key in self._has:
                self._numbers[key].setVisible(not is_far)

    def set_selected(self, selected: bool, focused: bool) -> None:
        """Draw the mark of the selection; bolder while the canvas has the keyboard."""
        if (selected, focused) != (self._selected, self._focused):
            self._selected, self._focused, self._copy = selected, focused, None
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
    def colours(self) -> tuple[Role, Role]:
        """What fills the outline, and what draws it."""
        if self._shown is None or self._shown.is_output:
            return "input", "input_line"
        return _FILL[self._shown.kind]

    @property
    def is_round(self) -> bool:
        """Whether the outline is a circle."""
        return self._shown is not None and self._shown.kind == "operation"

    @property
    def is_operation(self) -> bool:
        """Whether something is computed here: its sign stands in the middle."""
        return self._shown is not None and self._shown.kind in ("operation", "opaque")

    def body(self) -> QRectF:
        """The outline's box, around the item's own middle."""
        return QRectF(-self._plan.width / 2, -self._plan.height / 2, self._plan.width, self._plan.height)

    def name_rect(self) -> QRectF:
        """Where a leaf's name is written, in the scene, or an operation's sign; else the middle."""
        text = next(iter(self._plan.texts), None)
        if text is None:
            return self.mapRectToScene(QRectF())
        top = text.baseline - text.formula.baseline
        return self.mapRectToScene(QRectF(text.x, top, text.formula.width, text.formula.height))

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
        return self._bounds

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
        """Paint outline, mark of the selection and texts; on a screen copy them where that is quicker."""
        if self._shown is None or self._theme is None:
            return
        if self._pixmaps is None or widget is None:
            self._paint(self._shown, self._theme, is_legible_in_file(painter, option), painter)
            return
        copy = self._copy
        if copy is None or copy.stamp != self._pixmaps.stamp:
            has_texts = self._pixmaps.scale >= _TEXT_SCALE
            draw = partial(self._paint, self._shown, self._theme, has_texts)
            copy = self._copy = self._pixmaps.copy(self._look(self._shown), self._bounds, draw)
        painter.drawPixmap(copy.target, copy.pixmap, copy.source)

    def _look(self, shown: NodeShown) -> Hashable:
        """All that the item's own looks depend on; its numbers are items of their own."""
        plan = self._plan
        if shown.kind == "frame":  # it says what is inside
            return (shown.name, self._plan, shown.is_step, self._selected, self._focused)
        says = shown.plain if shown.kind not in ("operation", "opaque") else ""
        text = (shown.symbol, shown.tex, says, shown.shape)
        box = (plan.width, plan.height, plan.divider)
        state = (shown.is_output, shown.is_step, shown.waits)
        return (shown.kind, text, box, state, self._selected, self._focused)

    def _paint(self, shown: NodeShown, theme: Theme, has_texts: bool, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        k = scale_of(theme)
        least = 1.0 / painter.worldTransform().m11() if self._pixmaps else 0.0  # else it fades from afar
        self._paint_body(painter, shown, theme, least)
        if self._selected:
            pen = QPen(theme.colour("accent"), (2.4 if self._focused else 1.6) * k)
            pen.setStyle(Qt.PenStyle.SolidLine if self._focused else Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            self._outline(painter, 6.0 * k)
        if has_texts:
            for text in self._plan.texts:
                text.formula.paint(painter, text.x, text.baseline)

    def _paint_body(self, painter: QPainter, shown: NodeShown, theme: Theme, least: float) -> None:
        fill, line = self.colours
        width = theme.sizes.line_node * (0.9 if shown.kind != "operation" else 1.0)
        if shown.is_step:
            width = theme.sizes.line_node_step
            line = "accent" if shown.kind in ("operation", "opaque", "frame") else line
        pen = QPen(theme.colour(line), max(width, least))
        if shown.kind == "opaque":
            pen.setDashPattern([2.5, 2.0])
        if shown.waits:
            pen.setDashPattern([4.0, 3.0])
            fill = "bg"
        painter.setPen(pen)
        painter.setBrush(theme.colour(fill))
        self._outline(painter, 0.0)
        if shown.kind == "frame":
            from tutor.ui.canvas.frame_box import paint_inside  # most graphs have no closed frame

            paint_inside(painter, self.body(), self._plan, theme)
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
