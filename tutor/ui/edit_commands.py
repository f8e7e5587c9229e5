"""What the commands do that act on the canvas while the graph is edited; a method a command of the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from tutor.ui.canvas.keyboard import neighbour

if TYPE_CHECKING:
    from tutor.ui.main_window import MainWindow


class EditCommands(QObject):
    """Carries out commands on the chosen nodes of a window's session."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._session = window, window.session

    def to_operand(self) -> None:
        """Choose the first operand of the node."""
        self._walk("left")

    def to_successor(self) -> None:
        """Choose the first node that has this one as an operand."""
        self._walk("right")

    def to_above(self) -> None:
        """Choose the nearest node above."""
        self._walk("up")

    def to_below(self) -> None:
        """Choose the nearest node below."""
        self._walk("down")

    def _walk(self, way: str) -> None:
        view, chosen = self._window.canvas.view, self._session.editing.chosen
        name = neighbour(view.graph_scene, chosen[-1] if chosen else "", way)
        if name:
            view.go_to(name)
            self._session.editing.choose((name,))
