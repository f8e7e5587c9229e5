"""`grade`: what is right in learners' answers to an assignment, for a person, a program or a spreadsheet."""

from __future__ import annotations

import csv
import re
import sys
from argparse import Namespace
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tutor.command_line.options.base import PROGRAM
from tutor.command_line.output import print_json
from tutor.document.catalogue import open_source
from tutor.document.learner.answers import SUFFIX, read_answers
from tutor.document.learner.grading import AskedOf, Assignment, Grade, Graded
from tutor.engine import plain
from tutor.errors import TutorError
from tutor.language import translate

WRONG = 2
_SIGNS = {"right": "✓", "wrong": "✗", "missing": "–"}
_NUMBER = re.compile(r"[+-]?(\d|\.\d)[\d.eE+-]*")


@dataclass(frozen=True)
class _Learner:
    file: str
    grade: Grade

    @property
    def called(self) -> str:
        """The name given, or that of the file."""
        return self.grade.name or self.stem

    @property
    def stem(self) -> str:
        """The file's own name without what all of them end in."""
        return Path(self.file).name.removesuffix(SUFFIX)


def run(options: Namespace) -> int:
    """Print what is right; 2 if a file could not be graded, else 0."""
    assignment = Assignment(open_source(options.assignment))
    learners: list[_Learner] = []
    refused: list[tuple[str, str]] = []
    for path in _files(options.answers):
        try:
            learners.append(_Learner(str(path), assignment.grade(read_answers(path))))
        except TutorError as error:
            refused.append((str(path), _without(str(path), str(error))))
    if options.json:
        print_json(_json(assignment, learners, refused))
    elif options.csv:
        _print_csv(assignment.questions, learners)
    else:
        _print_for_people(assignment, learners)
    for file, why in refused:
        print(f"{PROGRAM}: {file}: {' '.join(why.split())}", file=sys.stderr)
    return WRONG if refused else 0


def _without(path: str, sentence: str) -> str:
    """The sentence without the file's name before it: that stands before it anyway."""
    rest = sentence.removeprefix(path)
    return sentence if rest == sentence else rest.lstrip(" ,:，：")


def _files(names: Sequence[str]) -> list[Path]:
    """The files named, and those in the folders named.

    Raises:
        TutorError: a folder has none.
    """
    found: list[Path] = []
    for name in names:
        path = Path(name).expanduser()
        inside = sorted(path.rglob(f"*{SUFFIX}")) if path.is_dir() else [path]
        if not inside:
            raise TutorError(
                translate(
                    "command line", "There are no answers in {path}: their names end in {suffix}."
                ).format(path=path, suffix=SUFFIX)
            )
        found += [each for each in inside if each not in found]
    return found


def _told_apart(learners: Sequence[_Learner]) -> list[str]:
    """What each learner is called: with the file behind the name where several have one name."""
    names = Counter(each.called for each in learners)
    files = Counter((each.called, each.stem) for each in learners)
    return [
        each.called
        if names[each.called] == 1
        else f"{each.called} ({each.stem if files[each.called, each.stem] == 1 else each.file})"
        for each in learners
    ]


def _called(asked: AskedOf) -> str:
    """A question in a column's heading: page and number, and the step where it is short."""
    return f"{asked.key[0] + 1}.{asked.key[1] + 1} {asked.at}"


# --- for a program ----------------------------------------------------------------------------------------


def _json(
    assignment: Assignment, learners: Sequence[_Learner], refused: Sequence[tuple[str, str]]
) -> dict[str, Any]:
    return {
        "assignment": assignment.document.title,
        "digest": assignment.digest,
        "questions": [_question_json(each) for each in assignment.questions],
        "learners": [
            {
                "file": each.file,
                "name": each.grade.name,
                "assignment_changed": each.grade.changed,
                "score": each.grade.score,
                "at_once": each.grade.at_once,
                "total": each.grade.total,
                "answers": [_answer_json(graded) for graded in each.grade.answers],
            }
            for each in learners
        ],
        "refused": [{"file": file, "fault": why} for file, why in refused],
    }


