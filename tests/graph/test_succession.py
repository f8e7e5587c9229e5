"""Which node takes over from which between two graphs."""

from __future__ import annotations

from tutor.document import open_source
from tutor.graph import read_code
from tutor.graph.succession import heirs, names_after, origins

LESSON = open_source("why-nonlinear")
TWO, ONE = LESSON.graph, LESSON.showing("multiplied out").graph


def test_two_layers_go_into_the_one_node_that_they_become() -> None:
    assert heirs(TWO, ONE) == {"z1": "y_hat", "h": "y_hat", "z2": "y_hat"}
    assert origins(TWO, ONE) == {"W": ("W2", "W1"), "c": ("W2", "b1"), "b": ("b2",)}


def test_going_back_is_the_other_way_round() -> None:
    assert heirs(ONE, TWO) == {"W": "y_hat", "c": "y_hat", "b": "y_hat"}
    assert origins(ONE, TWO) == {"z1": ("W1", "X"), "h": ("b1",), "z2": ("W2",)}


def test_a_root_that_goes_is_taken_over_by_what_it_was_computed_from() -> None:
    longer, shorter = read_code("z = x * w\nr = z - y\nloss = r ** 2").graph, read_code("z = x * w").graph
    assert heirs(longer, shorter) == {"y": "z", "r": "z", "loss": "z"}
    assert origins(shorter, longer) == {"y": (), "r": ("z",), "loss": ("z",)}


def test_graphs_that_share_nothing_go_into_the_root_and_come_from_nowhere() -> None:
    one, other = read_code("a = b + c").graph, read_code("p = q * r").graph
    assert heirs(one, other) == {"a": "p", "b": "p", "c": "p"}
    assert origins(one, other) == {"p": (), "q": (), "r": ()}


CODE = "h1 = relu(w1*x + b)\nh2 = relu(w2*h1)\nloss = (h2 * 3 - y)**2"


def test_of_graphs_that_differ_in_names_each_node_is_the_one_in_its_place() -> None:
    graph, other = read_code(CODE).graph, read_code(CODE.replace("h1", "hidden")).graph
    assert names_after(graph, other)["h1"] == "hidden" and names_after(other, graph)["hidden"] == "h1"
    assert names_after(graph, other)["w2*h1"] == "w2*hidden" and names_after(graph, other)["w1"] == "w1"
    swapped = read_code("a = x*w\nc = a + x\nd = c*a").graph
    crossed = read_code("c = x*w\na = c + x\nd = a*c").graph
    assert names_after(swapped, crossed) == {"x": "x", "w": "w", "a": "c", "c": "a", "d": "d"}


def test_an_expression_that_is_another_one_now_is_the_same_node() -> None:
    graph = read_code(CODE).graph
    inserted = read_code(CODE.replace("relu(w2*h1)", "relu(w2*tanh(h1))")).graph
    assert names_after(graph, inserted)["w2*h1"] == "w2*tanh(h1)"
    assert names_after(inserted, graph)["w2*tanh(h1)"] == "w2*h1"
    assert "tanh(h1)" not in names_after(inserted, graph)
    assert names_after(graph, inserted)["h2"] == "h2"
