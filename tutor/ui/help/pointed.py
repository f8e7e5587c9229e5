"""The parts of the window that a page points at, each with a ring around it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QTabBar, QWidget

from tutor.document.page import Part
from tutor.language import translate
from tutor.ui.look.theme import Theme

if TYPE_CHECKING:
    from tutor.ui.window.main_window import MainWindow

_TABS: tuple[Part, ...] = ("node", "code", "training", "data")
_AWAY, _WIDE = 5, 3
_MOVED = (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.LayoutRequest)


def part_words() -> dict[Part, str]:
    """What the parts are called in a sentence."""
    return {
        "lessons": translate("parts", "the button of the lessons"),
        "predict": translate("parts", "Watch, Predict and Autograd"),
        "engine": translate("parts", "the choice of engine"),
        "edit": translate("parts", "Edit graph"),
        "menu": translate("parts", "the menu"),
        "play": translate("parts", "Play"),
        "timeline": translate("parts", "the timeline"),
        "node": translate("parts", "the tab Node"),
        "code": translate("parts", "the tab Code"),
        "training": translate("parts", "the tab Training"),
        "data": translate("parts", "the tab Data"),
    }


class Ring(QWidget):
    """A dotted frame with a soft ground, which lets every click through."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the frame."""
        soft = self._theme.colour("accent")
        soft.setAlpha(30)
        pen = QPen(self._theme.colour("accent"), _WIDE, Qt.PenStyle.DotLine)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen)
        painter.setBrush(soft)
        inset = _WIDE / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 9, 9)


class PointedParts(QObject):
    """Keeps a ring around each part that the page points at, wherever the layout moves it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._parts: tuple[Part, ...] = ()
        self._rings: list[Ring] = []
        self._watched: list[QWidget] = []
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._place)
        window.theme_changed.connect(self._set_theme)
        window.installEventFilter(self)

    @property
    def rings(self) -> dict[Part, QRect]:
        """Where the rings that are seen lie in the window."""
        return {
            part: ring.geometry()
            for part, ring in zip(self._parts, self._rings, strict=False)
            if ring.isVisible()
        }

    def point_at(self, parts: Sequence[Part]) -> None:
        """Ring these parts, and no others."""
        if tuple(parts) == self._parts:
            return
        self._parts = tuple(parts)
        while len(self._rings) < len(self._parts):
            self._rings.append(Ring(self._window.theme, self._window))
        for watched in self._watched:
            watched.removeEventFilter(self)
        self._watched = [self._place_of(part)[0] for part in self._parts]
        for watched in self._watched:
            watched.installEventFilter(self)
        self._soon.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow what moves, once it has."""
        if event.type() in _MOVED:
            self._soon.start()
        return super().eventFilter(watched, event)

    def _set_theme(self, theme: Theme) -> None:
        for ring in self._rings:
            ring.set_theme(theme)
        self._soon.start()

    def _place(self) -> None:
        for number, ring in enumerate(self._rings):
            if number >= len(self._parts):
                ring.hide()
                continue
            widget, rect = self._place_of(self._parts[number])
            corner = widget.mapTo(self._window, rect.topLeft())
            around = QRect(corner, rect.size()).adjusted(-_AWAY, -_AWAY, _AWAY, _AWAY)
            ring.setGeometry(around.intersected(self._window.rect()))
            ring.setVisible(widget.isVisible() and not rect.isEmpty())
            ring.raise_()

    def _place_of(self, part: Part) -> tuple[QWidget, QRect]:
        """The widget that the part is, or is in, and where it lies there."""
        window = self._window
        header, timeline = window.header, window.timeline
        if part in _TABS:
            bar: QTabBar = window.tabs.tabBar()
            return bar, bar.tabRect(_TABS.index(part))
        parts: dict[Part, QWidget] = {
            "lessons": header.lessons,
            "predict": header.mode,
            "engine": header.engine,
            "edit": header.edit if header.edit.isVisible() else header.menu,
            "menu": header.menu,
            "play": timeline.play_box,
            "timeline": timeline.track,
        }
        return parts[part], parts[part].rect()
