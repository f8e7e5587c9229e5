"""Running an export beside the window: pieces between its events, the end in the background, and cancel."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from tutor.errors import TutorError
from tutor.export.job import Cancelled, Job
from tutor.ui.background import Background

_SPELL = 12
"""Milliseconds of pieces in a row, then the window has its turn."""


class Running(QObject):
    """One export at a time.

    `progressed` tells the share that is done, `made` the file's bytes, `failed` a sentence.
    """

    progressed = Signal(float)
    made = Signal(bytes)
    failed = Signal(str)
    _told = Signal(float)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._background = Background(self)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._go_on)
        self._told.connect(self.progressed)
        self._job: Job | None = None
        self._pieces: Iterator[float] = iter(())
        self._cancelled = False

    @property
    def busy(self) -> bool:
        """Whether an export is under way."""
        return self._job is not None

    def start(self, job: Job) -> None:
        """Begin; what was under way is cancelled."""
        self.cancel()
        self._job, self._cancelled = job, False
        self._pieces = job.pieces()
        self._timer.start(0)

    def cancel(self) -> None:
        """Stop, without a word; no file is made."""
        self._timer.stop()
        self._pieces = iter(())
        self._cancelled = True
        self._job = None
        self._background.forget()

    def close(self) -> None:
        """Stop, and wait for the thread; call before this goes."""
        self.cancel()
        self._background.close()

    def _go_on(self) -> None:
        spent = QElapsedTimer()
        spent.start()
        try:
            while spent.elapsed() < _SPELL:
                share = next(self._pieces, None)
                if share is None:
                    self._end()
                    return
                self.progressed.emit(share)
        except TutorError as error:
            self.cancel()
            self.failed.emit(str(error))

    def _end(self) -> None:
        self._timer.stop()
        job = self._job
        if job is None:
            return

        def end() -> bytes | None:
            """The file, or nothing where it is not wanted any more."""
            try:
                return job.end(told)
            except Cancelled:
                return None

        def told(share: float) -> None:
            """Tell the window, which may be on its way to close."""
            if self._cancelled or self._job is not job:
                raise Cancelled
            self._told.emit(share)

        def then(content: bytes | None) -> None:
            """Hand the file over."""
            if self._job is job:
                self._job = None
                if content is not None:
                    self.made.emit(content)

        def failed(error: BaseException) -> None:
            """Say what went wrong; what is no sentence is a fault of the program."""
            if self._job is job:
                self._job = None
                if not isinstance(error, TutorError):
                    raise error
                self.failed.emit(str(error))

        self._background.run(end, then, failed)
