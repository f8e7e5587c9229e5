"""Training in the own engine, by compiled code."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import chain
from typing import Any

import numpy as np

from tutor.engine import DType, EngineName
from tutor.engine.code.compiled_training import Program, array_program, scalar_program
from tutor.training.findings.finite import finite_iterations, finite_rows
from tutor.training.history.history import History
from tutor.training.history.parts import Numbers
from tutor.training.running.epochs import Epochs
from tutor.training.running.prepare import Prepared

_AT_ONCE = 1 << 14
"""Iterations after which their numbers are moved from a list into the history."""


_TRAINED = 2_000
"""Iterations of a graph after which a faster loop pays that takes longer to compile."""
_LINES = 400
"""Operations in an epoch up to which it is written out."""


class ScalarRun:
    """A run of a graph of single numbers, one sample an iteration."""

    engine: EngineName = "own"

    def __init__(self, prepared: Prepared, history: History) -> None:
        self.history = history
        self._prepared, plan = prepared, prepared.plan
        self._epochs = Epochs(prepared)
        self._size = len(prepared.parameters)
        self._watches = self._is_over = False
        self._fixed = [*prepared.fixed.values()]
        self._parameters = _singles(history.latest(), plan.dtype)
        self._left = [] if plan.zero_grad else _singles(history.left(), plan.dtype)
        self._states = _singles(history.latest_states(), plan.dtype) if plan.rule.states else []
        self._kept = 1 + 2 * self._size + len(self._states)
        self._program = self._compiled(numpy_scalars=False)
        self._epoch = plan.iterations_per_epoch
        # What is written out has the samples in one order.
        self._writes_out = not plan.shuffle and self._epoch * len(plan.graph.nodes) <= _LINES

    @property
    def source(self) -> str:
        """The code that trains."""
        return self._program.source

    def go(self, iterations: int, *, watch: bool = False) -> bool:
        """Do so many iterations; True where the last one has a number that is not finite, and it watches."""
        self._watches, self._is_over = watch, False
        known = self._prepared.plan.graph.derived
        trained = known.get("iterations trained", 0)
        assert isinstance(trained, int)
        known["iterations trained"] = trained + iterations
        with np.errstate(all="ignore"):
            if trained >= _TRAINED:
                iterations -= self._whole_epochs(iterations)
            while iterations > 0 and not self._is_over:
                iterations -= self._at_once(min(iterations, _AT_ONCE)) or self._refused()
        return self._is_over

    def _whole_epochs(self, iterations: int) -> int:
        """Do as many of the iterations as are whole epochs, by code that has an epoch written out.

        Returns how many were done: fewer where Python's floats refuse a result, or amid an epoch.
        """
        done = 0
        while (
            self._writes_out
            and not self._is_over
            and not len(self.history) % self._epoch
            and iterations - done >= self._epoch
        ):
            epochs = min(iterations - done, max(_AT_ONCE, self._epoch)) // self._epoch
            kept: list[Any] = []
            program = self._compiled(numpy_scalars=False, samples=self._epoch)
            try:
                at = len(self.history)
                samples = chain.from_iterable(self._epochs.batches(at, self._epoch))
                program.run(range(epochs), kept, self._epochs.rate(at), *self._leaves, *samples)
            except (ArithmeticError, ValueError):
                self._writes_out = False
            done += self._add(kept)
        return done

    @property
    def _leaves(self) -> list[Any]:
        count = [len(self.history)] if self.history.plan.rule.counts else []
        return [*self._fixed, *self._parameters, *self._left, *self._states, *count]

    def _at_once(self, iterations: int) -> int:
        """Do up to so many iterations; return how many came before a result that Python's floats refuse."""
        kept: list[Any] = []
        # What floats refuse, numpy's single numbers keep: `_refused` does that iteration.
        with suppress(ArithmeticError, ValueError):
            at = len(self.history)
            batches = self._epochs.batches(at, iterations)
            self._program.run(batches, kept, self._epochs.rate(at), *self._leaves)
        return self._add(kept)

    def _refused(self) -> int:
        """Do one iteration in numpy's single numbers, which keep what is not finite; return 1."""
        kept: list[Any] = []
        single = np.dtype(self._prepared.plan.dtype).type
        at = len(self.history)
        (sample,) = self._epochs.batches(at, 1)
        leaves = [number if type(number) is int else single(number) for number in self._leaves]
        program = self._compiled(numpy_scalars=True)
        program.run([tuple(map(single, sample))], kept, single(self._epochs.rate(at)), *leaves)
        return self._add([number.item() for number in kept])

    def _add(self, kept: list[Any]) -> int:
        """Add what was kept to the history; return how many iterations it is.

        Who watches keeps none behind the first that is not finite.
        """
        if self._watches:
            finite = finite_rows(kept, self._kept, slice(1 + self._size, 1 + 2 * self._size))
            if finite < len(kept) // self._kept:
                self._is_over, kept = True, kept[: (finite + 1) * self._kept]
        if kept:
            self.history.extend(kept)
            gradients, parameters = kept[1 - self._kept :], kept[1 - self._kept + self._size :]
            self._parameters = parameters[: self._size]
            self._states = parameters[self._size :]
            if self._left:
                self._left = gradients[: self._size]
        return len(kept) // self._kept

    def _compiled(self, *, numpy_scalars: bool, samples: int = 0) -> Program:
        plan, known = self._prepared.plan, self._prepared.programs
        program = known.get((numpy_scalars, samples))
        if program is None:
            program = known[numpy_scalars, samples] = scalar_program(
                plan.graph,
                [*plan.data],
                plan.dtype,
                numpy_scalars=numpy_scalars,
                zero_grad=plan.zero_grad,
                samples=samples,
                rule=plan.rule,
            )
        return program


