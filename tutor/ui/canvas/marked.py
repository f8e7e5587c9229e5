"""Which nodes of a scene have the mark of the selection: the one looked at, and all that are chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from tutor.ui.canvas.nodes import NodeItem


class Marked:
    """Keeps the marks where they belong, whatever items come and go; `drawn` names what shows a node."""

    def __init__(
        self,
        item_of: Callable[[str], NodeItem | None],
        drawn: Callable[[str], str],
        changed: Callable[[], None],
    ) -> None:
        self._item_of, self._drawn, self._changed = item_of, drawn, changed
        self._selected, self._has_focus = "", False
        self._chosen: frozenset[str] = frozenset()

    @property
    def names(self) -> frozenset[str]:
        """The nodes that have the mark."""
        return self._chosen | {self._selected} if self._selected else self._chosen

    def select(self, name: str, *, has_focus: bool) -> None:
        """Mark this node, and else only those that are chosen; bolder while the canvas has the keyboard."""
        name = self._drawn(name)
        before, self._selected, self._has_focus = self._selected, name, has_focus
        self._mark({before, name, *self._chosen})

    def choose(self, names: Iterable[str]) -> None:
        """Mark these nodes too."""
        before, self._chosen = self._chosen, frozenset(map(self._drawn, names))
        self._mark(before ^ self._chosen)

    def dress(self, item: NodeItem) -> None:
        """Mark an item that is new, if it is to be."""
        item.set_selected(item.name == self._selected or item.name in self._chosen, self._has_focus)

    def _mark(self, names: Iterable[str]) -> None:
        for item in map(self._item_of, names):
            if item is not None:
                self.dress(item)
        self._changed()
