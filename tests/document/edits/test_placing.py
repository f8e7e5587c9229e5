"""Placing something new: alone, behind nodes, before one, into an edge; as a pure edit of a document."""

from __future__ import annotations

from dataclasses import replace
from functools import reduce

import pytest

from tutor import ops
from tutor.document.document import Document
from tutor.document.edits.edits import fitting
from tutor.document.edits.placing import (
    Placeable,
    Spot,
    misses_operand,
    name_for,
    new_node,
    place,
    placeable_templates,
    words_for,
)
from tutor.document.starting.from_code import from_code
from tutor.errors import TutorError
from tutor.graph import Edge, ShapeError, read_code, write_code
from tutor.graph.edits import EMPTY
from tutor.graph.graph import INPUT, PARAMETER

MUL, SUB, SQUARE = (Placeable("operation", name) for name in ("mul", "sub", "square"))


@pytest.fixture
def document() -> Document:
    return from_code("z = x * w\nloss = z ** 2", {"x": 3.0}, {"w": 2.0})


def _placed(document: Document, what: Placeable, spot: Spot | None = None) -> Document:
    return place(document, what, spot or Spot((0.0, 0.0)), name_for(document, what))


def test_the_lecture_s_loss_is_built_from_nothing() -> None:
    x, w, y = (Placeable("leaf", kind, name) for kind, name in ((INPUT, "x"), (PARAMETER, "w"), (INPUT, "y")))
    steps = (
        (x, Spot((0.0, 0.0))),
        (MUL, Spot(behind=("x",))),
        (w, Spot(before="z")),
        (SUB, Spot(behind=("z",))),
        (y, Spot(before="z1")),
        (SQUARE, Spot(behind=("z1",))),
    )
    built = reduce(lambda at, step: _placed(at, *step), steps, Document(title="", graph=EMPTY, values={}))
    assert write_code(built.graph).splitlines() == ["z = x * w", "z1 = z - y", "z2 = z1 ** 2"]
    assert built.graph.root == "z2" and built.graph.parameters == ("w",) and not misses_operand(built, "z2")


def test_what_is_placed_behind_a_node_takes_it_as_first_operand(document: Document) -> None:
    found = _placed(document, SUB, Spot(behind=("loss",)))
    assert found.graph["z1"].operands[0] == "loss" and found.graph.root == "z1"
    assert misses_operand(found, "z1") and "z1" not in found.positions
    both = _placed(document, SUB, Spot((5.0, 6.0), behind=("w", "x")))
    assert both.graph["z1"].operands == ("w", "x") and both.positions["z1"] == (5.0, 6.0)


def test_what_is_placed_in_an_edge_comes_between_its_ends(document: Document) -> None:
    spot = Spot((1.0, 2.0), edge=Edge("z", "loss", 0))
    found = _placed(document, Placeable("operation", "relu"), spot)
    assert found.graph["z1"].operands == ("z",) and found.graph["loss"].operands == ("z1",)
    assert words_for(document, MUL, spot, "z1") == "Add × between z and loss"


def test_what_cannot_be_is_refused(document: Document) -> None:
    with pytest.raises(TutorError, match="already"):
        place(document, Placeable("leaf", INPUT, "w"), Spot((0.0, 0.0)), "w")
    with pytest.raises(TutorError, match="takes no operand"):
        _placed(document, Placeable("leaf", INPUT), Spot(edge=Edge("z", "loss", 0)))


def test_every_operation_can_be_placed_and_written() -> None:
    document = Document(title="", graph=EMPTY, values={})
    for name in ops.TABLE:
        document = _placed(document, Placeable("operation", name))
    code = write_code(document.graph)
    assert {node.op for node in document.graph.nodes if not node.is_leaf} == {*ops.TABLE}
    assert write_code(read_code(code, unfinished=True).graph) == code


def test_templates_come_beside_the_graph_with_their_values(document: Document) -> None:
    document = replace(document, positions={"x": (0.0, 0.0), "loss": (400.0, 80.0)})
    for template in placeable_templates():
        found = place(document, Placeable("template", template.id), Spot((900.0, 0.0)), "")
        assert found.graph.root == "loss" and len(found.graph.nodes) > len(document.graph.nodes)
        below = place(document, Placeable("template", template.id), Spot(), "")
        lowest = max(y for _, y in document.positions.values())
        assert all(
            below.positions[name][1] > lowest + 100
            for name in below.graph.position
            if name not in document.graph
        )
        leaves = {*found.graph.inputs, *found.graph.parameters} - {*document.graph.position}
        assert leaves <= found.values.keys()


def test_the_history_says_what_was_placed(document: Document) -> None:
    assert words_for(document, MUL, Spot(behind=("z",)), "z1") == "Add × behind z"
    assert words_for(document, Placeable("leaf", INPUT), Spot(), "x2") == "Add input x₂"
    assert (
        words_for(document, Placeable("leaf", PARAMETER), Spot(before="z"), "w1")
        == "Add parameter w₁ before z"
    )
    assert words_for(document, Placeable("template", "neuron"), Spot(), "") == "Add One neuron"


def test_what_would_not_fit_is_known_without_placing_it() -> None:
    code = "h = W @ x\np = softmax(h)\ns = sum(p)\nloss = s * k + mse(h, x)"
    document = from_code(code, {"x": ((1.0,), (2.0,)), "k": 3.0}, {"W": ((1.0, 2.0), (3.0, 4.0))})
    ready, refused = fitting(document), 0
    spots = [Spot((0.0, 0.0), edge=edge) for edge in document.graph.edges]
    spots += [Spot(behind=names) for names in (("x",), ("k",), ("W", "x"), ("x", "W"))]
    for spot in spots:
        for what in (Placeable("operation", name) for name in ops.TABLE):
            if len(spot.behind) > what.arity:
                continue
            node, edge = new_node(document, what, spot)
            misfit = ready.misfit_of_new(node, None, edge)
            try:
                place(document, what, spot, node.name)
            except ShapeError as error:
                assert str(misfit) == str(error)
                refused += 1
            else:
                assert misfit is None, (what, spot)
    assert refused > 20
