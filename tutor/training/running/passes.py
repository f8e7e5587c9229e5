"""One iteration again, sample by sample: each traced by either engine from the parameters of that time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tutor.engine import EngineName, Trace, own
from tutor.training.history.history import History
from tutor.training.running.prepare import prepare

MOST = 200
"""So many samples of an iteration are traced again; of a larger batch the first ones."""


@dataclass(frozen=True, eq=False)
class Pass:
    """One sample of an iteration: its place in the epoch, from 0, and its trace."""

    position: int
    trace: Trace


def passes(history: History, engine: EngineName, iteration: int) -> Iterator[Pass]:
    """The passes of an iteration, one for each sample of its batch (`MOST` of them), in their order.

    The given gradient is 1, or 1/N in a batch of N, whose loss is the mean. An engine that trains a batch at
    once may round otherwise than in these traces.

    Raises:
        TutorError: the engine takes no such numbers.
        TorchMissing: the engine is PyTorch, and it cannot be imported.
    """
    plan, prepared = history.plan, prepare(history.plan)
    leaves = {**prepared.fixed, **history.parameters_before(iteration)}
    epoch, within = divmod(iteration, plan.iterations_per_epoch)
    order = plan.order(epoch)
    first = within * plan.batch_size
    last = min(first + plan.batch_size, plan.samples)
    for position in range(first, min(last, first + MOST)):
        row = position if order is None else order[position]
        sample = {name: column[row] for name, column in prepared.columns.items()}
        given = 1 / (last - first)
        yield Pass(position, _trace(engine)(plan.graph, {**leaves, **sample}, given=given, dtype=plan.dtype))


def _trace(engine: EngineName) -> Callable[..., Trace]:
    if engine == "own":
        return own.trace
    from tutor.engine import torch_engine  # torch is loaded where it is asked for

    return torch_engine.trace
