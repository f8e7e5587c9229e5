"""What a subcommand of the command line is, and argparse with its errors as exceptions."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NoReturn

from tutor.command_line.options.messages import said
from tutor.errors import TutorError
from tutor.language import translate
from tutor.translations import locales

PROGRAM = "backprop-tutor"
THEMES = ("light", "dark", "projector")


class UsageError(TutorError):
    """The command line cannot be understood; `program` is the command whose --help would help."""

    def __init__(self, sentence: str, program: str) -> None:
        words = translate("options", "{sentence} (see {program} --help)")
        super().__init__(
            words.format(sentence=sentence.removesuffix(".").removesuffix("。"), program=program)
        )


class _Help(argparse.RawDescriptionHelpFormatter):
    """The help as it is written, with its first word in the chosen language."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        """Begin with how the command is called."""
        super().add_usage(usage, actions, groups, prefix or translate("options", "usage: "))


class CommandParser(argparse.ArgumentParser):
    """argparse, with its errors as exceptions, and the options that every command has."""

    def __init__(self, name: str, description: str, epilog: str = "") -> None:
        super().__init__(
            prog=f"{PROGRAM} {name}".strip(),
            description=description,
            epilog=epilog or None,
            formatter_class=_Help,
            allow_abbrev=False,
            add_help=False,
        )
        self._positionals.title = translate("options", "positional arguments")
        self._optionals.title = translate("options", "options")
        self.add_argument(
            "-h", "--help", action="help", help=translate("options", "show this help message and exit")
        )
        self.add_argument(
            "--locale", choices=locales(), help=translate("options", "the language (default: the system's)")
        )

    def error(self, message: str) -> NoReturn:
        """Raise UsageError with argparse's message, or with the sentence of our own kind of argument."""
        raise UsageError(said(message), self.prog)


@dataclass(frozen=True)
class Subcommand:
    """A subcommand; the module `tutor.command_line.NAME` runs it."""

    name: str
    arguments: str
    """What it must be given, as the program's help lists it: `SOURCE`."""
    summary: Callable[[], str]
    """What it does, in the same list."""
    parser: Callable[[str], CommandParser]
    """Makes its parser, given its name."""
