"""The newest of several questions: a quick one answered at once, a slow one away from the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tutor.ui.background import Background


@dataclass(frozen=True)
class _Question:
    number: int
    job: Callable[[], Any]
    then: Callable[[Any], None]


class Latest:
    """Hands back the answer of the last question asked, and of no other; at most one waits."""

    def __init__(self, background: Background) -> None:
        self._background = background
        self._asked = 0
        self._running = False
        self._waiting: _Question | None = None

    def ask(self, job: Callable[[], Any], then: Callable[[Any], None], *, slow: bool) -> None:
        """Answer with `then(job())`, in the background where the job is slow."""
        self._asked += 1
        self._waiting = None
        if not slow:
            then(job())
        elif self._running:
            self._waiting = _Question(self._asked, job, then)
        else:
            self._start(_Question(self._asked, job, then))

    def forget(self) -> None:
        """Want no answer to what was asked before."""
        self._asked += 1
        self._waiting = None

    def _start(self, question: _Question) -> None:
        self._running = True

        def answered(answer: Any) -> None:
            self._ended()
            if question.number == self._asked:
                question.then(answer)

        def failed(error: BaseException) -> None:
            self._ended()
            raise error

        self._background.run(question.job, answered, failed)

    def _ended(self) -> None:
        self._running = False
        if self._waiting is not None:
            question, self._waiting = self._waiting, None
            self._start(question)
        elif not self._background.busy:
            self._background.close()  # a thread a slow question, so that none is left waiting
