"""The command line's entry: runs a subcommand, and turns every error into one line on stderr."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Sequence

import tutor.one_thread  # noqa: F401 - first, since numpy reads what it sets
from tutor import translations
from tutor.command_line import streams
from tutor.command_line.options.base import PROGRAM
from tutor.command_line.parser import parse, wanted_locale
from tutor.errors import TutorError
from tutor.language import translate
from tutor.reasons import reason

WRONG = 2
_INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what `arguments` (default: those of the process) ask for.

    Returns 0, or 2 after one line on stderr that says what is wrong and where. There is never a traceback.
    """
    streams.prepare()
    try:
        code = _run(sys.argv[1:] if arguments is None else arguments)
        sys.stdout.flush()
    except TutorError as error:
        return _refuse(str(error))
    except BrokenPipeError:
        _forget_stdout()
        return 0
    except OSError as error:
        _forget_stdout()
        return _refuse(translate("cli", "The output cannot be written ({why}).").format(why=reason(error)))
    except KeyboardInterrupt:
        return _INTERRUPTED
    except Exception as error:
        return _refuse(_unforeseen(error, arguments))
    return code


def _run(arguments: Sequence[str]) -> int:
    translations.speak(wanted_locale(arguments) or translations.system_locale())
    try:
        options = parse(arguments)
    except SystemExit as printed:  # --help or --version
        return printed.code if isinstance(printed.code, int) else 0
    # Late, so that a text command starts without what the others need.
    command = importlib.import_module(f"tutor.command_line.{options.command}")
    code: int = command.run(options)
    return code


def _unforeseen(error: Exception, arguments: Sequence[str] | None) -> str:
    """What went wrong, and where the report of it lies."""
    from tutor.mishaps.report import ReportError, named, report

    words = translate("cli", "Something unforeseen went wrong ({what}); this is a fault of the program.")
    said = words.format(what=named(error))
    try:
        asked = sys.argv[1:] if arguments is None else arguments
        path = report(error, {"Command line": " ".join(asked)})
        return said + translate("cli", " A report of it lies at {path}.").format(path=path)
    except ReportError as why:
        return f"{said} {why}"


def _refuse(sentence: str) -> int:
    """Say in one line what is wrong."""
    print(f"{PROGRAM}: {' '.join(sentence.split())}", file=sys.stderr)
    return WRONG


def _forget_stdout() -> None:
    """Whoever read our output has gone: what Python still holds back for it goes nowhere."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
    except (OSError, ValueError):
        pass
