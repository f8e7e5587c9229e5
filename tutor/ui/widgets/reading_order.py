"""The order in which Tab goes through widgets: as they are read, line by line, whenever they were made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDockWidget,
    QGridLayout,
    QLayout,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QWidget,
)

from tutor.ui.widgets.field_row import FieldRow

_WHOLE = (QAbstractScrollArea, QAbstractSpinBox, QComboBox)
"""What goes through its own parts by other keys than Tab."""


def go_as_read(parts: Iterable[QWidget], *, onward: bool) -> bool:
    """Give the keyboard to what is read next in these parts, or before; False where that is for Qt to find.

    Qt's own chain is in the order in which widgets were made, and widgets that hand the focus on to a part of
    theirs (tabs, number fields) are left behind in it when that part is moved: Tab would go in a circle.
    """
    stops = [stop for part in parts for stop in as_read(part)]
    here = QApplication.focusWidget()
    while here is not None and here not in stops:
        here = here.parentWidget()
    if here is None or len(stops) < 2:
        return False
    stop = stops[(stops.index(here) + (1 if onward else -1)) % len(stops)]
    reason = Qt.FocusReason.TabFocusReason if onward else Qt.FocusReason.BacktabFocusReason
    stop.setFocus(reason)
    bring_into_sight(stop)
    return True


def bring_into_sight(widget: QWidget) -> None:
    """Scroll every column that the widget is in to where it is seen."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget)
        above = above.parentWidget()


def as_read(widget: QWidget) -> Iterator[QWidget]:
    """What Tab can reach in `widget` as it is seen now, and itself, in the order of the layouts."""
    if not widget.isVisible():
        return
    takes_it = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isEnabled()
    if takes_it and not widget.focusProxy():
        yield widget
    for part in _inside(widget):
        if part is not None:
            yield from as_read(part)


def _inside(widget: QWidget) -> Sequence[QWidget | None]:
    """The parts that a widget lays out, in order."""
    if isinstance(widget, QScrollArea | QDockWidget):
        return [widget.widget()]
    if isinstance(widget, _WHOLE):
        return []
    if isinstance(widget, QStackedWidget):
        return [widget.currentWidget()]
    if isinstance(widget, QSplitter):
        return [widget.widget(at) for at in range(widget.count())]
    if isinstance(widget, QTabWidget):
        return [widget.tabBar(), widget.cornerWidget(), widget.currentWidget()]
    if isinstance(widget, FieldRow):
        return widget.parts()
    layout = widget.layout()
    laid = list(_laid(layout)) if layout is not None else []
    placed = [each for each in widget.children() if isinstance(each, QWidget) and not each.isWindow()]
    return [*laid, *(each for each in placed if each not in laid)]


def _laid(layout: QLayout) -> Iterator[QWidget]:
    """The widgets of a layout and of the layouts in it; those of a grid line by line."""
    places = list(range(layout.count()))
    if isinstance(layout, QGridLayout):
        places.sort(key=lambda at: tuple(layout.getItemPosition(at)))  # type: ignore[arg-type]
    for at in places:
        item = layout.itemAt(at)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _laid(inner)
