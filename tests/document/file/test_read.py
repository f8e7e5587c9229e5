"""A `.tutor` file becomes the document it says."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from tutor.document import Document, FileError, Page, Training, read, read_text
from tutor.document.file.format import LARGEST
from tutor.engine import own
from tutor.errors import TutorError

SMALLEST = 'format = 1\ntitle = "T"\ncode = "loss = a ** 2"\n[values]\na = 3\n'

WHOLE = r"""
format = 1
part = 3
title = "Two weights"
summary = '''
 What it is about.
'''
code = '''
y_hat = x @ w + b
loss = mean((y_hat - y) ** 2)
'''
parameters = ["w", "b"]
given = 2
local_gradients = "with forward"

[values]
w = [1, 2.5]
b = -1e-3

[symbols]
w = '\omega'
"x@w" = 'p'

[data]
x = [[1, 2], [3, 4], [5, 6]]
y = [2, nan, inf]

[training]
learning_rate = 1
epochs = 7
batch = "all"

[layout]
x = [10, -20.5]
"x@w" = [100, 20]

[[pages]]
title = "First"
text = "Here $x$ begins."

[[pages]]
title = "Last"
at = "update:b"
text = '''
The end.
'''
"""


def test_the_smallest_file_has_every_default() -> None:
    document = read_text(SMALLEST, "small.tutor")
    assert document == Document("T", document.graph, {"a": 3.0})
    assert (document.local_gradients, document.given, document.training, document.part) == (
        "phase",
        1.0,
        None,
        None,
    )
    assert document.graph.inputs == ("a",)


def test_a_whole_file_arrives_key_by_key() -> None:
    document = read_text(WHOLE, "whole.tutor", lesson="two-weights")
    assert (document.title, document.summary, document.part) == ("Two weights", "What it is about.", 3)
    assert document.lesson == "two-weights"
    assert document.graph.parameters == ("w", "b")
    assert document.graph.root == "loss"
    assert (document.given, document.local_gradients) == (2.0, "with forward")
    assert document.values == {"w": (1.0, 2.5), "b": -0.001}
    assert document.data["x"] == ((1.0, 2.0), (3.0, 4.0), (5.0, 6.0))
    assert document.data["y"][0] == 2.0
    assert math.isnan(document.data["y"][1])  # type: ignore[arg-type]
    assert document.data["y"][2] == math.inf
    assert document.training == Training(1.0, 7, "all")
    assert document.positions == {"x": (10.0, -20.5), "x@w": (100.0, 20.0)}
    assert document.symbols.plain("w") == "ω"
    assert document.symbols.plain("x@w") == "p"
    assert document.pages == (
        Page("First", "Here $x$ begins.", "start"),
        Page("Last", "The end.", "update:b"),
    )
    assert document.samples == 3


def test_what_was_read_can_be_traced() -> None:
    document = read_text(WHOLE, "whole.tutor")
    trace = own.trace(document.graph, document.sample(0), given=document.given, dtype="float64")
    y_hat = 1 * 1 + 2 * 2.5 - 0.001
    assert trace.value("loss") == pytest.approx((y_hat - 2) ** 2, rel=1e-15)
    assert trace.gradient("b") == pytest.approx(2 * 2 * (y_hat - 2), rel=1e-15)


def test_the_walk_trains_where_the_document_does() -> None:
    assert read_text(WHOLE, "f").walkthrough.updates
    assert not read_text(SMALLEST, "f").walkthrough.updates
    untrained = read_text(SMALLEST + "[training]\nepochs = 1\n", "f")
    assert not untrained.walkthrough.updates, "there is no parameter to update"


ENCODINGS = {
    "plain": WHOLE.encode(),
    "with a mark": b"\xef\xbb\xbf" + WHOLE.encode(),
    "with carriage returns": WHOLE.replace("\n", "\r\n").encode(),
}


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_files_of_other_systems_are_read(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "ü.tutor"
    path.write_bytes(ENCODINGS[encoding])
    assert read(path).graph == read_text(WHOLE, "f").graph


def test_a_missing_file_and_a_folder_are_sentences(tmp_path: Path) -> None:
    path = tmp_path / "none.tutor"
    with pytest.raises(FileError) as missing:
        read(path)
    assert str(missing.value) == f"{path}: there is no such file."
    with pytest.raises(FileError) as folder:
        read(tmp_path)
    assert str(folder.value) == f"{tmp_path}: this is a folder, and no .tutor file."


def test_a_huge_file_is_refused_before_it_is_looked_at(tmp_path: Path) -> None:
    path = tmp_path / "huge.tutor"
    path.write_bytes(b"#" * LARGEST + b"\n")
    with pytest.raises(FileError) as huge:
        read(path)
    assert str(huge.value) == f"{path}: the file is larger than 8 MB, which no .tutor file is."
    path.write_bytes(b"#" * (LARGEST - len(SMALLEST) - 1) + b"\n" + SMALLEST.encode())
    assert read(path).title == "T"


def test_text_that_is_not_utf_8_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "latin.tutor"
    path.write_bytes(SMALLEST.encode() + "# Größe\n".encode("latin-1"))
    with pytest.raises(FileError) as wrong:
        read(path)
    assert str(wrong.value) == f"{path}, line 6: this is no text in UTF-8."


def test_a_value_set_keeps_the_rest() -> None:
    document = read_text(WHOLE, "f")
    changed = document.with_value("y", 5.0, sample=1)
    assert changed.data["y"][1] == 5.0
    assert changed.data["x"] == document.data["x"]
    assert document.with_value("b", 4.0).values == {"w": (1.0, 2.5), "b": 4.0}
    with pytest.raises(TutorError, match=r"Every sample of x is to have the shape \[2\]\."):
        document.with_value("x", 1.0)
    with pytest.raises(TutorError, match=r"z has no value that could be set\."):
        document.with_value("z", 1.0)
