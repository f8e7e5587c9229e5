"""What the command line understands: subcommands, options, and their help."""

from __future__ import annotations

import argparse
import math
import re
import textwrap
from collections.abc import Callable, Sequence
from typing import NoReturn

from tutor import __version__, ops
from tutor.errors import TutorError
from tutor.training.optimisers import ROWS, SETTINGS
from tutor.training.schedules import SCHEDULES

PROGRAM = "backprop-tutor"
THEMES = ("light", "dark", "projector")
LOCALES = ("en", "zh_CN")
PHASES = ("forward", "local gradients", "backward", "update", "zero grad")
_LARGEST_SIDE = 16384


def _source() -> str:
    """What SOURCE and VALUE are, and the operations that code may call."""
    operations = ", ".join(name for name, row in ops.TABLE.items() if not row.infix)
    text = (
        "SOURCE is the id of a lesson, a .tutor file, a PyTorch script FILE.py (which is read, never run), "
        "exercise:easy:7 (or medium, hard, matrices, and any seed), template:neuron (or quadratic, "
        "two-layer-network, softmax-classifier, mazur, mlp:2-16-16-1), or "
        '--code "r = x*w - y; loss = r**2". VALUE is a '
        "number, or a JSON array (a nested list is a matrix). In code, a name that no line gives is an "
        "input, or a parameter if --param gives it; the last line is the root. Operations: + - * / ** @ "
        f".T, {operations}."
    )
    return textwrap.fill(text, width=108, break_on_hyphens=False) + "\n"


class UsageError(TutorError):
    """The command line cannot be understood; `program` is the command whose --help would help."""

    def __init__(self, sentence: str, program: str) -> None:
        super().__init__(f"{sentence.removesuffix('.')} (see {program} --help)")


class _Parser(argparse.ArgumentParser):
    """argparse, with its errors as exceptions."""

    def __init__(self, name: str, description: str, epilog: str = "") -> None:
        super().__init__(
            prog=f"{PROGRAM} {name}".strip(),
            description=description,
            epilog=epilog or None,
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )

    def error(self, message: str) -> NoReturn:
        argument, _, said = message.removeprefix("argument ").partition(": ")
        own = message.startswith("argument ") and not said.startswith(("expected", "invalid", "not allowed"))
        raise UsageError(f"{argument.split('/')[-1]} {said}" if own else message, self.prog)


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """The options as a namespace; `command` is the subcommand, or "window" where there is none.

    Raises:
        UsageError: they cannot be understood.
        SystemExit: --help or --version was asked for, and printed.
    """
    if arguments and arguments[0] in _SUBCOMMANDS:
        name = arguments[0]
        options = _SUBCOMMANDS[name](name).parse_args(list(arguments[1:]))
    else:
        name, options = "window", _window().parse_args(list(arguments))
    options.command = name
    return options


def subcommands() -> tuple[str, ...]:
    """The names of the subcommands."""
    return tuple(_SUBCOMMANDS)


def _window() -> _Parser:
    parser = _Parser(
        "",
        "See back propagation happen. Without a subcommand the window opens.",
        "subcommands:\n"
        "  lessons               which lessons there are\n"
        "  trace  SOURCE         every value, local gradient, contribution and gradient of one pass\n"
        "  train  SOURCE         train it, and print the losses and the parameters\n"
        "  walk   SOURCE         every step in words, for a terminal or a screen reader\n"
        "  render SOURCE -o FILE the graph at a step as a picture\n"
        "  export SOURCE --to pytorch -o FILE\n"
        "                        the PyTorch program that computes the same\n"
        "  check  FILE...        whether .tutor files are right: each fault, and what would mend it\n\n"
        f"{PROGRAM} trace --help explains a subcommand.",
    )
    parser.add_argument(
        "source", nargs="?", metavar="FILE|LESSON", help="what to open (default: the first lesson)"
    )
    _add_step(parser, "the start")
    parser.add_argument("--theme", choices=THEMES, help="the look of the window (default: the one used last)")
    parser.add_argument("--engine", choices=("own", "torch", "both"), help="whose numbers are shown")
    parser.add_argument("--locale", choices=LOCALES, help="the language (default: the system's)")
    parser.add_argument("--version", action="version", version=f"Backprop Tutor {__version__}")
    return parser


