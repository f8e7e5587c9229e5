"""Side by side: our own engine and PyTorch train one plan in step, compared bit by bit and timed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter

from tutor.engine import EngineName
from tutor.training.findings.difference import first_difference
from tutor.training.history.history import History
from tutor.training.plan import Plan
from tutor.training.running.loop import FIRST_CHUNK, never, next_size
from tutor.training.running.one_run import Trainer, trainer


@dataclass
class Pace:
    """What an engine's iterations have cost so far, in chunks by turns; the first chunk does not count.

    In it code is compiled, and PyTorch is loaded.
    """

    chunks: int = 0
    iterations: int = 0
    seconds: float = 0.0

    def add(self, iterations: int, seconds: float) -> None:
        """One chunk more."""
        self.chunks += 1
        if self.chunks > 1:
            self.iterations += iterations
            self.seconds += seconds

    @property
    def per_iteration(self) -> float | None:
        """Seconds an iteration; None as long as nothing counts."""
        return self.seconds / self.iterations if self.iterations else None


class Lockstep:
    """Two runs of one plan on the same batches. Used from one thread at a time.

    `first` is the first iteration in which they differ in any bit (None: none so far), `equal` how many
    before it are the same; both are known as far as both runs have come.
    """

    def __init__(self, own: Trainer, torch: Trainer) -> None:
        self.own, self.torch = own, torch
        self.first: int | None = None
        self.equal = 0
        self.paces: dict[EngineName, Pace] = {"own": Pace(), "torch": Pace()}
        self._turn = 0

    @property
    def histories(self) -> dict[EngineName, History]:
        """What each run has kept."""
        return {"own": self.own.history, "torch": self.torch.history}

    def advance(self, until: int, chunk: int, *, past: bool = False) -> bool:
        """Train each run up to `chunk` iterations further, to `until` at most; whether that is all.

        The engines begin in turns. A run that diverges ends there, unless `past`; then the other one ends
        too, with this chunk.

        Raises:
            TutorError: an engine takes no such numbers; what was trained before stays, in both.
        """
        both = (self.own, self.torch) if self._turn % 2 == 0 else (self.torch, self.own)
        self._turn += 1
        try:
            for run in both:
                wished = min(chunk, until - len(run.history))
                begun = perf_counter()
                done = run.advance(wished, beyond=True, past=past) if wished > 0 else 0
                if done:
                    self.paces[run.engine].add(done, perf_counter() - begun)
        finally:
            self.compare()
        stopped = not past and any(run.diverged is not None for run in both)
        return stopped or all(len(run.history) >= until for run in both)

    def compare(self) -> None:
        """Look at what both runs have done since the last look."""
        if self.first is None:
            until = min(len(self.own.history), len(self.torch.history))
            self.first = first_difference(self.own.history, self.torch.history, self.equal, until)
            self.equal = until if self.first is None else self.first


def beside(plan: Plan) -> Lockstep:
    """Both engines at the start of the plan.

    Raises:
        TutorError: the plan cannot be trained.
        TorchMissing: PyTorch cannot be imported.
    """
    return Lockstep(trainer(plan, "own"), trainer(plan, "torch"))


def train_both(
    both: Lockstep, *, stop: Callable[[], bool] = never, past: bool = False, chunk_ms: float = 20
) -> Lockstep:
    """Train the whole plan in both engines, or as far as `stop` says, or until one of them diverges.

    Raises:
        TutorError: an engine takes no such numbers; what was trained before stays.
    """
    chunk, iterations = FIRST_CHUNK, both.own.history.plan.iterations
    is_done = iterations == 0
    while not is_done and not stop():
        begun = perf_counter()
        is_done = both.advance(iterations, chunk, past=past)
        chunk = next_size(chunk, perf_counter() - begun, chunk_ms / 1000)
    return both
