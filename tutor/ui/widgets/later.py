"""A part of a panel that is made when it is first needed: the first paint does without it."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

Part = TypeVar("Part", bound=QWidget)


class Later(Generic[Part]):
    """Keeps a place for a part: in a layout, where it takes no room while empty, and in the order of Tab."""

    def __init__(self, make: Callable[[], Part]) -> None:
        self.made: Part | None = None
        self._make = make
        self._mark = QWidget()
        self._mark.hide()
        self.place = QVBoxLayout()
        self.place.setContentsMargins(0, 0, 0, 0)
        self.place.addWidget(self._mark)

    def get(self) -> Part:
        """The part, made now if it is not there yet."""
        if self.made is None:
            self.made = self._make()
            reached = _reached_by_tab(self.made)
            self.place.addWidget(self.made)
            self._mark.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # setTabOrder passes over what takes no focus
            for before, after in pairwise([self._mark, *reached]):
                QWidget.setTabOrder(before, after)
            self._mark.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return self.made

    def wanted(self, wanted: bool) -> Part | None:
        """The part where it is wanted, made now if need be, or is there already."""
        return self.get() if wanted else self.made

    def set_visible(self, visible: bool) -> None:
        """Show the part, made now if need be, or hide it if it is there."""
        part = self.wanted(visible)
        if part is not None:
            part.setVisible(visible)


def _reached_by_tab(part: QWidget) -> list[QWidget]:
    """What takes the focus in a part, in the order in which it was made.

    `nextInFocusChain` would make what it returns a child of the widget that was asked, to PySide: with that
    one the wrappers of half the window would be gone.
    """
    found = [each for each in (part, *part.findChildren(QWidget)) if each.window() is part.window()]
    return [each for each in found if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
