"""The file of a learner's answers to an assignment: TOML, read again and continued, never believed blindly.

Keys, in the order in which files have them:

    answers = 1                         the version of this format, first of all
    assignment                          the title of the `.tutor` file that asks
    digest                              of what matters in it (`digest_of`): another one, and it was changed
    name                                the learner's, if they gave one
    saved                               when the file was written
    [[questions]]                       one that the learner has come to
        page, number                    which page asks, and which of its questions it is; both from 1
        at, or count                    what is asked, as in the assignment
        hints                           how many hints were shown
        shown_after                     the answer was shown after so many tries
        skipped = true                  the learner went on without an answer
    [[questions.tries]]                 text, as it was typed; when; changed = true where the learner had
                                        other numbers on the screen than the assignment's

Whether a try is right is not in the file: it is computed anew from the assignment, by
`tutor.document.learner.grading`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from tutor.document.document import Document
from tutor.document.errors import FileError
from tutor.document.file.pieces import Piece, Table, pieces_of, table_text
from tutor.document.file.read import table_of, text_of
from tutor.document.file.toml_text import string_text
from tutor.document.learner.asked import Key
from tutor.document.page import Page, PageQuestion
from tutor.language import translate

FORMAT = 1
SUFFIX = ".answers.toml"
LONGEST = 1500
"""Characters of one try: as many as the field takes."""
MOST_TRIES = 1000

_HEAD = "# Answers of a learner. `backprop-tutor grade ASSIGNMENT THIS_FILE` says what is right.\n"
_UNFIT = re.compile(r"[^\w .()+-]+")


class Try(Struct, frozen=True):
    """What was typed, and when; `changed` where other numbers than the assignment's were on the screen."""

    text: Annotated[str, Meta(max_length=LONGEST)]
    when: datetime
    changed: bool = False


class Answered(Struct, frozen=True):
    """What a learner did with one question; pages and questions count from 1, as a person counts."""

    page: Annotated[int, Meta(ge=1)]
    number: Annotated[int, Meta(ge=1)]
    at: str = ""
    count: str = ""
    hints: Annotated[int, Meta(ge=0)] = 0
    shown_after: Annotated[int, Meta(ge=0)] | None = None
    skipped: bool = False
    tries: Annotated[tuple[Try, ...], Meta(max_length=MOST_TRIES)] = ()

    @property
    def key(self) -> Key:
        """Page and question, from 0."""
        return self.page - 1, self.number - 1


class Answers(Struct, frozen=True):
    """All that the file says."""

    assignment: str
    digest: str
    name: Annotated[str, Meta(max_length=200)] = ""
    saved: datetime | None = None
    questions: Annotated[tuple[Answered, ...], Meta(max_length=10_000)] = ()


class _File(Answers, frozen=True, kw_only=True, forbid_unknown_fields=True):
    answers: int


def digest_of(document: Document) -> str:
    """Sixteen hexadecimal digits of what decides which answers are right: graph, values, data, questions.

    Words, places and frames may be others: they change no number.
    """
    whole = document.showing("")
    bare = replace(
        whole, title="?", summary="", part=None, lesson="", positions={}, groups=(), comments={},
        draws="graph", runs=(), source=None, pages=tuple(_bare(page) for page in whole.pages),
        graphs=tuple(replace(each, positions={}, groups=(), comments={}) for each in whole.graphs),
    )  # fmt: skip
    text = "\n".join(table_text(key, piece) for key, piece in pieces_of(bare).items())
    return sha256(text.encode()).hexdigest()[:16]


def _bare(page: Page) -> Page:
    asked = tuple(PageQuestion(each.at, count=each.count) for each in page.questions)
    return Page("?", "", sample=page.sample, graph=page.graph, questions=asked)


def read_answers(path: Path) -> Answers:
    """The answers in a file.

    Raises:
        FileError: it cannot be read, or is no file of answers; one sentence says why.
    """
    found = table_of(text_of(path, SUFFIX), str(path))
    number = found.get("answers")
    if type(number) is not int or "digest" not in found:
        raise FileError(translate("answers", "these are no answers to an assignment."), str(path))
    if number > FORMAT:
        sentence = translate("answers", "these answers were written by a newer Backprop Tutor.")
        raise FileError(sentence, str(path))
    try:
        read = msgspec.convert(found, _File)
    except msgspec.ValidationError as error:
        sentence = translate("answers", "these answers are damaged ({why}).")
        raise FileError(sentence.format(why=error), str(path)) from None
    return Answers(read.assignment, read.digest, read.name, read.saved, read.questions)


def answers_text(answers: Answers) -> str:
    """The file's text."""
    pieces: dict[str, Piece] = {
        "answers": str(FORMAT),
        "assignment": string_text(answers.assignment),
        "digest": string_text(answers.digest),
    }
    if answers.name:
        pieces["name"] = string_text(answers.name)
    if answers.saved is not None:
        pieces["saved"] = _moment(answers.saved)
    lines = [table_text(key, piece) for key, piece in pieces.items()]
    tables = [table_text("questions", [_question(each)]) for each in answers.questions]
    return _HEAD + "\n\n".join(["\n".join(lines), *tables]) + "\n"


def _question(asked: Answered) -> Table:
    table: Table = {"page": str(asked.page), "number": str(asked.number)}
    table |= {key: string_text(text) for key in ("at", "count") if (text := getattr(asked, key))}
    if asked.hints:
        table["hints"] = str(asked.hints)
    if asked.shown_after is not None:
        table["shown_after"] = str(asked.shown_after)
    if asked.skipped:
        table["skipped"] = "true"
    return {**table, **({"tries": [_try(each) for each in asked.tries]} if asked.tries else {})}


def _try(each: Try) -> Table:
    changed = {"changed": "true"} if each.changed else {}
    return {"text": string_text(each.text), "when": _moment(each.when), **changed}


def _moment(when: datetime) -> str:
    """A moment as TOML has it, to the second, in the time of Greenwich."""
    return f"{when.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def now() -> datetime:
    """The moment, to the second."""
    return datetime.now(UTC).replace(microsecond=0)


def file_name(title: str, name: str = "") -> str:
    """What a file of answers may be called, with characters that every system takes."""
    parts = [_UNFIT.sub("", part).strip(" .") for part in (title, name)]
    return " - ".join(part[:60] for part in parts if part) or "answers"
