"""Shift+F1, then a click or Enter: what the thing is, what it does, and what its part of the window is."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QHelpEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QGraphicsView,
    QLabel,
    QTabBar,
    QWhatsThis,
    QWidget,
)

from tutor.ui.help.areas import areas


def told(widget: QWidget, at: QPoint) -> str:
    """What is to be said of the place `at` in `widget`, as rich text: name, what it does, what it is in."""
    name, does = _own(widget, at)
    words = areas()
    kinds = (kind.__name__ for each in _with_parents(widget) for kind in type(each).__mro__)
    area = next((words[kind] for kind in kinds if kind in words), words["MainWindow"])
    head = f"<b>{escape(name)}</b><br>" if name else ""
    is_said = not does or does in name  # a row of a list tells its sentence in its name
    middle = ("<br>" if name else "") if is_said else f"{_lines(does)}<br><br>"
    return f"{head}{middle}{escape(area)}"


class WhatsThis(QObject):
    """Answers the clicks of Qt's What's This mode, wherever they fall; it listens no longer than that."""

    def begin(self) -> None:
        """The next click asks, or Enter about what has the keyboard; Esc ends that."""
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)
            QWhatsThis.enterWhatsThisMode()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Say that there is an answer everywhere, and give it."""
        if event.type() == QEvent.Type.LeaveWhatsThisMode:
            app = QApplication.instance()
            if app is not None:
                app.removeEventFilter(self)
        if isinstance(event, QKeyEvent) and self._asks_by_key(event):
            return True
        if isinstance(watched, QWidget) and isinstance(event, QHelpEvent):
            if event.type() == QEvent.Type.QueryWhatsThis:
                event.accept()
                return True
            if event.type() == QEvent.Type.WhatsThis:
                QWhatsThis.showText(event.globalPos(), told(watched, event.pos()), watched)
                return True
        return False

    @staticmethod
    def _asks_by_key(event: QKeyEvent) -> bool:
        """Enter, before a shortcut or the widget has it: tell what has the keyboard."""
        focus = QApplication.focusWidget()
        if focus is None or event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
        elif event.type() == QEvent.Type.KeyPress:
            part = focus.tabRect(focus.currentIndex()) if isinstance(focus, QTabBar) else focus.rect()
            middle = part.center()
            QWhatsThis.leaveWhatsThisMode()
            QWhatsThis.showText(focus.mapToGlobal(middle), told(focus, middle), focus)
        else:
            return False
        return True


def _own(widget: QWidget, at: QPoint) -> tuple[str, str]:
    """What it is called, and what it says of itself; what is on a graph or a tab speaks for itself."""
    for each in _with_parents(widget):
        place = each.mapFrom(widget, at) if each is widget else each.mapFromGlobal(widget.mapToGlobal(at))
        inner = _inside(each, place)
        if inner[0] or inner[1]:
            return inner
        name = each.accessibleName() or (each.text() if isinstance(each, QLabel | QAbstractButton) else "")
        if name or each.toolTip():
            return name, each.toolTip()
        if each.isWindow():
            break
    return "", ""


def _inside(widget: QWidget, at: QPoint) -> tuple[str, str]:
    if isinstance(widget, QTabBar) and widget.tabAt(at) >= 0:
        tab = widget.tabAt(at)
        return widget.tabText(tab), widget.tabToolTip(tab)
    view = widget.parentWidget()
    if isinstance(view, QGraphicsView) and widget is view.viewport():
        tips = (item.toolTip() for item in view.items(at))
        return "", next((tip for tip in tips if tip), "")
    return "", ""


def _with_parents(widget: QWidget) -> Iterator[QWidget]:
    at: QWidget | None = widget
    while at is not None:
        yield at
        at = at.parentWidget()


def _lines(text: str) -> str:
    return text if text.lstrip().startswith("<") else escape(text).replace("\n", "<br>")
