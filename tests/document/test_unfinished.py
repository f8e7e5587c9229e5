"""A file whose graph is unfinished is right: its finished part computes, and a page may wait for a step."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers.command_line import CommandLine
from tutor.document.checking.faults import text_faults
from tutor.document.checking.finished import waiting, why_no_training
from tutor.document.file.read import read, read_text
from tutor.document.file.write import write_text
from tutor.document.recovery import keep, kept_at
from tutor.document.starting.own_graph import own_graph
from tutor.graph import CodeError
from tutor.graph.comments import Comment
from tutor.graph.unfinished import EMPTY

HEAD = 'format = 1\ntitle = "T"\n'
CODE = 'code = """\ny_hat = x * w\ns = y_hat + ...\nloss = s ** 2\n"""\n'
REST = 'parameters = ["w"]\n[values]\nx = 2\nw = 3\n[training]\nlearning_rate = 0.1\nepochs = 3\nbatch = 1\n'
PAGE = '[[pages]]\ntitle = "A"\nat = "backward:w"\ntext = "…"\n'
QUESTION = '[[pages.questions]]\nat = "forward:loss"\n'
FILE = HEAD + CODE + REST


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> CommandLine:
    return CommandLine(capsys)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "f.tutor"
    found.write_text(FILE)
    return found


def test_it_is_read_and_written_again() -> None:
    document = read_text(FILE, "f.tutor")
    assert document.graph.missing == {"..."}
    assert document.computed.root == "y_hat"
    assert read_text(write_text(document), "f.tutor") == document
    assert write_text(document, FILE) == FILE


def test_a_document_without_a_node_is_a_file() -> None:
    document = read_text(HEAD + 'code = ""\n', "f.tutor")
    assert len(document.walkthrough) == 0
    assert read_text(write_text(document), "f.tutor") == document


@pytest.mark.parametrize("text", [FILE, HEAD + 'code = "# to come"\n'])
def test_it_is_kept_for_the_case_of_a_crash(tmp_path: Path, text: str) -> None:
    document = read_text(text, "f.tutor")
    keep(document, tmp_path / "kept.json")
    assert kept_at(tmp_path / "kept.json").document() == document


def test_it_says_what_it_waits_for_and_why_it_does_not_train() -> None:
    document = read_text(FILE, "f.tutor")
    assert waiting(document) == "s waits for operand 2 of 2."
    assert why_no_training(document) == "There is nothing to train yet: s waits for operand 2 of 2."
    several = read_text(
        HEAD + 'code = "a = x + ...\\nb = relu(...)\\nc = b * ..."\n[values]\nx = 1\n', "f.tutor"
    )
    assert waiting(several) == "b waits for its operand. 2 more nodes wait, too."


def test_the_given_gradient_is_for_the_root_of_the_document() -> None:
    document = read_text(
        FILE.replace("parameters", "given = 5\nparameters").partition("[training]")[0], "f.tutor"
    )
    assert (document.given, document.seed) == (5, 1)
    assert not document.given_is_free


def test_check_remarks_what_is_missing_with_its_line(run: CommandLine, path: Path) -> None:
    ran = run("check", str(path))
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        f"{path}:5: code: s waits for operand 2 of 2; put an operand in the place of ...",
        f"{path}: right, but unfinished",
    ]
    (row,) = run("check", str(path), "--json").json
    assert (row["line"], row["column"], row["remark"]) == (5, 13, True)


def test_a_page_that_needs_a_step_that_waits_is_a_fault_and_yet_is_read(path: Path) -> None:
    text = FILE + PAGE + QUESTION
    path.write_text(text)
    assert read(path).pages[0].at == "backward:w"
    faults = [fault for fault in text_faults(text) if not fault.remark]
    assert [(fault.key, fault.fault) for fault in faults] == [
        ("pages 1.questions 1.at", "There is no step forward:loss yet: operands are missing in the code")
    ]


@pytest.mark.parametrize("command", ["trace", "walk"])
def test_the_finished_part_is_printed(run: CommandLine, path: Path, command: str) -> None:
    ran = run(command, str(path))
    assert (ran.code, ran.err) == (0, "")
    assert "y_hat" in ran.out or "ŷ" in ran.out
    assert "loss" not in ran.out


def test_the_finished_part_is_exported_and_painted(run: CommandLine, path: Path, tmp_path: Path) -> None:
    ran = run("export", str(path), "--to", "pytorch", "-o", "-")
    assert "y_hat.backward()" in ran.lines
    picture = tmp_path / "f.svg"
    assert run("render", str(path), "-o", str(picture)).code == 0
    assert picture.stat().st_size > 1000


def test_training_needs_the_loss(run: CommandLine, path: Path) -> None:
    sentence = "There is no loss to train yet: s waits for operand 2 of 2."
    assert run("train", str(path)).sentence == sentence


@pytest.mark.parametrize(
    "command", [["trace"], ["walk"], ["render", "-o", "f.png"], ["export", "-o", "-", "--to", "pytorch"]]
)
def test_where_nothing_is_finished_one_sentence_says_so(
    run: CommandLine, path: Path, command: list[str]
) -> None:
    path.write_text(HEAD + 'code = "z = relu(...)"\n')
    said = run(command[0], str(path), *command[1:]).sentence
    assert said == "There is nothing to compute yet: nothing in the graph is finished."


def test_code_of_ones_own_may_be_unfinished() -> None:
    document = own_graph(
        "s = W @ x + ...\nloss = sum(s)  # to be small", {"W": ((1.0, 2.0),), "x": (1.0, 1.0)}, ["W"]
    )
    assert document.computed.root == "W@x"
    assert document.training is not None
    assert not document.trains
    assert document.comments == {"loss": Comment((), "# to be small")}
    assert own_graph("z = relu(...)", {}, []).computed == EMPTY
    with pytest.raises(CodeError, match="there is no root"):
        own_graph("# nothing", {}, [])
