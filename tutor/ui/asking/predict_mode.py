"""Predict mode of a session: asks what each step is about to show, and goes on when it is answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from tutor.engine import Trace, Value, own
from tutor.errors import TutorError
from tutor.ops import is_opaque
from tutor.ui.asking.prediction import Attempt, Outcome, Prediction, Score
from tutor.ui.asking.waiting_mode import WaitingMode
from tutor.walk import Step
from tutor.walk.questions.question import Point, Question
from tutor.walk.questions.task import StepTask
from tutor.walk.words.opaque_words import is_opaque_step

if TYPE_CHECKING:
    from tutor.ui.session.session import Session
    from tutor.walk.questions.diagnosis import Verdict


class PredictMode(WaitingMode):
    """While it is on, a question is open at the end of what is known.

    `attempt_changed` when the open question has a verdict or a hint more; `settled` says at which address a
    question was done with, and what came of it.
    """

    settled = Signal(object, str)
    tried = Signal(object, str)
    """An answer was typed: the address where the walk waits, and the text, before it is judged."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._state: Prediction | None = None
        self._question: Question | None = None
        self._task: StepTask | None = None
        self._former: tuple[int, object, dict[str, Value]] | None = None

    # The mode

    def front(self) -> Prediction | None:
        """How far the learner has come."""
        return self._state

    def begin(self) -> None:
        """Ask from the moment shown."""
        self._state = Prediction(self._session.address, self._session.calendar, self._told())
        self._question = None

    def end(self) -> None:
        """Ask nothing any more."""
        self._state = self._question = None

    def why_waiting(self) -> str:
        """A question lies between here and there."""
        return self.tr("A question waits: answer it first, skip it, or press P to watch.")

    def begin_again(self) -> None:
        """The numbers or the walk are others: ask from the moment shown, and forget the answers so far."""
        if self._state is not None:
            self._state.told = self._told()
            self._state.begin(self._session.address, self._session.calendar)
        self._question = None

    def _told(self) -> frozenset[int]:
        """The steps that nobody is asked for: PyTorch alone can make them."""
        walk = self._session.walkthrough
        if not any(is_opaque(node.op) for node in walk.graph.nodes):
            return frozenset()
        return frozenset(step.index for step in walk.steps if is_opaque_step(walk.graph, step))

    def restart(self) -> None:
        """This walk once more, from its start."""
        if self._state is not None:
            session = self._session
            self._state.begin(session.address.at(0), session.calendar)
            session.go_to_step(0)
            session.moment_changed.emit()

    def holds_training(self) -> bool:
        """Whether training is to wait, since it would show what is asked; says so."""
        if self._state is None:
            return False
        self._session.said.emit(self.tr("Training would give answers away: press P to watch, then train."))
        return True

    @property
    def is_open(self) -> bool:
        """Whether the moment shown is the one at which a question waits."""
        return self.question is not None

    # The question

    @property
    def question(self) -> Question | None:
        """What the next step is about to show; None where the step is known, and at the end of the walk."""
        state, session = self._state, self._session
        step, trace = session.frame.next_step, session.trace
        if state is None or step is None or trace is None or session.address != state.furthest:
            return None
        kept = self._question
        if kept is None or kept.step is not step or kept.here.trace is not trace:
            self._question = self.ask(step, trace)
        return self._question

    def ask(self, step: Step, trace: Trace) -> Question:
        """The question for a step of the sample at hand."""
        session = self._session
        here = Point.of(trace, session.updates, self._left_before())
        return Question(step, session.walkthrough, here, session.document.symbols)

    @property
    def task(self) -> StepTask | None:
        """What is asked, in words."""
        question = self.question
        if question is None:
            return None
        if self._task is None or self._task.question is not question:
            self._task = StepTask(question)
        return self._task

    @property
    def key(self) -> object:
        """Tells one question from another."""
        return (self._session.calendar.index(self._session.address), self._session.frame.next_step)

    @property
    def attempt(self) -> Attempt:
        """How far the open question has come."""
        return self._state.attempt if self._state is not None else Attempt()

    def answer(self, text: str) -> Verdict | None:
        """Judge an answer; a right one makes the step. None where no question is open."""
        task, state = self.task, self._state
        if task is None or state is None or state.attempt.revealed:
            return None
        self.tried.emit(state.furthest, text)
        verdict = task.judge(text)
        if verdict.right:
            self._settle("wrong" if state.attempt.missed else "right")
        else:
            state.judged(verdict, task.hints)
            self.attempt_changed.emit()
        return verdict

    def hint(self) -> None:
        """One hint more; after the second, the answer."""
        if self._state is not None and self.task is not None:
            self._state.help(self.task.hints)
            self.attempt_changed.emit()

    def show_answer(self) -> None:
        """Show the answer with its derivation; the step waits until the learner goes on."""
        if self._state is not None and self.is_open:
            self._state.reveal()
            self.attempt_changed.emit()

    def skip(self) -> None:
        """Make the step without an answer; after its answer was shown, go on."""
        if self._state is not None and self.is_open:
            self._settle("wrong" if self._state.attempt.missed else "skipped")

    def _settle(self, outcome: Outcome) -> None:
        if self._state is not None:
            self.settled.emit(self._state.furthest, outcome)
            self._state.settle(outcome)
            self._session.walking.move(1)

    # The score

    @property
    def score(self) -> Score:
        """What came of the questions of this walk."""
        return self._state.score if self._state is not None else Score(0, 0, 0, 0)

    @property
    def missed(self) -> list[tuple[Step, Outcome]]:
        """The steps of this walk that were not answered right at once."""
        return self._state.missed(self._session.walkthrough.steps) if self._state is not None else []

    @property
    def started_late(self) -> bool:
        """Whether predicting began in the middle of this walk."""
        return self._state is not None and self._state.started_at > 0

    def _left_before(self) -> dict[str, Value]:
        """What the sample before had left in the grad of each parameter."""
        session = self._session
        index = session.calendar.index(session.address)
        document = session.document
        if index == 0 or not document.trains or document.piles_up or document.batches.size > 1:
            return {}
        if self._former is None or self._former[:2] != (index, session.trace):
            before = session.calendar.address(index - 1)
            values = document.sample(
                document.row(before.sample, before.epoch), session.runs.parameters(index - 1)
            )
            try:
                trace = own.trace(document.computed, values, given=document.seed, dtype=session.dtype)
            except TutorError:
                return {}
            left = {name: trace.gradient(name) for name in document.computed.parameters}
            self._former = (index, session.trace, left)
        return self._former[2]
