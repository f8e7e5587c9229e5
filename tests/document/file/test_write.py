"""What is written is read as the same document, and of a file only what differs changes."""

from __future__ import annotations

import difflib
import math
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.helpers.graphs import EXACT, KINKED, REDUCED, SMOOTH, Case, graphs
from tutor.document import Document, Page, PageGraph, PageQuestion, Training, lessons, read, read_text
from tutor.document.document import NodeGroup
from tutor.document.file.write import write_text
from tutor.engine import shape_of
from tutor.graph import read_code, write_code

FORMAT_1 = Path(__file__).resolve().parents[2] / "_files" / "format-1.tutor"
FILES = [FORMAT_1, *(lesson.path for lesson in lessons())]

NUMBERS = st.floats(allow_nan=True, allow_infinity=True)
PARTS = st.characters(codec="utf-8") | st.sampled_from([*"\\\"'$…∂ŷ{}#=[]\n\t\r", "'''", '"""'])
TEXT = st.lists(PARTS, max_size=40).map(lambda parts: "".join(parts).strip())
LINE = TEXT.filter(bool)
WHOLE = st.floats(allow_nan=False, allow_infinity=False)
TRAINING = st.builds(
    Training,
    WHOLE,
    st.integers(0, 10**9),
    st.one_of(st.integers(1, 99), st.just("all")),
    st.booleans(),
)
QUESTIONS = st.one_of(
    st.builds(PageQuestion, st.sampled_from(["end", "backward:end"]), TEXT, st.tuples(LINE)),
    st.builds(PageQuestion, text=TEXT, count=st.just("parameters")),
)
PAGES = st.builds(
    Page, LINE, TEXT, st.sampled_from(["start", "end"]),
    graph=st.sampled_from(["", "double", "as it is"]),
    hides=st.sampled_from([(), ("training", "values")]),
    locks=st.sampled_from([(), ("play",)]),
    questions=st.lists(QUESTIONS, max_size=2).map(tuple),
    notes=TEXT,
    points=st.sampled_from([(), ("timeline", "training")]),
)  # fmt: skip


def filled(draw: st.DrawFn, shape: tuple[int, ...]) -> Any:
    if not shape:
        return draw(NUMBERS)
    return tuple(filled(draw, shape[1:]) for _ in range(shape[0]))


def some(names: Sequence[str]) -> st.SearchStrategy[set[str]]:
    return st.sets(st.sampled_from(names), max_size=3) if names else st.just(set())


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """A document as a file could hold it, of a random graph of scalars and matrices."""
    case: Case = draw(graphs((*EXACT, *KINKED, *SMOOTH, *REDUCED), arrays=True))
    graph = read_code(write_code(case.graph)).graph
    graph = graph.with_parameters(draw(some(graph.inputs)))
    names = [node.name for node in graph.nodes]
    shapes = {name: shape_of(case.values[name]) for name in (*graph.inputs, *graph.parameters)}
    columns = draw(some(graph.inputs))
    samples = draw(st.integers(1, 3))
    some_names = some(names)
    others = (
        PageGraph("double", read_code("z = a_ + a_").graph, {"a_": (draw(WHOLE), 1.0)}),
        PageGraph("as it is", graph, {}, (NodeGroup(draw(LINE), (graph.root,)),)),
    )
    return Document(
        title=draw(LINE),
        graph=graph,
        values={name: filled(draw, shape) for name, shape in shapes.items() if name not in columns}
        | {"a_": 1.0},
        given=draw(NUMBERS),
        data={name: tuple(filled(draw, shapes[name]) for _ in range(samples)) for name in columns},
        training=draw(st.none() | TRAINING),
        names={name: draw(LINE) for name in draw(some_names)},
        local_gradients=draw(st.sampled_from(["phase", "with forward"])),
        positions={name: (draw(WHOLE), draw(WHOLE)) for name in draw(some_names)},
        draws=draw(st.sampled_from(["graph", "neurons"])),
        graphs=others,
        pages=tuple(draw(st.lists(PAGES, max_size=3))),
        summary=draw(TEXT),
        part=draw(st.none() | st.integers(1, 99)),
    )


def comparable(found: Any) -> Any:
    """The same with nan as a word, since nan is equal to nothing."""
    if isinstance(found, dict):
        return {key: comparable(value) for key, value in found.items()}
    if isinstance(found, tuple):
        return tuple(comparable(item) for item in found)
    return "nan" if isinstance(found, float) and math.isnan(found) else found


def equal(one: Document, other: Document) -> bool:
    def calm(document: Document) -> Document:
        parts = {key: comparable(getattr(document, key)) for key in ("values", "data", "given")}
        return replace(document, **parts)

    return calm(one) == calm(other)


@given(documents())
@settings(max_examples=60)
def test_a_document_written_is_read_as_the_same(document: Document) -> None:
    assert equal(read_text(write_text(document), "f.tutor"), document)


