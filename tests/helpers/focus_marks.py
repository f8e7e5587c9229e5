"""What shows where the keyboard is: the pixels of a widget with the focus, against those without it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

LEAST_CONTRAST = 3.0
"""Between a pixel with the focus and the same one without (WCAG 2.2, 1.4.11 and 2.4.13)."""
ENOUGH = 80
"""Pixels of a mark that may be on a part of a widget: a node, a link in a formula, a row."""
ROUND = 12
"""Pixels around a widget that may belong to its mark."""


@dataclass(frozen=True)
class Mark:
    """How many pixels say that a widget has the focus, and how many are wanted."""

    widget: str
    pixels: int
    wanted: int

    @property
    def is_seen(self) -> bool:
        """Whether it can be seen."""
        return self.pixels >= self.wanted


def marks(window: QWidget, most: int = 90) -> Iterator[Mark]:
    """Tab through a window once, from where the keyboard is: how each stop is marked.

    Raises:
        AssertionError: Tab does not come round.
    """
    first = here = QApplication.focusWidget()
    for _ in range(most):
        assert here is not None and (here is window or window.isAncestorOf(here))
        yield _mark(window, here)
        there = _next_stop(here)
        if there is first:
            return
        here = there
    raise AssertionError(f"Tab does not come round to {_named(first)}: it is at {_named(here)}")


def _next_stop(here: QWidget) -> QWidget | None:
    """The next widget that Tab comes to; it goes through the nodes of a graph, too."""
    for _ in range(30):
        QTest.keyClick(here, Qt.Key.Key_Tab)
        QApplication.processEvents()
        there = QApplication.focusWidget()
        if there is not here:
            return there
    return here


def _seen(window: QWidget, widget: QWidget) -> QRect:
    """The part of it, and of what is around it, that is seen: in its own coordinates."""
    around = widget.rect().adjusted(-ROUND, -ROUND, ROUND, ROUND)
    each = widget
    while each is not window:
        parent = each.parentWidget()
        if parent is None:
            break
        around &= parent.rect().translated(-widget.mapTo(parent, QPoint(0, 0)))
        each = parent
    return around


def _picture(window: QWidget, widget: QWidget) -> QImage:
    place = _seen(window, widget)
    return window.grab(place.translated(widget.mapTo(window, QPoint(0, 0)))).toImage()


def _mark(window: QWidget, widget: QWidget) -> Mark:
    with_it = luminance(_picture(window, widget))
    widget.clearFocus()
    QApplication.processEvents()
    without = luminance(_picture(window, widget))
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    short, long = sorted((widget.width(), widget.height()))
    short = min(short, *with_it.shape)
    wanted = min(0.75 * min(2 * (short + long), 4 * short), ENOUGH)
    return Mark(_named(widget), changed(without, with_it), round(wanted))


def _named(widget: QWidget | None) -> str:
    if widget is None:
        return "nothing"
    name = widget.accessibleName() or getattr(widget, "text", str)()
    return f"{type(widget).__name__} {name[:40]!r} in {type(widget.parent()).__name__}"


def changed(before: np.ndarray, after: np.ndarray) -> int:
    """How many pixels of two luminances differ enough to be seen, where both are."""
    rows, columns = np.minimum(before.shape, after.shape)
    one, other = before[:rows, :columns] + 0.05, after[:rows, :columns] + 0.05
    return int((np.maximum(one, other) / np.minimum(one, other) >= LEAST_CONTRAST).sum())


def luminance(image: QImage) -> np.ndarray:
    """The relative luminance of each pixel, 0 to 1 (WCAG 2.2), as an array of its height and width."""
    rgb = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(rgb.constBits(), np.uint8).reshape(rgb.height(), rgb.bytesPerLine())
    coded = rows[:, : 3 * rgb.width()].reshape(rgb.height(), rgb.width(), 3) / 255
    linear = np.where(coded <= 0.04045, coded / 12.92, ((coded + 0.055) / 1.055) ** 2.4)
    return np.asarray(linear @ (0.2126, 0.7152, 0.0722))


def unseen(found: Iterator[Mark]) -> list[str]:
    """What has too little of a mark, in words."""
    return [f"{mark.widget}: {mark.pixels} of {mark.wanted}" for mark in found if not mark.is_seen]
