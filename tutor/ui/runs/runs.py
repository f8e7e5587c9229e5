"""The training runs of one document, one an engine: advanced in the background, paused, resumed, read.

Our own trainer may also be advanced from the window's thread, for the one iteration that stepping needs,
while nothing runs. PyTorch's is touched in the background alone, since even importing PyTorch takes a second.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from time import perf_counter
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject, Signal

from tutor.document.document import Document
from tutor.engine import DType, EngineName, Given, Trace, Value
from tutor.errors import TutorError
from tutor.training.plan import Plan
from tutor.ui.background import Background
from tutor.ui.runs.run_memory import RunMemory

if TYPE_CHECKING:
    from tutor.training.history.batch_sums import BatchSums
    from tutor.training.history.history import History
    from tutor.training.running.trained import Trained
    from tutor.ui.runs.validating import Validating

_SECONDS = 0.03
"""For how long is trained before the window is told."""
_AHEAD = 2
"""Stretches of that length asked for at once: the next one begins while the window shows the last."""
_NO_LOSSES = np.empty(0, np.float64)
_FIRST_CHUNK = 1


@dataclass(frozen=True)
class Progress:
    """How far training has come: iterations done and wished for, seconds still to go (None: not known)."""

    done: int
    wished: int
    seconds_left: float | None


@dataclass(eq=False)
class _Lap:
    """Training from a start to its pause: up to which wish all is done, and whether it has failed."""

    reached: int | None = None
    has_failed: bool = False


class Runs(QObject):
    """The runs. `advanced`: histories have grown; `state_changed`: training has begun, paused or ended.

    `stopped` says that a run has diverged, once; not where a panel that is seen says it (`is_watched`).
    """

    advanced = Signal()
    state_changed = Signal()
    traced = Signal(object)
    failed = Signal(str)
    stopped = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = Background(self)
        self.memory = RunMemory()
        self._plan: Plan | None = None
        self._document: Document | None = None
        self._trained: Trained | None = None
        self._sums: BatchSums | None = None
        self._generation = 0
        self._wished = 0
        self._started, self._done_at_start = 0.0, 0
        self._chunk = _FIRST_CHUNK
        self._lap = _Lap()
        self._engines: tuple[EngineName, ...] = ("own",)
        self._past = self._has_told = False
        self.is_watched = False
        self.running = False

    def begin(self, document: Document, dtype: DType, *, afresh: bool = False) -> None:
        """Start from the document's initial weights, or where it was trained before, unless `afresh`."""
        self.pause()
        self._background.forget()
        self._generation += 1
        self.memory.put(self._trained)
        self._document, self._trained, self._has_told = document, None, False
        self._plan = document.plan(dtype) if document.trains else None
        self._sums, self._wished = None, 0
        if afresh and not document.keeps_run:
            self.memory.drop(self._plan)
        if not afresh and not self._background.busy:  # a run that is still at work is left to its thread
            self._trained = self.memory.find(self._plan)
        if "validating" in vars(self):
            self.validating.begin(document.validation, self._plan)

    def forget(self) -> None:
        """Keep nothing of what was trained: another document is to be opened."""
        self._trained = None
        self.memory.clear()

    @cached_property
    def validating(self) -> Validating:
        """The losses of the validation samples: made when they are first asked for, after the first paint."""
        from tutor.ui.runs.validating import Validating

        made = Validating(self)
        made.failed.connect(self.failed)
        if self._document is not None:
            made.begin(self._document.validation, self._plan)
        return made

    def is_at_work(self) -> bool:
        """Whether training goes on in the background."""
        return self.running

    @property
    def plan(self) -> Plan | None:
        """What is trained; None where the document does not train."""
        return self._plan

    def history(self, engine: EngineName) -> History | None:
        """What this engine's training has kept; None before its first iteration."""
        known = self._trained.known(engine) if self._trained is not None else None
        return known.history if known else None

    @property
    def found(self) -> Trained | None:
        """What was found out about the runs: where they differ, where one diverged; None before any."""
        return self._trained

    def zeroed_losses(self) -> npt.NDArray[np.float64]:
        """What the losses would be with gradients zeroed; none where they are, or nothing is trained."""
        return self._trained.zeroed_losses() if self._trained is not None else _NO_LOSSES

    def length(self, engine: EngineName = "own") -> int:
        """How many iterations the engine has done."""
        history = self.history(engine)
        return len(history) if history else 0

    @property
    def progress(self) -> Progress:
        """How far training has come, in the engine that is farthest behind."""
        done = min(self.length(engine) for engine in self._engines)
        made, spent = done - self._done_at_start, perf_counter() - self._started
        left = spent / made * (self._wished - done) if self.running and made > 0 else None
        return Progress(done, self._wished, left)

    def iteration(self, sample: int) -> int:
        """The iteration in which a sample, counted through all epochs, is gone through."""
        if self._plan is None:
            return 0
        epoch, within = divmod(sample, self._plan.samples)
        return epoch * self._plan.iterations_per_epoch + within // self._plan.batch_size

    def after(self, epochs: int, samples: int) -> int:
        """The iterations done when so many epochs, of so many samples, have followed the last whole one."""
        per_epoch = self.iteration(samples)
        return (self.length() // per_epoch + epochs) * per_epoch

    def samples_reached(self) -> int:
        """The last sample, counted through all epochs, whose starting parameters are known."""
        if self._plan is None:
            return 0
        epoch, within = divmod(self.length(), self._plan.iterations_per_epoch)
        return epoch * self._plan.samples + within * self._plan.batch_size

    def parameters(self, sample: int) -> dict[str, Given]:
        """Our own parameters before this sample's iteration; empty before any training."""
        history, iteration = self.history("own"), self.iteration(sample)
        return dict(history.parameters_before(iteration)) if history and 0 < iteration <= len(history) else {}

    def left(self, sample: int, engine: EngineName) -> Mapping[str, Value]:
        """What the engine's passes before this sample have left in grad, those of its batch among them.

        Empty where they left nothing.
        """
        before, sums = self.left_before_batch(sample, engine), self._batch_sums
        return sums.before(sample, engine, self.parameters(sample), before) if sums else before

    def total(self, sample: int, engine: EngineName) -> Mapping[str, Value]:
        """What grad holds after this sample, as the engine sums its batch; empty without batches."""
        before, sums = self.left_before_batch(sample, engine), self._batch_sums
        return sums.after(sample, engine, self.parameters(sample), before) if sums else {}

    @property
    def _batch_sums(self) -> BatchSums | None:
        """What adds up the samples of a batch; None where samples go one by one."""
        if self._sums is None and self._plan is not None and self._plan.batch_size > 1:
            from tutor.training.history.batch_sums import BatchSums  # most documents have no batches

            self._sums = BatchSums(self._plan)
        return self._sums

    def left_before_batch(self, sample: int, engine: EngineName) -> dict[str, Value]:
        """What the engine's iterations before this sample's have left in grad; empty if it is zeroed."""
        history, iteration = self.history(engine), self.iteration(sample)
        return history.left_before(iteration) if history and iteration <= len(history) else {}

    def states(self, sample: int, engine: EngineName) -> dict[str, dict[str, Value]]:
        """What the engine's optimiser remembers before this sample's update; empty before any training."""
        history, iteration = self.history(engine), self.iteration(sample)
        return history.states_before(iteration) if history and iteration <= len(history) else {}

    def reach(self, sample: int) -> bool:
        """Train our own engine up to a sample that is asked for; False where that cannot be now.

        Training that diverges on the way stops there, and goes on when it is asked for once more.
        """
        wished = self.iteration(sample)
        if self.length() >= wished:
            return True
        if self.running:
            return False
        try:
            trained = self._all()
            past = trained.has_diverged
            trained.trainer("own").advance(wished - self.length(), beyond=True, past=past)
        except TutorError as error:
            self.failed.emit(str(error))
            return False
        self.advanced.emit()
        self._follow(trained)
        return self.length() >= wished

    def _follow(self, trained: Trained) -> None:
        """In the background, find out what can be found out about what was trained."""
        generation = self._generation
        then = self._current(generation, lambda _: self._tell())
        self._background.run(trained.follow, then, self._failure(generation))

    def _tell(self) -> None:
        """Histories have grown; and perhaps one has diverged."""
        self.advanced.emit()
        found = self._trained.divergences if self._trained is not None else {}
        if found and not self._has_told:
            from tutor.training.findings.verdicts import notice_divergence  # most training converges

            self._has_told = True
            if not self.is_watched:
                self.stopped.emit(notice_divergence(next(iter(found.values()))))

    def start(self, iterations: int, *, with_torch: bool) -> None:
        """Train in the background until so many iterations are done in all, or a run diverges.

        Where one has diverged already, training goes on past that: whoever starts it again wants it.
        """
        try:
            trained = self._all()
            trained.trainer("own")
        except TutorError as error:
            self.failed.emit(str(error))
            return
        self._past = trained.has_diverged
        self._wished = iterations
        self._engines = ("own", "torch") if with_torch else ("own",)
        self._started, self._done_at_start = perf_counter(), self.progress.done
        self._chunk = _FIRST_CHUNK
        if not self.running:
            self.running = True
            self._lap = _Lap()
            self.state_changed.emit()
            for _ in range(_AHEAD):
                self._next_chunk()

    def pause(self) -> None:
        """Stop after the chunk that is running; what was trained stays."""
        if self.running:
            self.running = False
            self.state_changed.emit()

    def catch_up(self) -> None:
        """Let PyTorch train as far as our own engine has."""
        if not self.running and self.length("torch") < self.length("own"):
            self.start(self.length("own"), with_torch=True)

    def trace_with_torch(self, document: Document, sample: int, dtype: DType) -> None:
        """Ask for PyTorch's trace at a sample, from the parameters PyTorch's own training has there."""
        generation = self._generation

        def job() -> tuple[int, Trace]:
            """PyTorch's trace, after its training has come as far as the sample."""
            from tutor.engine import torch_engine

            iteration, values = self.iteration(sample), {}
            if iteration:
                trained = self._all()
                theirs = trained.trainer("torch")
                theirs.advance(max(iteration - len(theirs.history), 0), beyond=True, past=True)
                trained.follow()
                values = dict(theirs.history.parameters_before(iteration))
            epoch, place = divmod(sample, document.samples)
            leaves = document.sample(document.row(place, epoch), values)
            if self._batch_sums is not None:
                self._batch_sums.make(sample, "torch", values)
            given = document.seed_at(place)
            return sample, torch_engine.trace(document.computed, leaves, given=given, dtype=dtype)

        self._background.run(job, self._current(generation, self.traced.emit), self._failure(generation))

    def close(self) -> None:
        """Stop training, and end the thread."""
        self.running = False
        if "validating" in vars(self):
            self.validating.close()
        self._background.close()

    def _all(self) -> Trained:
        """The runs of the document. Raises TutorError where there is no training."""
        if self._plan is None or self._document is None:
            raise TutorError(self.tr("This graph has no training: it needs a parameter and a learning rate."))
        if self._trained is None:
            from tutor.training.running.trained import Trained  # the first paint does without

            self._trained = Trained(self._plan, self._document.walkthrough, self._document.symbols)
        return self._trained

    def _next_chunk(self) -> None:
        """Ask for a stretch of training, behind those that are asked for already."""
        generation, lap, trained = self._generation, self._lap, self._all()

        def stop() -> bool:
            is_current = generation == self._generation and lap is self._lap
            return lap.has_failed or not (self.running and is_current)

        def job() -> None:
            """Train a little further, unless all that is wished is done."""
            wished, with_torch = self._wished, "torch" in self._engines
            if stop() or lap.reached == wished:
                return
            try:
                self._chunk, is_done = trained.advance_for(
                    _SECONDS, wished, self._chunk, stop=stop, with_torch=with_torch, past=self._past
                )
                trained.settle()
            except BaseException:
                lap.has_failed = True  # the stretch behind this one would fail too
                raise
            lap.reached = wished if is_done else None

        def then(_: None) -> None:
            """Tell of it, and go on."""
            self._tell()
            if lap is self._lap and lap.reached == self._wished:
                self.pause()
            elif lap is self._lap and self.running:
                self._next_chunk()

        self._background.run(job, self._current(generation, then), self._failure(generation))

    def _current(self, generation: int, then: Callable[[Any], object]) -> Callable[[Any], None]:
        def only_if_current(result: Any) -> None:
            if generation == self._generation:
                then(result)

        return only_if_current

    def _failure(self, generation: int) -> Callable[[BaseException], None]:
        def failed(error: BaseException) -> None:
            """Stop, and say what a person can mend; anything else is a fault of the program."""
            if generation != self._generation:
                return
            self.pause()
            if not isinstance(error, TutorError):
                raise error
            self.failed.emit(str(error))

        return failed
