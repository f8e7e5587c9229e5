"""The options without a subcommand: those of the window, and the list of the subcommands."""

from __future__ import annotations

from collections.abc import Iterable

from tutor import __version__
from tutor.command_line.options.base import PROGRAM, THEMES, CommandParser, Subcommand
from tutor.command_line.options.common import add_step
from tutor.language import translate

_COLUMN = 24
"""Where the list of subcommands says what each does."""


def window(subcommands: Iterable[Subcommand]) -> CommandParser:
    """What is understood without a subcommand; the help lists `subcommands`."""
    parser = CommandParser(
        "",
        translate("options", "See back propagation happen. Without a subcommand the window opens."),
        translate("options", "subcommands:")
        + "\n"
        + "".join(map(_listed, subcommands))
        + "\n"
        + translate("options", "{command} explains a subcommand.").format(command=f"{PROGRAM} trace --help"),
    )
    parser.add_argument(
        "source",
        nargs="?",
        metavar="FILE|LESSON",
        help=translate("options", "what to open (default: the first lesson)"),
    )
    add_step(parser, translate("options", "the start"))
    parser.add_argument(
        "--theme",
        choices=THEMES,
        help=translate("options", "the look of the window (default: the one used last)"),
    )
    parser.add_argument(
        "--engine", choices=("own", "torch", "both"), help=translate("options", "whose numbers are shown")
    )
    parser.add_argument(
        "--version",
        action="version",
        version=f"Backprop Tutor {__version__}",
        help=translate("options", "show the version and exit"),
    )
    return parser


def _listed(subcommand: Subcommand) -> str:
    """A subcommand in the list: what it is given, and beside or below it what it does."""
    called = f"  {subcommand.name:<6} {subcommand.arguments}"
    start = f"{called:<{_COLUMN}}" if len(called) < _COLUMN else f"{called}\n{'':{_COLUMN}}"
    return f"{start}{subcommand.summary()}\n"
