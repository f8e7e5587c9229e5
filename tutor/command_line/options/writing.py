"""The options of the subcommands that write a file: render, export."""

from __future__ import annotations

from tutor.command_line.options.base import THEMES, CommandParser, Subcommand
from tutor.command_line.options.common import add_given, add_source, add_step, source_help
from tutor.command_line.options.kinds import size
from tutor.language import translate


def _render(name: str) -> CommandParser:
    parser = CommandParser(
        name, translate("options", "The graph at a step as a picture. Needs no display."), source_help()
    )
    add_source(parser)
    add_given(parser)
    add_step(parser, translate("options", "the end of backward"))
    parser.add_argument(
        "--theme", choices=THEMES, default="light", help=translate("options", "the look (default: light)")
    )
    parser.add_argument(
        "--size",
        type=size,
        default=(1600, 1000),
        metavar="WxH",
        help=translate("options", "in pixels (default: 1600x1000)"),
    )
    parser.add_argument(
        "-o",
        "--output",
        required=True,
        metavar="FILE",
        help=translate("options", "a .png, .svg or .pdf file to write"),
    )
    return parser


def _export(name: str) -> CommandParser:
    parser = CommandParser(
        name,
        translate(
            "options",
            "The source as a program of its own: it needs nothing but PyTorch, and prints the same numbers.",
        ),
        source_help()
        + translate("options", "\nexample: ")
        + "export train-linear --to pytorch -o train_linear.py",
    )
    add_source(parser)
    add_given(parser)
    parser.add_argument(
        "--to",
        required=True,
        choices=("pytorch",),
        help=translate("options", "what to write: a PyTorch program"),
    )
    parser.add_argument(
        "-o",
        "--output",
        required=True,
        metavar="FILE",
        help=translate("options", "the file to write; - prints it"),
    )
    return parser


RENDER = Subcommand(
    "render", "SOURCE -o FILE", lambda: translate("options", "the graph at a step as a picture"), _render
)
EXPORT = Subcommand(
    "export",
    "SOURCE --to pytorch -o FILE",
    lambda: translate("options", "the PyTorch program that computes the same"),
    _export,
)
