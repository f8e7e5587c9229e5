"""Shift+F1, then a click: what the thing is, what it does, and what the part of the window is for."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QGraphicsView, QLabel, QTabBar, QWhatsThis, QWidget

from tutor.language import translate


def areas() -> dict[str, str]:
    """What each part of the window is for, by the class of its widget; the innermost counts."""
    return {
        "Header": translate(
            "whats", "What is open, who is asked (you, or nobody), and which engine computes the numbers."
        ),
        "LessonPanel": translate(
            "whats", "What the lesson says at this step, page by page, with the step's formula below."
        ),
        "QuestionPanel": translate(
            "whats", "The next number is asked for before it is shown: type a number or a formula."
        ),
        "AutogradPanel": translate(
            "whats", "You are autograd: pick the node that passes its gradient back next, and compute it."
        ),
        "ZoomView": translate(
            "whats",
            "The computation graph: values in blue above the edges, local gradients in violet at the"
            " operands' ends, gradients in vermilion below. Click a number to see where it comes from.",
        ),
        "Minimap": translate("whats", "The whole graph in small: click or drag to look elsewhere."),
        "Legend": translate("whats", "Which colour and place belongs to which number."),
        "ZoomControl": translate("whats", "How near the graph is seen; F fits all of it into view."),
        "Palette": translate(
            "whats", "Everything that can be put into the graph: click it, or drag it onto the canvas."
        ),
        "NodePanel": translate(
            "whats", "All about the chosen node: its numbers, where each comes from, and its plots."
        ),
        "CodePanel": translate(
            "whats", "The same graph as code, which can be typed, and as a complete PyTorch program."
        ),
        "TrainingPanel": translate(
            "whats", "Gradient descent: its settings, its course in plots, and the runs that were kept."
        ),
        "DataPanel": translate("whats", "The samples: where they come from, as a plot and as a table."),
        "Timeline": translate(
            "whats", "Every step of this sample, a cell a step: click one, or drag, to be at that moment."
        ),
        "Caption": translate("whats", "The step in one sentence and its formula, for a class to read."),
        "PresenterView": translate("whats", "What only the presenter sees: next step, answers and notes."),
        "SideTabs": translate("whats", "Panels about the chosen node, the code, the training and the data."),
        "Notice": translate("whats", "What the program has to say; it goes when there was time to read it."),
        "QMenu": translate("whats", "Everything that can be done; Ctrl+K finds it by its name."),
        "QDialog": translate("whats", "A dialog: Esc closes it."),
        "MainWindow": translate("whats", "The window; F1 opens the guide at the part that is in use."),
    }


def told(widget: QWidget, at: QPoint) -> str:
    """What is to be said of the place `at` in `widget`, as rich text: name, what it does, what it is in."""
    name, does = _own(widget, at)
    words = areas()
    kinds = (kind.__name__ for each in _with_parents(widget) for kind in type(each).__mro__)
    area = next((words[kind] for kind in kinds if kind in words), words["MainWindow"])
    head = f"<b>{escape(name)}</b><br>" if name else ""
    middle = f"{_lines(does)}<br><br>" if does and does != name else ("<br>" if name else "")
    return f"{head}{middle}{escape(area)}"


class WhatsThis(QObject):
    """Answers the clicks of Qt's What's This mode, wherever they fall; it listens no longer than that."""

    def begin(self) -> None:
        """The next click asks; Esc ends that."""
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
        if isinstance(watched, QWidget) and isinstance(event, QHelpEvent):
            if event.type() == QEvent.Type.QueryWhatsThis:
                event.accept()
                return True
            if event.type() == QEvent.Type.WhatsThis:
                QWhatsThis.showText(event.globalPos(), told(watched, event.pos()), watched)
                return True
        return False


def _own(widget: QWidget, at: QPoint) -> tuple[str, str]:
    """What it is called, and what it says of itself; what is on a graph or a tab speaks for itself."""
    for each in _with_parents(widget):
        place = each.mapFrom(widget, at) if each is widget else each.mapFromGlobal(widget.mapToGlobal(at))
        inner = _inside(each, place)
        if inner[0] or inner[1]:
            return inner
        name = each.accessibleName() or (each.text() if isinstance(each, QLabel) else "")
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
