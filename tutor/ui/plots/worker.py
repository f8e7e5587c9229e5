"""What a plot computes away from the window's thread: one question at a time, then the newest that waits."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event
from time import perf_counter, sleep
from typing import Any

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from tutor.errors import TutorError
from tutor.ui.background import Background

Stop = Callable[[], bool]

_REST = 4.0
"""How long it rests after an answer, beside what the answer took: training is to have most of the time."""
_LONGEST_REST = 1.0
_PAUSE, _LONGEST_PAUSE = 3.0, 0.03
"""The same between two parts of an answer that nobody waits for: others share the interpreter."""


@dataclass(frozen=True, eq=False)
class _Question:
    job: Callable[[Stop], Any]
    then: Callable[[Any], None]
    failed: Callable[[str], None]
    at_once: bool
    stopped: Event = field(default_factory=Event)

    def stop(self) -> Stop:
        """What the job asks between its parts; it lets others come to their turn, where nobody waits."""
        last = perf_counter()

        def asked() -> bool:
            nonlocal last
            if not self.at_once:
                sleep(min(_PAUSE * (perf_counter() - last), _LONGEST_PAUSE))
                last = perf_counter()
            return self.stopped.is_set()

        return asked


@dataclass(frozen=True)
class _Done:
    """An answer, what went wrong in words, and the seconds that it took."""

    answer: Any
    wrong: str
    seconds: float


class Worker(QObject):
    """Answers while its widget is seen; when that is hidden it stops, and its thread ends."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._background = Background(self)
        self._running: _Question | None = None
        self._waiting: _Question | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._next)
        widget.installEventFilter(self)

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._running is not None or self._waiting is not None

    def ask(
        self,
        job: Callable[[Stop], Any],
        then: Callable[[Any], None],
        failed: Callable[[str], None],
        *,
        at_once: bool,
    ) -> None:
        """Hand `job(stop)` to `then`, or the sentence of a TutorError that it raises to `failed`.

        Args:
            job: runs in a thread; soon after `stop()` says so it is to end, and may raise what it likes.
            then: is given the answer, in the window's thread.
            failed: is given the sentence, there too.
            at_once: a person waits for it: what is being computed is stopped, and nothing rests. Else it
                waits for the answer that is being computed, in the place of what waited before.
        """
        self._waiting = _Question(job, then, failed, at_once)
        if at_once:
            self._rest.stop()
            if self._running is not None:
                self._running.stopped.set()
        if self._running is None and not self._rest.isActive():
            self._next()

    def stop(self) -> None:
        """Want no answer any more, and let the thread end."""
        if self._running is not None:
            self._running.stopped.set()
        self._running = self._waiting = None
        self._rest.stop()
        self._background.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stop when the widget is hidden."""
        if event.type() == QEvent.Type.Hide:
            self.stop()
        return super().eventFilter(watched, event)

    def _next(self) -> None:
        question, self._waiting = self._waiting, None
        if question is None:
            return
        self._running = question

        def job() -> _Done:
            begun = perf_counter()
            try:
                return _Done(question.job(question.stop()), "", perf_counter() - begun)
            except TutorError as error:
                return _Done(None, str(error), perf_counter() - begun)
            except Exception:
                if question.stopped.is_set():
                    return _Done(None, "", perf_counter() - begun)
                raise

        def then(done: _Done) -> None:
            self._answered(question, done)

        self._background.run(job, then, self._broken)

    def _answered(self, question: _Question, done: _Done) -> None:
        if self._running is not question:
            return
        self._running = None
        if not question.stopped.is_set():
            if done.wrong:
                question.failed(done.wrong)
            else:
                question.then(done.answer)
            self._rest.start(round(1000 * min(_REST * done.seconds, _LONGEST_REST)))
        elif self._waiting is not None:
            self._next()
        if not self.busy:
            self._background.close()

    def _broken(self, error: BaseException) -> None:
        """Go on, and let the fault be seen: it is one of the program."""
        self._running = None
        raise error
