"""What was trained before, kept in memory, so that coming back to its settings brings it back at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tutor.training.history.history import History
    from tutor.training.plan import Plan
    from tutor.training.running.trained import Trained

_MOST = 24
_BYTES = 400 * 1024 * 1024


class RunMemory:
    """The runs of one document, those left last at the end; the oldest go where memory is scarce."""

    def __init__(self) -> None:
        self._runs: list[tuple[Plan, Trained]] = []

    def put(self, trained: Trained | None) -> None:
        """Keep what was trained; of two runs of one kind the longer one."""
        history = own_history(trained)
        if trained is None or history is None or not len(history):
            return
        before = self.find(history.plan)
        if before is trained or _length(before) > len(history):
            return
        self._runs = [each for each in self._runs if each[1] is not before]
        self._runs.append((history.plan, trained))
        while len(self._runs) > 1 and (len(self._runs) > _MOST or self._bytes() > _BYTES):
            del self._runs[0]

    def find(self, plan: Plan | None) -> Trained | None:
        """What was trained by a plan; None where it is not in memory."""
        if plan is None or not self._runs:
            return None
        from tutor.document.kept_run import same_run  # the first paint does without

        return next((trained for known, trained in self._runs if same_run(known, plan)), None)

    def drop(self, plan: Plan | None) -> None:
        """Forget what was trained by a plan."""
        dropped = self.find(plan)
        self._runs = [each for each in self._runs if each[1] is not dropped]

    def clear(self) -> None:
        """Forget all: another document is open."""
        self._runs = []

    def _bytes(self) -> int:
        histories = (trained.known(engine) for _, trained in self._runs for engine in ("own", "torch"))
        return sum(run.history.nbytes for run in histories if run is not None)


def own_history(trained: Trained | None) -> History | None:
    """Our own engine's history of it, if that has begun."""
    run = trained.known("own") if trained is not None else None
    return run.history if run is not None else None


def _length(trained: Trained | None) -> int:
    history = own_history(trained)
    return len(history) if history is not None else 0
