"""What a card asks: the words around a question, its hints, how an answer is judged, where it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from tutor.walk.derivation import Derivation
from tutor.walk.questions.question import Question
from tutor.walk.step import Phase

if TYPE_CHECKING:
    from tutor.walk.questions.diagnosis import Verdict
    from tutor.walk.questions.hints import QuestionWords

BUILT_IN_HINTS = 2


class Task(Protocol):
    """Something that is asked of the learner."""

    @property
    def heading(self) -> str:
        """What is asked, in a few words."""

    @property
    def sentence(self) -> str:
        """What is asked, and how to answer; Markdown with `$…$` maths."""

    @property
    def phase(self) -> Phase:
        """The phase whose colour the derivation has."""

    @property
    def hints(self) -> int:
        """How many hints there are."""

    def hint(self, number: int) -> str:
        """One of the hints, counted from 0."""

    @property
    def working(self) -> tuple[str, ...]:
        """What leads to the derivation, in lines; empty where it says all itself."""

    def derivation(self, style: str = "tex") -> Derivation:
        """Where the answer comes from, with its numbers."""

    def judge(self, text: str) -> Verdict:
        """The verdict on what was typed."""


@dataclass(frozen=True, eq=False)
class StepTask:
    """Asks for the number that a step makes; `text` and `own_hints` are a page's, and come first."""

    question: Question
    text: str = ""
    own_hints: tuple[str, ...] = ()

    @cached_property
    def words(self) -> QuestionWords:
        """The sentences that every question has by itself."""
        from tutor.walk.questions.hints import (
            QuestionWords,  # the window opens sooner without what only questions need
        )

        return QuestionWords(self.question)

    @property
    def heading(self) -> str:
        """What is asked, in a few words."""
        return self.words.heading

    @property
    def sentence(self) -> str:
        """What is asked, and in which form it may be given."""
        return self.text or self.words.sentence

    @property
    def phase(self) -> Phase:
        """The step's."""
        return self.question.step.phase

    @property
    def hints(self) -> int:
        """The page's, and two that every question has."""
        return len(self.own_hints) + BUILT_IN_HINTS

    def hint(self, number: int) -> str:
        """One of the hints, counted from 0."""
        own = len(self.own_hints)
        return self.own_hints[number] if number < own else self.words.hint(number - own)

    @property
    def working(self) -> tuple[str, ...]:
        """A step's derivation says all itself."""
        return ()

    def derivation(self, style: str = "tex") -> Derivation:
        """Where the answer comes from, with its numbers."""
        return self.words.derivation(style)

    def judge(self, text: str) -> Verdict:
        """The verdict on what was typed."""
        from tutor.walk.questions.diagnosis import judge

        return judge(self.question, text)
