"""The catalogue: which lessons come with the program, and opening what a person names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from tutor import language
from tutor.document.document import Document
from tutor.document.errors import Fault, FileError
from tutor.document.file.format import content_of
from tutor.document.file.read import read, table_of, text_of
from tutor.errors import TutorError
from tutor.language import listed, translate
from tutor.resources import resource
from tutor.spelling import nearest

SUFFIX, SCRIPT = ".tutor", ".py"
TOUR = "tour"
"""The id of the lesson that shows a newcomer round; its part is 0, and it is not counted."""
_FIRST_PART = re.compile(rb"^part *= *1 *(?:#.*)?\r?$", re.MULTILINE)


@dataclass(frozen=True)
class Lesson:
    """One of the app's lessons: `id` is what a person calls it, `part` its place in the course."""

    id: str
    part: int
    title: str
    summary: str
    path: Path
    pages: int = 0
    questions: int = 0
    """How many pages it has, and how many questions they ask."""


def lessons(folder: Path | None = None) -> tuple[Lesson, ...]:
    """The lessons in `folder` (default: the app's own), in order of part; a broken file hides no others."""
    found = [_lesson(path, path.stat().st_mtime_ns) for path in _paths(folder)]
    return tuple(sorted((lesson for lesson in found if lesson), key=lambda lesson: (lesson.part, lesson.id)))


def first_lesson(folder: Path | None = None) -> str:
    """The id of the lesson that a course starts with: quick, since only that file is read as a whole.

    Raises:
        TutorError: there is no lesson.
    """
    likely = (path for path in _paths(folder) if _FIRST_PART.search(path.read_bytes()))
    read_whole = (_lesson(path, path.stat().st_mtime_ns) for path in likely)
    first = next((lesson for lesson in read_whole if lesson and lesson.part == 1), None)
    for lesson in [first] if first else lessons(folder):
        return lesson.id
    raise TutorError(translate("document", "There are no lessons."))


def open_source(text: str) -> Document:
    """The document that `text` names: a lesson's id, `exercise:easy:7`, `template:neuron`, or a file's path.

    A `.py` file is read as a script of PyTorch, and never run.

    Raises:
        TutorError: there is no such lesson or file (the sentence names the nearest lesson), or the file is no
            document.
    """
    if text.startswith("exercise:"):
        from tutor.document.exercises.exercise import (  # a lesson is opened without it
            exercise_of,
            open_exercise,
        )

        return open_exercise(exercise_of(text))
    if text.startswith("template:"):
        from tutor.document.starting.templates import open_template

        return open_template(text)
    path = resource("lessons", text + SUFFIX)
    if path.stem == text and _exists(path):
        return read(in_language(path), lesson=text)
    path = Path(text).expanduser()
    if path.suffix.lower() == SCRIPT:
        from tutor.document.script import read_script

        return read_script(path)
    if text and (path.suffix == SUFFIX or path.name != text or _exists(path)):
        return read(path)
    raise TutorError(_no_lesson(text))


def in_language(path: Path) -> Path:
    """The file that tells this lesson in the chosen language: `zh_CN/NAME.tutor` beside it; else itself."""
    if language.current() == language.ENGLISH:
        return path
    told = path.parent / language.current() / path.name
    return told if _exists(told) else path


def _paths(folder: Path | None) -> list[Path]:
    found = sorted((folder or resource("lessons")).glob(f"*{SUFFIX}"))
    return [in_language(path) for path in found if path.is_file()]


@lru_cache(maxsize=256)
def _lesson(path: Path, _changed: int) -> Lesson | None:
    """The lesson in a file, read once as long as the file stays as it is; None where the file is none."""
    try:
        content = content_of(table_of(text_of(path), str(path)))
    except (Fault, FileError):
        return None
    if content.part is None:
        return None
    asked = sum(len(page.questions) for page in content.pages)
    return Lesson(
        path.stem, content.part, content.title, content.summary.strip(), path, len(content.pages), asked
    )


def _no_lesson(text: str) -> str:
    known = [lesson.id for lesson in lessons()]
    sentence = translate("document", "There is no lesson and no file named {text}").format(text=text or '""')
    meant = nearest(text, known)
    if meant:
        return sentence + translate("document", "; is {nearest} meant?").format(nearest=meant)
    return sentence + translate("document", "; the lessons are {known}.").format(known=listed(known) or "–")


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False
