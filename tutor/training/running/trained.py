"""The training of one plan, alone or in two engines in step, and what was found out about it on the way."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from time import perf_counter

import numpy as np
import numpy.typing as npt

from tutor.engine import EngineName
from tutor.errors import TutorError
from tutor.graph.symbols import Symbols
from tutor.training.findings.difference import Difference, difference
from tutor.training.findings.divergence import Divergence, divergence
from tutor.training.findings.zeroed import Zeroed
from tutor.training.plan import Plan
from tutor.training.running.lockstep import Lockstep, Pace
from tutor.training.running.loop import next_size
from tutor.training.running.one_run import Trainer, trainer
from tutor.walk import Walkthrough

_CHUNKS = 3
"""Into how many chunks a time is cut."""
_NO_LOSSES = np.empty(0, np.float64)


class Trained:
    """The runs of one plan. One thread at a time trains; any may read what is found.

    `difference` is the first number in which the engines differ, `divergences` where each run diverged, by
    engine; both are found once, by tracing that iteration again.
    """

    def __init__(self, plan: Plan, walk: Walkthrough, symbols: Symbols) -> None:
        self._plan, self._walk, self._symbols = plan, walk, symbols
        self._trainers: dict[EngineName, Trainer] = {}
        self._both: Lockstep | None = None
        self._zeroed: Zeroed | None = None
        self._looked: set[object] = set()
        self.difference: Difference | None = None
        self.divergences: dict[EngineName, Divergence] = {}

    def known(self, engine: EngineName) -> Trainer | None:
        """The engine's run, if it has begun."""
        return self._trainers.get(engine)

    def trainer(self, engine: EngineName) -> Trainer:
        """The engine's run.

        Raises:
            TutorError: the plan cannot be trained.
            TorchMissing: the engine is PyTorch, and it cannot be imported.
        """
        if engine not in self._trainers:
            self._trainers[engine] = trainer(self._plan, engine)
            if engine == "own" and not self._plan.zero_grad:
                self._zeroed = Zeroed(self._plan)
        return self._trainers[engine]

    @property
    def both(self) -> Lockstep | None:
        """Both engines in step, once both have begun."""
        if self._both is None and len(self._trainers) == 2:
            self._both = Lockstep(self._trainers["own"], self._trainers["torch"])
        return self._both

    @property
    def equal(self) -> int:
        """How many iterations from the start are the same in both engines, to the last bit."""
        return self._both.equal if self._both is not None else 0

    def pace(self, engine: EngineName) -> Pace:
        """What an engine's iterations cost, as far as both have trained in step."""
        return self._both.paces[engine] if self._both is not None else Pace()

    @property
    def has_diverged(self) -> bool:
        """Whether a run has a number that is not finite."""
        return any(run.diverged is not None for run in self._trainers.values())

    def zeroed_losses(self) -> npt.NDArray[np.float64]:
        """What the losses would be with gradients zeroed; none where they are."""
        return self._zeroed.losses() if self._zeroed is not None else _NO_LOSSES

    def advance(self, until: int, chunk: int, *, with_torch: bool, past: bool = False) -> bool:
        """Train up to so many iterations further, to `until` in all; whether that is all.

        It is all, too, where a run diverges, unless `past`. What can be found out is found out.

        Raises:
            TutorError: the plan cannot be trained, or an engine takes no such numbers.
            TorchMissing: PyTorch cannot be imported.
        """
        own = self.trainer("own")
        if with_torch:
            self.trainer("torch")
        try:
            if with_torch and self.both is not None:
                return self.both.advance(until, chunk, past=past)
            own.advance(min(chunk, until - len(own.history)), beyond=True, past=past)
            return len(own.history) >= until or (own.diverged is not None and not past)
        finally:
            self.follow()

    def advance_for(
        self,
        seconds: float,
        until: int,
        chunk: int,
        *,
        stop: Callable[[], bool],
        with_torch: bool,
        past: bool = False,
    ) -> tuple[int, bool]:
        """Advance for about so many seconds, in chunks short enough to be stopped between them.

        Args:
            seconds: how long.
            until: iterations in all.
            chunk: iterations of the first chunk.
            stop: asked after each chunk.
            with_torch: whether PyTorch trains too.
            past: whether to go on past a divergence.

        Returns:
            What the next chunk should be, and whether all is done.

        Raises:
            TutorError: as `advance`.
        """
        end, is_done, is_over = perf_counter() + seconds, False, False
        while not (is_done or is_over):
            begun = perf_counter()
            is_done = self.advance(until, chunk, with_torch=with_torch, past=past)
            now = perf_counter()
            chunk, is_over = next_size(chunk, now - begun, seconds / _CHUNKS), now > end or stop()
        return chunk, is_done

    def follow(self) -> bool:
        """Find out what can be found out of what was trained so far; whether anything new was found."""
        if self._zeroed is not None:
            self._zeroed.follow(len(self.trainer("own").history))
        if self.both is not None:
            self.both.compare()
        found = [self._locate_divergence(engine) for engine in self._trainers]
        return self._locate_difference() or any(found)

    def settle(self) -> None:
        """Make ready what readers will look at, so that they need not: for the thread that trains."""
        for run in self._trainers.values():
            run.history.settle()

    def _locate_divergence(self, engine: EngineName) -> bool:
        run = self._trainers[engine]
        if run.diverged is None or engine in self._looked:
            return False
        self._looked.add(engine)
        with suppress(TutorError):  # an engine that refuses the numbers has said so
            self.divergences[engine] = divergence(
                run.history, engine, run.diverged, self._walk, self._symbols
            )
        return True

    def _locate_difference(self) -> bool:
        both = self._both
        if both is None or both.first is None or "difference" in self._looked:
            return False
        self._looked.add("difference")
        histories = both.own.history, both.torch.history
        with suppress(TutorError):
            self.difference = difference(*histories, both.first, self._walk, self._symbols)
        return True
