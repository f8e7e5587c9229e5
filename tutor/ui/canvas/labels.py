"""The items that show numbers: each says which number it is, and can be clicked."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPaintEngine, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPixmapItem, QStyleOptionGraphicsItem, QWidget

from tutor.ui.canvas.mark import Mark
from tutor.ui.canvas.pixmaps import Copy, Pixmaps
from tutor.ui.look.theme import Role, Theme
from tutor.walk import Quantity

LEAST_SCALE = 0.45
"""Below this scale no label is drawn."""
_LEAST_IN_FILE = 0.22
"""Below this scale no label is painted into a file of pixels: its reader may come nearer than to a screen."""
_LINES = (QPaintEngine.Type.SVG, QPaintEngine.Type.Pdf, QPaintEngine.Type.Picture)
"""What is painted for a file of lines is sharp at every size."""


def is_legible_in_file(painter: QPainter, option: QStyleOptionGraphicsItem) -> bool:
    """Whether letters are worth painting where a scene is painted for a file and not for a screen."""
    engine = painter.paintEngine()
    if engine is not None and engine.type() in _LINES:
        return True
    return option.levelOfDetailFromTransform(painter.worldTransform()) >= _LEAST_IN_FILE


_PAD_X, _PAD_Y = 0.42, 0.2


def outline_size(mark: Mark, size: float, *, boxed: bool) -> tuple[float, float]:
    """How large the outline around a mark is, with letters of `size` pixels: a chip's is wider."""
    pad = size if boxed else 0.5 * size
    return mark.width + 2 * _PAD_X * pad, mark.height + 2 * _PAD_Y * pad


class LabelItem(QGraphicsPixmapItem):
    """A formula with its number, or a number alone; placed by its middle.

    Qt itself copies it from a pixmap: in a crowd there are too many for a `paint` of their own.
    """

    def __init__(self, parent: QGraphicsItem | None = None, pixmaps: Pixmaps | None = None) -> None:
        super().__init__(parent)
        self._pixmaps = pixmaps
        self.quantity: Quantity | None = None
        self.leaf: str | None = None
        """The leaf whose value it is, if a person may give it."""
        self._mark: Mark | None = None
        self._bounds = QRectF()
        self._copy: Copy | None = None
        self._theme: Theme | None = None
        self._role: Role = "text"
        self._size = 1.0
        self._boxed = self._glows = self._dashed = self._hovered = False
        self._finite = True
        self.setShapeMode(QGraphicsPixmapItem.ShapeMode.BoundingRectShape)
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
        self._mark, self._role, self._size, self._theme = mark, role, size, theme
        self._boxed, self._glows, self._finite, self._dashed = boxed, glows, finite, dashed
        width, height = outline_size(mark, size, boxed=boxed)
        self._bounds = QRectF(-width / 2, -height / 2, width, height).adjusted(-2, -2, 2, 4)
        self._renew()

    def set_hovered(self, hovered: bool) -> None:
        """Underline the number, or no more."""
        if hovered != self._hovered:
            self._hovered = hovered
            self._renew()

    def _renew(self) -> None:
        """Its looks have changed."""
        self._copy = None
        self.freshen()

    def freshen(self) -> None:
        """Be as sharp as the scale needs it at which it is seen; too small to be read, be nothing."""
        pixmaps = self._pixmaps
        if pixmaps is None or self._mark is None or self._theme is None:
            return
        is_read = pixmaps.scale >= LEAST_SCALE
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemHasNoContents, not is_read)
        if not is_read:
            return
        copy = self._copied(pixmaps, self._mark, self._theme)
        self.setPixmap(copy.pixmap)
        self.setOffset(copy.target.topLeft())

    def _copied(self, pixmaps: Pixmaps, mark: Mark, theme: Theme) -> Copy:
        """What is copied where it is seen."""
        copy = self._copy
        if copy is None or copy.stamp != pixmaps.stamp:
            look = (mark, self._role, self._size, self._boxed, self._glows, self._dashed)
            draw = partial(self._paint, mark, theme)
            copy = self._copy = pixmaps.copy((*look, self._hovered, self._finite), self._bounds, draw)
        return copy

    def number_rect(self) -> QRectF:
        """Where the number stands, in the scene."""
        return self._mark.number.translated(self.scenePos()) if self._mark else QRectF()

    def quantity_at(self, point: QPointF) -> Quantity | None:
        """Which number stands at a point of the scene: of a grid the element there, else all of it."""
        if self._mark is None or self.quantity is None:
            return self.quantity
        return self.quantity.at(self._mark.element_at(point - self.scenePos()))

    def _paint(self, mark: Mark, theme: Theme, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._boxed or self._glows:
            self._paint_outline(painter, theme)
        if not self._finite:
            self._paint_warning(painter, theme, mark.number)
        mark.paint(painter)
        if self._hovered and self.quantity is not None:
            number = mark.number
            y = number.bottom() + 0.14 * self._size
            painter.setPen(QPen(theme.colour(self._role), max(1.2, 0.07 * self._size)))
            painter.drawLine(QPointF(number.left(), y), QPointF(number.right(), y))

    def _paint_outline(self, painter: QPainter, theme: Theme) -> None:
        box = self._bounds.adjusted(2, 2, -2, -4)
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


class PaintedLabel(LabelItem):
    """A label that paints itself, or copies itself where it has `pixmaps`."""

    def _renew(self) -> None:
        self._copy = None
        self.prepareGeometryChange()
        self.update()

    def boundingRect(self) -> QRectF:
        """The chip's outline, or the formula with room for the underline."""
        return self._bounds

    def shape(self) -> QPainterPath:
        """All of that."""
        path = QPainterPath()
        path.addRect(self._bounds)
        return path

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint the outline, what marks it, and the formula; on a screen copy them where that is quicker."""
        if self._mark is None or self._theme is None:
            return
        pixmaps = self._pixmaps
        if pixmaps is None or widget is None:
            if is_legible_in_file(painter, option):
                self._paint(self._mark, self._theme, painter)
        elif pixmaps.scale >= LEAST_SCALE:
            copy = self._copied(pixmaps, self._mark, self._theme)
            painter.drawPixmap(copy.target, copy.pixmap, copy.source)
