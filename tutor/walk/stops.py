"""Where a walk stops that is to stop at some nodes: at a node's value, and at its whole gradient."""

from __future__ import annotations

from collections.abc import Iterable

from tutor.walk.step import Phase, Walkthrough


def stops(walk: Walkthrough, names: Iterable[str]) -> tuple[int, ...]:
    """The positions right after the steps that make the value and the whole gradient of these nodes.

    A name that is no node of the graph has none, and neither has a leaf whose gradient is not wanted.
    """
    found: set[int] = set()
    for name in names:
        arrivals = walk.arrivals(name)
        made = (
            walk.made_at(Phase.FORWARD, name),
            walk.made_at(Phase.BACKWARD, arrivals[-1] if arrivals else name),
        )
        found.update(position for position in made if position is not None)
    return tuple(sorted(found))