@given(documents(), documents(), st.booleans())
@settings(max_examples=30)
def test_a_document_written_into_any_other_files_text_is_read_as_the_same(
    before: Document, after: Document, windows: bool
) -> None:
    base = "# mine\n" + write_text(before)
    written = write_text(after, base.replace("\n", "\r\n") if windows else base)
    assert equal(read_text(written, "f.tutor"), after)
    assert written.startswith("# mine"), "it was written whole"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_was_not_changed_keeps_every_byte(path: Path) -> None:
    content = path.read_bytes()
    document = read(path)
    assert write_text(document, content.decode()).encode() == content
    edited = replace(document.with_training(Training(0.5, 7, 2)), training=document.training)
    assert write_text(edited, content.decode()).encode() == content


def changed(document: Document, base: str) -> list[str]:
    """The lines that writing takes away (-) and puts in (+)."""
    text = write_text(document, base)
    assert equal(read_text(text, ""), replace(document, lesson=""))
    lines = difflib.unified_diff(base.splitlines(), text.splitlines(), n=0, lineterm="")
    return [line for line in lines if not line.startswith(("---", "+++", "@@"))]


def test_only_what_differs_is_changed() -> None:
    base, document = FORMAT_1.read_text(encoding="utf-8"), read(FORMAT_1)
    edited = document.with_value("W", ((1.0, -2.5), (0.25, 4.0)))
    assert changed(edited, base) == ["-    [1e-3, 4],   # to the second", "+    [0.25, 4],   # to the second"]
    edited = document.with_value("x", (3.5, 4.0), 1)
    assert changed(edited, base) == ["-x = [[1, 2],  [3, 4],  [5, 6]]", "+x = [[1, 2],  [3.5, 4],  [5, 6]]"]
    edited = document.with_training(Training(0.05, 20, "all"))
    assert changed(edited, base) == ["+epochs = 20"]
    ends = ["-part = 3   # of the course", "+part = 4   # of the course"]
    assert changed(replace(document, part=4), base) == ends
    assert changed(replace(document, given=1.0), base) == ["-given = 2"]
    pages = (document.pages[0], replace(document.pages[1], at="end"))
    assert changed(replace(document, pages=pages), base) == ['-at = "update:b"', '+at = "end"']


def test_what_is_new_is_put_where_the_format_has_it() -> None:
    text = "format = 1\ntitle = 'T' # mine\ncode = 'z = a * b'\n\n# numbers\n[values]\na = 1\nb = 2\n"
    document = read_text(text, "")
    assert changed(replace(document, given=3.0, positions={"a": (1.0, 2.0)}), text) == [
        "+given = 3", "+", "+[layout]", "+a = [1, 2]",
    ]  # fmt: skip
    assert changed(replace(document, names={"a": "\\alpha"}), text)[-2:] == ["+[symbols]", "+a = '\\alpha'"]


def test_code_that_computes_something_else_is_written_anew_and_the_rest_stays() -> None:
    base, document = FORMAT_1.read_text(encoding="utf-8"), read(FORMAT_1)
    graph = read_code("h = tanh(x @ W + b)\nloss = mean((h - y) ** 2)", ["W", "b"]).graph
    assert changed(replace(document, graph=graph), base) == [
        "-h = relu(x @ W + b)   # the layer", "+h = tanh(x @ W + b)  # the layer",
    ]  # fmt: skip


def test_lines_end_as_they_did() -> None:
    base = FORMAT_1.read_text(encoding="utf-8").replace("\n", "\r\n")
    document = read_text(base, "")
    pages = (*document.pages, Page("New", "of two\nlines"))
    written = write_text(replace(document, pages=pages, given=1.0), base)
    assert written.count("\n") == written.count("\r\n") > base.count("\n")


def test_a_text_that_is_no_document_is_no_hindrance() -> None:
    document = read(FORMAT_1)
    for base in ("", "format = 2", "[[[", "\0"):
        assert equal(read_text(write_text(document, base), ""), document)


def test_a_document_that_shows_another_graph_is_written_as_it_is() -> None:
    text = file_with_graphs()
    document = read_text(text, "f.tutor")
    shown = document.showing("one layer")
    assert shown.graph.root == "z" and shown.sample(0) == {"x": 1.0, "v": 2.0}
    assert write_text(shown, text) == text
    assert shown.showing("two").showing("") == document


def test_a_question_is_added_to_a_page_among_comments() -> None:
    text = file_with_graphs()
    document = read_text(text, "f.tutor")
    page = replace(document.pages[0], questions=(PageQuestion("end", "How much?", ("Look.",)),))
    written = write_text(replace(document, pages=(page, *document.pages[1:])), text)
    assert read_text(written, "f.tutor").pages[0] == page
    assert [line for line in text.splitlines() if line not in written.splitlines()] == []


def file_with_graphs() -> str:
    return """\
format = 1
title = "T"   # mine

code = "r = x * w"
parameters = ["w", "v"]

[values]
x = 1
w = 3   # more
v = 2

# The others.
[[graphs]]
name = "one layer"
code = "z = x + v   # short"

[[graphs.frames]]   # around it
title = "All"
nodes = ["z"]

[[graphs]]
name = "two"
code = "z = x * v"

[graphs.layout]
z = [1,   2]

# Read this.
[[pages]]
title = "A"
text = "a"  # the text

[[pages]]
title = "B"
text = "b"
graph = "two"
at = "backward:v"
spotlight = ["x -> z"]
"""
