"""Where nodes stand: nothing overlaps, edges run to the right, operands in order, leaves by their use."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tutor.graph import Graph, Node, read_code
from tutor.graph.framed import boxed, nested
from tutor.graph.layout import FRAME_ROOM, GAP, ROOT_BOX, ROW_GAP, Point, Size, layout
from tutor.graph.order import Link, crossings, ordered
from tutor.graph.places import place_missing

LINEAR = "y_hat = x*w\nr = y_hat - y\nloss = r**2"
AFFINE = "y_hat = x*w + b\nr = y_hat - y\nloss = r**2"
QUADRATIC = "y_hat = w1*x**2 + w2*x + b\nr = y_hat - y\nloss = r**2"
TWO_LAYERS = "h = relu(W1@X + b1)\ny_hat = W2@h + b2"


def sizes_of(graph: Graph) -> dict[str, Size]:
    sizes = {node.name: ((104.0, 60.0) if node.is_leaf else (68.0, 68.0)) for node in graph.nodes}
    return sizes | dict.fromkeys(graph.parameters, (120.0, 92.0)) | {ROOT_BOX: (62.0, 60.0)}


@st.composite
def graphs(draw: st.DrawFn) -> tuple[Graph, dict[str, Size]]:
    names = [f"v{at}" for at in range(draw(st.integers(1, 24)))]
    nodes: list[Node] = []
    for at, name in enumerate(names):
        arity = draw(st.integers(0, 2)) if at else 0
        operands = tuple(draw(st.sampled_from(names[:at])) for _ in range(arity))
        nodes.append(Node(name, ("input", "exp", "mul")[arity], operands))
    length = st.floats(20, 300)
    sizes = {name: (draw(length), draw(length)) for name in [*names, ROOT_BOX]}
    return Graph.of(nodes, draw(st.sampled_from(names))), sizes


def overlaps(placed: dict[str, Point], sizes: dict[str, Size]) -> list[tuple[str, str]]:
    names = list(placed)
    return [
        (a, b)
        for at, a in enumerate(names)
        for b in names[at + 1 :]
        if abs(placed[a][0] - placed[b][0]) < (sizes[a][0] + sizes[b][0]) / 2 - 1e-6
        and abs(placed[a][1] - placed[b][1]) < (sizes[a][1] + sizes[b][1]) / 2 - 1e-6
    ]


@given(graphs())
@settings(max_examples=150, deadline=None)
def test_nothing_overlaps_and_every_edge_runs_to_the_right(drawn: tuple[Graph, dict[str, Size]]) -> None:
    graph, sizes = drawn
    placed = layout(graph, sizes)
    assert set(placed) == set(sizes)
    assert overlaps(placed, sizes) == []
    for edge in graph.edges:
        right = placed[edge.source][0] + sizes[edge.source][0] / 2
        assert placed[edge.target][0] - sizes[edge.target][0] / 2 - right >= GAP - 1e-6
    assert placed[ROOT_BOX][0] > placed[graph.root][0]


@given(graphs(), st.data())
@settings(max_examples=80, deadline=None)
def test_given_places_are_kept_and_the_rest_find_free_ones(
    drawn: tuple[Graph, dict[str, Size]], data: st.DataObject
) -> None:
    graph, sizes = drawn
    kept = data.draw(st.sets(st.sampled_from(list(sizes))))
    given_places = {name: (x * 1.5, y * 1.5) for name, (x, y) in layout(graph, sizes).items() if name in kept}
    placed = place_missing(graph, given_places, sizes)
    assert set(placed) == set(sizes)
    assert {name: placed[name] for name in kept} == given_places
    assert overlaps(placed, sizes) == overlaps(given_places, sizes)


def test_a_new_node_has_the_gaps_of_a_layout_around_it_and_moves_no_other() -> None:
    graph = read_code("y_hat = x*w\nr = y_hat - y\nloss = r**2\nz = y_hat*y + w").graph
    sizes = sizes_of(graph)
    there = layout(read_code(LINEAR).graph, sizes)
    placed = place_missing(graph, there, sizes)
    assert {name: placed[name] for name in there} == there
    for new in placed.keys() - there.keys():
        for name, (x, y) in placed.items():
            across = abs(x - placed[new][0]) - (sizes[name][0] + sizes[new][0]) / 2
            down = abs(y - placed[new][1]) - (sizes[name][1] + sizes[new][1]) / 2
            assert name == new or max(across / GAP, down / ROW_GAP) > 0.74, (new, name)
    for name in ("y_hat*y", "z"):
        assert all(placed[operand][0] < placed[name][0] for operand in graph[name].operands)


def test_many_new_nodes_stand_together_below_the_others() -> None:
    more = "\n".join(["a0 = x*y", *(f"a{at} = a{at - 1}*w" for at in range(1, 60))])
    graph = read_code(f"{more}\n{LINEAR}").graph
    there = layout(read_code(LINEAR).graph, sizes_of(graph))
    placed = place_missing(graph, there, sizes_of(graph))
    assert {name: placed[name] for name in there} == there
    new = [placed[name][1] for name in placed.keys() - there.keys()]
    assert min(new) > max(y for _, y in there.values()) + ROW_GAP


def test_frames_stand_together_unless_an_edge_leads_out_of_one_and_back() -> None:
    graph = read_code("a = x*w\nb = exp(a)\nc = b*a\nd = c + x").graph
    pairs = [(edge.source, edge.target) for edge in graph.edges]
    names = list(graph.position)
    assert [frame.nodes for frame in nested([{"a", "w"}, {"c", "d"}], names, pairs)] == [
        {"a", "w"},
        {"c", "d"},
    ]
    assert nested([{"a", "c"}], names, pairs) == []
    outer, crossing = {"a", "b", "c"}, {"c", "d"}
    (kept,) = nested([{"a", "b"}, outer, crossing], names, pairs)
    assert (kept.nodes, [frame.nodes for frame in kept.inner]) == (outer, [{"a", "b"}])
    placed = layout(graph, sizes_of(graph), groups=[outer])
    box = boxed({name: placed[name] for name in outer}, sizes_of(graph), FRAME_ROOM)
    x, y = (placed["a"][axis] - box.inside["a"][axis] for axis in (0, 1))
    for name in ("x", "w", "d"):
        away = abs(placed[name][0] - x) - (box.size[0] + sizes_of(graph)[name][0]) / 2
        assert max(away, abs(placed[name][1] - y) - (box.size[1] + sizes_of(graph)[name][1]) / 2) > 0, name


def test_only_the_nodes_asked_for_are_laid_out() -> None:
    graph = read_code(AFFINE).graph
    assert set(layout(graph, sizes_of(graph), only=["x", "w", "x*w"])) == {"x", "w", "x*w"}


def test_sweeps_and_swaps_take_crossings_away() -> None:
    links = [Link(0, 5), Link(1, 3), Link(1, 4), Link(2, 3), Link(2, 5, 1.0)]
    start = [[0, 1, 2], [3, 4, 5]]
    assert crossings(start, links) == 4
    assert crossings(ordered([start], links), links) == 1


@pytest.mark.parametrize("code", [LINEAR, AFFINE, TWO_LAYERS])
def test_operands_keep_their_order_from_above_where_edges_come_side_by_side(code: str) -> None:
    graph = read_code(code).graph
    placed = layout(graph, sizes_of(graph))
    for node in graph.nodes:
        if len(node.operands) == 2 and placed[node.operands[0]][0] == placed[node.operands[1]][0]:
            assert placed[node.operands[0]][1] < placed[node.operands[1]][1], node


@pytest.mark.parametrize("code", [LINEAR, AFFINE, QUADRATIC, TWO_LAYERS])
def test_a_leaf_stands_one_column_before_its_first_use(code: str) -> None:
    graph = read_code(code).graph
    placed = layout(graph, sizes_of(graph))
    columns = sorted({x for name, (x, _) in placed.items() if name != ROOT_BOX})
    for leaf in graph.leaves:
        first = min(columns.index(placed[edge.target][0]) for edge in graph.successors[leaf.name])
        assert columns.index(placed[leaf.name][0]) == first - 1, leaf.name


def test_the_operations_of_the_linear_model_stand_in_one_line() -> None:
    graph = read_code(LINEAR).graph
    placed = layout(graph, sizes_of(graph))
    line = [placed[name][1] for name in ("y_hat", "r", "loss", ROOT_BOX)]
    assert max(line) - min(line) < 1e-3
    assert placed["x"][1] < line[0] < placed["w"][1]


def test_what_labels_want_widens_the_gap() -> None:
    graph = read_code(LINEAR).graph
    sizes = sizes_of(graph)
    narrow, wide = layout(graph, sizes), layout(graph, sizes, room={"y_hat": 300.0})
    assert wide["r"][0] - 34 - (wide["y_hat"][0] + 34) >= 300
    assert wide["r"][0] > narrow["r"][0]


def test_parts_that_do_not_hang_together_stand_below_the_roots() -> None:
    graph = read_code("z = exp(y)\nloss = x**2").graph
    placed = layout(graph, sizes_of(graph))
    assert max(placed["loss"][1], placed["x"][1]) < min(placed["z"][1], placed["y"][1])


def test_a_chain_of_a_thousand_nodes_with_a_shared_leaf_is_quick_and_straight() -> None:
    code = "\n".join(["a0 = x*w", *(f"a{at} = a{at - 1}*w" for at in range(1, 1000))])
    graph = read_code(code).graph
    start = time.perf_counter()
    placed = layout(graph, sizes_of(graph))
    assert time.perf_counter() - start < 2.0
    heights = [placed[f"a{at}"][1] for at in range(1000)]
    assert max(heights) - min(heights) < 1.0


def test_the_layout_is_the_same_in_another_process() -> None:
    program = (
        "from tutor.graph import read_code; from tutor.graph.layout import layout\n"
        f"graph = read_code({QUADRATIC!r} + '\\nq = loss*r + x').graph\n"
        "print(sorted(layout(graph, {}).items()))"
    )
    runs = {
        subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
        for _ in range(3)
    }
    assert len(runs) == 1
