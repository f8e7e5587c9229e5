"""A view that zooms at the pointer, pans, fits its content, and paints the dotted ground."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QPainter, QResizeEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QGraphicsView, QSizePolicy, QWidget

from tutor.ui.canvas.gestures import Pinch, Wheel
from tutor.ui.canvas.ground import Ground
from tutor.ui.look.theme import Theme

if TYPE_CHECKING:
    from tutor.ui.canvas.glide import Glide

LEAST_ZOOM, MOST_ZOOM = 0.05, 4.0


class ZoomView(QGraphicsView):
    """Shows a scene at a scale; what is to be fitted a subclass says by `content`."""

    MOST_FIT = 1.0
    """The largest scale to which content is fitted."""

    zoom_changed = Signal(float)
    """The scale, 1.0 being 100 %."""
    looked = Signal()
    """Another part of the scene is seen, or it is seen at another scale."""

    moves = True
    """Whether the view glides to where it is to look."""
    _pinch: Pinch | None = None

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._fits = True
        self._zoom, self._head, self._foot_taken = 1.0, 0.0, False
        self._ground = Ground()
        self._pinch, self._wheel = Pinch(self), Wheel(self)
        self._glide: Glide | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.MinimalViewportUpdate)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontSavePainterState)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # a pan then paints what is new
        self.viewport().grabGesture(Qt.GestureType.PinchGesture)

    @property
    def theme(self) -> Theme:
        """The colours and sizes in use."""
        return self._theme

    @property
    def zoom(self) -> float:
        """The scale, 1.0 being 100 %."""
        return self._zoom

    @property
    def glide(self) -> Glide:
        """What moves the view to where it is to look; made when it is first needed."""
        if self._glide is None:
            from tutor.ui.canvas.glide import Glide  # the first paint does without

            self._glide = Glide(self)
        return self._glide

    @property
    def is_gliding(self) -> bool:
        """Whether the view is on its way to somewhere."""
        return self._glide is not None and self._glide.is_running

    def end_glide(self, *, there: bool = False) -> None:
        """Stay where the view is now; `there`: be where it was to come."""
        if self._glide is not None:
            self._glide.finish() if there else self._glide.stop()

    @property
    def fits(self) -> bool:
        """Whether the view fits what it shows by itself: nobody has zoomed or panned since."""
        return self._fits

    def let_fit(self) -> None:
        """Fit what is shown by itself again, whatever a person has zoomed or panned before."""
        self._fits = True

    def keep_view(self) -> None:
        """Stay where the view is now, whatever becomes of the graph, until it is fitted again."""
        self._fits = False

    def content(self) -> QRectF:
        """What `fit` shows, in the scene."""
        return self.scene().itemsBoundingRect()

    def view_moved(self) -> None:
        """What lies over the view may follow; called after each zoom, pan and change of size."""

    def set_zoom(self, z: float) -> None:
        """Zoom to a scale, around the middle of the view."""
        self.zoom_by(z / self._zoom)

    def zoom_by(self, factor: float) -> None:
        """Zoom around the middle of the view."""
        self.zoom_at(QRectF(self.viewport().rect()).center(), factor)

    def zoom_at(self, point: QPointF, factor: float) -> None:
        """Zoom so that what lies at `point` (of the viewport) stays there."""
        zoom = max(LEAST_ZOOM, min(MOST_ZOOM, self._zoom * factor))
        self.end_glide()
        if zoom != self._zoom:
            self._fits = False
            self.look(zoom, self.to_scene(point), point)

    def fit(self) -> None:
        """Show the whole content, no larger than `MOST_FIT`, and again whenever the view's size changes.

        Where there is none, at 100 %.
        """
        self._fits = True
        self.end_glide()
        zoom = self.fitting_zoom()
        if zoom > 0:
            self.look(max(LEAST_ZOOM, zoom), self.content().center(), self.room().center())
        elif self.content().isEmpty():
            self.look(1.0, QPointF(), self.room().center())

    def refit(self) -> None:
        """Fit again after the view or its content has changed; a subclass may show a part instead."""
        self.fit()

    def fitting_zoom(self) -> float:
        """The scale at which the whole content fits; 0 while there is no content, or no room."""
        content, room = self.content(), self.room()
        if content.isEmpty() or room.width() <= 0 or room.height() <= 0:
            return 0.0
        return min(room.width() / content.width(), room.height() / content.height(), self.MOST_FIT)

    def pan_by(self, delta: QPointF) -> None:
        """Move the content by `delta` pixels of the viewport."""
        self._fits = False
        self.end_glide()
        middle = QRectF(self.viewport().rect()).center()
        self.look(self._zoom, self.to_scene(middle - delta), middle)

    def seen_area(self) -> QRectF:
        """What the view shows of the scene."""
        return self.viewportTransform().inverted()[0].mapRect(QRectF(self.viewport().rect()))

    def to_scene(self, point: QPointF) -> QPointF:
        """The point of the scene at a point of the viewport, with its fractions."""
        return self.viewportTransform().inverted()[0].map(point)

    def look(self, zoom: float, what: QPointF, where: QPointF) -> None:
        """Be at the scale `zoom`, with the point `what` of the scene at the point `where` of the viewport."""
        if zoom != self._zoom:
            self.scale(zoom / self._zoom, zoom / self._zoom)
            self._zoom = zoom
            self.zoom_changed.emit(zoom)
        here = self.viewportTransform().map(what) - where
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setValue(across.value() + round(here.x()))
        down.setValue(down.value() + round(here.y()))
        self.view_moved()
        self.looked.emit()

    def room(self) -> QRectF:
        """The viewport without a margin, and without the foot on which legend and zoom lie.

        A class has neither of them: there the foot is the graph's, too, until something is laid on it.
        """
        base, in_class = self._theme.sizes.base, self._theme.is_projector
        unit = 0.5 * base if in_class else base
        foot = unit if in_class and not self._foot_taken else self._theme.sizes.control_height + 2.2 * base
        return QRectF(self.viewport().rect()).adjusted(unit, unit + self._head, -unit, -foot)

    def set_head(self, head: float) -> None:
        """Leave so many pixels free at the top, where something lies over the view."""
        if head != self._head:
            self._head = head
            if self._fits:
                self.refit()

    def take_foot(self, taken: bool) -> None:
        """Before a class, too, leave the foot free: something lies on it."""
        if taken != self._foot_taken:
            self._foot_taken = taken
            if self._fits and self._theme.is_projector:
                self.refit()

    def sizeHint(self) -> QSize:
        """Room for a graph."""
        return QSize(860, 680)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the pointer by the wheel of a mouse, pan by two fingers on a touchpad."""
        self._wheel.turns(event)
        event.accept()

    def viewportEvent(self, event: QEvent) -> bool:
        """Zoom by a pinch of two fingers; all else as usual."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self.view_moved()
        if self._pinch is not None and self._pinch.handles(event):
            return True
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit again, unless a person has zoomed or panned."""
        super().resizeEvent(event)
        self.view_moved()
        if self._fits:
            self.refit()

    def showEvent(self, event: QShowEvent) -> None:
        """Fit to the size that the window has given."""
        super().showEvent(event)
        if self._fits:
            self.refit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody sees a glide any more."""
        super().hideEvent(event)
        self.end_glide(there=True)

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """Paint the ground with its dots; a projector's is plain."""
        self._ground.paint(painter, QRectF(rect), self._theme, self.viewport().devicePixelRatioF())
