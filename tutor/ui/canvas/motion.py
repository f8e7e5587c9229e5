"""The one thing that moves: a head that travels along the edges of the step just made."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEasingCurve, QObject, QRectF, QVariantAnimation
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene, QStyleOptionGraphicsItem, QWidget

from tutor.ui.canvas.edges import arrow_head, path_of
from tutor.ui.canvas.routes import Route
from tutor.ui.canvas.shown import Flow
from tutor.ui.look.theme import Role, Theme


class _Traveller(QGraphicsItem):
    """An arrow head at a share of a path."""

    def __init__(self, path: QPainterPath, size: float, colour: QColor, backward: bool) -> None:
        super().__init__()
        self._path, self._size, self._colour, self._backward = path, size, colour, backward
        self._head = QPolygonF()
        self.setZValue(1.5)
        self.go_to(0.0)

    def go_to(self, share: float) -> None:
        """Stand at this share of the way, 0…1."""
        self.prepareGeometryChange()
        at = 1.0 - share if self._backward else share
        here = self._path.pointAtPercent(at)
        ahead = self._path.pointAtPercent(max(0.0, min(1.0, at + (-0.02 if self._backward else 0.02))))
        towards = ahead - here
        if towards.isNull():
            back = self._path.pointAtPercent(max(0.0, min(1.0, at + (0.02 if self._backward else -0.02))))
            towards = here - back
        self._head = arrow_head((here.x(), here.y()), (towards.x(), towards.y()), self._size)
        self.update()

    def boundingRect(self) -> QRectF:
        return self._head.boundingRect().adjusted(-2, -2, 2, 2)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint the head where it is on its way."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(0, 0, 0, 0))
        painter.setBrush(self._colour)
        painter.drawPolygon(self._head)


class StepMotion(QObject):
    """Runs travellers along paths once, and takes them away again."""

    def __init__(self, scene: QGraphicsScene) -> None:
        super().__init__(scene)
        self._scene = scene
        self._travellers: list[_Traveller] = []
        self._animation = QVariantAnimation(self)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.setEasingCurve(QEasingCurve.Type.InOutQuad)
        self._animation.valueChanged.connect(self._advance)
        self._animation.finished.connect(self.stop)

    @property
    def is_running(self) -> bool:
        """Whether something moves."""
        return bool(self._travellers)

    def send(self, edges: Iterable[tuple[Route, Flow]], theme: Theme) -> None:
        """Send a head along the ways of the edges on which the step shows something new."""
        edges = list(edges)
        heads: tuple[tuple[Flow, Role, float], ...] = (
            (Flow.FORWARD, "value", 2.4 * theme.sizes.line_flow),
            (Flow.STEP, "grad", 2.25 * theme.sizes.line_step),
        )
        for wished, role, size in heads:
            paths = [path_of(way) for way, state in edges if state is wished]
            if paths:
                milliseconds = min(theme.motion_ms, 200)
                self.run(paths, size, theme.colour(role), milliseconds, backward=wished is Flow.STEP)

    def run(
        self, paths: Sequence[QPainterPath], size: float, colour: QColor, milliseconds: int, *, backward: bool
    ) -> None:
        """Send a head along each path, from its end where `backward`; what still moves is taken away."""
        self.stop()
        if milliseconds <= 0:
            return
        for path in paths:
            if not path.isEmpty():
                traveller = _Traveller(path, size, colour, backward)
                self._scene.addItem(traveller)
                self._travellers.append(traveller)
        self._animation.setDuration(milliseconds)
        self._animation.start()

    def stop(self) -> None:
        """Take away what moves."""
        self._animation.stop()
        for traveller in self._travellers:
            self._scene.removeItem(traveller)
        self._travellers = []

    def _advance(self, share: float) -> None:
        for traveller in self._travellers:
            traveller.go_to(float(share))