def _lessons(name: str) -> _Parser:
    parser = _Parser(name, "The lessons: id, part of the course, title and summary.")
    _add_json(parser)
    return parser


def _trace(name: str) -> _Parser:
    parser = _Parser(
        name,
        "One pass forward and backward, with every number. A lesson is traced at its first sample.",
        _source()
        + '\nexample: trace --code "r = x*w - y; loss = r**2" --set x=1 --set y=2 --param w=1 --json',
    )
    _add_source(parser)
    _add_given(parser)
    parser.add_argument(
        "--engine", choices=("own", "torch"), default="own", help="whose numbers (default: own)"
    )
    _add_dtype(parser)
    _add_json(parser)
    return parser


def _train(name: str) -> _Parser:
    parser = _Parser(
        name,
        "Train by gradient descent. What the source says of training is the default of the options.",
        _source()
        + "Here a list given to an input is its column of samples; a single number is the same for all."
        "\n\nexample: train train-linear --epochs 2 --log",
    )
    _add_source(parser)
    parser.add_argument("--epochs", type=_whole(0), metavar="N", help="how often to go through all samples")
    parser.add_argument("--lr", type=_number, metavar="A", help="the learning rate α")
    parser.add_argument(
        "--batch", type=_batch, metavar="N|all", help="samples an iteration takes (default: 1)"
    )
    _add_optimiser(parser)
    _add_course(parser)
    parser.add_argument(
        "--zero-grad", action=argparse.BooleanOptionalAction,
        help="set the gradients to zero after each update, or let them pile up (default: as the source says)",
    )  # fmt: skip
    parser.add_argument(
        "--engine", choices=("own", "torch", "both"), default="own", help="who trains (default: own)"
    )
    _add_dtype(parser)
    parser.add_argument(
        "--train-on", action="store_true",
        help="go on after a number that is nan or inf; by default training stops there and says why",
    )  # fmt: skip
    parser.add_argument("--log", action="store_true", help="print every iteration, not only every epoch")
    shape = parser.add_mutually_exclusive_group()
    _add_json(shape)
    shape.add_argument("--csv", action="store_true", help="print a row an iteration, with a header")
    return parser


def _add_optimiser(parser: _Parser) -> None:
    """The optimiser, and what it is set by; with the names of torch.optim."""
    parser.add_argument("--optimiser", choices=tuple(ROWS), help="what makes steps of the gradients")
    for setting in SETTINGS:
        readers = [row.name for row in ROWS.values() if setting in row.settings] or ["any"]
        called = f"{', '.join(readers)}: as in torch.optim (default: {setting.default:g})"
        parser.add_argument(f"--{setting.key.replace('_', '-')}", type=_number, metavar="N", help=called)


def _add_course(parser: _Parser) -> None:
    """How training goes on from epoch to epoch: the learning rate, and the order of the samples."""
    parser.add_argument(
        "--schedule", choices=SCHEDULES,
        help="how the learning rate goes on: as it is, times gamma now and then, or to 0 as a cosine",
    )  # fmt: skip
    parser.add_argument("--step-size", type=_whole(1), metavar="N", help="step: epochs of one rate")
    parser.add_argument("--gamma", type=_number, metavar="G", help="step: factor to the next rate")
    parser.add_argument(
        "--shuffle", action=argparse.BooleanOptionalAction,
        help="take the samples in another order each epoch, or as they lie",
    )  # fmt: skip
    parser.add_argument("--seed", type=_whole(0), metavar="N", help="determines the order of each epoch")


def _walk(name: str) -> _Parser:
    parser = _Parser(name, "Every step of the walk in words, for a terminal or a screen reader.", _source())
    _add_source(parser)
    _add_given(parser)
    parser.add_argument("--phase", type=_phase, metavar="P", help=f"only one phase: {', '.join(PHASES)}")
    return parser


def _render(name: str) -> _Parser:
    parser = _Parser(name, "The graph at a step as a picture. Needs no display.", _source())
    _add_source(parser)
    _add_given(parser)
    _add_step(parser, "the end of backward")
    parser.add_argument("--theme", choices=THEMES, default="light", help="the look (default: light)")
    parser.add_argument(
        "--size", type=_size, default=(1600, 1000), metavar="WxH", help="in pixels (default: 1600x1000)"
    )
    parser.add_argument(
        "-o", "--output", required=True, metavar="FILE", help="a .png, .svg or .pdf file to write"
    )
    return parser


