"""Edits of a document one at a time: what they do, what follows them, and what is refused with a sentence."""

from __future__ import annotations

import time

import pytest

from tutor import ops
from tutor.document import Document, from_code
from tutor.document.document import NodeGroup
from tutor.document.edits import edits
from tutor.document.edits.fragment import FragmentError, copy, cut, paste, read_fragment
from tutor.document.file.read import read_text
from tutor.document.file.write import write_text
from tutor.document.page import Page, PageQuestion
from tutor.engine import own
from tutor.graph import CycleError, Edge, ShapeError, read_code, write_code
from tutor.graph.edits import EMPTY, Fitting, OperandError, add_operation
from tutor.graph.graph import CONSTANT, INPUT, MISSING, PARAMETER
from tutor.graph.unfinished import finished, missing, waiting_nodes

LESSON = Document(
    title="Mine",
    graph=read_code("y_hat = x*w\nr = y_hat - y\nloss = r**2", ["w"]).graph,
    values={"w": 1.0},
    data={"x": (1.0, 2.0), "y": (2.0, 4.0)},
    names={"w": r"\omega"},
    positions={"w": (10.0, 20.0), "loss": (300.0, 20.0)},
    groups=(NodeGroup("Model", ("x", "w", "y_hat")),),
    pages=(
        Page(
            "One", "Look.", "backward:w", spotlight=("w", "w -> y_hat", "loss"), choose=("y_hat",),
            questions=(
                PageQuestion("backward:w"), PageQuestion("forward:y_hat"), PageQuestion(count="parameters"),
            ),
        ),
    ),
)  # fmt: skip


def test_everything_that_names_a_node_is_renamed_with_it() -> None:
    found = edits.rename(edits.rename(LESSON, "w", "v"), "x", "u")
    assert write_code(found.graph) == "y_hat = u * v\nr = y_hat - y\nloss = r ** 2\n"
    assert found.graph.parameters == ("v",)
    assert (dict(found.values), dict(found.data)) == ({"v": 1.0}, {"u": (1.0, 2.0), "y": (2.0, 4.0)})
    assert found.names == {"v": r"\omega"}
    assert found.positions == {"v": (10.0, 20.0), "loss": (300.0, 20.0)}
    assert found.groups == (NodeGroup("Model", ("u", "v", "y_hat")),)
    (page,) = found.pages
    assert (page.at, page.spotlight, page.choose) == ("backward:v", ("v", "v -> y_hat", "loss"), ("y_hat",))
    assert [asked.at for asked in page.questions] == ["backward:v", "forward:y_hat", ""]
    assert read_text(write_text(found), "mine.tutor").graph == found.graph


def test_what_belonged_to_a_node_goes_with_it_and_its_successor_waits() -> None:
    found = edits.delete(LESSON, ["w"])
    assert missing(found.graph) == {"y_hat": "y_hat waits for operand 2 of 2."}
    assert waiting_nodes(found.graph) == {"...", "y_hat", "r", "loss"}
    assert (found.values, found.names, found.positions) == ({}, {}, {"loss": (300.0, 20.0)})
    (page,) = found.pages
    assert (page.at, page.spotlight) == ("start", ("loss",))
    assert [asked.at for asked in page.questions] == ["forward:y_hat", ""]
    again = edits.connect(edits.add_leaf(found, PARAMETER, (0.0, 0.0), "w", 3.0), "w", "y_hat")
    assert write_code(again.graph) == write_code(LESSON.graph)
    assert again.values == {"w": 3.0}


def test_the_finished_part_computes() -> None:
    found = edits.disconnect(LESSON, Edge("y", "r", 1))
    part = finished(found.graph)
    assert part is not None
    assert part.root == "y_hat"
    assert float(own.trace(part, {"x": 3.0, "w": 2.0, "y": 0.0}).value("y_hat")) == 6.0
    assert finished(EMPTY) is None


def test_the_root_moves_on_to_what_is_put_behind_it() -> None:
    found = edits.connect(edits.add_operation(LESSON, "sqrt", (0.0, 0.0), (), "d"), "loss", "d")
    assert found.graph.root == "d"
    inside = edits.insert(edits.add_operation(LESSON, "relu", (0.0, 0.0), (), "h"), Edge("r", "loss", 0), "h")
    assert write_code(inside.graph) == "y_hat = x * w\nr = y_hat - y\nh = relu(r)\nloss = h ** 2\n"


@pytest.mark.parametrize(
    ("source", "target", "index", "why"),
    [
        ("loss", "y_hat", 0, "This would make a cycle: loss → y_hat → r → loss."),
        ("r", "r", 0, "This would make a cycle: r → r."),
        ("x", "r", None, "r has all its operands: sub takes 2."),
        ("x", "loss", 1, "loss has no operand 2: square takes 1."),
        ("x", "w", 0, "w computes nothing, so it takes no operand."),
        ("q", "r", 0, "There is no node named q."),
        ("x", "q", 0, "There is no node named q."),
    ],
)
def test_an_edge_that_cannot_be_is_refused_with_a_sentence(
    source: str, target: str, index: int | None, why: str
) -> None:
    assert edits.fitting(LESSON).can_connect(source, target, index) == why
    with pytest.raises((CycleError, OperandError)) as refused:
        edits.connect(LESSON, source, target, index)
    assert str(refused.value) == why


