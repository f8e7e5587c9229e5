"""`export`: the source in a form that others read; the complete PyTorch program."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from tutor.command_line.source import document_of
from tutor.errors import TutorError
from tutor.export import program, write_text
from tutor.language import translate


def run(options: Namespace) -> int:
    """Write the program into the file, or print it where the file is `-`."""
    suffix = Path(options.output).suffix
    if suffix.lower() not in ("", ".py"):
        raise TutorError(
            translate(
                "command line", "-o is to be a file that ends in .py, or -, and here is {found}."
            ).format(found=repr(options.output))
        )
    text = program(document_of(options)).text
    if options.output == "-":
        print(text, end="")
    else:
        write_text(Path(options.output), text)
    return 0
