"""A step with what it makes left blank: the formula as far as it gives nothing away, and what is asked."""

from __future__ import annotations

from dataclasses import dataclass

from tutor.export.told import Told
from tutor.walk import Derivations, Phase, Step
from tutor.walk.questions.question import Point, Question
from tutor.walk.questions.task import StepTask


@dataclass(frozen=True)
class Blank:
    """`formula` is TeX that ends where the blank begins, and `sentence` asks for it, in plain characters.

    Numbers that earlier steps make are not in it: on paper these may be blanks, too.
    """

    formula: str
    sentence: str


def blank(told: Told, number: int) -> Blank:
    """The step of this number, from 1, as a question on paper."""
    step = told.step(number)
    here = Point.of(told.trace, told.updates)
    task = StepTask(Question(step, told.walk, here, told.symbols))
    return Blank(_formula(told, step), task.heading)


def _formula(told: Told, step: Step) -> str:
    """The left side, and the formula in symbols where a step before says it already."""
    write = Derivations(told.trace, told.symbols)
    if step.phase is Phase.BACKWARD:
        return _gradient(told, step, write)
    chain = told.narrator.formula(step, "tex")
    if step.phase is Phase.LOCAL and chain.left:
        return f"{chain.left} ="
    if not chain.left:
        return f"{chain.terms[0]} ="
    if step.phase is Phase.ZERO_GRAD or len(chain.terms) < 2:
        return f"{chain.left} {chain.relation}"
    return f"{chain.first} ="


def _gradient(told: Told, step: Step, write: Derivations) -> str:
    """The chain rule by name; a share of a gradient, and what starts at the root, is only named."""
    edge, name = step.edge, write.partial(step.node)
    by_name = (
        edge is not None
        and edge.target != told.walk.graph.root
        and len(told.walk.arrivals(step.node)) == 1
        and told.trace.local_gradient(edge) is not None
    )
    if edge is None or not by_name:
        return f"{name} ="
    return rf"{name} = {write.partial(edge.target)} \cdot {write.local_partial(edge)} ="
