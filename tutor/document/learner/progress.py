"""A learner's progress: which pages were read and what was answered, in a file that is whole at any moment.

A file that cannot be understood, or that a newer version has written, is set aside under another name:
nothing is lost.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

import msgspec

from tutor.document.file.save import save_text
from tutor.errors import TutorError
from tutor.language import translate
from tutor.reasons import reason

FORMAT = 1
"""The number of the file's format."""

Outcome = Literal["right", "wrong", "skipped"]


class Record(msgspec.Struct, frozen=True):
    """One lesson: the pages that were read, the one it was left at, and what came of its questions.

    Pages count from 0. A question is called by its page, its place on it and its step: `3.0 backward:w`.
    """

    read: tuple[int, ...] = ()
    at: int = 0
    answers: dict[str, Outcome] = {}


class ProgressError(TutorError):
    """The file cannot be read or set aside; it stays as it is, and is not written to."""


class _Kept(msgspec.Struct, frozen=True):
    format: int
    lessons: dict[str, Record] = {}


class _Numbered(msgspec.Struct, frozen=True):
    format: int


def load(path: Path) -> tuple[dict[str, Record], str]:
    """The records by lesson, and a sentence where the file had to be set aside; no file is no record.

    Raises:
        ProgressError: the file is there and cannot be read or set aside.
    """
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return {}, ""
    except OSError as error:
        sentence = translate(
            "progress", "Your progress at {path} cannot be read ({why}); it is not kept now."
        )
        raise ProgressError(sentence.format(path=path, why=reason(error))) from None
    try:
        if msgspec.json.decode(content, type=_Numbered).format == FORMAT:
            return msgspec.json.decode(content, type=_Kept).lessons, ""
        sentence = translate(
            "progress", "Your progress was written by another version; it is set aside as {name}."
        )
    except msgspec.MsgspecError:
        sentence = translate(
            "progress", "Your progress cannot be read; what there is is set aside as {name}."
        )
    return {}, sentence.format(name=_set_aside(path))


def keep(path: Path, changed: Mapping[str, Record | None]) -> str:
    """Write these lessons' records into the file, and leave the others as they are there; None forgets one.

    What another window has written since is kept. A sentence where the file had to be set aside.

    Raises:
        ProgressError: the file is there and cannot be read or set aside.
        SaveError: it cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    lessons, sentence = load(path)
    for lesson, record in changed.items():
        if record is None:
            lessons.pop(lesson, None)
        else:
            lessons[lesson] = record
    text = msgspec.json.format(msgspec.json.encode(_Kept(FORMAT, lessons)), indent=1).decode()
    save_text(text + "\n", path)
    return sentence


def _set_aside(path: Path) -> str:
    """Give the file a name of its own; its new name."""
    number = 1
    while (aside := path.with_name(f"{path.stem}.set-aside-{number}{path.suffix}")).exists():
        number += 1
    try:
        path.rename(aside)
    except OSError as error:
        sentence = translate("progress", "Your progress at {path} can be neither read nor set aside ({why}).")
        raise ProgressError(sentence.format(path=path, why=reason(error))) from None
    return aside.name
