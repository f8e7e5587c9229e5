"""A file of each format there ever was reads the same for ever."""

from __future__ import annotations

import math
from pathlib import Path

from tutor.document import Document, Page, Training, read
from tutor.document.checking.wanted import FORMAT
from tutor.graph import read_code
from tutor.graph.comments import Comment

FILES = Path(__file__).resolve().parent.parent / "_files"


def test_there_is_a_file_of_every_format() -> None:
    assert {path.stem for path in FILES.glob("format-*.tutor")} == {f"format-{n + 1}" for n in range(FORMAT)}


def test_format_1() -> None:
    document = read(FILES / "format-1.tutor")
    last = document.data["y"][2]
    assert isinstance(last, float) and math.isnan(last)
    assert document == Document(
        title="Two weights and a bias",
        graph=read_code("h = relu(x @ W + b)\nloss = mean((h - y) ** 2)", ["W", "b"]).graph,
        values={"W": ((1.0, -2.5), (0.001, 4.0)), "b": -0.5},
        given=2.0,
        data={"x": ((1.0, 2.0), (3.0, 4.0), (5.0, 6.0)), "y": (2.0, math.inf, last)},
        training=Training(0.05, 100, "all"),
        names={"W": "\\Omega", "x@W": "p"},
        local_gradients="with forward",
        positions={"x": (10.0, -20.5), "x@W": (100.0, 20.0)},
        pages=(
            Page("First", "Here $x$ begins, and «ŷ» ends."),
            Page("Last", "**Bold**, and $\\frac{\\partial L}{\\partial b}$.", "update:b"),
        ),
        summary='What it is "about", in one sentence.',
        part=3,
        comments={"h": Comment(beside="# the layer")},
    )
