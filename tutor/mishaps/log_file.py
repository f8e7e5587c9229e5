"""The log: what the program did and what went wrong, in a file that is put aside when it is full."""

from __future__ import annotations

import contextlib
import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

from tutor.mishaps.versions import system, versions

BYTES, KEPT = 512 * 1024, 3
"""How large the log may grow, and how many full ones are kept beside it (`tutor.log.1` is the newest)."""
NAME = "tutor.log"
_LINE = "%(asctime)s %(process)d %(levelname)s %(name)s: %(message)s"
_log = logging.getLogger("tutor")


class _LogFile(RotatingFileHandler):
    """A log that cannot be written, on a full disk say, is no reason to disturb anybody."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging calls it by this name
        """Drop the line."""


def begin(folder: Path) -> logging.Handler | None:
    """Log to `folder` from now on: our own messages, Qt's and Python's warnings; None where it cannot be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = _LogFile(folder / NAME, maxBytes=BYTES, backupCount=KEPT, encoding="utf-8")
    except OSError:
        return None
    handler.setFormatter(logging.Formatter(_LINE))
    _log.setLevel(logging.INFO)
    _log.propagate = False  # a library that sets up the root's log would print ours to the terminal
    for name in ("tutor", "py.warnings"):
        logging.getLogger(name).addHandler(handler)
    logging.captureWarnings(True)
    found = ", ".join(f"{name} {version or 'missing'}" for name, version in versions().items())
    _log.info("start on %s with %s", system(), found)
    return handler


def end(handler: logging.Handler) -> None:
    """Close the log that `begin` opened."""
    _log.info("end")
    _log.propagate = True
    logging.captureWarnings(False)
    for name in ("tutor", "py.warnings"):
        logging.getLogger(name).removeHandler(handler)
    with contextlib.suppress(OSError):
        handler.close()


def last_lines(folder: Path, lines: int = 40) -> str:
    """The newest lines of the log in `folder`; empty where there is none."""
    try:
        with (folder / NAME).open("rb") as file:
            size = file.seek(0, 2)
            file.seek(max(size - 200 * lines, 0))
            text = file.read().decode("utf-8", "replace")
    except OSError:
        return ""
    return "\n".join(text.splitlines()[-lines:])
