"""The questions of a lesson's pages: which one is open, where the walk waits for it, what came of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from tutor.document.page import Page
from tutor.engine import Trace, own
from tutor.errors import TutorError
from tutor.ui.asking.predict_mode import PredictMode
from tutor.ui.asking.prediction import Attempt, Outcome, Score
from tutor.ui.asking.waiting_mode import WaitingMode
from tutor.ui.session.front import Front
from tutor.ui.session.moment import Address
from tutor.walk import Step, Walkthrough
from tutor.walk.questions.question import Point, Question
from tutor.walk.questions.task import StepTask, Task

if TYPE_CHECKING:
    from tutor.ui.session.session import Session
    from tutor.walk.questions.diagnosis import Verdict

Key = tuple[int, int]
"""A question: the number of its page, and its own on that page; both from 0."""


class PageQuestions(WaitingMode):
    """Asks while nothing else does; the walk waits before the step that would make the number asked for.

    It waits for the questions of all pages up to the end of the present run: whoever jumps ahead comes to the
    question first. `answered` when one is done with.
    """

    answered = Signal()
    tried = Signal(object, str)
    """An answer was typed: the Key of its question, and the text, before it is judged."""
    forgotten = Signal()
    _held = Signal()

    def __init__(self, session: Session, predict: PredictMode) -> None:
        super().__init__(session)
        self._predict = predict
        self.outcomes: dict[Key, Outcome] = {}
        self._attempts: dict[Key, Attempt] = {}
        self._called: dict[Key, str] = {}
        self._numbers: object = None
        self._task: tuple[Key, Trace, Task] | None = None
        self._was_asking = (False, False)
        self._was_shown = False
        self._held.connect(self.waits, Qt.ConnectionType.QueuedConnection)  # once the views have followed
        predict.settled.connect(self._predicted)
        predict.attempt_changed.connect(self._share_miss)
        predict.tried.connect(self._share_try)
        session.document_changed.connect(self._renew)
        session.moment_changed.connect(self._follow)

    # What is open

    @property
    def all(self) -> list[Key]:
        """Every question of the document."""
        pages = self._session.document.pages
        return [(at, number) for at, page in enumerate(pages) for number in range(len(page.questions))]

    @property
    def open(self) -> Key | None:
        """The question that can be answered now; None where there is none, or another mode asks."""
        session = self._session
        asks = any(page.questions for page in session.document.pages)
        if not asks or session.modes.current is not None or session.pages.resting:
            return None
        gate, here, now = self._gate(), session.pages.current, session.pages.here
        if gate is not None and gate[0] == now:
            return gate[1]
        if here is not None and session.calendar.index(session.address) != self._sample(here):
            return None
        positions = {
            key: self.position(key) for key in self.all if key[0] == here and key not in self.outcomes
        }
        waiting = [key for key, made in positions.items() if made == 0 or made > now]
        return min(waiting, key=lambda key: (positions[key], key), default=None)

    @property
    def will_count(self) -> bool:
        """Whether this page, or one after it, still asks how many numbers there are."""
        here = self._session.pages.current or 0
        left = [key for key in self.all if key[0] >= here and key not in self.outcomes]
        return any(self._page(key).questions[key[1]].count for key in left)

    def position(self, key: Key) -> int:
        """The position right after the step that makes the number asked for; 0 for a count, −1 for none."""
        return self._session.pages.asked_at[key[0]][key[1]]

    @property
    def asking(self) -> bool:
        """Whether the number of a step is asked for now: what would show it is shut."""
        key = self.open
        return key is not None and self.position(key) > 0

    @property
    def asked(self) -> Step | None:
        """The step whose number is a blank on the canvas."""
        key = self.open
        made = self.position(key) if key is not None else 0
        return _making(self._session.document.walkthrough, made) if made else None

    @property
    def task(self) -> Task | None:
        """The open question in words."""
        key, trace = self.open, self._session.trace
        if key is None or trace is None:
            return None
        if self._task is None or self._task[0] != key or self._task[1] is not trace:
            self._task = (key, trace, self._asked_with(key, trace))
        return self._task[2]

    def _asked_with(self, key: Key, trace: Trace) -> Task:
        document, step = self._session.document, self.asked
        question = self._page(key).questions[key[1]]
        if step is not None:
            return StepTask(self._predict.ask(step, trace), question.text, question.hints)
        from tutor.walk.questions.parameter_count import CountTask  # few lessons count

        return CountTask(
            document.computed, document.sample(0), document.symbols, question.text, question.hints
        )

    def called(self, key: Key) -> str:
        """What a question asks, in a few words."""
        if key not in self._called:
            self._called[key] = self._heading(key)
        return self._called[key]

    def _heading(self, key: Key) -> str:
        shown, made = self._session.document.showing(self._page(key).graph), self.position(key)
        if made < 0:
            return self._page(key).questions[key[1]].at
        if not made:
            from tutor.walk.questions.parameter_count import CountTask

            return CountTask(shown.computed, shown.sample(0), shown.symbols).heading
        step = _making(shown.walkthrough, made)
        try:
            trace = own.trace(
                shown.computed,
                shown.sample(shown.row(self._sample(key[0]))),
                given=shown.seed_at(self._sample(key[0])),
                dtype=self._session.dtype,
            )
        except TutorError:
            return shown.symbols.plain(step.node)
        return StepTask(Question(step, shown.walkthrough, Point(trace), shown.symbols)).heading

    def _sample(self, page: int) -> int:
        """The sample that a page is about, from 0."""
        return self._session.document.pages[page].sample - 1

    def _page(self, key: Key) -> Page:
        return self._session.document.pages[key[0]]

    @property
    def key(self) -> object:
        """Tells one question from another."""
        return self.open

    @property
    def attempt(self) -> Attempt:
        """How far the open question has come."""
        key = self.open
        return self._attempts.get(key, Attempt()) if key is not None else Attempt()

    # Where the walk waits

    def front(self) -> Front | None:
        """The step before the first number that is still asked for; None where nothing waits."""
        session = self._session
        if session.modes.current is not None:
            return None
        gate = self._gate()
        return None if gate is None else Front(session.pages.address(gate[0]), session.calendar)

    def allowed(self, address: Address) -> Address | None:
        """Where a wish to go there leads: no further than the step before an open question."""
        front = self.front()
        if front is None:
            return address
        found = front.allows(address) or front.furthest
        if found != address:
            self._held.emit()
        return found

    def _gate(self) -> tuple[int, Key] | None:
        session, pages = self._session, self._session.pages
        if not session.document.pages:
            return None
        reach = pages.run_of(pages.current or 0).stop
        waiting = [(self.position(key) - 1, key) for key in self._left if key[0] < reach]
        return min((each for each in waiting if each[0] >= pages.here), default=None)

    @property
    def _left(self) -> list[Key]:
        """The questions about the graph shown that can be asked, and are not done with."""
        if self._session.pages.resting:
            return []
        return [
            key
            for key in self.all
            if key not in self.outcomes and self._shows(key) and self.position(key) >= 0
        ]

    def _shows(self, key: Key) -> bool:
        """Whether the graph shown is the one that the question is about."""
        return self._page(key).graph == self._session.document.shown

    def holds_training(self) -> bool:
        """Whether training is to wait, since it would show what is asked; says so."""
        if self.asking:
            words = self.tr(
                "Training would give the answer away: answer the question or skip it, then train."
            )
            self._session.said.emit(words)
        return self.asking

    # Answering

    def answer(self, text: str) -> Verdict | None:
        """Judge an answer; a right one settles the question. None where nothing can be answered."""
        key, task, attempt = self.open, self.task, self.attempt
        if key is None or task is None or attempt.revealed:
            return None
        self.tried.emit(key, text)
        verdict = task.judge(text)
        if verdict.right:
            self._settle(key, "wrong" if attempt.missed else "right")
        else:
            self._attempts[key] = attempt.judged(verdict, task.hints)
            self.attempt_changed.emit()
        return verdict

    def hint(self) -> None:
        """One hint more; after the last, the answer."""
        key, task = self.open, self.task
        if key is not None and task is not None:
            self._attempts[key] = self.attempt.helped(task.hints)
            self.attempt_changed.emit()

    def show_answer(self) -> None:
        """Show the answer with its derivation; the walk waits until the learner goes on."""
        key = self.open
        if key is not None:
            self._attempts[key] = self.attempt.shown()
            self.attempt_changed.emit()

    def skip(self) -> None:
        """Go on without an answer, or after it was shown."""
        key = self.open
        if key is not None:
            self._settle(key, "wrong" if self.attempt.missed else "skipped")

    def _settle(self, key: Key, outcome: Outcome) -> None:
        session, made = self._session, self.position(key)
        self.outcomes[key] = outcome
        self._attempts.pop(key, None)
        self.answered.emit()
        if made == session.pages.here + 1:
            session.go(session.pages.address(made))
        else:
            session.moment_changed.emit()

    def _predicted(self, address: Address, outcome: Outcome) -> None:
        """Predict mode has asked for a number: a page does not ask for it again."""
        for key in self._asking_at(address):
            self.outcomes[key] = "wrong" if self._has_missed(key) else outcome
            self._attempts.pop(key, None)
            self.answered.emit()

    def _share_miss(self) -> None:
        """A number that Predict mode has shown, or that was missed there, is not right at once on a page."""
        front = self._predict.front()
        if front is not None and self._predict.attempt.missed:
            for key in self._asking_at(front.furthest):
                self._attempts[key] = replace(self._attempts.get(key, Attempt()), missed=True)

    def _share_try(self, address: Address, text: str) -> None:
        """What is typed in Predict mode is an answer to the page that asks the same."""
        for key in self._asking_at(address):
            self.tried.emit(key, text)

    def _asking_at(self, address: Address) -> list[Key]:
        """The open questions for the number that the step after this moment makes."""
        session = self._session
        made = session.calendar.index(address) * (session.calendar.steps + 1) + address.step + 1
        return [key for key in self._left if self.position(key) == made]

    def _pass_over_what_is_shown(self) -> None:
        """A mode shows numbers that a page would ask for: they count as skipped, and are not asked any more.

        When a mode ends, its moment may have other numbers in the walk's own order: they are shown then too.
        """
        shows = self._session.modes.current is not None
        told = self._was_shown or shows
        self._was_shown = shows
        for key in self._left if told else []:
            if self._is_told(key):
                self.outcomes[key] = "wrong" if self._has_missed(key) else "skipped"
                self._attempts.pop(key, None)
                self.answered.emit()

    def _is_told(self, key: Key) -> bool:
        """Whether the number asked for is known at the moment shown, in whatever order backward goes."""
        session = self._session
        sample, index = self._sample(key[0]), session.calendar.index(session.address)
        try:
            made = session.walkthrough.position_of(self._page(key).questions[key[1]].at)
        except TutorError:  # a count, or an edit took the step away
            return False
        return (sample, made) <= (index, session.address.step)

    def _has_missed(self, key: Key) -> bool:
        return self._attempts.get(key, Attempt()).missed

    # What came of it

    @property
    def score(self) -> Score:
        """What came of the questions of all pages."""
        found = list(self.outcomes.values())
        return Score(
            found.count("right"), found.count("wrong"), found.count("skipped"), len(self.all) - len(found)
        )

    @property
    def missed(self) -> list[tuple[Key, Outcome]]:
        """The questions that were not answered right at once, in the order of the pages."""
        return [(key, outcome) for key, outcome in sorted(self.outcomes.items()) if outcome != "right"]

    def forget(self) -> None:
        """Another document is about to be open."""
        self.clear()
        self.forgotten.emit()

    def clear(self) -> None:
        """Nothing is answered yet; views see it with the next moment."""
        self.outcomes, self._attempts, self._called, self._task = {}, {}, {}, None

    def restart(self) -> None:
        """All questions once more, from the first page."""
        self.forget()
        self.answered.emit()
        self._session.pages.go(0)
        self._session.moment_changed.emit()

    def restore(self, outcomes: Mapping[Key, Outcome]) -> None:
        """What came of the questions when this lesson was open before; views see it with the next moment."""
        known = set(self.all)
        self.outcomes = {key: outcome for key, outcome in outcomes.items() if key in known}

    # Inside

    def _renew(self) -> None:
        """With other numbers it is another question."""
        document = self._session.document
        numbers = (document.values, document.data, document.given)
        if numbers != self._numbers:
            self._numbers, self._attempts, self._called = numbers, {}, {}

    def _follow(self) -> None:
        self._pass_over_what_is_shown()
        state = (self.asking, self.open is not None)
        if state != self._was_asking:
            self._was_asking = state
            self.mode_changed.emit()


def _making(walk: Walkthrough, made: int) -> Step:
    """The step that makes the number of a position, in whichever sample."""
    return walk.steps[(made - 1) % (len(walk) + 1)]
