"""What a subcommand of the command line is, and argparse with its errors as exceptions."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from typing import NoReturn

from tutor.errors import TutorError

PROGRAM = "backprop-tutor"
THEMES = ("light", "dark", "projector")
LOCALES = ("en", "zh_CN")


class UsageError(TutorError):
    """The command line cannot be understood; `program` is the command whose --help would help."""

    def __init__(self, sentence: str, program: str) -> None:
        super().__init__(f"{sentence.removesuffix('.')} (see {program} --help)")


class CommandParser(argparse.ArgumentParser):
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
        """Raise UsageError with argparse's message, or with the sentence of our own kind of argument."""
        argument, _, said = message.removeprefix("argument ").partition(": ")
        own = message.startswith("argument ") and not said.startswith(("expected", "invalid", "not allowed"))
        raise UsageError(f"{argument.split('/')[-1]} {said}" if own else message, self.prog)


@dataclass(frozen=True)
class Subcommand:
    """A subcommand; the module `tutor.command_line.NAME` runs it."""

    name: str
    arguments: str
    """What it must be given, as the program's help lists it: `SOURCE`."""
    summary: str
    """What it does, in the same list."""
    parser: Callable[[str], CommandParser]
    """Makes its parser, given its name."""