def test_shapes_are_looked_at_as_far_as_they_are_known() -> None:
    document = from_code(
        "h = W @ x\nz = tanh(h)\nloss = sum(z + k)", {"x": [1, 2], "k": [1, 2, 3]}, {"W": [[1, 2]] * 3}
    )
    wide = edits.add_leaf(document, INPUT, (0.0, 0.0), "v", [1.0, 2.0, 3.0])
    fitting = edits.fitting(wide)
    assert fitting.can_connect("k", "h", 1) == (
        "W (3 × 2) and k (a vector of 3) do not fit together in h: the columns of the first (2) must be as "
        "many as the rows of the second (3)."
    )
    assert fitting.can_connect("v", "z") == "z has all its operands: tanh takes 1."
    assert fitting.can_connect("x", "z", 0) == (
        "z (a vector of 2) and k (a vector of 3) do not fit together in z+k: each axis, from the last, must "
        "have one length or be 1 long."
    )
    assert fitting.can_connect("v", "z", 0) is None
    assert Fitting(wide.graph, {}).can_connect("k", "h", 1) is None
    with pytest.raises(ShapeError):
        edits.swap(document, "h")
    with pytest.raises(ShapeError):
        edits.set_value(document, "W", [[1.0]])
    with pytest.raises(ShapeError):
        edits.set_shape(document, "W", (4, 2))
    assert edits.set_shape(document, "k", ()).values["k"] == 1.0
    grown = edits.set_shape(from_code("z = [[1, 2], [3, 4]] * 2", {}, {}), "[[1,2],[3,4]]", (2, 3))
    assert write_code(grown.graph) == "z = [[1, 2, 0], [3, 4, 0]] * 2\n"


def test_a_leaf_changes_its_kind_and_keeps_its_value() -> None:
    constant = edits.set_leaf(LESSON, "x", CONSTANT)
    assert constant.graph["x"].attributes == (1.0,)
    assert set(constant.data) == {"y"}
    parameter = edits.set_leaf(constant, "x", PARAMETER)
    assert parameter.values["x"] == 1.0
    assert set(parameter.graph.parameters) == {"x", "w"}
    unnamed = from_code("z = x * 3", {"x": 2.0}, {})
    named = edits.set_leaf(unnamed, "3", PARAMETER)
    assert (write_code(named.graph), named.values) == ("z = x * c\n", {"x": 2.0, "c": 3.0})
    assert edits.set_shape(LESSON, "w", (2,)).values["w"] == (1.0, 0.0)


def test_a_fragment_is_text_that_a_mail_leaves_alone() -> None:
    places = {"x": (0.0, 0.0), "w": (0.0, 100.0), "y_hat": (200.0, 50.0)}
    text = copy(LESSON, ["w", "y_hat"], places)
    assert 'code = """\ny_hat = ... * w\n"""' in text
    found = read_fragment(text.replace("\n", "\r\n"))
    assert found.values == {"w": 1.0}
    pasted = paste(LESSON, text, (500.0, 500.0))
    assert write_code(pasted.graph) == "y_hat = x * w\nr = y_hat - y\ny_hat1 = ... * w1\nloss = r ** 2\n"
    assert pasted.values == {"w": 1.0, "w1": 1.0}
    assert pasted.names["w1"] == r"\omega"
    assert (pasted.positions["w1"], pasted.positions["y_hat1"]) == ((400.0, 525.0), (600.0, 475.0))
    rest, gone = cut(LESSON, ["w", "y_hat"], places)
    assert gone == text
    assert set(rest.graph.position) & {"w", "y_hat"} == set()
    code = paste(LESSON, "h = relu(q * 2)", (0.0, 0.0))
    assert {"h", "q"} <= set(code.graph.position)


@pytest.mark.parametrize(
    "text",
    ["", "Dear all,", "import os", "__import__('os')", "x" * 2_000_000, "code = 3", 'code = "z = "',
     "[" * 5000,
     'code = "z = x"\n[values]\nx = "__import__"', "\x00", 'code = "z = x*w"\nlayout = 3\nvalues = [1]'],
)  # fmt: skip
def test_hostile_text_is_refused_or_harmless(text: str) -> None:
    try:
        found = paste(LESSON, text, (0.0, 0.0))
    except FragmentError as error:
        assert str(error).endswith(".")
        assert len(str(error)) < 300
    else:
        assert set(found.graph.position) > set(LESSON.graph.position)


def test_nodes_stand_in_line() -> None:
    places = {"w": (10.0, 20.0), "loss": (300.0, 60.0)}
    assert edits.align(LESSON, places, "left").positions == {"w": (10.0, 20.0), "loss": (10.0, 60.0)}
    assert edits.align(LESSON, places, "middle").positions == {"w": (10.0, 40.0), "loss": (300.0, 40.0)}


def test_every_operation_can_be_put_on_an_empty_canvas() -> None:
    for row in ops.TABLE.values():
        attributes = tuple(1.0 if name != "shape" else (1.0,) for name, _ in row.attributes if _ is None)
        if row.name != "slice":
            graph = add_operation(EMPTY, row.name, attributes).graph
            assert len([node for node in graph.nodes if node.op == MISSING]) == row.arity
            assert finished(graph) is None


def test_ports_are_asked_quickly() -> None:
    lines = ["h0 = tanh(x)", *(f"h{number} = h{number - 1} + w" for number in range(1, 1000))]
    graph = read_code("\n".join(lines), ["w"]).graph
    fitting = Fitting(graph, {"x": (3,), "w": (3,)})
    start = time.process_time()
    said = [fitting.can_connect("h500", node.name, 1) for node in graph.nodes]
    assert time.process_time() - start < 1e-3 * len(graph.nodes)
    assert sum(answer is None for answer in said) == 499
    assert sum("cycle" in (answer or "") for answer in said) == 500
