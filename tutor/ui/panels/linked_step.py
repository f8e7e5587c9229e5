"""The formula of the step just made, with every number in it a link to where it comes from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from tutor.engine import Trace
from tutor.graph.symbols import Symbols
from tutor.ui.look.roles import PHASE_ROLE, text_role
from tutor.ui.look.theme import Role
from tutor.ui.panels.formula_rows import formula_rows
from tutor.ui.panels.node.linked_maths import LinkedMaths
from tutor.ui.session.session import Session
from tutor.ui.typesetting.typeset_row import Piece, Tex, split_tex, with_role
from tutor.walk import Derivation, Narration, Narrator, Quantity, Step
from tutor.walk.quantity import gradient
from tutor.walk.questions.task import StepTask, Task

_RESULT, _SUM = "result", "sum"

Rows = list[list[Piece]]


@dataclass(frozen=True)
class LinkedStep:
    """Rows of maths: what it is, and the numbers; `added` is the sum at a fork; `keys` are the links."""

    rows: Rows
    plain: str
    added: Rows
    added_plain: str
    keys: Mapping[str, Quantity]


def linked_step(session: Session) -> LinkedStep | None:
    """The step just made; None at the start, and while there are no numbers."""
    step, narrator, narration, trace = (
        session.frame.step,
        session.narrator,
        session.narration,
        session.trace,
    )
    if step is None or narrator is None or narration is None or trace is None:
        return None
    return linked_of(step, narrator, narration, trace, session.document.symbols)


def linked_of(
    step: Step, narrator: Narrator, narration: Narration, trace: Trace, symbols: Symbols
) -> LinkedStep:
    """Any step that the narrator tells, with the numbers of its trace; `narration` says it in words."""
    maths = LinkedMaths(trace, symbols)
    role = text_role(PHASE_ROLE[step.phase])
    rows = _rows(maths, narrator.derive(step, maths), role, _RESULT)
    added = narrator.add(step, maths)
    more = _rows(maths, added, "grad", _SUM) if added is not None else []
    plain = str(narrator.sum_at_fork(step, "plain")) if added is not None else ""
    keys = {**maths.keys, _RESULT: narration.quantity, _SUM: gradient(step.node)}
    return LinkedStep(rows, narration.sentence, more, plain, keys)


def linked_answer(task: Task) -> LinkedStep:
    """Where the answer to a question comes from; its own number leads nowhere, since it is not known yet."""
    role, plain = text_role(PHASE_ROLE[task.phase]), str(task.derivation("plain"))
    if not isinstance(task, StepTask):
        return LinkedStep(formula_rows(task.derivation(), role), plain, [], "", {})
    maths = LinkedMaths(task.question.here.trace, task.question.symbols)
    rows = _rows(maths, task.words.derive(maths), role, None)
    return LinkedStep(rows, plain, [], "", dict(maths.keys))


def _rows(maths: LinkedMaths, chain: Derivation, role: Role, key: str | None) -> Rows:
    """What it is on the first row, the numbers on the second, the result with a key of its own, or none."""
    terms = maths.distinct(chain)
    first: list[Piece] = list(split_tex(f"{chain.left} {chain.relation}")) if chain.left else []
    first += maths.cut(terms[0])
    numbers = terms[1:]
    if not numbers:
        return [first]
    second: list[Piece] = []
    for term in numbers[:-1]:
        second += [Tex("=", may_break=True), *maths.cut(term)]
    result = with_role(maths.cut(numbers[-1]), role)
    second += [Tex("=", may_break=True), *(replace(piece, key=key) for piece in result)]
    return [row for row in (first, second, maths.buried(chain)) if row]
