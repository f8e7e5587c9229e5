"""Edits of a document's frames, each a pure function document → document; a frame has its number, from 0."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from tutor.document.document import Document, NodeGroup, Position
from tutor.document.nesting import across, across_sentence, collapsed, innermost, why_open
from tutor.graph import edits
from tutor.graph.edits import EditError
from tutor.language import translate

CLOSED_WIDTH = 90.0
"""How far apart the first and the last of a closed frame's nodes stand for the others, in pixels at 100 %."""


def frame(document: Document, title: str, names: Collection[str]) -> Document:
    """The document with a frame around these nodes.

    Raises:
        EditError: there are none, one is no node, or the frame would lie across another one.
    """
    chosen = edits.chosen(document.graph, names)
    if not chosen:
        raise EditError(translate("graph", "A frame stands around nodes of the graph; choose some."))
    _check_across(document.groups, chosen)
    return replace(document, groups=(*document.groups, NodeGroup(_said(title), chosen)))


def unframe(document: Document, number: int) -> Document:
    """The document without this frame; its nodes stay."""
    document = set_closed(document, number, closed=False)
    return replace(document, groups=document.groups[:number] + document.groups[number + 1 :])


def retitle(document: Document, number: int, title: str) -> Document:
    """The document in which the frame has another title.

    Raises:
        EditError: the title is empty.
    """
    return _with(document, number, replace(document.groups[number], title=_said(title)))


def add_to_frame(document: Document, number: int, names: Collection[str]) -> Document:
    """The document in which these nodes are in the frame, and in all that are around it.

    They leave the frames that they were in, unless these are around this one.

    Raises:
        EditError: one of them is no node.
    """
    chosen = set(edits.chosen(document.graph, names))
    target = set(document.groups[number].nodes)
    groups = []
    for at, group in enumerate(document.groups):
        here = set(group.nodes)
        around = at == number or here > target or (here == target and at < number)
        within = here < target or (here == target and at > number)
        nodes = here | chosen if around else here if within and here >= chosen else here - chosen
        groups.append(_in_order(document, group, nodes))
    return _open_where_needed(document, groups)


def leave_frame(document: Document, names: Collection[str]) -> Document:
    """The document in which each of these nodes has left the innermost frame that it was in.

    Raises:
        EditError: none of them is in a frame.
    """
    leaving = {name: innermost(document.groups, name) for name in edits.chosen(document.graph, names)}
    if all(number is None for number in leaving.values()):
        raise EditError(translate("graph", "None of these nodes is in a frame."))
    groups = [
        _in_order(document, group, {name for name in group.nodes if leaving.get(name, -1) != at})
        for at, group in enumerate(document.groups)
    ]
    return _open_where_needed(document, groups)


def set_closed(document: Document, number: int, *, closed: bool) -> Document:
    """The document in which the frame is drawn as one node, or open again.

    What stands at its right comes as near as one node leaves room for, or makes room again.

    Raises:
        EditError: the frame cannot be one node, since a way leaves it and comes back.
    """
    group = document.groups[number]
    if group.closed == closed:
        return document
    if closed and (why := why_open(document.graph, document.groups, number, document.symbols)):
        raise EditError(why)
    found = _with(document, number, replace(group, closed=closed))
    return replace(found, positions=_with_room(document, number, closed=closed))


def _with_room(document: Document, number: int, *, closed: bool) -> Mapping[str, Position]:
    """The places of all nodes once the frame takes the room of one node, or of its own."""
    places = document.positions
    inside = _members(document, number, places)
    if len(inside) < len(document.groups[number].nodes) or not inside:
        return places
    across_ = [places[name][0] for name in inside]
    left, right = min(across_), max(across_)
    less = right - left - CLOSED_WIDTH
    if less <= 0:
        return places
    reach = (right - left if closed else CLOSED_WIDTH) / 2
    middle = (left + right) / 2
    others = _seen_at(document, [name for name in places if name not in inside])
    if any(abs(x - middle) <= reach for x in others.values()):
        return places  # something stands above or below it
    by = -less if closed else less
    moves = {name: by if x > middle else 0.0 for name, x in others.items()}
    return {name: (x + moves.get(name, by / 2), y) for name, (x, y) in places.items()}


def _seen_at(document: Document, names: Collection[str]) -> dict[str, float]:
    """The x at which each of these nodes is seen: inside a closed frame that is the middle of them all."""
    small, places = collapsed(document.graph, document.groups), document.positions
    found: dict[str, float] = {}
    for name in names:
        along = [places[each][0] for each in small.members(small.node(name)) if each in places]
        found[name] = (min(along) + max(along)) / 2 if along else places[name][0]
    return found


def _members(document: Document, number: int, places: Mapping[str, Position]) -> tuple[str, ...]:
    return tuple(name for name in document.groups[number].nodes if name in places)


def _with(document: Document, number: int, group: NodeGroup) -> Document:
    groups = document.groups
    return replace(document, groups=(*groups[:number], group, *groups[number + 1 :]))


def _in_order(document: Document, group: NodeGroup, nodes: Collection[str]) -> NodeGroup:
    """The frame around these nodes; the frame itself where they are the same."""
    if set(group.nodes) == set(nodes):
        return group
    return replace(group, nodes=tuple(name for name in document.graph.position if name in nodes))


def _open_where_needed(document: Document, groups: list[NodeGroup]) -> Document:
    """The document with these frames, but for those that are empty; what cannot be closed is open."""
    kept = tuple(group for group in groups if group.nodes)
    kept = tuple(
        replace(group, closed=False) if group.closed and why_open(document.graph, kept, at) else group
        for at, group in enumerate(kept)
    )
    return replace(document, groups=kept)


def _check_across(groups: Collection[NodeGroup], nodes: Collection[str]) -> None:
    other = across(tuple(groups), nodes)
    if other is not None:
        raise EditError(across_sentence(other))


def _said(title: str) -> str:
    plain = " ".join(title.split())
    if not plain:
        raise EditError(translate("graph", "A frame needs a title."))
    return plain
