"""Where training diverged: the first step whose number is not finite, found by tracing its iteration."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from tutor.engine import EngineName, Trace, Value
from tutor.graph.symbols import Symbols
from tutor.training.history.history import History
from tutor.training.running.passes import Pass, passes
from tutor.walk import Derivations, Kind, Phase, Quantity, Walkthrough, made_by
from tutor.walk.quantity import gradient, sum_of, value

_LONGEST = 120
"""Characters of a formula with its numbers that a sentence can hold."""


@dataclass(frozen=True)
class Divergence:
    """The first number of a run that is not finite.

    `iteration` and `epoch` count from 0; `position` is the sample's place in its epoch, from 0. Where no
    single sample's pass has such a number it is `of_batch`: it came up in the sum over the batch, or in the
    update; the position is that of the batch's last sample. `quantity` is what it is (an element of an
    array), `name` what that is called, `formula` where it comes from (empty where that is too long).
    `is_given`: it stands in the data or the initial values, and no step has made it.
    """

    engine: EngineName
    iteration: int
    epoch: int
    position: int
    of_batch: bool
    phase: Phase
    quantity: Quantity
    name: str
    number: float
    formula: str = ""
    is_given: bool = False


def divergence(
    history: History,
    engine: EngineName,
    iteration: int,
    walk: Walkthrough | None = None,
    symbols: Symbols | None = None,
) -> Divergence:
    """Where the iteration, the first with a number that is not finite, has its first such number.

    Steps are gone through in the order of the walk, sample after sample; then come the sum over the batch and
    the update.

    Args:
        history: the run's, that far at least.
        engine: the one that has trained.
        iteration: as `first_not_finite` finds it.
        walk: the order of the steps; by default local gradients are a phase of their own.
        symbols: what the names are shown as.

    Raises:
        TutorError: the engine takes no such numbers.
    """
    plan = history.plan
    walk = walk or Walkthrough(plan.graph, updates=True, zero_grad=plan.zero_grad)
    tell = _Teller(history, engine, iteration, walk, symbols or Symbols())
    for each in passes(history, engine, iteration):
        for phase, quantity, number in _numbers(walk, each.trace):
            if not np.isfinite(number).all():
                return tell.of_pass(each, phase, quantity, number)
    return tell.of_run()


def _numbers(walk: Walkthrough, trace: Trace) -> Iterator[tuple[Phase, Quantity, Value]]:
    """What is given, then what each step makes, in order; a share of a gradient, then the sum so far."""
    for leaf in trace.graph.leaves:
        yield Phase.FORWARD, value(leaf.name), trace.value(leaf.name)
    for step in walk.steps:
        if step.phase in (Phase.UPDATE, Phase.ZERO_GRAD):
            return
        quantity = made_by(step)
        number = quantity.of(trace)
        if number is not None:
            yield step.phase, quantity, number
        if step.phase is Phase.BACKWARD and step.edge is not None:
            arrivals = walk.arrivals(step.node)
            so_far = arrivals[: arrivals.index(step.edge) + 1]
            if len(so_far) == len(arrivals) > 1:
                yield step.phase, gradient(step.node), trace.gradient(step.node)
            elif len(so_far) > 1:
                total = sum_of([trace.contribution(edge) for edge in so_far])
                yield step.phase, gradient(step.node), total


@dataclass(frozen=True)
class _Teller:
    """Makes the record of what was found in one iteration."""

    history: History
    engine: EngineName
    iteration: int
    walk: Walkthrough
    symbols: Symbols

    def of_pass(self, each: Pass, phase: Phase, quantity: Quantity, number: Value) -> Divergence:
        """A number of one sample's pass."""
        element, found = _first(number)
        quantity = quantity.at(element)
        write = Derivations(each.trace, self.symbols, "plain")
        made = self._made(each, phase, quantity, found)
        if quantity.kind is Kind.VALUE and each.trace.graph[quantity.node].is_leaf:
            return replace(made, is_given=True)
        arrivals = self.walk.arrivals(quantity.node) if quantity.kind is Kind.GRADIENT else ()
        formula = str(write.of(quantity, arrivals))
        return replace(made, formula=formula if len(formula) <= _LONGEST else "")

    def of_run(self) -> Divergence:
        """What no single pass has: a gradient summed over the batch, the mean loss, or an update."""
        history, at = self.history, self.iteration
        *_, last = passes(history, self.engine, at)
        of_batch = history.plan.batch_size > 1
        for phase, what, numbers in (
            (Phase.BACKWARD, gradient, history.gradients(at)),
            (Phase.FORWARD, value, {history.plan.graph.root: history.loss(at)}),
            (Phase.UPDATE, value, history.parameters_after(at)),
        ):
            for name, number in numbers.items():
                if not np.isfinite(number).all():
                    element, found = _first(number)
                    made = self._made(last, phase, what(name).at(element), found)
                    return replace(made, of_batch=of_batch)
        raise ValueError(f"all numbers of iteration {at} are finite")

    def _made(self, each: Pass, phase: Phase, quantity: Quantity, number: float) -> Divergence:
        name = Derivations(each.trace, self.symbols, "plain").name_of(quantity)
        epoch = self.iteration // self.history.plan.iterations_per_epoch
        return Divergence(
            self.engine, self.iteration, epoch, each.position, False, phase, quantity, name, number
        )


def _first(number: Value) -> tuple[tuple[int, ...], float]:
    """The first element that is not finite, and where it stands; () in a single number."""
    array = np.asarray(number)
    place = tuple(map(int, np.argwhere(~np.isfinite(array))[0]))
    return place, float(array[place])
