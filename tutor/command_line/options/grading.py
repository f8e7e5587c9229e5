"""The options of the subcommand that grades: grade."""

from __future__ import annotations

from tutor.command_line.options.base import PROGRAM, CommandParser, Subcommand
from tutor.command_line.options.common import add_json
from tutor.language import translate


def _grade(name: str) -> CommandParser:
    parser = CommandParser(
        name,
        translate(
            "options",
            "What is right in learners' answers to an assignment. Every answer is computed anew, from the "
            "assignment's own numbers. A file that cannot be graded is one line on stderr, and the others "
            "are graded; the exit status is 2 if there is any.",
        ),
        translate("options", "\nexample: ").lstrip()
        + f"{PROGRAM} grade homework.tutor collected/ --csv > scores.csv",
    )
    parser.add_argument(
        "assignment",
        metavar="ASSIGNMENT",
        help=translate("options", "the .tutor file that asks (or a lesson)"),
    )
    parser.add_argument(
        "answers",
        nargs="+",
        metavar="ANSWERS",
        help=translate("options", "files of answers, or folders of *.answers.toml"),
    )
    shape = parser.add_mutually_exclusive_group()
    add_json(shape)
    shape.add_argument(
        "--csv", action="store_true", help=translate("options", "print a row a learner, with a header")
    )
    return parser


GRADE = Subcommand(
    "grade",
    "ASSIGNMENT ANSWERS...",
    lambda: translate("options", "what is right in learners' answers"),
    _grade,
)
