"""`export --to pytorch`: a file that runs, or the program printed; mistakes in one line."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers.command_line import CommandLine


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> CommandLine:
    return CommandLine(capsys)


def test_a_lesson_becomes_a_file_that_runs(run: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "train_linear.py"
    assert run("export", "train-linear", "--to", "pytorch", "-o", str(path)).lines == []
    ran = subprocess.run([sys.executable, "-I", str(path)], capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines()[-1] == "predict (after training) 4 7.999998569488525"


def test_a_dash_prints_it(run: CommandLine, tmp_path: Path) -> None:
    code = ["--code", "z = x*w", "--set", "x=2", "--param", "w=3", "--given", "5"]
    lines = run("export", *code, "--to", "pytorch", "-o", "-").lines
    assert "z.backward(torch.tensor(5.0))" in lines
    assert lines[-1] == 'print("w.grad:", w.grad.item())'
    assert list(tmp_path.iterdir()) == []


def test_values_of_the_command_line_are_in_the_program(run: CommandLine) -> None:
    lines = run("export", "linear-model", "--param", "w=0.25", "--to", "pytorch", "-o", "-").lines
    assert "w = torch.tensor(0.25, requires_grad=True)" in lines


def test_what_is_wrong_is_one_line(run: CommandLine, tmp_path: Path) -> None:
    linear = ["export", "linear-model"]
    see = " (see backprop-tutor export --help)"
    assert (
        run(*linear, "--to", "pytorch").sentence == f"the following arguments are required: -o/--output{see}"
    )
    assert run(*linear, "-o", "a.py").sentence == f"the following arguments are required: --to{see}"
    assert run(*linear, "--to", "gif", "-o", "a").sentence.startswith("argument --to: invalid choice: 'gif'")
    sentence = run(*linear, "--to", "pytorch", "-o", str(tmp_path / "a.png")).sentence
    assert sentence == f"-o is to be a file that ends in .py, or -, and here is '{tmp_path / 'a.png'}'."
    assert list(tmp_path.iterdir()) == []
    sentence = run(*linear, "--to", "pytorch", "-o", str(tmp_path)).sentence
    assert sentence == f"The file {tmp_path} cannot be written: Is a directory."
    mismatch = ["--code", "y = W @ x", "--param", "W=[[1, 2]]", "--set", "x=[1, 2, 3]"]
    assert (
        "W (1 × 2) and x (a vector of 3)" in run("export", *mismatch, "--to", "pytorch", "-o", "-").sentence
    )
    given = ["--code", "y = x * w", "--set", "x=1", "--param", "w=1", "--given", "[1, 2]"]
    assert run("export", *given, "--to", "pytorch", "-o", "-").sentence.startswith(
        "The given gradient has shape"
    )
