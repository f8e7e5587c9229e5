"""`python -m tutor.command_line.shown DTYPE`: the window on a document that another program hands over."""

from __future__ import annotations

import sys
from typing import get_args

import tutor.one_thread  # noqa: F401 - first, since numpy reads what it sets
from tutor.command_line import streams
from tutor.command_line.qt import importing_qt
from tutor.command_line.window import check_display
from tutor.document.file.read import read_text
from tutor.engine import DType
from tutor.errors import TutorError


def main(arguments: list[str]) -> int:
    """Read a document from stdin and open it without a file, both engines side by side.

    Returns the window's exit code, or 2 after one line on stderr.
    """
    streams.prepare()
    try:
        document = read_text(sys.stdin.buffer.read().decode(), "show")
        check_display()
        with importing_qt():
            from tutor.ui import app
        dtype = next((each for each in get_args(DType) if [each] == arguments), None)
        return app.run(document, engine="both", dtype=dtype)
    except TutorError as error:
        print(f"tutor.show: {' '.join(str(error).split())}", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
