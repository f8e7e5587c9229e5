"""Closed frames as nodes: no edge is lost, no cycle is made, and opening gives the same graph back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.graphs import Case, graphs
from tutor.graph import Edge, Graph, read_code
from tutor.graph.collapse import FRAME, collapse, in_between

GRAPHS = graphs(("add", "mul", "neg", "sigmoid"), largest=14)
SETS = st.lists(st.sets(st.integers(0, 17), min_size=1, max_size=6), max_size=4)


def frames_in(graph: Graph, chosen: list[set[int]]) -> dict[str, tuple[str, ...]]:
    names = [node.name for node in graph.nodes]
    return {f"▸{at}": tuple({names[each % len(names)] for each in some}) for at, some in enumerate(chosen)}


@given(GRAPHS, SETS)
def test_every_edge_is_shown_once_or_lies_inside_a_frame(case: Case, chosen: list[set[int]]) -> None:
    found = collapse(case.graph, frames_in(case.graph, chosen))
    assert set(found.shows) == set(found.graph.edges)
    shown = [edge for edges in found.shows.values() for edge in edges]
    assert len(shown) == len(set(shown))
    for edge in case.graph.edges:
        ends = found.node(edge.source), found.node(edge.target)
        drawn = found.edge(edge)
        assert (drawn is None) == (ends[0] == ends[1])
        if drawn is not None:
            assert drawn[:2] == ends
            assert len({each.source for each in found.shows[drawn]}) == 1
    for drawn, edges in found.shows.items():
        assert len(edges) == 1 or found.graph[drawn.target].op == FRAME


@given(GRAPHS, SETS)
def test_the_smaller_graph_has_no_cycle_and_opening_gives_the_same_graph_back(
    case: Case, chosen: list[set[int]]
) -> None:
    found = collapse(case.graph, frames_in(case.graph, chosen))
    place = found.graph.position
    assert all(place[edge.source] < place[edge.target] for edge in found.graph.edges)
    assert {name for node in found.graph.nodes for name in found.members(node.name)} == set(
        case.graph.position
    )
    assert found.graph.root == found.node(case.graph.root)
    assert found.whole == case.graph
    assert collapse(case.graph, {}).graph == case.graph


@given(GRAPHS, st.sets(st.integers(0, 17), min_size=1, max_size=5))
def test_a_frame_with_all_that_is_between_its_nodes_can_be_closed(case: Case, some: set[int]) -> None:
    (nodes,) = frames_in(case.graph, [some]).values()
    whole = {*nodes, *in_between(case.graph, nodes)}
    assert not in_between(case.graph, whole)
    found = collapse(case.graph, {"▸0": whole})
    assert set(found.members("▸0")) == whole
    assert (found.frames == {}) == bool(whole - set(found.frames.get("▸0", ())))


def test_edges_of_one_node_into_a_frame_are_one_and_those_out_of_it_have_their_own_sources() -> None:
    graph = read_code("a = x*w\nb = x + a\nc = a * b\nd = b * y\nloss = c - d", ["w"]).graph
    found = collapse(graph, {"▸0": ("w", "a", "b")})
    assert found.graph["▸0"].operands == ("x",)
    assert found.shows[Edge("x", "▸0", 0)] == (Edge("x", "a", 0), Edge("x", "b", 0))
    assert found.graph["c"].operands == ("▸0", "▸0")
    assert found.outputs("▸0") == ("a", "b")
    assert found.leaving("b") == (Edge("▸0", "c", 1), Edge("▸0", "d", 0))


def test_what_two_frames_hand_to_each_other_both_ways_closes_one_of_them_only() -> None:
    graph = read_code("a = x*2\nb = a + 1\nc = y*3\nd = c + 4\ne = b*c\nf = d*a\nloss = e + f").graph
    one, other = ("a", "f"), ("c", "e")
    assert in_between(graph, one) == in_between(graph, other) == ()
    assert set(collapse(graph, {"▸0": one, "▸1": other}).frames) == {"▸0"}
    assert in_between(graph, other, dict.fromkeys(one, "▸0")) == ("a", "b", "d", "f")
