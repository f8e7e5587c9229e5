"""Where everything of a graph stands in the scene: nodes, the ways of edges, and the places of labels."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from tutor.graph import Edge, Graph
from tutor.graph.layout import GAP, ROOT_BOX, ROOT_GAP, ROW_GAP, Room, Size, layout
from tutor.ops import is_opaque
from tutor.ui.canvas.boxes import scale_of
from tutor.ui.canvas.label_spots import along_edge, at_box, at_port, beside_source
from tutor.ui.canvas.place_labels import Places, Rect, Wanted, thin
from tutor.ui.canvas.routes import Body, Point, Port, Route, along_side, line_of
from tutor.ui.canvas.shown import GraphPicture, LabelKey, NodeKind
from tutor.ui.canvas.ways import direct_ways, ways_of
from tutor.ui.look.theme import Theme

if TYPE_CHECKING:
    from tutor.ui.canvas.known_ways import KnownWays

REFERENCE_LABEL = 19.0
"""The size of labels, in pixels, at which a document's positions hold; larger letters spread them."""

_STUB = 30.0
"""How long the way of a missing operand is, in pixels at 100 %."""


@dataclass(frozen=True)
class Arrangement:
    """Bodies by name (and of the root's box), ways and ports by edge; None is the edge to the root's box.

    `stubs` are the ways of operands that are missing: short, and to the port where each would arrive.
    """

    bodies: Mapping[str, Body]
    ways: Mapping[Edge | None, Route]
    ports: Mapping[Edge | None, Port]
    stubs: Mapping[Edge, Route] = field(default_factory=dict)


def spread(theme: Theme) -> tuple[float, float]:
    """How far the theme's letters spread positions, across and down: labels grow mostly in width."""
    across = theme.sizes.canvas_label / REFERENCE_LABEL
    return across, (1 + across) / 2


def positions(
    picture: GraphPicture,
    sizes: Mapping[str, Size],
    room: Mapping[str, float],
    theme: Theme,
    frame_room: Room,
) -> dict[str, Point]:
    """The centre of every node of `sizes`: as the document has it, else as a layout finds it.

    Args:
        picture: the graph and the positions that its document gives.
        sizes: of each node, and of the root's box if there is one.
        room: what the labels of the edges leaving a node want.
        theme: its letters spread what the document gives.
        frame_room: between a frame and its nodes.
    """
    across, down = spread(theme)
    graph, groups = picture.graph, [group.nodes for group in picture.groups]
    gap, row_gap = GAP * across, ROW_GAP * down
    if not any(node.name in picture.positions for node in graph.drawn):
        gaps = (gap, row_gap, ROOT_GAP * across)
        framed = tuple(map(tuple, groups))
        found = _laid_out(graph, tuple(sizes.items()), gaps, tuple(room.items()), framed, frame_room)
        return {**found, **_as_written(graph, found, sizes, (across, down))}
    given = {
        name: (x * across, y * down) for name, (x, y) in picture.positions.items() if name in graph.position
    }
    given = _with_root_box(graph, given, sizes, across)
    if given.keys() >= sizes.keys():
        return {name: given[name] for name in sizes}
    from tutor.graph.places import place_missing  # a document that says where its nodes stand does without

    return place_missing(graph, given, sizes, gap=gap, row_gap=row_gap, groups=groups, frame_room=frame_room)


@lru_cache(maxsize=4)
def _laid_out(
    graph: Graph,
    sizes: tuple[tuple[str, Size], ...],
    gaps: tuple[float, float, float],
    room: tuple[tuple[str, float], ...],
    groups: tuple[tuple[str, ...], ...],
    frame_room: Room,
) -> Mapping[str, Point]:
    """The layout, kept: a picture of what the window shows does not lay a large graph out again."""
    gap, row_gap, root_gap = gaps
    return layout(
        graph, dict(sizes), gap=gap, row_gap=row_gap, root_gap=root_gap, room=dict(room),
        groups=groups, frame_room=frame_room,
    )  # fmt: skip


def _as_written(
    graph: Graph, found: Mapping[str, Point], sizes: Mapping[str, Size], spread_: tuple[float, float]
) -> dict[str, Point]:
    """The places as a document would give them, in whole numbers: the edit that writes them moves nothing."""
    across, down = spread_
    written = {
        name: (float(round(x / across)) * across, float(round(y / down)) * down)
        for name, (x, y) in found.items()
        if name != ROOT_BOX
    }
    return _with_root_box(graph, written, sizes, across)


