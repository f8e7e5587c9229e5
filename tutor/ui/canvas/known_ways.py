"""The ways of edges that were found before, for as long as nothing around them has changed. No Qt here."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence

from tutor.ui.canvas.place_labels import Occupied, Rect
from tutor.ui.canvas.routes import Body
from tutor.ui.canvas.ways import ROOM, Found


class KnownWays:
    """Ways by what they were worked out from: the bodies of a node and of its operands, and the gaps to pass.

    A way is looked for among the nodes near it: only a node that has come, gone or moved on the ground that
    was looked at can change it.
    """

    def __init__(self) -> None:
        self._bodies: Mapping[str, Body] = {}
        self._found: dict[Hashable, tuple[Found, Rect | None]] = {}
        self._before: dict[Hashable, tuple[Found, Rect | None]] = {}
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
        self._changed = Occupied(body.grown(ROOM) for body in (*gone, *moved))

    def recall(self, key: Hashable) -> Found | None:
        """What was kept by this key, if it would be found again."""
        kept = self._before.get(key)
        if kept is None or (kept[1] is not None and self._changed.hits(kept[1])):
            return None
        self._found[key] = kept
        return kept[0]

    def keep(self, key: Hashable, found: Found, looked_at: Sequence[Rect]) -> None:
        """These ways were found, by a look for nodes on this ground."""
        if looked_at:
            lefts, tops, rights, bottoms = zip(*looked_at, strict=True)
            self._found[key] = found, (min(lefts), min(tops), max(rights), max(bottoms))
        else:
            self._found[key] = found, None
