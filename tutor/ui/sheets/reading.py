"""Reads a table in the background, tells how far it is, and can be stopped."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, Signal

from tutor.document.sheet.columns import Column, columns_of
from tutor.document.sheet.decode import decoded
from tutor.document.sheet.sheet import Stopped, read_sheet
from tutor.errors import TutorError
from tutor.language import translate
from tutor.reasons import reason
from tutor.ui.background import Background

MOST_BYTES = 64 * 1024 * 1024
"""What is larger is no table for a graph that is stepped through by hand."""


class SheetReading(QObject):
    """One table at a time: a newer one, or `stop`, ends the one before."""

    progressed = Signal(float)
    """The share that is read, 0…1."""
    read = Signal(object)
    """The table's columns."""
    failed = Signal(str)
    """One sentence says why there is none."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = Background(self)
        self._stopped = Event()

    @property
    def busy(self) -> bool:
        """Whether something is being done."""
        return self._background.busy

    def read_file(self, path: Path, **wished: Any) -> None:
        """Read a file; `wished` as `read_sheet` takes it."""
        self._read(lambda: _text_of(path), wished)

    def read_text(self, text: str, **wished: Any) -> None:
        """Read what was pasted."""
        self._read(lambda: text, wished)

    def run(self, job: Callable[[], Any], then: Callable[[Any], None]) -> None:
        """Do other work on the table there; what it raises as TutorError is told as `failed`."""
        self._start(job, then)

    def stop(self) -> None:
        """Read no further; nothing is told any more."""
        self._stopped.set()
        self._background.forget()

    def close(self) -> None:
        """Stop, and end the thread."""
        self.stop()
        self._background.close()

    def _read(self, text: Callable[[], str], wished: dict[str, Any]) -> None:
        def job() -> list[Column]:
            stopped = self._stopped

            def told(share: float) -> bool:
                self.progressed.emit(share)
                return not stopped.is_set()

            columns = list(columns_of(read_sheet(text(), progress=told, **wished)))
            for column in columns:
                if stopped.is_set():
                    raise Stopped
                _ = column.kind  # found here, kept by the column
            return columns

        self._start(job, self.read.emit)

    def _start(self, job: Callable[[], Any], then: Callable[[Any], None]) -> None:
        self.stop()
        mine = self._stopped = Event()

        def done(result: Any) -> None:
            if not mine.is_set():
                then(result)

        def failed(error: BaseException) -> None:
            if isinstance(error, TutorError) and not mine.is_set():
                self.failed.emit(str(error))
            elif not isinstance(error, TutorError | Stopped):
                raise error

        self._background.run(job, done, failed)


def _text_of(path: Path) -> str:
    """The text of a file.

    Raises:
        TutorError: it cannot be read, or is too large.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            sentence = translate("sheet", "{path} is larger than {most} MB: take a part of it.")
            raise TutorError(sentence.format(path=path, most=MOST_BYTES >> 20))
        return decoded(path.read_bytes())
    except OSError as error:
        sentence = translate("sheet", "{path} cannot be read: {why}.")
        raise TutorError(sentence.format(path=path, why=reason(error))) from None