def _question_json(asked: AskedOf) -> dict[str, Any]:
    expected = asked.expected
    found: Any = expected if isinstance(expected, int) or expected is None else plain(expected)
    return {
        "page": asked.key[0] + 1,
        "number": asked.key[1] + 1,
        "at": asked.at,
        "asks": asked.asks,
        "expected": found,
        "expected_words": asked.expected_words,
    }


def _answer_json(graded: Graded) -> dict[str, Any]:
    return {
        "page": graded.asked.key[0] + 1,
        "number": graded.asked.key[1] + 1,
        "at": graded.asked.at,
        "result": graded.result,
        "given": graded.given or None,
        "tolerance": graded.tolerance,
        "mistake": graded.mistake or None,
        "says": graded.says or None,
        "at_once": graded.at_once,
        "tries": graded.tries,
        "hints": graded.hints,
        "shown": graded.shown,
        "numbers_changed": graded.changed,
    }


# --- for a spreadsheet ------------------------------------------------------------------------------------


def _print_csv(questions: Sequence[AskedOf], learners: Sequence[_Learner]) -> None:
    """A row a learner; of each question the result, and what was given."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    heads = [head for asked in questions for head in (_called(asked), f"{_called(asked)} given")]
    writer.writerow(["name", "file", "score", "of", "at once", "assignment changed", *heads])
    for each in learners:
        grade = each.grade
        cells = [cell for graded in grade.answers for cell in (graded.result, _harmless(graded.given))]
        changed = "yes" if grade.changed else "no"
        writer.writerow(
            [
                _harmless(grade.name), _harmless(each.file), grade.score, grade.total, grade.at_once, changed,
                *cells,
            ]
        )  # fmt: skip


def _harmless(text: str) -> str:
    """Text that a spreadsheet takes for text: a learner's `=` is to begin no formula there."""
    begins = text[:1] in ("=", "+", "-", "@", "\t", "\r")
    return f"'{text}" if begins and not _NUMBER.fullmatch(text) else text


# --- for a person -----------------------------------------------------------------------------------------


def _print_for_people(assignment: Assignment, learners: Sequence[_Learner]) -> None:
    """A table, then for each learner what was wrong."""
    from tutor.command_line.tables import print_table

    words = translate("command line", "{title}: {count} questions")
    print(words.format(title=assignment.document.title, count=len(assignment.questions)))
    titles = [
        (translate("command line", "learner"), "bold"),
        (translate("command line", "right"), ""),
        (translate("command line", "at once"), "dim"),
    ]
    titles += [(_called(asked), "") for asked in assignment.questions]
    if not learners:
        return
    names = _told_apart(learners)
    rows = [
        [
            name,
            translate("command line", "{score} of {total}").format(
                score=each.grade.score, total=each.grade.total
            ),
            str(each.grade.at_once),
            *(_SIGNS[graded.result] for graded in each.grade.answers),
        ]
        for name, each in zip(names, learners, strict=True)
    ]
    print_table(titles, rows)
    for name, each in zip(names, learners, strict=True):
        for line in _remarks(each.grade):
            print(translate("command line", "{name}: {line}").format(name=name, line=line))


def _remarks(grade: Grade) -> list[str]:
    """What a teacher wants to know besides the score."""
    lines = (
        [translate("command line", "the assignment has been changed since these answers were given")]
        if grade.changed
        else []
    )
    for graded in grade.answers:
        where = _called(graded.asked)
        if graded.result == "wrong":
            lines.append(
                translate("command line", "{where}: {given} is given, {right} is right. {says}").format(
                    where=where, given=graded.given, right=graded.asked.expected_words, says=graded.says
                )
            )
        elif graded.says:
            lines.append(f"{where}: {graded.says}")
        if graded.shown:
            lines.append(translate("command line", "{where}: the answer was shown").format(where=where))
        if graded.changed:
            lines.append(
                translate(
                    "command line", "{where}: other numbers were on the screen when this was given"
                ).format(where=where)
            )
    return [" ".join(line.split()) for line in lines]
