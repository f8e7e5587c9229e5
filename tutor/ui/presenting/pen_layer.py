"""The glass over the graph on which a person draws by mouse, pen or finger; strokes go with the graph."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTabletEvent,
    QTouchEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from tutor.ui.canvas.arrange import spread
from tutor.ui.canvas.view import GraphView
from tutor.ui.canvas_area.area import CanvasArea
from tutor.ui.look.theme import Role, Theme
from tutor.ui.presenting.strokes import PENS, Stroke, Strokes, path_of
from tutor.ui.session.session import Session

_NEAR = 2.0
"""Pixels: a move shorter than this adds no dot."""
_TOUCHES = (QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd, QEvent.Type.TouchCancel)


class PenLayer(QWidget):
    """Lies over the view that the canvas shows; without the pen it lets everything through.

    Bare keys of the walk go on working, since the layer is a part of the canvas. `changed` when a stroke or
    the colour is another; `left` when Esc was pressed.
    """

    changed = Signal()
    left = Signal()

    def __init__(self, session: Session, canvas: CanvasArea, theme: Theme) -> None:
        super().__init__(canvas)
        self._session, self._canvas, self._theme = session, canvas, theme
        self.strokes = Strokes()
        self.role: Role = PENS[0]
        self._dots: list[tuple[float, float]] = []
        self.setObjectName("pen")
        self.setAccessibleName(self.tr("Pen"))
        self.setAccessibleDescription(
            self.tr(
                "Draw on the graph. 1, 2 and 3 choose the colour, Backspace takes the last stroke back,"
                " Delete wipes all, Escape puts the pen away."
            )
        )
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.set_on(False)
        self._views: set[GraphView | QWidget] = set()
        session.document_changed.connect(self._turn)
        canvas.front.turned.connect(self._turn)
        canvas.installEventFilter(self)
        self._turn()

    @property
    def on(self) -> bool:
        """Whether the pen is in hand."""
        return not self.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_on(self, on: bool) -> None:
        """Take the pen, or put it away; what is drawn stays."""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, not on)
        self._dots = []
        self._refresh()
        if on:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of `theme`."""
        self._theme = theme
        self._refresh()

    def choose(self, role: Role) -> None:
        """Draw the next strokes in this colour."""
        self.role = role
        self.changed.emit()

    def take_back(self) -> None:
        """Without the last stroke."""
        self.strokes.take_back()
        self._refresh()

    def wipe(self) -> None:
        """Without all strokes on this drawing."""
        self.strokes.wipe()
        self._refresh()

    def _refresh(self) -> None:
        self.setVisible(self.on or bool(self.strokes.here))
        self.update()
        self.changed.emit()

    def _turn(self) -> None:
        """Lie over the view that is shown, with the strokes that belong to it."""
        document, view = self._session.document, self._canvas.front.view
        if view not in self._views:
            self._views.add(view)
            view.looked.connect(self.update)
        whose = (document.lesson, document.source.path if document.source else None, document.title)
        self.strokes.turn_to(whose, (document.shown, view is self._canvas.view))
        self.setGeometry(self._canvas.rect())
        self.stackUnder(self._canvas.notice)
        self._refresh()

    # --- drawing ------------------------------------------------------------------------------------------

    def _spread(self) -> tuple[float, float]:
        """Pixels of the scene for one of the document's; neurons stand in the scene's own."""
        return spread(self._theme) if self._canvas.front.view is self._canvas.view else (1.0, 1.0)

    def _dot(self, at: QPointF) -> tuple[float, float]:
        there, (across, down) = self._canvas.front.view.to_scene(at), self._spread()
        return there.x() / across, there.y() / down

    def _begin(self, at: QPointF) -> None:
        self._dots, self._last = [self._dot(at)], at
        self.update()

    def _draw(self, at: QPointF) -> None:
        if self._dots and (at - self._last).manhattanLength() >= _NEAR:
            self._dots.append(self._dot(at))
            self._last = at
            self.update()

    def _end(self) -> None:
        if len(self._dots) == 1:  # a dot: a line of no length would not be seen
            x, y = self._dots[0]
            self._dots.append((x + 0.1, y))
        if self._dots:
            self.strokes.add(Stroke(self.role, self._width(), tuple(self._dots)))
        self._dots = []
        self._refresh()

    def _width(self) -> float:
        """As thick as an edge of the step on the screen, whatever the scale."""
        return self._theme.sizes.line_step / self._canvas.front.view.zoom

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the strokes where the graph stands now."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setTransform(self._canvas.front.view.viewportTransform())
        for stroke in self.strokes.here:
            self._paint(painter, stroke.role, stroke.width, stroke.dots)
        if self._dots:
            self._paint(painter, self.role, self._width(), self._dots)
        painter.end()

    def _paint(
        self, painter: QPainter, role: Role, width: float, dots: Sequence[tuple[float, float]]
    ) -> None:
        pen = QPen(self._theme.colour(role), width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path_of(dots, self._spread()))

    # --- mouse, pen and finger ----------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a stroke; another button does what it does on the graph."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._begin(event.position())
        else:
            self._hand_on(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw on."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._draw(event.position())
        else:
            self._hand_on(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The stroke is drawn."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._end()
        else:
            self._hand_on(event)

    def tabletEvent(self, event: QTabletEvent) -> None:
        """Draw with a pen, too."""
        {
            QEvent.Type.TabletPress: lambda: self._begin(event.position()),
            QEvent.Type.TabletMove: lambda: self._draw(event.position()),
            QEvent.Type.TabletRelease: self._end,
        }.get(event.type(), event.ignore)()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom and pan, as on the graph itself."""
        self._hand_on(event)

    def _hand_on(self, event: QEvent) -> None:
        QCoreApplication.sendEvent(self._canvas.front.view.viewport(), event)

    def _touch(self, event: QTouchEvent) -> None:
        """One finger draws; a second one takes back what the first has begun."""
        points = event.points()
        if len(points) != 1 or event.type() == QEvent.Type.TouchCancel:
            self._dots = []
            self.update()
        elif event.type() == QEvent.Type.TouchBegin:
            self._begin(points[0].position())
        elif event.type() == QEvent.Type.TouchUpdate:
            self._draw(points[0].position())
        else:
            self._end()
        event.accept()

    # --- keys ---------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Fingers, and the pen's own keys, which come before the window's."""
        if isinstance(event, QTouchEvent) and event.type() in _TOUCHES:
            self._touch(event)
            return True
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._does(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1, 2, 3: a colour; Backspace or Ctrl+Z: without the last stroke; Delete: wipe; Esc: put it away."""
        if not self._does(event):
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.wipe()
        elif Qt.Key.Key_1 <= event.key() < Qt.Key.Key_1 + len(PENS):
            self.choose(PENS[event.key() - Qt.Key.Key_1])
        else:
            self.take_back()

    def _does(self, event: QKeyEvent) -> bool:
        if event.matches(QKeySequence.StandardKey.Undo):
            return True
        own = (Qt.Key.Key_Escape, Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
        is_colour = Qt.Key.Key_1 <= event.key() < Qt.Key.Key_1 + len(PENS)
        return not event.modifiers() and (event.key() in own or is_colour)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the canvas."""
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._canvas.rect())
        return super().eventFilter(watched, event)
