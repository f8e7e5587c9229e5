"""Which frames a layout can keep together, and the boxes that they are in it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from tutor.graph.layout import Point, Room, Size


@dataclass(frozen=True)
class Box:
    """What a layout places as one: a node, or a frame with its nodes; `inside`: from its middle to theirs."""

    inside: Mapping[str, Point]
    size: Size
    is_frame: bool = False


@dataclass(frozen=True)
class Frame:
    """The nodes of a frame, and the frames in it."""

    nodes: frozenset[str]
    inner: list[Frame] = field(default_factory=list)


def boxed(places: Mapping[str, Point], sizes: Mapping[str, Size], room: Room) -> Box:
    """The box around nodes with these middles."""
    aside, above, below = room
    left = min(x - sizes[name][0] / 2 for name, (x, _) in places.items()) - aside
    right = max(x + sizes[name][0] / 2 for name, (x, _) in places.items()) + aside
    top = min(y - sizes[name][1] / 2 for name, (_, y) in places.items()) - above
    bottom = max(y + sizes[name][1] / 2 for name, (_, y) in places.items()) + below
    middle = (left + right) / 2, (top + bottom) / 2
    inside = {name: (x - middle[0], y - middle[1]) for name, (x, y) in places.items()}
    return Box(inside, (right - left, bottom - top), is_frame=True)


def nested(
    groups: Iterable[Collection[str]], members: Collection[str], pairs: Sequence[tuple[str, str]]
) -> list[Frame]:
    """The groups that can stand together, those within others inside them.

    A group that shares only a part of its nodes with a kept one cannot, and neither can one that an edge
    leaves and another comes back to: what is between would have to stand in it.
    """
    here = frozenset(members)
    wished = sorted(
        {frozenset(group) & here for group in groups}, key=lambda nodes: (-len(nodes), sorted(nodes))
    )
    kept: list[Frame] = []
    for nodes in wished:
        if len(nodes) > 0:
            _take(kept, nodes, pairs)
    return kept


def _take(frames: list[Frame], nodes: frozenset[str], pairs: Sequence[tuple[str, str]]) -> None:
    """Put the group among these frames, or into one of them, if it can stand together."""
    around = next((frame for frame in frames if nodes <= frame.nodes), None)
    if around is not None:
        if nodes < around.nodes:
            _take(around.inner, nodes, [pair for pair in pairs if around.nodes.issuperset(pair)])
        return
    others = [frame.nodes for frame in frames]
    if not any(nodes & other for other in others) and not _runs_in_a_circle([*others, nodes], pairs):
        frames.append(Frame(nodes))


def _runs_in_a_circle(groups: Sequence[frozenset[str]], pairs: Sequence[tuple[str, str]]) -> bool:
    """Whether edges lead from a group back to it, each group taken as one (Kahn 1962)."""
    one = {name: min(group) for group in groups for name in group}
    between = {(one.get(a, a), one.get(b, b)) for a, b in pairs}
    out: dict[str, list[str]] = {}
    waiting: dict[str, int] = {}
    for source, target in between:
        if source != target:
            out.setdefault(source, []).append(target)
            waiting[target] = waiting.get(target, 0) + 1
    everything = {end for pair in between for end in pair}
    ready = [name for name in everything if name not in waiting]
    for name in ready:
        for target in out.get(name, ()):
            waiting[target] -= 1
            if not waiting[target]:
                ready.append(target)
    return len(ready) < len(everything)
