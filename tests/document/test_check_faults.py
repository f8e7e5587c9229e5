"""`tutor check` finds what reading refuses, and every other fault with it."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from tests.document.faulty_files import file, graph_lines
from tests.document.faulty_training import FAULTS
from tests.helpers.command_line import CommandLine
from tutor.document import lessons
from tutor.document.checking.faults import file_faults, text_faults


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> CommandLine:
    return CommandLine(capsys)


@pytest.mark.parametrize("case", FAULTS)
def test_a_fault_that_reading_refuses_is_found_alone_and_can_be_mended(case: str) -> None:
    text, said = FAULTS[case]
    found = text_faults(text)
    line = re.match(r"line (\d+)", said)
    assert found, said
    assert (int(line[1]) if line else 1) in {fault.line for fault in found}
    assert all(fault.mend and fault.fault and "\n" not in str(fault) for fault in found)


def test_every_fault_is_found_once() -> None:
    faults = {
        2: 'titel = "T"',
        7: 'parameters = ["w", "q"]',
        9: 'w = "one"',
        11: "v = 'v'",
        14: "y = [2, 4]",
        16: "epochs = -1",
        18: "x = 5",
        27: 'at = "bakward:w"',
    }
    found = text_faults(file(**{f"line_{number}": line for number, line in faults.items()}))
    assert [fault.line for fault in found] == [1, *faults]
    assert [fault.key for fault in found] == [
        "", "titel", "parameters", "values.w", "symbols.v", "data.y", "training.epochs", "layout.x",
        "pages 2.at",
    ]  # fmt: skip
    assert [fault.mend for fault in found] == [
        'add title = "My neuron"', "write title in its place", "remove it", "write w = 1", "remove it",
        "give both the same number of samples", "write epochs = 100", "write x = [440, 250]",
        'write at = "backward:w"',
    ]  # fmt: skip


def test_a_frame_of_a_wrong_kind_moves_no_other() -> None:
    frames = "[[frames]]\ntitle = 'A'\nnodes = 5\n[[frames]]\ntitle = 'B'\nnodes = ['q']"
    found = text_faults(file(line_18=f"x = [1, 2]\n{frames}"))
    assert [(fault.line, fault.key) for fault in found] == [(21, "frames 1.nodes"), (24, "frames 2.nodes")]


def test_a_sentence_counts_frames_as_the_file_does() -> None:
    frames = 'frames = [3, { title = "A", nodes = ["nope"] }, "q", { title = "B", nodes = ["neither"] }]\n'
    said = [str(fault) for fault in text_faults(frames + file())]
    assert [each for each in said if "no node" in each] == [
        "frames 2.nodes: the code has no node named nope; remove it",
        "frames 4.nodes: the code has no node named neither; remove it",
    ]


def test_every_graph_is_looked_at() -> None:
    graphs = [("one", "loss = x +"), ("two", "loss = sqare(x)"), ("three", "loss = x * v")]
    text = file(
        line_18="".join(graph_lines(*graph) for graph in graphs) + "[graphs.layout]\nu = [1, 2]",
        line_27='graph = "one"\nat = "nowhere"',
    )
    assert [fault.key for fault in text_faults(text)] == [
        "values.v", "graphs 1.code", "graphs 2.code", "graphs 3.layout.u",
    ]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), list(pairwise([8, 9, 12, 13, 14, 16, 18, 20, 25, 27])))
def test_two_lines_left_out_surprise_nobody(one: int, other: int) -> None:
    for fault in text_faults(file(**{f"line_{one}": None, f"line_{other}": None})):
        assert fault.line >= 1 and fault.mend


def test_a_right_file_has_no_faults(run: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "f.tutor"
    path.write_text(file(), encoding="utf-8")
    paths = [str(path), *(str(lesson.path) for lesson in lessons())]
    assert run("check", *paths).lines == [f"{each}: right" for each in paths]
    assert run("check", "--json", *paths).json == []


def test_a_wrong_file_is_told_line_by_line(run: CommandLine, tmp_path: Path) -> None:
    wrong, right = tmp_path / "wrong.tutor", tmp_path / "right.tutor"
    wrong.write_text(file(line_5="loss = squar(y_hat - y)", line_16="epochs = -1"), encoding="utf-8")
    right.write_text(file(), encoding="utf-8")
    ran = run("check", str(wrong), str(right), str(tmp_path / "none.tutor"))
    assert (ran.code, ran.err) == (2, "")
    assert ran.out.splitlines() == [
        f"{wrong}:5: code: there is no operation named squar; is square meant?",
        f"{wrong}:16: training.epochs: is to be a whole number from 0 on, and here is -1; write epochs = 100",
        f"{right}: right",
        f"{tmp_path}/none.tutor: there is no such file; "
        "give the path of a .tutor file, which is text in UTF-8",
    ]


def test_json_has_all_of_it_apart(run: CommandLine, tmp_path: Path) -> None:
    import json

    path = tmp_path / "f.tutor"
    path.write_text(file(line_5="loss = squar(y_hat - y)"), encoding="utf-8")
    ran = run("check", "--json", str(path))
    assert ran.code == 2
    assert json.loads(ran.out) == [
        {
            "file": str(path), "line": 5, "column": 8, "key": "code",
            "fault": "there is no operation named squar", "mend": "is square meant?",
        }
    ]  # fmt: skip


def test_files_that_are_no_text(tmp_path: Path) -> None:
    path = tmp_path / "f.tutor"
    path.write_bytes(b"format = 1\n\xff")
    assert [(fault.line, fault.fault) for fault in file_faults(path)] == [(2, "this is no text in UTF-8")]
    assert [fault.fault for fault in file_faults(tmp_path)] == ["this is a folder, and no .tutor file"]
