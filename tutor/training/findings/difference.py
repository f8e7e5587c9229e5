"""Where two engines' runs of one plan first differ: the iteration, then the number in it where it began."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from tutor.engine import Trace, Value
from tutor.engine.compare import Apart, apart, differs, same_bits
from tutor.graph.symbols import Symbols
from tutor.training.history.history import History
from tutor.training.running.passes import Pass, passes
from tutor.walk import Derivations, Phase, Quantity, Walkthrough
from tutor.walk.quantity import contribution, gradient, value

_AT_ONCE = 1 << 20
"""Numbers of each run that are looked at together."""


@dataclass(frozen=True)
class Difference:
    """The first number in which PyTorch's run differs from our own, in any bit.

    `iteration` and `epoch` count from 0; `position` is the sample's place in its epoch, from 0. Where the
    passes of all samples of a batch agree, it is `of_batch`: the loss or a gradient differs in the sum over
    the batch, or a parameter in the update; the position is that of the batch's last sample. `quantity` is
    what differs (an element of an array), `name` what that is called, `own` and `torch` are its exact
    numbers, `ulps` how many floats they are apart (None: one of them is not a number).
    """

    iteration: int
    epoch: int
    position: int
    of_batch: bool
    phase: Phase
    quantity: Quantity
    name: str
    own: float
    torch: float
    ulps: int | None


def first_difference(own: History, torch: History, start: int = 0, stop: int | None = None) -> int | None:
    """The first iteration from `start` to before `stop` in which loss, gradients or parameters differ.

    Two numbers differ where any bit of them does; nan is the same as nan. None where all are the same, as far
    as both runs have come.
    """
    stop = min(len(own), len(torch), len(own) if stop is None else stop)
    if stop <= start:
        return None
    step = max(1, _AT_ONCE // max(1, own.latest().size))
    for first in range(start, stop, step):
        found = _first_apart(own, torch, first, min(first + step, stop))
        if found is not None:
            return found
    return None


def _first_apart(own: History, torch: History, start: int, stop: int) -> int | None:
    losses = own.losses()[start:stop], torch.losses()[start:stop]
    pairs = zip(own.between(start, stop), torch.between(start, stop), strict=True)
    apart_at = differs(*losses)
    for mine, other in pairs:
        if not same_bits(mine, other):
            apart_at = apart_at | differs(mine, other).any(axis=1)
    return start + int(np.argmax(apart_at)) if apart_at.any() else None


def difference(
    own: History,
    torch: History,
    iteration: int,
    walk: Walkthrough | None = None,
    symbols: Symbols | None = None,
) -> Difference:
    """Where the difference of an iteration, the first in which the runs differ, began.

    Both engines trace its samples from the parameters, which are still equal: the first node in forward order
    whose values differ, else the first gradient in backward order. Where the traces agree in all numbers, the
    runs themselves tell: the loss or a gradient (in a batch the order of a sum), else a parameter's update.

    Raises:
        TutorError: an engine takes no such numbers.
        TorchMissing: PyTorch cannot be imported.
    """
    walk = walk or Walkthrough(own.plan.graph)
    tell = _Teller(own, torch, iteration, symbols or Symbols())
    order = list(_in_order(walk))
    found: tuple[int, Difference] | None = None
    pairs = zip(passes(own, "own", iteration), passes(torch, "torch", iteration), strict=True)
    for mine, theirs in pairs:
        better = tell.first(mine, theirs, order if found is None else order[: found[0]])
        found = better or found
    return tell.of_runs() if found is None else found[1]


def _in_order(walk: Walkthrough) -> Iterator[tuple[Phase, Quantity]]:
    """The values of all nodes forward, then the shares of gradients backward, a sum after its last share."""
    for node in walk.graph.nodes:
        if not node.is_leaf and node.name in walk.graph.influencing:
            yield Phase.FORWARD, value(node.name)
    for step in walk.steps:
        if step.phase is Phase.BACKWARD and step.edge is not None:
            yield Phase.BACKWARD, contribution(step.edge)
            arrivals = walk.arrivals(step.node)
            if step.edge == arrivals[-1] and len(arrivals) > 1:
                yield Phase.BACKWARD, gradient(step.node)


@dataclass(frozen=True)
class _Teller:
    """Makes the record of what was found in one iteration."""

    own: History
    torch: History
    iteration: int
    symbols: Symbols

    def first(
        self, mine: Pass, theirs: Pass, order: Sequence[tuple[Phase, Quantity]]
    ) -> tuple[int, Difference] | None:
        """The first number of a sample's pass that differs, with its place in the order."""
        for rank, (phase, quantity) in enumerate(order):
            ours, other = quantity.of(mine.trace), quantity.of(theirs.trace)
            assert ours is not None and other is not None
            found = apart(ours, other, mine.trace.dtype)
            if found is not None:
                return rank, self._made(mine.position, phase, quantity, found, mine.trace)
        return None

    def of_runs(self) -> Difference:
        """What the passes do not show: the loss, a gradient, or a parameter after its update."""
        own, torch, at = self.own, self.torch, self.iteration
        root = own.plan.graph.root
        places: list[tuple[Phase, Callable[[str], Quantity], Mapping[str, Value], Mapping[str, Value]]] = [
            (Phase.FORWARD, value, {root: own.loss(at)}, {root: torch.loss(at)}),
            (Phase.BACKWARD, gradient, own.gradients(at), torch.gradients(at)),
            (Phase.UPDATE, value, own.parameters_after(at), torch.parameters_after(at)),
        ]
        *_, last = passes(own, "own", at)
        for phase, what, ours, theirs in places:
            for name, number in ours.items():
                found = apart(number, theirs[name], own.plan.dtype)
                if found is not None:
                    of_batch = own.plan.batch_size > 1
                    return self._made(last.position, phase, what(name), found, last.trace, of_batch=of_batch)
        raise ValueError(f"the runs have the same bits in iteration {at}")

    def _made(
        self,
        position: int,
        phase: Phase,
        quantity: Quantity,
        found: Apart,
        trace: Trace,
        *,
        of_batch: bool = False,
    ) -> Difference:
        quantity = quantity.at(found.element)
        name = Derivations(trace, self.symbols, "plain").name_of(quantity)
        epoch = self.iteration // self.own.plan.iterations_per_epoch
        return Difference(
            self.iteration, epoch, position, of_batch, phase, quantity, name,
            found.own, found.other, found.ulps,
        )  # fmt: skip
