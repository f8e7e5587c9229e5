"""The ways of edges that were found before, for as long as nothing around them has changed. No Qt here."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import NamedTuple

from tutor.graph import Edge
from tutor.ui.canvas.place_labels import Occupied, Rect
from tutor.ui.canvas.routes import Body, Port, Route, box_of

_AROUND = 160.0
"""How far from an edge that nothing stands in the way of a node may be, and still have been in its way."""


class Found(NamedTuple):
    """The ports and ways of the edges that arrive at a node, and which of them were looked for."""

    ports: list[Port]
    ways: list[Route]
    free: Sequence[Edge | None]


class KnownWays:
    """Free ways by what they were worked out from: the bodies of a node and of its operands.

    A way is looked for among the nodes near it: only a node that has come, gone or moved there can change it.
    """

    def __init__(self) -> None:
        self._bodies: Mapping[str, Body] = {}
        self._found: dict[Hashable, tuple[Found, Rect]] = {}
        self._before: dict[Hashable, tuple[Found, Rect]] = {}
        self._changed = Occupied()

    def begin(self, bodies: Mapping[str, Body]) -> None:
        """Ways are looked for among these nodes now."""
        before, self._bodies = self._bodies, bodies
        self._before, self._found = self._found, {}
        moved = [body for name, body in bodies.items() if before.get(name) != body]
        if len(moved) > len(bodies) / 2:
            self._before = {}  # hardly anything of it is of use
            return
        gone = [body for name, body in before.items() if bodies.get(name) != body]
        self._changed = Occupied(body.grown(_AROUND) for body in (*gone, *moved))

    def recall(self, key: Hashable) -> Found | None:
        """What was kept by this key, if it would be found again."""
        kept = self._before.get(key)
        if kept is None or self._changed.hits(kept[1]):
            return None
        self._found[key] = kept
        return kept[0]

    def keep(self, key: Hashable, ports: list[Port], ways: list[Route], free: Sequence[Edge | None]) -> None:
        """These ways were found, and nothing stands in them."""
        found = Found(ports, ways, free)
        self._found[key] = (found, box_of([cubic for way in found.ways for cubic in way]))
