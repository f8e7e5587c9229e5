"""Grading: every answer judged anew in the assignment's own numbers, whatever a file says of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np

from tutor.document.document import Document
from tutor.document.learner.answers import Answered, Answers, Try, digest_of
from tutor.document.learner.asked import Key, keys_of, task_of
from tutor.engine import Value
from tutor.errors import TutorError
from tutor.language import translate
from tutor.walk.figures import value_plain
from tutor.walk.questions.answer import EXACT, Answer
from tutor.walk.questions.diagnosis import Verdict
from tutor.walk.questions.parameter_count import CountTask
from tutor.walk.questions.task import StepTask

Result = Literal["right", "wrong", "missing"]


@dataclass(frozen=True)
class AskedOf:
    """A question of the assignment as it is graded; `task` is None where its number cannot be computed."""

    key: Key
    at: str
    """The step that makes the number, or `parameters` where they are counted."""
    asks: str
    """What is asked, in a few words."""
    task: StepTask | CountTask | None
    why: str = ""
    """Why it cannot be computed."""

    @cached_property
    def expected(self) -> Value | int | None:
        """The right answer; None where it is a rule, or cannot be computed."""
        if isinstance(self.task, StepTask):
            return self.task.question.answer
        return self.task.answer if self.task is not None else None

    @cached_property
    def expected_words(self) -> str:
        """The right answer as a person reads it: a number, rows of them, or the rule."""
        if self.task is None:
            return "–"
        if isinstance(self.task, StepTask) and self.expected is None:
            return self.task.question.text
        expected = self.expected
        return str(expected) if expected is None or isinstance(expected, int) else value_plain(expected)

    def tolerance(self, typed: str) -> float | None:
        """How far what was typed may be from a number, at most; None where that does not apply.

        Of a formula it is how far its values may be, for a value of 1.
        """
        if not isinstance(self.task, StepTask):
            return None
        try:
            answer = Answer(self.task.question, typed)
            if not answer.is_number:
                return EXACT
            return float(np.max(answer.tolerance(self.task.question.right(self.task.question.here))))
        except (TutorError, RecursionError, ValueError):
            return None


@dataclass(frozen=True)
class Graded:
    """What came of one question for one learner. `given` is the last try, `says` what was wrong with it."""

    asked: AskedOf
    result: Result
    given: str = ""
    tolerance: float | None = None
    mistake: str = ""
    says: str = ""
    at_once: bool = False
    """Whether the first try that counts was right, and the answer had not been shown."""
    tries: int = 0
    hints: int = 0
    shown: bool = False
    changed: bool = False
    """Whether the learner had other numbers on the screen."""


@dataclass(frozen=True)
class Grade:
    """What came of all questions for one learner; `changed` where the assignment was another one then."""

    name: str
    changed: bool
    answers: tuple[Graded, ...]

    @property
    def score(self) -> int:
        """How many are right."""
        return sum(each.result == "right" for each in self.answers)

    @property
    def at_once(self) -> int:
        """How many were right at once."""
        return sum(each.at_once for each in self.answers)

    @property
    def total(self) -> int:
        """How many questions there are."""
        return len(self.answers)


class Assignment:
    """A document that asks, made ready to grade many files of answers."""

    def __init__(self, document: Document) -> None:
        """Find its questions.

        Raises:
            TutorError: it asks nothing.
        """
        self.document, self.digest = document, digest_of(document)
        self.questions = tuple(asked_of(document, key) for key in keys_of(document))
        if not self.questions:
            sentence = translate("answers", "“{title}” asks no question: there is nothing to grade.")
            raise TutorError(sentence.format(title=document.title))

    def grade(self, answers: Answers) -> Grade:
        """Judge all answers of a file.

        Raises:
            TutorError: they are those to another assignment.
        """
        changed = answers.digest != self.digest
        if changed and answers.assignment != self.document.title:
            sentence = translate("answers", "these are answers to “{other}”, and not to “{title}”.")
            raise TutorError(sentence.format(other=answers.assignment, title=self.document.title))
        found = {each.key: each for each in answers.questions}
        graded = tuple(_graded(asked, found.get(asked.key)) for asked in self.questions)
        return Grade(answers.name, changed, graded)


def asked_of(document: Document, key: Key) -> AskedOf:
    """A question of the document, ready to be graded."""
    question = document.pages[key[0]].questions[key[1]]
    at = question.at or question.count
    try:
        task = task_of(document, key)
        return AskedOf(key, at, task.heading, task)
    except TutorError as error:
        return AskedOf(key, at, at, None, str(error))


def _graded(asked: AskedOf, answered: Answered | None) -> Graded:
    if answered is None or (answered.at or answered.count) != asked.at or asked.task is None:
        return Graded(asked, "missing", says=asked.why)
    tries, task = answered.tries, asked.task
    hints, shown = answered.hints, answered.shown_after is not None
    if not tries:
        return Graded(asked, "missing", hints=hints, shown=shown)
    last = tries[-1]
    verdict = task.judge(last.text)
    unshown = tries if answered.shown_after is None else tries[: answered.shown_after]
    return Graded(
        asked,
        "right" if verdict.right else "wrong",
        last.text,
        asked.tolerance(last.text),
        str(verdict.mistake or ""),
        verdict.sentence,
        _right_at_once(task, unshown),
        len(tries),
        hints,
        shown,
        last.changed,
    )


def _right_at_once(task: StepTask | CountTask, tries: Iterable[Try]) -> bool:
    """Whether the first try that could be read was right."""
    verdicts: Iterable[Verdict] = (task.judge(each.text) for each in tries)
    return next((each.right for each in verdicts if each.right or each.counts), False)
