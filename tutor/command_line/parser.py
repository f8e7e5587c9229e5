"""What the command line understands: the subcommands, each with the parser of its options."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from tutor.command_line.options import grading, reading, training, writing
from tutor.command_line.options.window import window

_SUBCOMMANDS = {
    subcommand.name: subcommand
    for subcommand in (
        reading.LESSONS,
        reading.TRACE,
        training.TRAIN,
        reading.WALK,
        writing.RENDER,
        writing.EXPORT,
        reading.CHECK,
        grading.GRADE,
    )
}


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """The options as a namespace; `command` is the subcommand, or "window" where there is none.

    Raises:
        UsageError: they cannot be understood.
        SystemExit: --help or --version was asked for, and printed.
    """
    if arguments and arguments[0] in _SUBCOMMANDS:
        name = arguments[0]
        options = _SUBCOMMANDS[name].parser(name).parse_args(list(arguments[1:]))
    else:
        name, options = "window", window(_SUBCOMMANDS.values()).parse_args(list(arguments))
    options.command = name
    return options


def wanted_locale(arguments: Sequence[str]) -> str:
    """The locale that `--locale` gives, known before the rest is read; "" where there is none."""
    for at, each in enumerate(arguments):
        if each == "--locale":
            return arguments[at + 1] if at + 1 < len(arguments) else ""
        if each.startswith("--locale="):
            return each.partition("=")[2]
    return ""


def subcommands() -> tuple[str, ...]:
    """The names of the subcommands."""
    return tuple(_SUBCOMMANDS)
