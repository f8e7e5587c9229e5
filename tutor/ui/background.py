"""Work away from the window's thread: one job after the other, each result handed back in that thread."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal


class Background(QObject):
    """Runs jobs in order, in a thread; `then` and `failed` are called in the thread that made this object."""

    _finished = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool: ThreadPoolExecutor | None = None
        self._pending: set[Future[Any]] = set()
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether a job is running or waiting, or its result is not handed back yet."""
        return bool(self._pending)

    def run(
        self,
        job: Callable[[], Any],
        then: Callable[[Any], None],
        failed: Callable[[BaseException], None] | None = None,
    ) -> None:
        """Run `job` after those that wait; hand its result to `then`, or what it raised to `failed`.

        Without `failed` what it raised is a fault of the program, and is raised where `then` would be called.
        """
        if self._pool is None:
            self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="tutor")
        future = self._pool.submit(job)
        self._pending.add(future)
        future.add_done_callback(lambda done: self._finished.emit((done, then, failed or _raise)))

    def forget(self) -> None:
        """Drop the jobs that have not begun."""
        for future in list(self._pending):
            if future.cancel():
                self._pending.discard(future)

    def close(self) -> None:
        """Drop what waits, let the running job end, and end the thread."""
        self.forget()
        self._pending.clear()
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None

    def _deliver(
        self, finished: tuple[Future[Any], Callable[[Any], None], Callable[[BaseException], None]]
    ) -> None:
        future, then, failed = finished
        if future not in self._pending:
            return
        self._pending.discard(future)
        error = future.exception()
        if error is not None:
            failed(error)
        else:
            then(future.result())


def _raise(error: BaseException) -> None:
    raise error
