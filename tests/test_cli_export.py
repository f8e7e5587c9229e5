"""`export`: files of every kind, or what is text printed; mistakes in one line."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from PIL import Image

from tests.helpers.command_line import CommandLine


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> CommandLine:
    return CommandLine(capsys)


@pytest.mark.needs_torch
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
    assert run(*linear, "--to", "gift", "-o", "a").sentence.startswith("argument --to: invalid choice:")
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


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("kind", "suffix", "begins"),
    [
        ("handout", "pdf", b"%PDF-"),
        ("slides", "html", b"<!DOCTYPE html>"),
        ("gif", "gif", b"GIF89a"),
        ("tikz", "tex", rb"\documentclass"),
        ("notebook", "ipynb", b"{"),
        ("csv", "csv", b"engine,epoch,index,loss,w.grad,w.data"),
    ],
)
def test_each_kind_is_a_file(run: CommandLine, tmp_path: Path, kind: str, suffix: str, begins: bytes) -> None:
    path = tmp_path / f"a.{suffix}"
    options = ["--steps", "6:8"] if kind in ("handout", "slides", "gif") else []
    options += ["--size", "300x200"] if kind == "gif" else []
    assert run("export", "train-linear", "--to", kind, *options, "-o", str(path)).lines == []
    assert path.read_bytes().startswith(begins)
    if kind == "slides":
        assert path.read_text(encoding="utf-8").count("<section") == 4
    if kind == "gif":
        with Image.open(path) as image:
            assert (image.n_frames, image.size) == (4, (300, 200))  # type: ignore[attr-defined]


def test_the_table_is_that_of_train(run: CommandLine) -> None:
    table = run("export", "train-linear", "--to", "csv", "--epochs", "3", "-o", "-").lines
    assert table == run("train", "train-linear", "--epochs", "3", "--csv").lines
    assert len(table) == 1 + 3 * 3


def test_training_that_diverges_is_told_of(run: CommandLine) -> None:
    ran = run("export", "linear-model", "--to", "csv", "--param", "w=1e30", "-o", "-")
    assert ran.code == 0
    assert "inf" in ran.out
    assert ran.err


def test_the_step_of_the_picture_for_latex(run: CommandLine) -> None:
    options = ["export", "linear-model", "--to", "tikz", "--alone", "-o", "-"]
    assert "Forward · 1 of 12" in run(*options, "--step", "1").out
    assert "Backward · 10 of 12" in run(*options).out
    assert run(*options, "--step", "13").sentence.startswith("--step is to be from 0 to 12")


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["gif", "--blanks", "-o", "a.gif"], "--blanks goes with --to handout, and not with gif"),
        (["csv", "--steps", "1:2", "-o", "-"], "--steps goes with --to handout, slides, gif, mp4, and not"),
        (["gif", "--steps", "3", "-o", "a.gif"], "--steps is to be FROM:TO, steps counted from 1, as 3:7"),
        (["gif", "--steps", "0:3", "-o", "a.gif"], "--steps is to be FROM:TO, steps counted from 1, as 3:7"),
        (["gif", "--steps", "3:99", "-o", "a.gif"], "The walk has 12 steps, and 3 to 99 is not a part of"),
        (
            ["gif", "--seconds-per-step", "0", "-o", "a.gif"],
            "--seconds-per-step is to be a number of",
        ),
        (
            ["gif", "--size", "5000x300", "-o", "a.gif"],
            "The pictures of an animation have at most",
        ),
        (["gif", "-o", "-"], "A .gif file is no text to be printed"),
        (["gif", "-o", "a.pdf"], "-o is to be a file that ends in .gif, and here is 'a.pdf'."),
        (["handout", "--answers", "-o", "a.pdf"], "A sheet of answers goes with blanks"),
        (["handout", "--blanks", "--theme", "dark", "-o", "a.pdf"], "A dark theme cannot be read on white"),
        (
            ["slides", "--steps", "1:2", "-o", "none/a.html"],
            "The file none/a.html cannot be written:",
        ),
    ],
)
def test_what_does_not_go_together(
    run: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: list[str], says: str
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("export", "linear-model", "--to", *options).sentence.startswith(says)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kind", ["pytorch", "handout"])
def test_a_full_disk_leaves_the_file_that_was_there(
    run: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    target = tmp_path / ("a.py" if kind == "pytorch" else "a.pdf")
    target.write_text("old", encoding="utf-8")
    monkeypatch.setattr(os, "fsync", full)
    sentence = run("export", "linear-model", "--to", kind, "-o", str(target)).sentence
    assert sentence == f"The file {target} cannot be written: No space left on device."
    assert target.read_text(encoding="utf-8") == "old" and list(tmp_path.iterdir()) == [target]


def test_a_pipe_is_written_into(run: CommandLine, tmp_path: Path) -> None:
    pipe, read = tmp_path / "pipe.py", list[str]()
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: read.append(pipe.read_text(encoding="utf-8")))
    reader.start()
    run("export", "linear-model", "--to", "pytorch", "-o", str(pipe))
    reader.join(5)
    assert "import torch" in read[0] and pipe.is_fifo()


def test_an_mp4_wants_ffmpeg(run: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    sentence = run("export", "linear-model", "--to", "mp4", "-o", str(tmp_path / "a.mp4")).sentence
    assert sentence == "An MP4 is made by ffmpeg, which is not installed; a GIF needs nothing more."
