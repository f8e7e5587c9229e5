"""The order in which Tab goes through widgets: as they are read, line by line, whenever they were made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QGridLayout,
    QLayout,
    QScrollArea,
    QStackedWidget,
    QWidget,
)

from tutor.ui.widgets.field_row import FieldRow

_WHOLE = (QAbstractScrollArea, QAbstractSpinBox, QComboBox)
"""What goes through its own parts by other keys than Tab."""


def order_as_read(parts: Sequence[QWidget]) -> None:
    """Let Tab go through what is seen of `parts`, one after the other, in the order of their layouts."""
    reached = [widget for part in parts for widget in as_read(part)]
    for before, after in pairwise(reached):
        QWidget.setTabOrder(before, after)


def as_read(widget: QWidget) -> Iterator[QWidget]:
    """What Tab can reach in `widget` as it is seen now, and itself, in the order of the layouts."""
    if not widget.isVisible():
        return
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not widget.focusProxy():
        yield widget
    for part in _inside(widget):
        if part is not None:
            yield from as_read(part)


def _inside(widget: QWidget) -> Sequence[QWidget | None]:
    """The parts that a widget lays out, in order."""
    if isinstance(widget, QScrollArea):
        return [widget.widget()]
    if isinstance(widget, _WHOLE):
        return []
    if isinstance(widget, QStackedWidget):
        return [widget.currentWidget()]
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
