"""The options of the subcommands that write a file: render, export."""

from __future__ import annotations

from tutor.command_line.options.base import THEMES, CommandParser, Subcommand
from tutor.command_line.options.common import add_given, add_source, add_step, source_help
from tutor.command_line.options.kinds import seconds, size, span, whole
from tutor.export.kinds import KINDS
from tutor.language import translate

_EXAMPLES = """
  export train-linear --to pytorch -o train_linear.py
  export chain-rule --to handout --per-page 4 --blanks --answers -o sheet.pdf
  export linear-model --to gif --steps 1:8 --seconds-per-step 1.5 -o walk.gif
"""


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
        "--ground",
        choices=("theme", "white", "transparent"),
        default="theme",
        help=translate("options", "what lies behind it (default: the ground of the theme)"),
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
    about = translate(
        "options",
        "The source in a form for others: for paper, for a screen, for a program. Needs no display.",
    )
    parser = CommandParser(
        name, about, _kinds() + source_help() + "\n" + translate("options", "examples:") + _EXAMPLES
    )
    add_source(parser)
    add_given(parser)
    parser.add_argument(
        "--to",
        required=True,
        choices=tuple(KINDS),
        metavar="KIND",
        help=translate("options", "what to write"),
    )
    said = translate("options", "the file to write; - prints what is text")
    parser.add_argument("-o", "--output", required=True, metavar="FILE", help=said)
    _add_steps(parser)
    _add_paper(parser)
    said = translate("options", "the picture alone, for a document of your own")
    parser.add_argument("--alone", action="store_true", default=None, help=said)
    said = translate("options", "how often to go through all samples")
    parser.add_argument("--epochs", type=whole(0), metavar="N", help=said)
    said = translate("options", "who trains (default: own)")
    parser.add_argument("--engine", choices=("own", "torch"), help=said)
    return parser


def _kinds() -> str:
    """What --to writes, a line each."""
    return translate(
        "options",
        "what --to writes, and the options that go with it:\n"
        "  handout   a PDF, a page a step: --steps --per-page --paper --blanks --answers --theme\n"
        "  slides    one HTML file, offline: --steps --theme\n"
        "  gif       an animation: --steps --seconds-per-step --size --theme\n"
        "  mp4       the same, made by ffmpeg: --steps --seconds-per-step --size --theme\n"
        "  tikz      the graph, for LaTeX: --step --alone\n"
        "  pytorch   the program that computes the same\n"
        "  notebook  the same for Jupyter\n"
        "  csv       what training makes, a row an iteration, as train --csv: --epochs --engine\n\n",
    )


def _add_steps(parser: CommandParser) -> None:
    """Which steps, and how they look."""
    said = translate("options", "only these steps, counted from 1")
    parser.add_argument("--steps", type=span, metavar="FROM:TO", help=said)
    add_step(parser, translate("options", "the end of backward"))
    said = translate("options", "the look (default: light)")
    parser.add_argument("--theme", choices=THEMES, help=said)
    said = translate("options", "in pixels (default: 1280x800)")
    parser.add_argument("--size", type=size, metavar="WxH", help=said)
    said = translate("options", "how long a step stays (default: 2)")
    parser.add_argument("--seconds-per-step", type=seconds, metavar="S", help=said)


def _add_paper(parser: CommandParser) -> None:
    """What a handout is."""
    said = translate("options", "steps on a page (default: 1)")
    parser.add_argument("--per-page", type=int, choices=(1, 4), help=said)
    said = translate("options", "the size of a page (default: a4)")
    parser.add_argument("--paper", choices=("a4", "letter"), help=said)
    said = translate("options", "leave what each step makes to be filled in")
    parser.add_argument("--blanks", action="store_true", default=None, help=said)
    said = translate("options", "with a sheet of the answers")
    parser.add_argument("--answers", action="store_true", default=None, help=said)


RENDER = Subcommand(
    "render", "SOURCE -o FILE", lambda: translate("options", "the graph at a step as a picture"), _render
)
EXPORT = Subcommand(
    "export",
    "SOURCE --to KIND -o FILE",
    lambda: translate(
        "options", "a handout, slides, an animation, LaTeX, the PyTorch program, a notebook, a table"
    ),
    _export,
)
