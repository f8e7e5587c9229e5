"""Frames by hand: around nodes, inside each other, closed and opened; in the file, in copies, after edits."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.document.faulty_files import file
from tutor.document import Document, open_source
from tutor.document.document import NodeGroup
from tutor.document.edits import edits
from tutor.document.edits.fragment import copy, paste
from tutor.document.edits.frame_edits import (
    add_to_frame,
    frame,
    leave_frame,
    retitle,
    set_closed,
    unframe,
)
from tutor.document.errors import FileError
from tutor.document.file.read import read_text
from tutor.document.file.write import write_text
from tutor.document.nesting import collapsed, why_open
from tutor.graph import Edge, read_code
from tutor.graph.edits import EditError

MODEL = ("x", "w", "y_hat")
LINE = Document(
    title="Line",
    graph=read_code("y_hat = x*w\nr = y_hat - y\nloss = r**2", ["w"]).graph,
    values={"x": 1.0, "y": 2.0, "w": 3.0},
    positions={
        "x": (0.0, 0.0), "w": (0.0, 100.0), "y_hat": (200.0, 50.0), "r": (400.0, 50.0), "y": (380.0, 150.0),
        "loss": (600.0, 50.0),
    },
)  # fmt: skip


def test_a_frame_is_made_named_and_taken_away() -> None:
    framed = frame(LINE, " The  model ", MODEL[::-1])
    assert framed.groups == (NodeGroup("The model", MODEL),)
    assert retitle(framed, 0, "Line").groups == (NodeGroup("Line", MODEL),)
    assert unframe(framed, 0) == LINE
    with pytest.raises(EditError, match="choose some"):
        frame(LINE, "Nothing", [])
    with pytest.raises(EditError, match="needs a title"):
        retitle(framed, 0, "  ")


def test_frames_lie_one_inside_the_other_and_never_across() -> None:
    framed = frame(frame(LINE, "Model", MODEL), "Product", ["w", "y_hat"])
    with pytest.raises(EditError, match="would lie across the frame Model"):
        frame(framed, "Across", ["y_hat", "r"])
    more = add_to_frame(framed, 1, ["r"])
    assert [group.nodes for group in more.groups] == [(*MODEL, "r"), ("w", "y_hat", "r")]
    less = leave_frame(more, ["r"])
    assert [group.nodes for group in less.groups] == [(*MODEL, "r"), ("w", "y_hat")]
    assert leave_frame(less, ["r"]) == framed
    assert leave_frame(framed, ["w", "y_hat"]).groups == (NodeGroup("Model", MODEL),)
    with pytest.raises(EditError, match="None of these"):
        leave_frame(framed, ["loss"])


def test_a_node_that_joins_a_frame_leaves_the_one_beside_it() -> None:
    framed = frame(frame(LINE, "Model", MODEL), "Loss", ["y", "r", "loss"])
    found = add_to_frame(framed, 0, ["r"])
    assert [group.nodes for group in found.groups] == [(*MODEL, "r"), ("y", "loss")]


def test_a_closed_frame_takes_the_room_of_one_node_and_gives_it_back() -> None:
    framed = frame(LINE, "Model", MODEL)
    closed = set_closed(framed, 0, closed=True)
    assert closed.groups[0].closed
    assert {name: closed.positions[name][0] for name in ("r", "y", "loss")} == {
        "r": 290.0, "y": 270.0, "loss": 490.0,
    }  # fmt: skip
    assert set_closed(closed, 0, closed=False) == framed


def test_a_frame_that_a_way_leaves_and_enters_again_is_not_closed() -> None:
    framed = frame(LINE, "Ends", ["y_hat", "loss"])
    with pytest.raises(EditError, match=r"leaves it, goes through r and comes back\. Put r into the frame"):
        set_closed(framed, 0, closed=True)
    whole = set_closed(add_to_frame(framed, 0, ["r"]), 0, closed=True)
    assert whole.groups[0].closed
    assert not leave_frame(whole, ["r"]).groups[0].closed


def test_an_edit_keeps_frames_right() -> None:
    closed = set_closed(frame(LINE, "Loss", ["r", "loss"]), 0, closed=True)
    grown = edits.add_operation(closed, "tanh", (0.0, 0.0), name="h")
    inside = edits.insert(grown, Edge("r", "loss", 0), "h")
    assert not inside.groups[0].closed, "h was there before, and stands on a way inside"
    assert edits.delete(closed, ["r"]).groups == (NodeGroup("Loss", ("loss",), closed=True),)
    assert edits.rename(closed, "r", "e").groups == (NodeGroup("Loss", ("e", "loss"), closed=True),)


def test_a_copy_takes_its_frames_along() -> None:
    framed = set_closed(frame(frame(LINE, "Model", MODEL), "Loss", ["r", "loss"]), 0, closed=True)
    text = copy(framed, [*MODEL, "r"], framed.positions)
    pasted = paste(framed, text, (0.0, 500.0))
    (copied,) = pasted.groups[2:]
    assert (copied.title, len(copied.nodes), copied.closed) == ("Model", 3, True)
    assert not set(copied.nodes) & set(MODEL)
    twice = edits.duplicate(framed, MODEL, framed.positions)
    assert [group.title for group in twice.groups] == ["Model", "Loss", "Model"]


def test_a_closed_frame_is_written_and_read_again() -> None:
    framed = set_closed(frame(LINE, "Model", MODEL), 0, closed=True)
    text = write_text(framed)
    assert 'nodes = ["x", "w", "y_hat"]\nclosed = true' in text
    assert read_text(text, "mine.tutor").groups == framed.groups
    opened = replace(framed, groups=(NodeGroup("Model", MODEL),))
    again = write_text(opened, text)
    assert "closed" not in again
    assert read_text(again, "mine.tutor").groups == opened.groups


@pytest.mark.parametrize(
    ("frames", "sentence"),
    [
        (
            "title = 'A'\nnodes = ['y_hat', 'loss']\nclosed = true",
            "line 22: frames 1: The frame A cannot be drawn as one node: a way leaves it, goes through",
        ),
        (
            "title = 'A'\nnodes = ['x', 'w']\n[[frames]]\ntitle = 'B'\nnodes = ['x', 'y']",
            "line 24: frames 2: Frames lie apart or one inside the other; this one would lie across the",
        ),
        (
            "title = 'A'\nnodes = ['x', 'w']\nclosed = 1",
            "line 22: frames 1.closed is to be true or false, and here is 1.",
        ),
    ],
)
def test_a_file_with_a_frame_that_cannot_be_is_refused(frames: str, sentence: str) -> None:
    with pytest.raises(FileError) as caught:
        read_text(file(line_18=f"x = [1, 2]\n[[frames]]\n{frames}"), "mine.tutor")
    assert str(caught.value).removeprefix("mine.tutor, ").startswith(sentence)


@pytest.mark.parametrize("source", ["template:mlp:2-16-16-1", "template:mazur", "two-layer-network"])
def test_every_layer_of_a_template_can_be_closed(source: str) -> None:
    document = open_source(source)
    assert document.groups
    for number in range(len(document.groups)):
        assert not why_open(document.graph, document.groups, number)
        document = set_closed(document, number, closed=True)
    small = collapsed(document.graph, document.groups)
    assert len(small.frames) == len(document.groups)
    for number in reversed(range(len(document.groups))):
        document = set_closed(document, number, closed=False)
    before = open_source(source).positions
    assert list(document.positions) == list(before)
    for name, place in before.items():
        assert document.positions[name] == pytest.approx(place)
