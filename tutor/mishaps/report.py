"""A report of an unforeseen error: all that helps to mend it, in one text file that stays on this machine."""

from __future__ import annotations

import contextlib
import traceback
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from tutor.errors import TutorError
from tutor.language import translate
from tutor.mishaps.folders import log_folder, report_folder
from tutor.mishaps.log_file import last_lines
from tutor.mishaps.versions import system, versions
from tutor.reasons import reason

KEPT = 20
"""How many reports are kept; the oldest go."""
_LONGEST = 20_000
_STAYS = (
    "This file was written by Backprop Tutor on this computer, and was sent to nobody.\n"
    "Whoever is to mend what went wrong needs it: read it first, and hand it on if you like."
)


class ReportError(TutorError):
    """The report cannot be written; the sentence says why."""


def named(error: BaseException) -> str:
    """What it is called, and what it says, in one line."""
    said = " ".join(str(error).split())
    return f"{type(error).__name__}: {said}" if said else type(error).__name__


def report(error: BaseException, about: Mapping[str, str] | None = None) -> Path:
    """Write down `error`, where it was raised, and what `about` tells of the moment; the file's path.

    Raises:
        ReportError: the file cannot be written.
    """
    trace = "".join(traceback.format_exception(error))
    return write({"What went wrong": named(error), "Traceback": trace, **(about or {})})


def write(sections: Mapping[str, str]) -> Path:
    """Write a report of these sections (title → text), with versions and the newest lines of the log.

    Raises:
        ReportError: the file cannot be written.
    """
    now = datetime.now().astimezone()
    built_on = "\n".join(f"{name} {version or 'is not installed'}" for name, version in versions().items())
    everything = {
        "When": now.isoformat(timespec="seconds"),
        **sections,
        "System": system(),
        "Versions": built_on,
        "Log": last_lines(log_folder()),
    }
    text = "\n\n".join(f"== {title}\n{_short(words)}" for title, words in everything.items() if words.strip())
    folder = report_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"report-{now:%Y%m%d-%H%M%S-%f}.txt"
        path.write_text(f"{_STAYS}\n\n{text}\n", encoding="utf-8", errors="backslashreplace")
    except OSError as why:
        sentence = translate("mishaps", "No report could be written to {folder} ({why}).")
        raise ReportError(sentence.format(folder=folder, why=reason(why))) from None
    _forget_old(folder)
    return path


def _short(words: str) -> str:
    """The text, without its middle where it is very long."""
    words = words.rstrip()
    if len(words) <= _LONGEST:
        return words
    half = _LONGEST // 2
    return f"{words[:half]}\n… {len(words) - _LONGEST} characters left out …\n{words[-half:]}"


def _forget_old(folder: Path) -> None:
    """Keep the newest reports only, whose names say when they were made; one that cannot be removed stays."""
    with contextlib.suppress(OSError):
        for path in sorted(folder.glob("report-*.txt"))[:-KEPT]:
            path.unlink(missing_ok=True)