def _with_root_box(
    graph: Graph, given: dict[str, Point], sizes: Mapping[str, Size], across: float
) -> dict[str, Point]:
    """The positions with the root's box behind the root, if nothing stands there."""
    if ROOT_BOX not in sizes or graph.root not in given or ROOT_BOX in given:
        return given
    x, y = given[graph.root]
    box = sizes[ROOT_BOX]
    centre = x + sizes[graph.root][0] / 2 + ROOT_GAP * across + box[0] / 2
    is_free = all(
        abs(centre - ox) >= (box[0] + sizes[name][0]) / 2 or abs(y - oy) >= (box[1] + sizes[name][1]) / 2
        for name, (ox, oy) in given.items()
    )
    return {**given, ROOT_BOX: (centre, y)} if is_free else given


def grown(place_: Point, laid_out: Size, size: Size, kind: NodeKind) -> Point:
    """The centre of a box that its digits have made wider: it grows away from its edge."""
    more = (size[0] - laid_out[0]) / 2
    return place_[0] + (more if kind == "root" else -more), place_[1]


def arrange(
    picture: GraphPicture,
    sizes: Mapping[str, Size],
    places: Mapping[str, Point],
    theme: Theme,
    known: KnownWays | None,
) -> Arrangement:
    """The bodies and the ways of edges between them; `known` is what was found before, in the same theme."""
    graph = picture.graph
    boxed = {*picture.closed, *(node.name for node in graph.nodes if is_opaque(node.op))}
    round_ones = {node.name for node in graph.nodes if not node.is_leaf and node.name not in boxed}
    bodies = {name: Body(*places[name], *sizes[name], is_round=name in round_ones) for name in places}
    stub, starts = _STUB * scale_of(theme), _starts(picture, bodies)
    ways, found = ways_of(graph, bodies, spread(theme)[0], stub, known, starts)
    stubs = {edge: ways.pop(edge) for edge in [*ways] if edge is not None and edge.source not in bodies}
    return Arrangement(bodies, ways, found, stubs)


def rearranged(
    picture: GraphPicture, bodies: Mapping[str, Body], targets: Iterable[str], theme: Theme
) -> Arrangement:
    """Where edges to these targets run while nodes are moved: straight on, whatever is in the way."""
    stub, starts = _STUB * scale_of(theme), _starts(picture, bodies)
    ways, found = direct_ways(picture.graph, bodies, targets, spread(theme)[0], stub, starts)
    stubs = {edge: ways.pop(edge) for edge in [*ways] if edge is not None and edge.source not in bodies}
    return Arrangement(bodies, ways, found, stubs)


def _starts(picture: GraphPicture, bodies: Mapping[str, Body]) -> dict[Edge | None, Point]:
    """Where edges leave closed frames out of which several values come."""
    starts: dict[Edge | None, Point] = {}
    for frame in picture.closed:
        body, outputs = bodies[frame], picture.outputs(frame)
        for name, height in zip(outputs, along_side(body, len(outputs)), strict=True):
            starts.update(dict.fromkeys(picture.leaving(name), (body.right, height)))
            if name == picture.root:
                starts[None] = (body.right, height)
    return starts


def _covered(body: Body, margin: float) -> list[Rect]:
    """Rectangles that cover the body: of a circle three, so that its corners are free."""
    if not body.is_round:
        return [body.grown(margin)]
    radius = body.width / 2
    return [
        (
            body.x - wide * radius - margin,
            body.y - high * radius - margin,
            body.x + wide * radius + margin,
            body.y + high * radius + margin,
        )
        for wide, high in ((1.0, 0.4), (0.92, 0.7), (0.72, 1.0))
    ]


def place(
    picture: GraphPicture,
    arranged: Arrangement,
    sizes: Mapping[LabelKey, Size],
    theme: Theme,
    outlines: Iterable[Sequence[Point]],
    places: Places[LabelKey],
) -> dict[LabelKey, Point]:
    """The centre of every label, in the order of `sizes`; one that only repeats a value may be missing.

    No label lies on a line of `outlines` either: the frames around nodes. `places` knows those of before.
    """
    return places.settle(
        wanted(picture, arranged, sizes, theme),
        in_the_way(
            arranged.bodies.values(), (*arranged.ways.values(), *arranged.stubs.values()), outlines, theme
        ),
    )


