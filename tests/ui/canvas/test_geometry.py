"""Where labels and edges go: labels lie on nothing, edges arrive in order and go round other nodes."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import partial
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tutor.ui.canvas.detours import Detours
from tutor.ui.canvas.place_labels import Places, Rect, Wanted, around, thin
from tutor.ui.canvas.routes import Body, Port, line_of, ports, route, without_end, without_start

POINT = st.tuples(st.floats(-400, 400), st.floats(-300, 300))


def overlap(a: Rect, b: Rect) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def places(
    labels: Sequence[Wanted[int | str]], rects: Sequence[Rect], known: Places[int | str] | None = None
) -> dict[int | str, tuple[float, float]]:
    """Where the labels go among these rectangles."""
    return (known or Places()).settle(labels, {rect: partial(iter, [rect]) for rect in rects})


@given(
    st.lists(st.tuples(POINT, st.floats(10, 120), st.floats(10, 60), st.booleans()), max_size=12),
    st.lists(st.tuples(POINT, st.floats(20, 100)), max_size=6),
)
@settings(max_examples=120, deadline=None)
def test_labels_lie_on_no_label_and_no_node(
    labels: list[tuple[tuple[float, float], float, float, bool]],
    nodes: list[tuple[tuple[float, float], float]],
) -> None:
    wanted = [
        Wanted(at, width, height, (spot, (spot[0], spot[1] - 50)), optional=optional)
        for at, (spot, width, height, optional) in enumerate(labels)
    ]
    bodies = [around(centre, size, size, 0) for centre, size in nodes]
    placed = places(wanted, bodies)
    assert {label.key for label in wanted if not label.optional} <= set(placed)
    rects = [
        around(placed[label.key], label.width, label.height, 0) for label in wanted if label.key in placed
    ]
    assert not [pair for pair in combinations(rects, 2) if overlap(*pair)]
    assert not [(rect, body) for rect in rects for body in bodies if overlap(rect, body)]


LABEL = st.tuples(st.integers(0, 9), POINT, st.sampled_from([20.0, 60.0]), st.booleans())


@given(
    st.lists(
        st.tuples(
            st.lists(LABEL, max_size=8, unique_by=lambda label: label[0]),
            st.lists(st.tuples(POINT, st.sampled_from([20.0, 90.0])), max_size=5),
        ),
        min_size=2,
        max_size=4,
    )
)
@settings(max_examples=150, deadline=None)
def test_what_changed_in_part_is_placed_as_if_all_were_new(
    pictures: list[
        tuple[list[tuple[int, tuple[float, float], float, bool]], list[tuple[tuple[float, float], float]]]
    ],
) -> None:
    known: Places[int | str] = Places()
    for labels, nodes in pictures:
        bodies = [around(centre, size, size, 0) for centre, size in nodes]

        def wanted(
            labels: list[tuple[int, tuple[float, float], float, bool]] = labels,
        ) -> list[Wanted[int | str]]:
            return [
                Wanted(
                    key, width, 20.0, iter((spot, (spot[0], spot[1] - 50))), beside=spot, optional=optional
                )
                for key, spot, width, optional in labels
            ]

        assert places(wanted(), bodies, known) == places(wanted(), bodies)


def test_a_label_takes_the_first_spot_that_is_free_of_nodes_and_lines() -> None:
    line = [(x, 100.0) for x in range(0, 201, 10)]
    wanted = [Wanted("a", 40, 20, ((100, 100), (100, 60), (100, 20)))]
    assert places(wanted, [around((100, 60), 10, 10, 0), *thin(line)]) == {"a": (100, 20)}


def test_an_optional_label_without_a_free_spot_is_left_out() -> None:
    node = around((0, 0), 50, 50, 0)
    assert places([Wanted("a", 10, 10, ((0, 0),), optional=True)], [node]) == {}


@given(st.lists(st.tuples(st.floats(-600, -60), st.floats(-400, 400)), min_size=1, max_size=3))
def test_ports_stand_on_the_circle_apart_and_in_the_order_of_the_operands(
    origins: list[tuple[float, float]],
) -> None:
    body = Body(0, 0, 68, 68, is_round=True)
    found = ports(body, origins)
    assert all(math.isclose(math.hypot(*port.point), 34) and port.point[0] < 34 for port in found)
    assert all(b.angle - a.angle > 31.9 for a, b in pairwise(found))


def test_operands_that_may_change_places_do_not_cross() -> None:
    body = Body(0, 0, 68, 68, is_round=True)
    low, high = ports(body, [(-200, 150), (-200, -150)], in_any_order=True)
    assert low.point[1] > high.point[1]


def test_an_edge_from_straight_behind_arrives_straight() -> None:
    first, second = ports(Body(0, 0, 68, 68, is_round=True), [(-200, 0), (-90, 240)])
    assert abs(first.angle) < 0.1
    assert second.angle > 30


def test_an_edge_goes_round_a_node_in_its_way() -> None:
    other = Body(300, 0, 68, 68, is_round=True)

    def on_it(way: tuple[object, ...]) -> list[Body]:
        near = [p for p in line_of(way) if abs(p[0] - other.x) < 40 and abs(p[1] - other.y) < 40]  # type: ignore[arg-type]
        return [other] if near else []

    port = Port((600.0, 0.0), 0.0)
    assert on_it(route((0, 0), port))
    way = route((0, 0), port, on_it)
    assert not on_it(way)
    assert way[0][0] == (0, 0)
    assert way[-1][3] == (600.0, 0.0)


@pytest.mark.parametrize("down", [-300.0, -60.0, 0.0, 40.0, 220.0])
def test_an_edge_to_the_left_goes_around_both_of_its_nodes(down: float) -> None:
    source, target = Body(300, 0, 68, 68, is_round=True), Body(0, down, 68, 68, is_round=True)
    start = (source.right, source.y)
    way = route(start, ports(target, [start])[0])
    assert (way[0][0], math.isclose(math.dist(way[-1][3], (0, down)), 34)) == (start, True)
    inner = line_of(way)[2:-2]
    assert all(math.dist(point, (body.x, body.y)) > 33 for point in inner for body in (source, target))


def test_edges_pass_a_column_through_its_gaps_on_tracks_of_their_own() -> None:
    bodies = {
        "a": Body(0, -40, 68, 68, is_round=True),
        "b": Body(0, 40, 68, 68, is_round=True),
        "c": Body(300, -90, 120, 90),
        "d": Body(300, 150, 120, 90),
        "e": Body(600, -60, 68, 68, is_round=True),
        "f": Body(600, 60, 68, 68, is_round=True),
    }
    detours = Detours(bodies, 48.0)
    assert detours.plan(0, ("a", "e")) and detours.plan(1, ("b", "f"))
    assert not detours.plan(2, ("e", "a"))
    detours.settle()
    (first, _), (second, _) = detours.corners(0), detours.corners(1)
    assert -45 + 20 <= first[1] < second[1] - 15 and second[1] <= 105 - 20
    assert first[0] == 240


def test_cutting_a_way_leaves_its_other_end() -> None:
    way = route((0, 0), Port((200.0, 120.0), 20.0))
    start, end = without_start(way, 15), without_end(way, 15)
    assert start[-1][3] == way[-1][3]
    assert end[0][0] == way[0][0]
    assert 14 < math.dist(start[0][0], way[0][0]) < 22
    assert 14 < math.dist(end[-1][3], way[-1][3]) < 22
