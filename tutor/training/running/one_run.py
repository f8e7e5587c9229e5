"""A trainer: one run of one engine, advanced by so many iterations at a time."""

from __future__ import annotations

import sys
from typing import Protocol

from tutor.engine import EngineName
from tutor.training.findings.finite import first_not_finite
from tutor.training.history.history import History
from tutor.training.plan import Plan
from tutor.training.running.prepare import Prepared, prepare


class Trainer(Protocol):
    """One run of one engine. Use it from one thread at a time; its history may be read from others."""

    @property
    def engine(self) -> EngineName:
        """The engine that computes."""

    @property
    def history(self) -> History:
        """All that has been trained so far."""

    @property
    def diverged(self) -> int | None:
        """The first iteration with a loss, gradient or parameter that is not finite; None as long as all are.

        A run that trains `past` such numbers from its start does not look for them.
        """

    def advance(self, iterations: int, *, beyond: bool = False, past: bool = False) -> int:
        """Do up to so many more iterations, to the plan's end at most unless `beyond`; return how many.

        Training stops after the iteration in which it has `diverged`, and goes on only with `past`.
        """


class _Run(Protocol):
    """What an engine brings: so many iterations, of one epoch if these vary, added to the history.

    Where it watches, `go` ends after the first of them with a number that is not finite, and returns True.
    """

    @property
    def engine(self) -> EngineName: ...

    @property
    def history(self) -> History: ...

    def go(self, iterations: int, *, watch: bool = False) -> bool: ...


class _Trainer:
    def __init__(self, run: _Run) -> None:
        self._run = run
        self.engine, self.history = run.engine, run.history
        self.diverged = first_not_finite(run.history)

    def advance(self, iterations: int, *, beyond: bool = False, past: bool = False) -> int:
        before = len(self.history)
        wished = iterations if beyond else min(iterations, self.history.plan.iterations - before)
        while wished > 0 and (past or self.diverged is None):
            part = min(wished, self._in_one_go())
            if self._run.go(part, watch=not past):
                self.diverged = len(self.history) - 1
            wished -= part
        return len(self.history) - before

    def _in_one_go(self) -> int:
        """How many iterations have one learning rate and one order of samples: any, or to the epoch's end."""
        plan, done = self.history.plan, len(self.history)
        each = plan.iterations_per_epoch
        return each - done % each if plan.varies else sys.maxsize


def trainer(plan: Plan, engine: EngineName = "own", history: History | None = None) -> Trainer:
    """A run of the plan, from its start, or from where a history of the same plan ends.

    Raises:
        TutorError: the plan cannot be trained; one sentence says why, before anything is computed.
        TorchMissing: the engine is PyTorch, and it cannot be imported.
    """
    prepared = prepare(plan)
    history = _begun(prepared) if history is None else history
    if not history.is_computed_again:
        history.computed_again_by(lambda stretch: _run(prepared, engine, stretch).go)
    return _Trainer(_run(prepared, engine, history))


def _run(prepared: Prepared, engine: EngineName, history: History) -> _Run:
    # Each engine's training is loaded when it is asked for: the window is painted without either.
    if engine == "own":
        from tutor.training.running.own_trainer import own_run

        return own_run(prepared, history)
    from tutor.training.running.torch_trainer import TorchRun

    return TorchRun(prepared, history)


def listing(plan: Plan) -> str:
    """The Python code by which the own engine trains the plan.

    Raises:
        TutorError: the plan cannot be trained.
    """
    from tutor.training.running.own_trainer import own_run

    prepared = prepare(plan)
    return own_run(prepared, _begun(prepared)).source


def _begun(prepared: Prepared) -> History:
    """A history of no iteration yet."""
    plan = prepared.plan
    known = plan.derived.get("history")
    if not isinstance(known, History):
        states = plan.rule.zero_states(prepared.parameters)
        known = plan.derived["history"] = History(plan, prepared.parameters, states)
    return known.anew()
