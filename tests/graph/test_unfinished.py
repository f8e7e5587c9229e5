"""Unfinished graphs: what is computed of them, which edges they have, and how code writes them."""

from __future__ import annotations

import pytest

from tutor.graph import CodeError, Edge, read_code, write_code
from tutor.graph.collapse import collapse
from tutor.graph.find import find
from tutor.graph.graph import Graph
from tutor.graph.layout import layout
from tutor.graph.places import place_missing
from tutor.graph.unfinished import EMPTY, computed
from tutor.walk import Walkthrough


def graph(code: str) -> Graph:
    return read_code(code, unfinished=True).graph


def test_of_a_finished_graph_all_is_computed() -> None:
    whole = graph("r = x*w - y\nloss = r**2")
    assert computed(whole) is whole
    assert not whole.missing
    assert whole.drawn is whole.nodes


def test_the_finished_part_is_computed_and_found_once() -> None:
    found = graph("h = x*w\ns = h + ...\nloss = s**2\nq = relu(x)\nloss2 = loss * q")
    part = computed(found)
    assert part is computed(found)
    assert [node.name for node in part.nodes] == ["x", "w", "h", "q"]
    assert part.root == "q"


def test_what_is_missing_has_no_edge_and_is_not_drawn() -> None:
    found = graph("s = h + ...\nloss = ... - s")
    assert found.edges == (Edge("h", "s", 0), Edge("s", "loss", 1))
    assert [node.name for node in found.drawn] == ["h", "s", "loss"]
    assert found.missing == {"...", "...#2"}


def test_the_layout_has_no_column_for_what_is_missing() -> None:
    found = graph("s = h + ...\nloss = relu(...) - s")
    sizes = {node.name: (68.0, 68.0) for node in found.drawn}
    places = layout(found, sizes)
    assert set(places) == set(sizes)
    assert set(place_missing(found, {"h": (0.0, 0.0)}, sizes)) == set(sizes)
    assert layout(EMPTY, {}) == {}


def test_an_empty_graph_is_written_as_nothing_and_walked_in_no_step() -> None:
    assert write_code(EMPTY) == ""
    assert graph("") == EMPTY
    assert graph("# to come\n") == EMPTY
    assert len(Walkthrough(EMPTY)) == 0
    assert computed(EMPTY) == EMPTY
    with pytest.raises(CodeError, match="there is no root"):
        read_code("")


@pytest.mark.parametrize(
    "code", ["z = ...", "z = x + ...", "y = ...\nz = y * y", "h = relu(...)\nz = h + h * ..."]
)
def test_what_is_missing_is_written_and_read_again(code: str) -> None:
    found = graph(code)
    again = graph(write_code(found))
    assert (again.root, set(again.nodes)) == (found.root, set(found.nodes))


def test_a_walk_knows_nothing_of_a_node_that_waits() -> None:
    found = graph("h = x*w\ns = h + ...")
    walk = Walkthrough(computed(found))
    frame = walk.frame(len(walk))
    assert frame.knows_value("h")
    assert not frame.knows_value("s")
    assert not frame.knows_gradient("s")


def test_what_is_missing_is_not_found_and_goes_with_the_frame_that_waits_for_it() -> None:
    found = graph("s = h + ...\nloss = relu(...) - s")
    assert find(found, "missing") == ()
    closed = collapse(found, {"Sum": ("s",)})
    assert closed.graph.missing == {"...#2"}
