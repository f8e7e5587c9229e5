"""What the views of a graph and of a network have in common: pan, zoom by keys, the frame of the focus."""

from __future__ import annotations

from abc import abstractmethod

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QPainter, QPen, QShowEvent
from PySide6.QtWidgets import QWidget

from tutor.ui.canvas.gestures import Pan
from tutor.ui.canvas.last_input import LastInput
from tutor.ui.canvas.zoom_view import ZoomView
from tutor.ui.look.theme import Theme

_AS_BEFORE = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
"""The focus was here before another window, or a menu, was opened."""


class PictureView(ZoomView):
    """A view in which one thing can be selected, by mouse and by keys; a subclass says what."""

    menu_wanted = Signal(QPoint)
    """The menu for what lies at a point of the viewport is asked for, by the mouse."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._framed = False
        self._last_input = LastInput(self)
        self._last_input.by_hand.connect(self._unframe)
        self._pressed: QPointF | None = None
        self._pan = Pan(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)

    # --- what a subclass says -----------------------------------------------------------------------------

    @abstractmethod
    def selects_something(self) -> bool:
        """Whether something is selected."""

    @abstractmethod
    def show_selection(self, *, focused: bool) -> None:
        """Draw what is selected boldly where the keyboard is here, else quietly."""

    # --- what both do -------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Watch for Space, which a shortcut of the window may take before it comes here as a key."""
        if hasattr(self, "_pan"):  # the first events come before it is there
            self._pan.watch_space(event)
        return super().event(event)

    @property
    def pans_by_left(self) -> bool:
        """Whether the left button pans now, wherever it is pressed."""
        return self._pan.space_held

    def zooms(self, key: Qt.Key) -> bool:
        """Zoom (+, −) or fit (0); False where it is another key."""
        if key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_by(1.25)
        elif key == Qt.Key.Key_Minus:
            self.zoom_by(0.8)
        elif key == Qt.Key.Key_0:
            self.fit()
        else:
            return False
        return True

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu at a right click; its key is a command, and some systems tell of it here, too."""
        if event.reason() != QContextMenuEvent.Reason.Keyboard:
            self.menu_wanted.emit(event.pos())

    def showEvent(self, event: QShowEvent) -> None:
        """Watch what is pressed in the window."""
        super().showEvent(event)
        self._last_input.watch(self)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the selection boldly; who comes by a key (Tab, Esc in a panel) and finds none sees a frame."""
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self._framed = True
        elif event.reason() not in _AS_BEFORE:
            self._framed = self._last_input.is_key
        self.show_selection(focused=True)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show the selection quietly."""
        super().focusOutEvent(event)
        self._pan.forget_space()
        if event.reason() not in _AS_BEFORE:
            self._framed = False
        self.show_selection(focused=False)
        self.viewport().update()

    def _unframe(self) -> None:
        """A mouse is at work: it shows where it is."""
        if self._framed:
            self._framed = False
            self.viewport().update()

    def drawForeground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """Paint the frame of the keyboard's focus."""
        super().drawForeground(painter, rect)
        if self._framed and self.hasFocus() and not self.selects_something():
            painter.resetTransform()
            painter.setPen(QPen(self._theme.colour("accent"), 4.0))  # half of it lies outside
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.viewport().rect())
