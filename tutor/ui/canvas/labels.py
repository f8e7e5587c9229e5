"""The items that show numbers: each says which number it is, and can be clicked."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from tutor.ui.canvas.mark import Mark
from tutor.ui.theme import Role, Theme
from tutor.walk import Quantity

LEAST_SCALE = 0.45
"""Below this scale no label is drawn."""

_PAD_X, _PAD_Y = 0.42, 0.2


def outline_size(mark: Mark, size: float, *, boxed: bool) -> tuple[float, float]:
    """How large the outline around a mark is, with letters of `size` pixels: a chip's is wider."""
    pad = size if boxed else 0.5 * size
    return mark.width + 2 * _PAD_X * pad, mark.height + 2 * _PAD_Y * pad


class LabelItem(QGraphicsItem):
    """A formula with its number, or a number alone; placed by its middle."""

    def __init__(self, parent: QGraphicsItem | None = None) -> None:
        super().__init__(parent)
        self.quantity: Quantity | None = None
        self.leaf: str | None = None
        """The leaf whose value it is, if a person may give it."""
        self._mark: Mark | None = None
        self._theme: Theme | None = None
        self._role: Role = "text"
        self._size = 1.0
        self._boxed = self._glows = self._dashed = self._hovered = False
        self._finite = True
        self.setZValue(3)

    def show_mark(
        self,
        mark: Mark,
        role: Role,
        size: float,
        theme: Theme,
        *,
        boxed: bool = False,
        glows: bool = False,
        finite: bool = True,
        dashed: bool = False,
    ) -> None:
        """Draw this from now on, with letters of `size` pixels.

        `glows` marks what the step just made, a `dashed` outline what is still to be filled in.
        """
        self.prepareGeometryChange()
        self._mark, self._role, self._size, self._theme = mark, role, size, theme
        self._boxed, self._glows, self._finite, self._dashed = boxed, glows, finite, dashed
        self.update()

    def set_hovered(self, hovered: bool) -> None:
        """Underline the number, or no more."""
        if hovered != self._hovered:
            self._hovered = hovered
            self.update()

    def number_rect(self) -> QRectF:
        """Where the number stands, in the scene."""
        return self.mapRectToScene(self._mark.number) if self._mark else QRectF()

    def quantity_at(self, point: QPointF) -> Quantity | None:
        """Which number stands at a point of the scene: of a grid the element there, else all of it."""
        if self._mark is None or self.quantity is None:
            return self.quantity
        return self.quantity.at(self._mark.element_at(self.mapFromScene(point)))

    def boundingRect(self) -> QRectF:
        """The chip's outline, or the formula with room for the underline."""
        if self._mark is None:
            return QRectF()
        width, height = outline_size(self._mark, self._size, boxed=self._boxed)
        return QRectF(-width / 2, -height / 2, width, height).adjusted(-2, -2, 2, 4)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint the outline, what marks it, and the formula."""
        if self._mark is None or self._theme is None:
            return
        if option.levelOfDetailFromTransform(painter.worldTransform()) < LEAST_SCALE:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._boxed or self._glows:
            self._paint_outline(painter, self._theme)
        if not self._finite:
            self._paint_warning(painter, self._theme, self._mark.number)
        self._mark.paint(painter)
        if self._hovered and self.quantity is not None:
            number = self._mark.number
            y = number.bottom() + 0.14 * self._size
            painter.setPen(QPen(self._theme.colour(self._role), max(1.2, 0.07 * self._size)))
            painter.drawLine(QPointF(number.left(), y), QPointF(number.right(), y))

    def _paint_outline(self, painter: QPainter, theme: Theme) -> None:
        box = self.boundingRect().adjusted(2, 2, -2, -4)
        if self._boxed:
            line: Role = "faint" if self._role == "muted" else self._role
            pen = QPen(theme.colour(line), theme.sizes.line_thin)
            if self._dashed:
                pen = QPen(theme.colour(self._role), 1.6 * theme.sizes.line_thin, Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.setBrush(theme.colour("accent_soft" if self._glows else "surface"))
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent_soft"))
        painter.drawRoundedRect(box, 0.8 * theme.sizes.radius_small, 0.8 * theme.sizes.radius_small)

    def _paint_warning(self, painter: QPainter, theme: Theme, number: QRectF) -> None:
        """What is not finite stands in a tinted frame: colour is not all that says so."""
        pad = 0.2 * self._size
        painter.setPen(QPen(theme.colour("grad"), theme.sizes.line_thin, Qt.PenStyle.DashLine))
        painter.setBrush(theme.colour("loss"))
        painter.drawRoundedRect(number.adjusted(-pad, -pad, pad, pad), pad, pad)
