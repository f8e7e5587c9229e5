"""The soft ring around the pointer, by which a class sees where it is; a click makes it pulse."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, QVariantAnimation
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QRadialGradient, QWindow
from PySide6.QtWidgets import QWidget

from tutor.ui.look.theme import Theme

_RADIUS = 1.6
"""Of the ring, in the theme's base size."""
_PULSE = 0.5
"""How much wider it becomes at a click."""


class PointerRing(QWidget):
    """Follows the pointer over its window, and lets every click through.

    It listens to the native window, which hears of all moves, whichever part of the window they go to.
    """

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._on = self._pressed = False
        self._watched: QWindow | None = None
        self._growth = 0.0
        self._pulse = QVariantAnimation(self)
        self._pulse.setKeyValueAt(0.0, 0.0)
        self._pulse.setKeyValueAt(0.4, 1.0)
        self._pulse.setKeyValueAt(1.0, 0.0)
        self._pulse.valueChanged.connect(self._grow)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    @property
    def on(self) -> bool:
        """Whether the pointer has its ring."""
        return self._on

    def set_on(self, on: bool) -> None:
        """Follow the pointer from now on, or not any more."""
        self._on = on
        if on:
            self._watch()
        else:
            self._pulse.stop()
            self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        self._theme = theme
        self.update()

    def _watch(self) -> None:
        native = self.window().windowHandle()
        if native is not None and native is not self._watched:
            self._watched = native
            native.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go where the pointer goes; nothing is kept from anybody."""
        if self._on and isinstance(event, QMouseEvent):
            self._go(event.position())
            if event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick):
                self._press()
            elif event.type() == QEvent.Type.MouseButtonRelease:
                self._pressed = False
                self.update()
        elif event.type() == QEvent.Type.Leave:
            self.hide()
        return super().eventFilter(watched, event)

    def _go(self, at: QPointF) -> None:
        side = 2 * round(_RADIUS * (1 + _PULSE) * self._theme.sizes.base) + 8
        if self.width() != side:
            self.resize(side, side)
        self.move(round(at.x() - side / 2), round(at.y() - side / 2))
        if not self.isVisible():
            self.show()
        self.raise_()

    def _press(self) -> None:
        """Pulse; where nothing is to move, be bold as long as the button is held."""
        self._pressed = True
        self._pulse.stop()
        if self._theme.motion_ms:
            self._pulse.setDuration(self._theme.motion_ms)
            self._pulse.start()
        self.update()

    def _grow(self, growth: float) -> None:
        self._growth = growth
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A soft disc with a line around it, both of the accent."""
        theme, middle = self._theme, QRectF(self.rect()).center()
        radius = _RADIUS * theme.sizes.base * (1 + _PULSE * self._growth)
        soft, line = theme.colour("accent"), theme.colour("accent")
        shade = QRadialGradient(middle, radius)
        for stop, alpha in ((0.0, 0.0), (0.45, 0.05), (1.0, 0.30)):
            soft.setAlphaF(alpha)
            shade.setColorAt(stop, soft)
        line.setAlphaF(0.75)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(line, theme.sizes.line_thin * (2.0 if self._pressed else 1.2)))
        painter.setBrush(shade)
        painter.drawEllipse(middle, radius, radius)
        painter.end()
