"""The options that several subcommands share, and what SOURCE and VALUE are."""

from __future__ import annotations

import argparse
import textwrap

from tutor import ops
from tutor.command_line.options.base import CommandParser
from tutor.command_line.options.kinds import integer
from tutor.language import translate


def source_help() -> str:
    """What SOURCE and VALUE are, and the operations that code may call."""
    operations = ", ".join(name for name, row in ops.TABLE.items() if not row.infix)
    text = translate(
        "options",
        "SOURCE is the id of a lesson, a .tutor file, a PyTorch script FILE.py (which is read, never run), "
        "exercise:easy:7 (or medium, hard, matrices, and any seed), template:neuron (or quadratic, "
        "two-layer-network, softmax-classifier, mazur, mlp:2-16-16-1), or "
        '--code "r = x*w - y; loss = r**2". VALUE is a '
        "number, or a JSON array (a nested list is a matrix). In code, a name that no line gives is an "
        "input, or a parameter if --param gives it; the last line is the root. Operations: + - * / ** @ "
        ".T, {operations}.",
    ).format(operations=operations)
    return textwrap.fill(text, width=108, break_on_hyphens=False) + "\n"


def add_source(parser: CommandParser) -> None:
    """SOURCE or --code, and the values of its inputs and parameters."""
    parser.add_argument(
        "source",
        nargs="?",
        metavar="SOURCE",
        help=translate("options", "a lesson, a .tutor file or a .py script"),
    )
    parser.add_argument(
        "--code", metavar="CODE", help=translate("options", "lines name = expression, in the place of SOURCE")
    )
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help=translate("options", "the value of an input (may be repeated)"),
    )
    parser.add_argument(
        "--param", action="append", default=[], metavar="NAME=VALUE",
        help=translate("options", "the value of a parameter: its gradient is wanted (may be repeated)"),
    )  # fmt: skip


def add_given(parser: CommandParser) -> None:
    """The given gradient at the root."""
    parser.add_argument(
        "--given", metavar="VALUE", help=translate("options", "the given gradient at the root (default: 1)")
    )


def add_dtype(parser: CommandParser) -> None:
    """The type of all numbers."""
    parser.add_argument(
        "--dtype",
        choices=("float32", "float64"),
        default="float32",
        help=translate("options", "the type of all numbers (default: float32)"),
    )


def add_step(parser: CommandParser, default: str) -> None:
    """The step to stand at; `default` says where without it."""
    parser.add_argument(
        "--step",
        type=integer,
        metavar="N",
        help=translate("options", "after N steps; 0 is before the first (default: {default})").format(
            default=default
        ),
    )


def add_json(parser: argparse._ActionsContainer) -> None:
    """Whether JSON is printed."""
    parser.add_argument("--json", action="store_true", help=translate("options", "print JSON, numbers exact"))
