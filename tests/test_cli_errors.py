"""Whatever is wrong with what a person typed is one line on stderr, and exit status 2."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.command_line import CommandLine
from tutor.cli import main
from tutor.command_line.parser import parse

SUBCOMMANDS = ("lessons", "trace", "train", "walk", "render", "export", "check")
LINEAR = ["--code", "loss = (x*w - y)**2", "--set", "x=[1, 2, 3]", "--set", "y=[2, 4, 6]", "--param", "w=1"]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> CommandLine:
    return CommandLine(capsys)


SEE = " (see backprop-tutor"

REFUSED = {
    "no source": (["trace"], f"SOURCE is missing: a lesson, a .tutor file, or --code{SEE} trace --help)"),
    "two sources": (
        ["walk", "linear-model", "--code", "a = b * 2"],
        f"both SOURCE (linear-model) and --code are given; one is enough{SEE} walk --help)",
    ),
    "three words": (["trace", "a", "b"], f"unrecognized arguments: b{SEE} trace --help)"),
    "unknown option": (["train", "--fast"], f"unrecognized arguments: --fast{SEE} train --help)"),
    "shortened option": (
        ["train", "linear-model", "--ep", "3"],
        f"unrecognized arguments: --ep 3{SEE} train --help)",
    ),
    "option without value": (
        ["train", "linear-model", "--epochs"],
        f"argument --epochs: expected one argument{SEE} train --help)",
    ),
    "engine": (
        ["trace", "linear-model", "--engine", "both"],
        f"argument --engine: invalid choice: 'both' (choose from 'own', 'torch'){SEE} trace --help)",
    ),
    "json and csv": (
        ["train", "linear-model", "--json", "--csv"],
        f"argument --csv: not allowed with argument --json{SEE} train --help)",
    ),
    "lesson": (
        ["trace", "linear-mdel"],
        "There is no lesson and no file named linear-mdel; is linear-model meant?",
    ),
    "file": (["trace", "none.tutor"], "none.tutor: there is no such file."),
    "code": (
        ["trace", "--code", "z = x *", "--set", "x=1"],
        "Line 1, column 8: this cannot be read as an expression (invalid syntax).",
    ),
    "code of two lines": (
        ["trace", "--code", "z = x * 2\ny = relo(z)"],
        "Line 2, column 5: there is no operation named relo; is relu meant?",
    ),
    "code empty": (
        ["trace", "--code", ""],
        "Line 1, column 1: there is no root: write at least one line such as loss = (x*w - y)**2.",
    ),
    "value missing": (
        ["trace", "--code", "z = x * w", "--set", "x=1"],
        "w has no value: give it by --set w=VALUE, or by --param w=VALUE as a parameter.",
    ),
    "value of what is not there": (
        ["trace", "linear-model", "--set", "q=1"],
        "There is no input or parameter named q; there are x, y, w.",
    ),
    "value of an operation": (
        ["trace", "linear-model", "--set", "loss=1"],
        "There is no input or parameter named loss; there are x, y, w.",
    ),
    "parameter that is not there": (
        ["trace", "linear-model", "--param", "q=1"],
        "q cannot be a parameter: the graph's inputs are x, w, y.",
    ),
    "value twice": (["trace", "linear-model", "--set", "x=1", "--set", "x=2"], "--set gives x twice."),
    "value by both": (
        ["trace", "linear-model", "--set", "w=1", "--param", "w=2"],
        "w is given by --set and by --param; one of them is enough.",
    ),
    "no assignment": (
        ["trace", "linear-model", "--set", "x"],
        "--set is to be NAME=VALUE, as --set w=1, and here is 'x'.",
    ),
    "no name": (
        ["trace", "linear-model", "--param", "=1"],
        "--param is to be NAME=VALUE, as --param w=1, and here is '=1'.",
    ),
    "shapes": (
        ["trace", "--code", "y = W @ x", "--set", "W=[[1, 2]]", "--set", "x=[1, 2, 3]"],
        "Line 1, column 1: W (1 × 2) and x (a vector of 3) do not fit together in y: the columns of",
    ),
    "given of another shape": (
        ["trace", "linear-model", "--given", "[1, 2]"],
        "The given gradient has shape [2], and the root has shape [].",
    ),
    "given in words": (
        ["trace", "linear-model", "--given", "one"],
        "--given is to be a number, or a JSON array with rows equally long, and here is 'one'.",
    ),
    "epochs": (
        ["train", "linear-model", "--epochs", "-1"],
        f"--epochs is to be a whole number from 0 on, and here is '-1'{SEE} train --help)",
    ),
    "learning rate": (
        ["train", "linear-model", "--lr", "nan"],
        f"--lr is to be a finite number, and here is 'nan'{SEE} train --help)",
    ),
    "batch": (
        ["train", "linear-model", "--batch", "0"],
        f"--batch is to be a whole number from 1 on, or all, and here is '0'{SEE} train --help)",
    ),
    "seed": (
        ["train", "linear-model", "--seed", "x"],
        f"--seed is to be a whole number from 0 on, and here is 'x'{SEE} train --help)",
    ),
    "nothing to train": (
        ["train", "--code", "z = x * 2", "--set", "x=1"],
        "There is nothing to train: no parameter is given; --param NAME=VALUE makes an input one.",
    ),
    "loss of many numbers": (
        ["train", "--code", "z = x * w", "--set", "x=[[1, 2]]", "--param", "w=1"],
        "The loss of one sample is to be a single number, and z has the shape",
    ),
    "columns of unequal length": (["train", "linear-model", "--set", "x=[1, 2]"], "Every input is to have"),
    "phase": (
        ["walk", "linear-model", "--phase", "sideways"],
        "--phase is to be one of forward, local gradients, backward, update, zero grad, and here is",
    ),
    "no such phase": (
        ["walk", "--code", "z = x * 2", "--set", "x=1", "--phase", "zero-grad"],
        "There are no steps of the phase zero grad: the source trains no parameter.",
    ),
    "no output": (
        ["render", "linear-model"],
        f"the following arguments are required: -o/--output{SEE} render --help)",
    ),
    "picture of another kind": (
        ["render", "linear-model", "-o", "graph.jpg"],
        "-o is to be a file that ends in .png, .svg, .pdf, and here is 'graph.jpg'.",
    ),
    "picture too small": (
        ["render", "linear-model", "-o", "a.png", "--size", "99x100"],
        "--size is to be WIDTHxHEIGHT in pixels, each from 100 to 16384, as 1600x1000, and here is '99x100'",
    ),
    "picture of one side": (
        ["render", "linear-model", "-o", "a.png", "--size", "800"],
        "--size is to be WIDTHxHEIGHT in pixels, each from 100 to 16384, as 1600x1000, and here is '800'",
    ),
    "step of no walk": (
        ["render", "linear-model", "-o", "a.png", "--step", "13"],
        "--step is to be from 0 to 12, the steps of this walk, and here is 13.",
    ),
    "step below 0": (
        ["render", "linear-model", "-o", "a.png", "--step", "-1"],
        "--step is to be from 0 to 12, the steps of this walk, and here is -1.",
    ),
    "window's step": (
        ["linear-model", "--step", "13"],
        "--step is to be from 0 to 12, the steps of this walk, and here is 13.",
    ),
    "window's step in words": (["--step", "two"], "--step is to be a whole number, and here is 'two'"),
    "subcommand misspelt": (["trian"], "There is no lesson and no file named trian; the lessons are"),
    "window's theme": (["--theme", "pink"], "argument --theme: invalid choice: 'pink' (choose from 'light'"),
    "window's file": (["gone.tutor"], "gone.tutor: there is no such file."),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_a_mistake_is_one_line(
    case: str, run: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    arguments, sentence = REFUSED[case]
    assert run(*arguments).sentence.startswith(sentence)


def test_a_misspelt_subcommand_is_recognised(run: CommandLine) -> None:
    assert run("trian").sentence.endswith(" There is a subcommand train.")


@pytest.mark.parametrize(
    "value",
    ["", "one", "true", "null", "{}", "[]", "[[1], [2, 3]]", "[1, true]", '"1"', "[1,]", "1 2", "[" * 3000,
              "9" * 5000 + "]", "[1, nanny]", "0x10"],
)  # fmt: skip
def test_what_is_no_value_is_said_in_one_line(run: CommandLine, value: str) -> None:
    sentence = run("trace", "linear-model", "--set", f"x={value}").sentence
    assert sentence.startswith(
        "--set x is to be a number, or a JSON array with rows equally long, and here is "
    )
    assert len(sentence) < 160


@pytest.mark.parametrize(
    ("text", "value"),
    [("2", 2.0), (" -.5 ", -0.5), ("1e3", 1000.0), ("nan", "nan"), ("-inf", "-inf"), ("NaN", "nan"),
     ("inf", "inf"), ("[1, -inf]", [1.0, "-inf"]), ("[[nan], [2]]", [["nan"], [2.0]]),
     ('["inf"]', ["inf"]), ("1e400", "inf")],
)  # fmt: skip
def test_values_as_a_person_types_them(run: CommandLine, text: str, value: object) -> None:
    assert run("trace", "--code", "z = -a", "--set", f"a={text}", "--json").json["nodes"][0]["value"] == value


WORDS = [
    "trace", "train", "walk", "linear-model", "--code", "z=x*w", "--set", "--param", "x=1", "w=[1,2]",
    "--given", "--json", "--epochs", "2", "--batch", "all", "--phase", "-5", "é", "--engine", "own",
    "--dtype", "float64",
    "--log", "--csv", "=", "",
]  # fmt: skip


@given(st.lists(st.sampled_from(WORDS), max_size=8))
def test_no_arguments_whatever_end_in_a_surprise(arguments: list[str]) -> None:
    from contextlib import redirect_stderr, redirect_stdout
    from io import StringIO

    if not arguments or arguments[0] not in ("trace", "train", "walk"):
        arguments = ["trace", *arguments]
    out, err = StringIO(), StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = main(arguments)
    assert code in (0, 2)
    assert err.getvalue().count("\n") == (1 if code else 0)
    assert "unforeseen" not in err.getvalue()
    assert out.getvalue() if code == 0 else not out.getvalue()


WITH_TORCH = {
    "trace": ["trace", "linear-model", "--engine", "torch"],
    "train": ["train", "linear-model", "--engine", "torch", "--json"],
    "both": ["train", "linear-model", "--engine", "both", "--csv"],
}


@pytest.mark.parametrize("case", WITH_TORCH)
def test_without_torch_one_line_says_what_installs_it(
    run: CommandLine, case: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "torch", None)
    sentence = run(*WITH_TORCH[case]).sentence
    assert sentence.startswith(
        "PyTorch is not installed; this command installs it: python -m pip install torch=="
    )


def test_a_fault_of_the_program_is_one_line_too(run: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: object) -> int:
        raise ZeroDivisionError("division\nby zero")

    monkeypatch.setattr("tutor.command_line.lessons.run", broken)
    sentence = run("lessons").sentence
    assert sentence.startswith("Something unforeseen went wrong (ZeroDivisionError: division by zero); ")


def test_ctrl_c_is_quiet(run: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("tutor.command_line.lessons.run", interrupted)
    ran = run("lessons")
    assert (ran.code, ran.out, ran.err) == (130, "", "")


@pytest.mark.parametrize(
    "arguments", [["--help"], ["--version"], *([name, "--help"] for name in SUBCOMMANDS)]
)
def test_help_is_printed(run: CommandLine, arguments: list[str]) -> None:
    ran = run(*arguments)
    assert (ran.code, ran.err) == (0, "")
    assert "backprop-tutor" in ran.out or "Backprop Tutor" in ran.out


def test_help_says_what_the_seed_determines(run: CommandLine) -> None:
    assert "--seed N determines the order of each epoch" in " ".join(run("train", "--help").out.split())


def test_help_names_every_subcommand(run: CommandLine) -> None:
    said = run("--help").out
    assert all(f"  {name} " in said for name in SUBCOMMANDS)


def test_without_a_subcommand_it_is_the_window() -> None:
    assert parse([]).command == "window"
    assert parse(["train-linear", "--step", "3"]).source == "train-linear"
    assert parse(["./trace"]).command == "window"
