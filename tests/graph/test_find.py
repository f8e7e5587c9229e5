"""Finding nodes: by name, symbol, operation and kind, and by several words at once."""

from __future__ import annotations

import pytest

from tutor.graph import read_code
from tutor.graph.find import find
from tutor.graph.symbols import Symbols

CODE = "h1 = relu(w1*x + b)\nh2 = relu(w2*h1)\ny_hat = h2 * 3\nloss = (y_hat - y)**2"
GRAPH = read_code(CODE).graph.with_parameters(["w1", "w2", "b"])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("h2", ("h2",)),
        ("w1", ("w1",)),
        ("w1*x", ("w1*x", "w1*x+b")),
        ("W₁", ("w1",)),
        ("relu", ("h1", "h2")),
        ("ReL", ("h1", "h2")),
        ("parameter", ("w1", "b", "w2")),
        ("param w", ("w1", "w2")),
        ("ŷ", ("y_hat",)),
        ("multiply", ("w1*x", "w2*h1", "y_hat")),
        ("×", ("w1*x", "w2*h1", "y_hat")),
        ("loss", ("loss",)),
        ("", ()),
        ("  ", ()),
        ("nothing of that name", ()),
        ("relu y", ()),
    ],
)
def test_words_find_nodes_in_forward_order(text: str, found: tuple[str, ...]) -> None:
    assert set(find(GRAPH, text)) == set(found)
    order = [name for name in find(GRAPH, text) if name != text]
    assert order == sorted(order, key=lambda name: GRAPH.position[name])


def test_a_whole_name_comes_first_and_one_letter_begins_no_operation() -> None:
    graph = read_code("z = exp(x)\ny = z + max(x, z)").graph
    assert find(graph, "z")[0] == "z"
    assert "y" not in find(graph, "e"), "an e begins exp, not add"


def test_symbols_and_what_else_is_said_are_searched() -> None:
    assert find(GRAPH, "ω", Symbols({"w1": r"\omega"}))[0] == "w1"
    assert find(GRAPH, "eingang", also={"x": "Eingang", "y": "Eingang"}) == ("x", "y")