def _singles(flat: Numbers, dtype: DType) -> list[Any]:
    """The numbers of a flat array, one by one; of float64 as Python's own: the fastest."""
    return flat.tolist() if dtype == "float64" else list(flat)


class ArrayRun:
    """A run of a graph of arrays, or in batches."""

    engine: EngineName = "own"

    def __init__(self, prepared: Prepared, history: History) -> None:
        self.history = history
        self._prepared, plan = prepared, prepared.plan
        self._program = array_program(
            plan.graph,
            [*plan.data],
            prepared.shapes,
            plan.dtype,
            batched=prepared.batched,
            zero_grad=plan.zero_grad,
            rule=plan.rule,
        )
        root = prepared.shapes[plan.graph.root]
        self._epochs = Epochs(prepared, lambda batch: (*batch, _seed(batch, root, prepared)))

    @property
    def source(self) -> str:
        """The code that trains."""
        return self._program.source

    def go(self, iterations: int, *, watch: bool = False) -> bool:
        """Do so many iterations; True where the last one has a number that is not finite, and it watches."""
        history = self.history
        row, used, weights, states = history.continued()
        gradients = used if history.plan.zero_grad else np.zeros_like(weights)
        flat: list[Any] = [row, weights, gradients, np.empty_like(weights)]
        flat += [] if used is gradients else [used]
        rule = history.plan.rule
        if rule.states:
            flat += [*states.reshape(len(rule.states), -1)]
        leaves = [np.asarray(value) for value in self._prepared.fixed.values()]
        leaves += [*history.views(weights).values(), *history.views(gradients).values()]
        end, rate = len(history) + iterations, np.asarray(self._epochs.rate(len(history)))
        batches = self._epochs.batches(len(history), iterations)
        while len(history) < end:
            count = [len(history)] if rule.counts else []
            if self._added(end - len(history), batches, [rate, *flat, *count, *leaves], watch=watch):
                return True
        return False

    def _added(self, most: int, batches: Iterator[Any], arguments: list[Any], *, watch: bool) -> bool:
        """Add some iterations, 1 to `most`; True where the last has what is not finite, and it watches."""
        rows = self.history.room(most)
        losses: list[float] = []
        is_over = False
        try:
            with np.errstate(all="ignore"):
                self._program.run(rows, batches, losses.append, *arguments)
        finally:
            if watch:
                finite = finite_iterations(losses, self.history.parameters_in(rows[: len(losses)]))
                is_over = finite < len(losses)
                del losses[finite + 1 :]
            self.history.written(losses)
        return is_over


def own_run(prepared: Prepared, history: History) -> ScalarRun | ArrayRun:
    """The run that suits the plan: single numbers where they do, else arrays."""
    run: Callable[[Prepared, History], ScalarRun | ArrayRun]
    run = ScalarRun if prepared.is_scalar and not prepared.batched else ArrayRun
    return run(prepared, history)


def _seed(batch: tuple[Any, ...], root: tuple[int, ...], prepared: Prepared) -> Any:
    """∂loss/∂root: 1 for one sample; 1/N for each of N samples, since the loss is their mean."""
    dtype = prepared.plan.dtype
    if not prepared.batched:
        return np.ones(root, dtype)[()]
    samples = len(batch[0])
    return np.full((samples, *root), 1 / samples, dtype)
