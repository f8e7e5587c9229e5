"""Predicting: how far a learner has come, the question that is open, and what came of those before it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from tutor.language import translate
from tutor.ui.session.front import Front
from tutor.ui.session.moment import Address, Calendar
from tutor.walk import Step

if TYPE_CHECKING:
    from tutor.walk.questions.diagnosis import Verdict

Outcome = Literal["right", "wrong", "skipped"]


@dataclass(frozen=True)
class Score:
    """What came of the questions of one walk; `to_go` have not been asked."""

    right: int
    wrong: int
    skipped: int
    to_go: int

    @property
    def total(self) -> int:
        """How many questions the walk has had and will have."""
        return self.right + self.wrong + self.skipped + self.to_go


@dataclass(frozen=True)
class Attempt:
    """How far the open question has come: hints given, the last verdict, the answer shown or not."""

    hints: int = 0
    verdict: Verdict | None = None
    missed: bool = False
    revealed: bool = False

    def judged(self, verdict: Verdict, hints: int) -> Attempt:
        """After a verdict that was not right, of a question with so many hints.

        One without a known mistake brings the next hint, and at last the answer; one that says what was wrong
        does not.
        """
        attempt = replace(self, verdict=verdict, missed=self.missed or verdict.counts)
        helps = verdict.counts and verdict.mistake is None
        return attempt.helped(hints, verdict) if helps else attempt

    def helped(self, hints: int, verdict: Verdict | None = None) -> Attempt:
        """With one hint more; after the last, with the answer."""
        if self.hints < hints:
            return replace(self, hints=self.hints + 1, verdict=verdict)
        return self.shown()

    def shown(self) -> Attempt:
        """With the answer shown: the question counts as missed."""
        return replace(self, verdict=None, missed=True, revealed=True)


class Prediction(Front):
    """The state of Predict mode. Everything up to `furthest` is known; what comes after waits."""

    def __init__(self, address: Address, calendar: Calendar, told: Collection[int] = ()) -> None:
        """`told` are steps, from 0, that nobody is asked for."""
        super().__init__(address, calendar)
        self.told = frozenset(told)
        self.begin(address, calendar)

    def begin(self, address: Address, calendar: Calendar) -> None:
        """Start at this moment; what was answered before is forgotten."""
        self.furthest, self.calendar = address, calendar
        self._pass_by()
        self.started_at = address.step
        self.outcomes: dict[int, Outcome] = {}
        self.attempt = Attempt()

    def reach(self, address: Address) -> None:
        """The learner has come here; a further sample begins with no answers."""
        if self.calendar.index(address) > self.calendar.index(self.furthest):
            self.begin(address, self.calendar)
        else:
            super().reach(address)

    def settle(self, outcome: Outcome) -> None:
        """The open question is done with: note what came of it, and let the walk go on by its step."""
        self.outcomes[self.furthest.step] = outcome
        self.furthest = self.furthest.at(self.furthest.step + 1)
        self._pass_by()
        self.attempt = Attempt()

    def _pass_by(self) -> None:
        """What nobody is asked for may be looked at as far as the next question."""
        while self.furthest.step in self.told:
            self.furthest = self.furthest.at(self.furthest.step + 1)

    def judged(self, verdict: Verdict, hints: int) -> None:
        """Keep a verdict that was not right; see `Attempt.judged`."""
        self.attempt = self.attempt.judged(verdict, hints)

    def help(self, hints: int) -> None:
        """One hint more; after the last, the answer."""
        self.attempt = self.attempt.helped(hints)

    def reveal(self) -> None:
        """Show the answer: the question counts as missed."""
        self.attempt = self.attempt.shown()

    @property
    def score(self) -> Score:
        """What came of this walk's questions so far."""
        found = list(self.outcomes.values())
        counts = {each: found.count(each) for each in ("right", "wrong", "skipped")}
        to_come = range(self.furthest.step, self.calendar.steps_of(self.furthest.sample))
        return Score(**counts, to_go=sum(step not in self.told for step in to_come))

    def missed(self, steps: tuple[Step, ...]) -> list[tuple[Step, Outcome]]:
        """The steps that were not answered right at once, in order."""
        return [(steps[at], outcome) for at, outcome in sorted(self.outcomes.items()) if outcome != "right"]


def score_words(score: Score) -> str:
    """The score in one line: `11 right · 1 wrong · 9 to go`."""
    parts = [translate("predict", "{count} right").format(count=score.right),
             translate("predict", "{count} wrong").format(count=score.wrong)]  # fmt: skip
    if score.skipped:
        parts.append(translate("predict", "{count} skipped").format(count=score.skipped))
    if score.to_go:
        parts.append(translate("predict", "{count} to go").format(count=score.to_go))
    return " · ".join(parts)
