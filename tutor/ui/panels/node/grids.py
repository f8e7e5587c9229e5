"""The arrays of a node, each as a grid under a small heading."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from tutor.engine import DType
from tutor.ui.look.theme import Theme
from tutor.ui.panels.node.facts import Fact
from tutor.ui.panels.node.value_grid import ValueGrid


class NodeGrids(QWidget):
    """As many grids as the node has arrays; hidden where it has none."""

    activated = Signal(object)
    """The Quantity of an element that was clicked, or on which Enter was pressed."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 4, 0, 0)
        self._column.setSpacing(4)
        self._pairs: list[tuple[QLabel, ValueGrid]] = []

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        self._theme = theme
        for _, grid in self._pairs:
            grid.set_theme(theme)

    def show_facts(self, facts: Sequence[Fact], dtype: DType) -> None:
        """Show the arrays among these facts."""
        arrays = [fact for fact in facts if fact.is_array]
        while len(self._pairs) < len(arrays):
            self._add_pair()
        for at, (label, grid) in enumerate(self._pairs):
            label.setVisible(at < len(arrays))
            grid.setVisible(at < len(arrays))
        for fact, (label, grid) in zip(arrays, self._pairs, strict=False):
            label.setText(fact.name)
            torch = None if fact.torch is None else np.asarray(fact.torch)
            grid.quantity = fact.quantity
            grid.show_arrays(fact.name, fact.role, np.asarray(fact.own), torch, dtype)
        self.setVisible(bool(arrays))

    def grid(self, at: int) -> ValueGrid:
        """The grid of the node's array number `at`. Raises IndexError where there is none."""
        return self._pairs[at][1]

    def _add_pair(self) -> None:
        label, grid = QLabel(self), ValueGrid(self._theme, self)
        label.setProperty("kind", "muted")
        self._column.addWidget(label)
        self._column.addWidget(grid)
        grid.element_activated.connect(self.activated)
        self._pairs.append((label, grid))
