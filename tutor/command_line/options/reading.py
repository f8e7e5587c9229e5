"""The options of the subcommands that read and print: lessons, trace, walk, check."""

from __future__ import annotations

from tutor.command_line.options.base import PROGRAM, CommandParser, Subcommand
from tutor.command_line.options.common import add_dtype, add_given, add_json, add_source, source_help
from tutor.command_line.options.kinds import PHASES, phase
from tutor.language import translate


def _lessons(name: str) -> CommandParser:
    parser = CommandParser(
        name, translate("options", "The lessons: id, part of the course, title and summary.")
    )
    add_json(parser)
    return parser


def _trace(name: str) -> CommandParser:
    parser = CommandParser(
        name,
        translate(
            "options",
            "One pass forward and backward, with every number. A lesson is traced at its first sample.",
        ),
        source_help()
        + translate("options", "\nexample: ")
        + 'trace --code "r = x*w - y; loss = r**2" --set x=1 --set y=2 --param w=1 --json',
    )
    add_source(parser)
    add_given(parser)
    parser.add_argument(
        "--engine",
        choices=("own", "torch"),
        default="own",
        help=translate("options", "whose numbers (default: own)"),
    )
    add_dtype(parser)
    add_json(parser)
    return parser


def _walk(name: str) -> CommandParser:
    parser = CommandParser(
        name,
        translate("options", "Every step of the walk in words, for a terminal or a screen reader."),
        source_help(),
    )
    add_source(parser)
    add_given(parser)
    parser.add_argument(
        "--phase",
        type=phase,
        metavar="P",
        help=translate("options", "only one phase: {known}").format(known=", ".join(PHASES)),
    )
    return parser


def _check(name: str) -> CommandParser:
    parser = CommandParser(
        name,
        translate(
            "options",
            "Whether .tutor files are right. Every fault is said with its line, its key and what would mend "
            "it; the exit status is 2 if there is any.",
        ),
        translate("options", "\nexample: ").lstrip() + f"{PROGRAM} check my.tutor",
    )
    parser.add_argument("files", nargs="+", metavar="FILE", help=translate("options", "a .tutor file"))
    add_json(parser)
    return parser


LESSONS = Subcommand("lessons", "", lambda: translate("options", "which lessons there are"), _lessons)
TRACE = Subcommand(
    "trace",
    "SOURCE",
    lambda: translate("options", "every value, local gradient, contribution and gradient of one pass"),
    _trace,
)
WALK = Subcommand(
    "walk",
    "SOURCE",
    lambda: translate("options", "every step in words, for a terminal or a screen reader"),
    _walk,
)
CHECK = Subcommand(
    "check",
    "FILE...",
    lambda: translate("options", "whether .tutor files are right: each fault, and what would mend it"),
    _check,
)
