"""Comments in code: read with their node, written with it, and never read as anything else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.graph import read_code, write_code
from tutor.graph.comments import END, Comment

CODE = """\
# The model,
# as the lecture has it
y_hat = x * w  # a product
r = y_hat - y
loss = r ** 2
# That is all.
"""


def test_a_comment_belongs_to_the_line_below_it_or_before_it() -> None:
    assert read_code(CODE).comments == {
        "y_hat": Comment(("# The model,", "# as the lecture has it"), "# a product"),
        END: Comment(("# That is all.",)),
    }


def test_it_is_written_where_it_stood() -> None:
    source = read_code(CODE)
    assert write_code(source.graph, source.comments) == CODE
    assert write_code(source.graph) == "".join(
        f"{line.partition('  #')[0]}\n" for line in CODE.splitlines() if not line.startswith("#")
    )


def test_of_a_line_over_several_rows_it_is_told_once() -> None:
    source = read_code("loss = (a +  # one\n        b)  # two\n")
    assert source.comments == {"loss": Comment((), "# one # two")}


def test_a_second_name_speaks_of_the_node_that_is_meant() -> None:
    source = read_code("h = a * b\n# again\nz = h\nloss = z + h")
    assert source.comments == {"h": Comment(("# again",))}


def test_what_is_said_of_a_node_without_a_line_stands_at_the_end() -> None:
    source = read_code("# given\nx2 = x\nloss = x2 * w")
    assert write_code(source.graph, source.comments) == "loss = x * w\n# given\n"


@pytest.mark.parametrize("code", ["# nothing yet", "#", "\n # x\n"])
def test_code_of_comments_alone_is_an_empty_graph(code: str) -> None:
    source = read_code(code, unfinished=True)
    assert source.graph.drawn == ()
    again = read_code(write_code(source.graph, source.comments), unfinished=True)
    assert again.comments == source.comments


LINES = ["# a", "y = x + 1  # b", "z = y * 2", "loss = z - y  # =", "", "  # c"]


@given(st.lists(st.sampled_from(LINES), unique=True))
def test_whatever_is_said_is_read_again(lines: list[str]) -> None:
    source = read_code("\n".join(lines), unfinished=True)
    once = write_code(source.graph, source.comments)
    again = read_code(once, unfinished=True)
    assert set(again.graph.nodes) == set(source.graph.nodes)
    assert write_code(again.graph, again.comments) == once
    assert once.count("#") == "".join(lines).count("#")