def wanted(
    picture: GraphPicture, arranged: Arrangement, sizes: Mapping[LabelKey, Size], theme: Theme
) -> list[Wanted[LabelKey]]:
    """What each label wishes for, in the order of `sizes`."""
    k, unit = scale_of(theme), theme.sizes.canvas_label
    return [
        Wanted(
            key, *size, _spots(picture, arranged, key, size, unit, k),
            beside=_beside(picture, arranged, key), optional=key.kind == "leaf",
        )
        for key, size in sizes.items()
    ]  # fmt: skip


def in_the_way(
    bodies: Iterable[Body], ways: Iterable[Route], outlines: Iterable[Sequence[Point]], theme: Theme
) -> dict[Hashable, Callable[[], Iterable[Rect]]]:
    """What no label may lie on, as `Places.settle` asks for it."""
    margin = 2.0 * scale_of(theme)
    things: dict[Hashable, Callable[[], Iterable[Rect]]] = {}
    for body in bodies:
        things[body] = partial(_covered, body, margin)
    for way in ways:
        things[way] = partial(_thin_along, way)
    for outline in map(tuple, outlines):
        things[outline] = partial(thin, outline)
    return things


def label_places(theme: Theme) -> Places[LabelKey]:
    """Places for the labels of a graph in the letters of a theme, none of them taken yet."""
    return Places(margin=4.0 * scale_of(theme))


def _thin_along(way: Route) -> Iterator[Rect]:
    return thin(line_of(way))


def _beside(picture: GraphPicture, arranged: Arrangement, key: LabelKey) -> object:
    """All that the spots of a label depend on, besides its size."""
    what = key.what
    if isinstance(what, Edge):
        bundled = len(picture.leaving(picture.source(what))) > 1
        return arranged.ways[what], arranged.ports[what], arranged.bodies[what.target], bundled
    leaving = picture.leaving(what) if key.kind == "value" else ()
    ways = tuple([arranged.ways[edge] for edge in leaving])
    return (
        arranged.bodies[picture.node(what)],
        arranged.bodies.get(ROOT_BOX) if key.kind == "given" else None,
        ways,
    )


def _spots(
    picture: GraphPicture, arranged: Arrangement, key: LabelKey, size: Size, unit: float, k: float
) -> Iterator[Point]:
    what = key.what
    if isinstance(what, Edge):
        line = line_of(arranged.ways[what])
        if key.kind == "contribution":
            return _contribution_spots(picture, arranged, what, size, unit)
        if key.kind == "leaf":
            return beside_source(line, *size, 0.5 * unit)
        return at_port(arranged.bodies[what.target], arranged.ports[what], what.index, *size, 22 * k)
    if key.kind == "value":
        return _value_spots(picture, arranged, what, size, unit, k)
    at_root = key.kind == "given" and ROOT_BOX in arranged.bodies
    body = arranged.bodies[ROOT_BOX if at_root else picture.node(what)]
    return at_box(body, *size, (18 if key.kind == "given" else 24) * k)


def _contribution_spots(
    picture: GraphPicture, arranged: Arrangement, edge: Edge, size: Size, unit: float
) -> Iterator[Point]:
    """Below the edge; the upper one of a bundle has it above first."""
    line = line_of(arranged.ways[edge])
    if len(picture.leaving(picture.source(edge))) > 1 and arranged.ports[edge].angle < -8:
        yield from along_edge(line, *size, 0.62 * unit, above=True, fars=(1.0, 1.8, 2.8, 3.6))
    yield from along_edge(line, *size, 0.62 * unit, above=False)


def _value_spots(
    picture: GraphPicture, arranged: Arrangement, name: str, size: Size, unit: float, k: float
) -> Iterator[Point]:
    """Above the straightest of the edges that leave the node; beside a node that nothing leaves."""
    leaving = picture.leaving(name)
    if not leaving:
        body = arranged.bodies[picture.node(name)]
        yield body.right + 14 * k + size[0] / 2, body.y
        yield from at_box(body, *size, 20 * k)
        return
    ways = [arranged.ways[edge] for edge in leaving]
    if (
        len(ways) > 1 and picture.node(name) in picture.closed
    ):  # several values may come out, each by its port
        x, y = ways[0][0][0]
        yield x + 14 * k + size[0] / 2, y - 0.5 * unit - size[1] / 2
    straightest = min(ways, key=lambda way: abs(way[-1][3][1] - way[0][0][1]))
    yield from along_edge(line_of(straightest), *size, 0.62 * unit, above=True)