def _export(name: str) -> _Parser:
    parser = _Parser(
        name,
        "The source as a program of its own: it needs nothing but PyTorch, and prints the same numbers.",
        _source() + "\nexample: export train-linear --to pytorch -o train_linear.py",
    )
    _add_source(parser)
    _add_given(parser)
    parser.add_argument("--to", required=True, choices=("pytorch",), help="what to write: a PyTorch program")
    parser.add_argument(
        "-o", "--output", required=True, metavar="FILE", help="the file to write; - prints it"
    )
    return parser


def _check(name: str) -> _Parser:
    parser = _Parser(
        name,
        "Whether .tutor files are right. Every fault is said with its line, its key and what would mend it; "
        "the exit status is 2 if there is any.",
        f"example: {PROGRAM} check my.tutor",
    )
    parser.add_argument("files", nargs="+", metavar="FILE", help="a .tutor file")
    _add_json(parser)
    return parser


_SUBCOMMANDS: dict[str, Callable[[str], _Parser]] = {
    "lessons": _lessons,
    "trace": _trace,
    "train": _train,
    "walk": _walk,
    "render": _render,
    "export": _export,
    "check": _check,
}


def _add_source(parser: _Parser) -> None:
    parser.add_argument("source", nargs="?", metavar="SOURCE", help="a lesson, a .tutor file or a .py script")
    parser.add_argument("--code", metavar="CODE", help="lines name = expression, in the place of SOURCE")
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="the value of an input (may be repeated)",
    )
    parser.add_argument(
        "--param", action="append", default=[], metavar="NAME=VALUE",
        help="the value of a parameter: its gradient is wanted (may be repeated)",
    )  # fmt: skip


def _add_given(parser: _Parser) -> None:
    parser.add_argument("--given", metavar="VALUE", help="the given gradient at the root (default: 1)")


def _add_dtype(parser: _Parser) -> None:
    parser.add_argument(
        "--dtype",
        choices=("float32", "float64"),
        default="float32",
        help="the type of all numbers (default: float32)",
    )


def _add_step(parser: _Parser, default: str) -> None:
    parser.add_argument(
        "--step",
        type=_integer,
        metavar="N",
        help=f"after N steps; 0 is before the first (default: {default})",
    )


def _add_json(parser: argparse._ActionsContainer) -> None:
    parser.add_argument("--json", action="store_true", help="print JSON, numbers exact")


def _wrong(what: str, text: str) -> argparse.ArgumentTypeError:
    return argparse.ArgumentTypeError(f"is to be {what}, and here is {text!r}")


def _integer(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise _wrong("a whole number", text) from None


def _whole(least: int) -> Callable[[str], int]:
    def whole(text: str) -> int:
        """The number that is written, a whole one that is not too small; else an argument's error."""
        try:
            number = int(text)
        except ValueError:
            number = least - 1
        if number < least:
            raise _wrong(f"a whole number from {least} on", text)
        return number

    return whole


def _number(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        raise _wrong("a finite number", text)
    return number


def _batch(text: str) -> int | str:
    if text == "all":
        return text
    try:
        return _whole(1)(text)
    except argparse.ArgumentTypeError:
        raise _wrong("a whole number from 1 on, or all", text) from None


def _phase(text: str) -> str:
    phase = text.lower().replace("-", " ").replace("_", " ")
    meant = [name for name in PHASES if phase and name.startswith(phase)]
    if len(meant) != 1:
        raise _wrong(f"one of {', '.join(PHASES)}", text)
    return meant[0]


def _size(text: str) -> tuple[int, int]:
    sides = re.fullmatch(r"(\d{1,5})[x×X](\d{1,5})", text)
    if not sides or not all(100 <= int(side) <= _LARGEST_SIDE for side in sides.groups()):
        raise _wrong(f"WIDTHxHEIGHT in pixels, each from 100 to {_LARGEST_SIDE}, as 1600x1000", text)
    return int(sides[1]), int(sides[2])
