"""Edits of pages: written and read as the same, and what cannot be is refused at its field."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tutor.document import Document, Page, PageGraph, PageQuestion, read_text
from tutor.document.edits import page_edits
from tutor.document.edits.page_edits import PageFault
from tutor.document.file.write import write_text
from tutor.document.starting.from_code import from_code
from tutor.graph import read_code

MODEL = replace(
    from_code("y_hat = x * w\nr = y_hat - y\nloss = r ** 2", {"x": 2.0, "y": 5.0}, {"w": 1.5}),
    graphs=(PageGraph("short", read_code("z = x * w", ["w"]).graph),),
)
SHORT = MODEL.showing("short")

NUMBERS = st.integers(0, 3)
WORDS = st.text("ab$\\' \n", max_size=6)
ANCHORS = st.sampled_from([each.anchor for each in page_edits.moments(MODEL)])
SPOTS = st.lists(st.sampled_from(page_edits.spots_of(MODEL)), unique=True, max_size=2).map(tuple)
PAGES = st.builds(Page, st.sampled_from(["P", "Q"]), st.just(""), ANCHORS)
EDITS = st.one_of(
    st.tuples(st.just("add_page"), NUMBERS, PAGES),
    st.tuples(st.just("remove_page"), NUMBERS),
    st.tuples(st.just("move_page"), NUMBERS, NUMBERS),
    st.tuples(st.just("text"), NUMBERS, WORDS),
    st.tuples(st.just("notes"), NUMBERS, WORDS),
    st.tuples(st.just("at"), NUMBERS, ANCHORS),
    st.tuples(st.just("spotlight"), NUMBERS, SPOTS),
    st.tuples(st.just("graph"), NUMBERS, st.sampled_from(["", "short"])),
    st.tuples(st.just("locks"), NUMBERS, st.just(("training",))),
    st.tuples(st.just("add_question"), NUMBERS, st.builds(PageQuestion, ANCHORS, WORDS.map(str.strip))),
    st.tuples(st.just("hints"), NUMBERS, st.lists(WORDS, max_size=2).map(tuple)),
)  # fmt: skip


def edited(document: Document, edit: tuple[object, ...]) -> Document:
    name, at, *rest = edit
    assert isinstance(at, int)
    if name == "add_page":
        return page_edits.add_page(document, min(at, len(document.pages)), rest[0])  # type: ignore[arg-type]
    if at >= len(document.pages):
        return document
    if name in ("remove_page", "move_page", "add_question"):
        return getattr(page_edits, str(name))(document, at, *rest)  # type: ignore[no-any-return]
    if name == "hints":
        if not document.pages[at].questions:
            return document
        return page_edits.change_question(document, at, 0, hints=rest[0])
    return page_edits.change_page(document, at, **{str(name): rest[0]})


@given(st.lists(EDITS, max_size=8))
@settings(max_examples=40)
def test_edits_are_written_and_read_as_the_same(edits: list[tuple[object, ...]]) -> None:
    document = MODEL
    for edit in edits:
        try:
            document = edited(document, edit)
        except PageFault:
            continue
    read = read_text(write_text(document), "f.tutor")
    assert read.pages == document.pages
    assert read_text(write_text(document, write_text(MODEL)), "f.tutor").pages == document.pages


def test_what_a_page_cannot_be_is_said_at_its_field() -> None:
    one = page_edits.add_page(MODEL, 0, Page("P", "", "forward:r", spotlight=("x -> y_hat",)))
    asks = page_edits.add_question(one, 0, PageQuestion("backward:w"))
    refused = {
        "title": (lambda: page_edits.change_page(one, 0, title="  "), -1),
        "at": (lambda: page_edits.change_page(one, 0, at="forward:q"), -1),
        "sample": (lambda: page_edits.change_page(one, 0, sample=9), -1),
        "spotlight": (lambda: page_edits.change_page(one, 0, spotlight=("w -> loss",)), -1),
        "choose": (lambda: page_edits.change_page(one, 0, choose=("x",)), -1),
        "questions": (lambda: page_edits.change_question(asks, 0, 0, at="start"), 0),
    }
    for field, (edit, number) in refused.items():
        with pytest.raises(PageFault) as fault:
            edit()
        assert (fault.value.field, fault.value.number) == (field, number)
    with pytest.raises(PageFault):
        page_edits.set_title(MODEL, " ")


def test_a_page_that_shows_another_graph_leaves_out_what_that_has_not() -> None:
    one = page_edits.add_page(
        MODEL, 0, Page("P", "", "forward:r", spotlight=("w", "y -> r", "x -> y_hat"), choose=("r",))
    )
    moved = page_edits.change_page(one, 0, graph="short").pages[0]
    assert (moved.at, moved.spotlight, moved.choose) == ("start", ("w",), ())
    asks = page_edits.add_question(one, 0, PageQuestion("forward:r"))
    with pytest.raises(PageFault, match="no step"):
        page_edits.change_page(asks, 0, graph="short")


def test_every_moment_offered_is_one_that_a_page_can_stand_at() -> None:
    for document in (MODEL, SHORT):
        walk = document.walkthrough
        for moment in page_edits.moments(document):
            assert walk.position_of(moment.anchor) == moment.position
