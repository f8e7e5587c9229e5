"""`walk`: both lessons in words, whichever way local gradients are noted."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.helpers.command_line import CommandLine
from tutor.command_line.source import trace_of
from tutor.command_line.walk import lines
from tutor.document import lessons, open_source
from tutor.walk import LocalGradients, Phase

HEADINGS = {
    "with forward": ["Forward, each node with its local gradients", "Backward", "Update", "Zero grad"],
    "phase": ["Forward", "Local gradients", "Backward", "Update", "Zero grad"],
}


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> CommandLine:
    return CommandLine(capsys)


@pytest.mark.parametrize("mode", ["phase", "with forward"])
@pytest.mark.parametrize("lesson", ["linear-model", "train-linear"])
def test_a_lesson_in_words(lesson: str, mode: LocalGradients) -> None:
    document = replace(open_source(lesson), local_gradients=mode)
    said = list(lines(document, trace_of(document)))
    assert said[0] == f"{document.title}. Given: x = 1, y = 2, ω = 1 (parameter)."
    assert said[1] == "The walk has 12 steps."
    numbered = [line for line in said if line[:1].isdigit()]
    assert [line.partition(". ")[0] for line in numbered] == [str(number) for number in range(1, 13)]
    assert [line for line in said[2:] if line and not line[0].isdigit()] == HEADINGS[mode]
    for words in (
        "ŷ = x·ω = 1·1 = 1",
        "r = ŷ − y = 1 − 2 = −1",
        "loss = r² = (−1)² = 1",
        "= −2·1 = −2",
        "1.02",
    ):
        assert any(words in line for line in numbered), words


def test_the_lessons_files_choose_the_lectures_way(run: CommandLine) -> None:
    for lesson in ("linear-model", "train-linear"):
        assert HEADINGS["with forward"][0] in run("walk", lesson).lines


def test_a_file_may_choose_the_other(run: CommandLine, tmp_path: Path) -> None:
    text = lessons()[0].path.read_text(encoding="utf-8").replace('"with forward"', '"phase"')
    path = tmp_path / "phase.tutor"
    path.write_text(text.replace("local gradients:", "forward:"), encoding="utf-8")
    said = run("walk", str(path)).lines
    assert [line for line in said if line in HEADINGS["phase"]] == HEADINGS["phase"]


@pytest.mark.parametrize("phase", list(Phase))
def test_one_phase_alone(run: CommandLine, phase: Phase) -> None:
    said = run("walk", "linear-model", "--phase", str(phase)).lines
    steps = [step for step in open_source("linear-model").walkthrough.steps if step.phase is phase]
    assert [line.partition(". ")[0] for line in said if line[:1].isdigit()] == [
        str(step.index + 1) for step in steps
    ]
    assert said[3].lower() == phase


SHORT = [("zero", "zero grad"), ("local", "local gradients"), ("Zero-Grad", "zero grad"), ("B", "backward")]


@pytest.mark.parametrize(("written", "meant"), SHORT)
def test_a_phase_may_be_shortened(run: CommandLine, written: str, meant: str) -> None:
    short = run("walk", "linear-model", "--phase", written).lines
    assert short == run("walk", "linear-model", "--phase", meant).lines


def test_code_is_walked_with_its_fork_and_its_given_gradient(run: CommandLine) -> None:
    said = run("walk", "--code", "h = x*w; z = h*h", "--set", "x=2", "--param", "w=3", "--given", "5").lines
    assert said[0] == "Code. Given: x = 2, w = 3 (parameter)."
    text = "\n".join(said)
    assert "h = x·w = 2·3 = 6" in text
    assert "5" in next(line for line in said if "starts at the root" in line)
    assert "30 + 30 = 60" in text
    assert "Update" not in text


def test_it_is_plain_text(run: CommandLine) -> None:
    for line in run("walk", "train-linear").lines:
        assert line.isprintable()
        assert "\\" not in line, "no TeX"
        assert line == line.rstrip()


def test_nothing_given_is_said_too(run: CommandLine) -> None:
    assert run("walk", "--code", "z = relu(3)").lines[0] == "Code. Nothing is given."
