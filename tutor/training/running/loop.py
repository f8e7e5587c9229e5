"""The loop: training in chunks short enough to be paused, stopped and watched between them."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

from tutor.engine import EngineName
from tutor.training.history.history import History
from tutor.training.plan import Plan
from tutor.training.running.one_run import Trainer, trainer

FIRST_CHUNK = 1
"""Iterations of the first chunk: of a large graph each may take long, and nobody knows yet."""
_GROWTH = 8
"""By how much a chunk may be longer than the one before, so that one quick measurement does not mislead for
long."""
_LARGEST = 100_000


def never() -> bool:
    """Do not stop."""
    return False


def unwatched(_: Trainer) -> None:
    """Take no notice."""


def train(
    plan: Plan,
    engine: EngineName = "own",
    *,
    stop: Callable[[], bool] = never,
    progress: Callable[[Trainer], None] = unwatched,
    chunk_ms: float = 20,
    past: bool = False,
) -> History:
    """Train the whole plan and return its history, or what there is of it when `stop` says so.

    Training that diverges ends after the first iteration with a loss, gradient or parameter that is not
    finite, which is the history's last; with `past` it goes on to the plan's end.

    Raises:
        TutorError: the plan cannot be trained.
        TorchMissing: the engine is PyTorch, and it cannot be imported.
    """
    run = trainer(plan, engine)
    advance_in_chunks(run, plan.iterations, stop=stop, progress=progress, chunk_ms=chunk_ms, past=past)
    return run.history


def advance_in_chunks(
    run: Trainer,
    iterations: int,
    *,
    stop: Callable[[], bool] = never,
    progress: Callable[[Trainer], None] = unwatched,
    chunk_ms: float = 20,
    past: bool = False,
) -> int:
    """Do so many more iterations, beyond the plan's end too, in chunks; return how many were done.

    A chunk takes about `chunk_ms`; `stop` is asked before each, `progress` is told after each. A run that
    diverges ends there, unless `past`.
    """
    done, chunk = 0, FIRST_CHUNK
    while done < iterations and (past or run.diverged is None) and not stop():
        start = perf_counter()
        advanced = run.advance(min(chunk, iterations - done), beyond=True, past=past)
        done += advanced
        chunk = next_size(advanced, perf_counter() - start, chunk_ms / 1000)
        progress(run)
    return done


def next_size(iterations: int, seconds: float, wished: float) -> int:
    """Iterations that take the wished seconds, where so many took `seconds`; at most eight times as many."""
    fitting = int(iterations * wished / max(seconds, 1e-6))
    return min(max(fitting, 1), max(iterations, 1) * _GROWTH, _LARGEST)
