"""What the presenter is told, and the class is not: the next step, the answer asked for, the page's notes."""

from __future__ import annotations

from dataclasses import dataclass

from tutor.language import translate
from tutor.ui.panels.linked_step import LinkedStep, linked_answer, linked_of, linked_step
from tutor.ui.session.session import Session
from tutor.walk import Step, phase_title


@dataclass(frozen=True)
class StepTold:
    """A step: which one of how many, its title, its formula with numbers, its sentence."""

    place: str
    title: str
    sentence: str
    linked: LinkedStep | None = None


@dataclass(frozen=True)
class AnswerTold:
    """What the class is asked, and the answer: where a number comes from, or lines of words."""

    heading: str
    lines: tuple[str, ...] = ()
    linked: LinkedStep | None = None


def told_now(session: Session) -> StepTold:
    """The step just made; at the start, what the document is about."""
    step, narration = session.frame.step, session.narration
    if step is None or narration is None:
        document = session.document
        return StepTold(translate("presenter", "Start"), document.title, document.summary)
    return StepTold(_place(session, step), narration.title, narration.explanation, linked_step(session))


def told_next(session: Session) -> StepTold:
    """The step that comes next, whether or not the class is asked for it; at the end, what follows."""
    step, narrator, trace = session.frame.next_step, session.narrator, session.trace
    if narrator is None or trace is None:
        return StepTold("", translate("presenter", "There are no numbers yet."), "")
    if step is None:
        return StepTold("", *_after_the_end(session))
    narration = narrator.narrate(step)
    linked = linked_of(step, narrator, narration, trace, session.document.symbols)
    return StepTold(_place(session, step), narration.title, narration.explanation, linked)


def told_answer(session: Session) -> AnswerTold | None:
    """What the class sees as a blank, or is to find, with the answer; None where nothing is asked."""
    task = session.predict.task or session.modes.questions.task
    if task is not None:
        return AnswerTold(task.heading, tuple(task.working), linked_answer(task))
    turns = session.autograd.front()
    if turns is None or not session.autograd.is_open:
        return None
    words, plain = session.autograd.words, session.document.symbols.plain
    ready = turns.order.ready
    heading = translate("presenter", "Ready now: {nodes}").format(nodes=", ".join(map(plain, ready)))
    return AnswerTold(heading, tuple(words.hint(turns.order.judge(name)) for name in ready))


def told_notes(session: Session) -> tuple[str, str]:
    """The page's title and the teacher's notes on it, as Markdown; both empty where there is no page."""
    page = session.pages.page
    if page is None:
        return "", ""
    return page.title, page.notes or translate("presenter", "This page has no notes.")


def _place(session: Session, step: Step) -> str:
    words = translate("presenter", "{phase} · step {step} of {steps}")
    steps = len(session.walkthrough)
    return words.format(phase=phase_title(step.phase), step=step.index + 1, steps=steps)


def _after_the_end(session: Session) -> tuple[str, str]:
    if session.document.samples == 1 and not session.document.trains:
        return translate("presenter", "The walk ends here."), ""
    words = translate("presenter", "The next sample begins, with nothing computed.")
    return translate("presenter", "The sample ends here."), words
