"""What a page's question asks, in the numbers of its own moment: as the window asks it, without one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tutor.document.document import Document
from tutor.engine import DType, Trace, Value, own
from tutor.errors import TutorError
from tutor.language import translate
from tutor.walk import Step, Updates
from tutor.walk.questions.parameter_count import CountTask
from tutor.walk.questions.question import Point, Question
from tutor.walk.questions.task import StepTask

if TYPE_CHECKING:
    from tutor.training.history.history import History

Key = tuple[int, int]
"""A question: the number of its page, and its own on that page; both from 0."""


@dataclass(frozen=True)
class Place:
    """Where a question's number is made: the graph shown, the sample's place in the first epoch, the step."""

    document: Document
    sample: int
    step: Step | None
    """None where the parameters are counted."""


def keys_of(document: Document) -> list[Key]:
    """Every question of the document, page by page."""
    return [(at, number) for at, page in enumerate(document.pages) for number in range(len(page.questions))]


def place_of(document: Document, key: Key) -> Place:
    """Where the number asked for is made: an update after the last sample of its batch.

    Raises:
        TutorError: no step makes it, since operands are missing.
    """
    page = document.pages[key[0]]
    question, shown = page.questions[key[1]], document.showing(page.graph)
    sample = min(page.sample, shown.samples) - 1
    if question.count:
        return Place(shown, sample, None)
    made = shown.walkthrough.position_of(question.at)
    if not made:
        raise TutorError(translate("document", "no step leads to the start, so there is nothing to ask."))
    if made > len(shown.walk_at(sample)):
        sample = shown.batches.around(sample)[-1]
    return Place(shown, sample, shown.walkthrough.steps[made - 1])


def task_of(document: Document, key: Key, dtype: DType = "float32") -> StepTask | CountTask:
    """The question of a page in the document's own numbers, trained up to the page's sample.

    Raises:
        TutorError: its number cannot be computed.
    """
    place = place_of(document, key)
    shown, question = place.document, document.pages[key[0]].questions[key[1]]
    if place.step is None:
        return CountTask(shown.computed, shown.sample(0), shown.symbols, question.text, question.hints)
    asked = Question(place.step, shown.walkthrough, _point(place, dtype), shown.symbols)
    return StepTask(asked, question.text, question.hints)


def _point(place: Place, dtype: DType) -> Point:
    """The numbers at the sample: those that the steps before it, and training up to it, have made."""
    document, sample = place.document, place.sample
    history = _trained(document, sample, dtype)
    trace = _trace(document, sample, history, dtype)
    updates = _updates(document, trace, sample, history, dtype)
    former = {}
    if sample and document.trains and not document.piles_up and document.batches.size == 1:
        before = _trace(document, sample - 1, history, dtype)
        former = {name: before.gradient(name) for name in document.computed.parameters}
    return Point.of(trace, updates, former)


def _trained(document: Document, sample: int, dtype: DType) -> History | None:
    """The training up to a sample of the first epoch; None where there is none before it."""
    iterations = sample // document.batches.size
    if not document.trains or not iterations:
        return None
    from tutor.training.running.one_run import trainer

    run = trainer(document.plan(dtype))
    run.advance(iterations, beyond=True, past=True)
    return run.history


def _trace(document: Document, sample: int, history: History | None, dtype: DType) -> Trace:
    values = document.sample(document.row(sample), _parameters(document, sample, history))
    return own.trace(document.computed, values, given=document.seed_at(sample), dtype=dtype)


def _parameters(document: Document, sample: int, history: History | None) -> dict[str, Value]:
    iteration = sample // document.batches.size
    return history.parameters_before(iteration) if history is not None and iteration else {}


def _updates(
    document: Document, trace: Trace, sample: int, history: History | None, dtype: DType
) -> Updates | None:
    """What the update after the sample does; as the window has it of the first epoch."""
    iteration = sample // document.batches.size
    left: dict[str, Value] = history.left_before(iteration) if history is not None else {}
    before: Mapping[str, Value] = left
    total: Mapping[str, Value] = {}
    if document.trains and document.batches.size > 1:
        from tutor.training.history.batch_sums import BatchSums  # few documents have batches

        sums, known = BatchSums(document.plan(dtype)), _parameters(document, sample, history)
        before = sums.before(sample, "own", known, left)
        total = sums.after(sample, "own", known, left)
    states = history.states_before(iteration) if history is not None else None
    return document.updates(
        trace, before, 0, states=states, count=iteration + 1, place=sample, total=total or None
    )
