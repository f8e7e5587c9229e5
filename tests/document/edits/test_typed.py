"""A document whose graph is typed: values, kinds, data and pages go along, and it can be saved."""

from __future__ import annotations

import pytest

from tutor.document import Document, Page, PageQuestion, Training, open_source, read_text
from tutor.document.edits import edits
from tutor.document.edits.typed import typed, with_kind
from tutor.document.file.write import write_text
from tutor.errors import TutorError
from tutor.graph import CodeError, read_code


def linear(asked: str = "") -> Document:
    questions = (PageQuestion(at=asked),) if asked else ()
    pages = (
        Page("A", "a", at="backward:w", questions=questions, choose=("y_hat",)),
        Page("B", "b", at="forward:loss", sample=3),
    )
    graph = read_code("y_hat = x*w\nloss = (y_hat - y)**2", ["w"]).graph
    data = {"x": (1.0, 2.0, 3.0), "y": (2.0, 4.0, 6.0)}
    return Document(
        "Linear", graph, {"w": 0.5}, data=data, training=Training(), names={"w": "ω"}, pages=pages
    )


@pytest.mark.parametrize(
    "code",
    ["y_hat = x*w + b\nloss = (y_hat - y)**2", "loss = (y_hat - y)**2", "loss = q + 2", "w = x\nloss = w",
     "loss = sum(W @ A)", "loss = w**2"],
)  # fmt: skip
def test_whatever_is_typed_can_be_saved_and_read_again(code: str) -> None:
    found = typed(linear(), code).document
    assert read_text(write_text(found), "") == found
    for name in (*found.graph.inputs, *found.graph.parameters):
        turned, _ = with_kind(found, name, parameter=name in found.graph.inputs)
        assert read_text(write_text(turned), "") == turned


def test_pages_that_lose_their_step_stay_at_the_start() -> None:
    found = typed(linear(), "y_hat = x*v\nloss = (y_hat - y)**2")
    assert found.pages_lost
    assert [(page.at, page.questions) for page in found.document.pages] == [
        ("start", ()),
        ("forward:loss", ()),
    ]
    assert found.document.values == {"v": 1.0} and found.document.names == {}
    assert not typed(linear(), "y_hat = x*w\nloss = (y_hat - y)**2 + b").pages_lost


def test_new_inputs_of_a_product_have_the_shape_that_fits() -> None:
    graph = read_code("loss = sum(X)").graph
    document = Document("Rows", graph, {"X": [[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]})
    found = typed(document, "h = relu(affine(W1, X, b))\nloss = sum(h @ V)").document
    assert found.values["W1"] == ((1.0, 1.0, 1.0),) and found.values["V"] == ((1.0,), (1.0,))
    assert found.values["b"] == 1.0


def test_mistakes_have_their_place() -> None:
    for code, line, column in (("y = x *\n", 1, 8), ("a = x\nloss = sum(a @ w)", 2, 12), ("x", 1, 1)):
        with pytest.raises(CodeError) as caught:
            typed(linear(), code)
        assert (caught.value.place.line, caught.value.place.column) == (line, column)


def test_a_leaf_has_one_kind_in_all_graphs_of_a_document() -> None:
    lesson = open_source("why-nonlinear")
    name = lesson.graph.parameters[0]
    turned, _ = with_kind(lesson, name, parameter=False)
    everywhere = [turned.graph, *(each.graph for each in turned.graphs)]
    assert all(name not in graph.parameters for graph in everywhere)
    assert read_text(write_text(turned), "").graph == turned.showing("").graph


def test_a_value_goes_with_its_leaf_where_another_graph_computes_the_name() -> None:
    lesson = open_source("why-nonlinear")
    product = next(each for each in lesson.graphs if "W" in each.graph and not each.graph["W"].is_leaf)
    assert product
    leaf = typed(lesson, "loss = sum(W @ X)").document
    assert "W" in leaf.values and read_text(write_text(leaf), "").values == leaf.values
    gone = typed(leaf, "loss = sum(X)").document
    assert "W" not in gone.values and read_text(write_text(gone), "").graph == gone.showing("").graph


def test_a_number_that_a_page_asks_for_cannot_be_taken_away() -> None:
    for edit in ("loss = (x*w - y)**2", "y_hat = x\nloss = y_hat**2 * y"):
        with pytest.raises(TutorError, match="Page 1 asks for a number"):
            typed(linear("backward:y_hat"), edit)


def test_comments_are_typed_follow_their_nodes_and_are_saved() -> None:
    found = typed(linear(), "# the product\ny_hat = x*w\nloss = (y_hat - y)**2  # squared").document
    assert found.graph == linear().graph
    assert found != linear()
    renamed = edits.rename(found, "y_hat", "p")
    text = write_text(renamed)
    assert "# the product\np = x * w\nloss = (p - y) ** 2  # squared" in text
    assert read_text(text, "") == renamed
    without = edits.delete(found, {"y_hat"})
    assert "product" not in write_text(without)
    assert "loss = (... - y) ** 2  # squared" in write_text(without)


def test_a_file_keeps_its_code_to_the_last_blank_while_the_graph_is_the_same() -> None:
    text = 'format = 1\ntitle = "T"\ncode = """\n# one\n\ny = x*2   # two\n"""\n[values]\nx = 1\n'
    document = read_text(text, "")
    assert write_text(document.with_value("x", 3.0), text) == text.replace("x = 1", "x = 3")
    changed = edits.add_operation(document, "relu", (0.0, 0.0), (), "h")
    assert "# one\ny = x * 2  # two\n" in write_text(changed, text)
