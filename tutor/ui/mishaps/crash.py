"""What Python can still write when the whole process dies, and whether an earlier start has died so."""

from __future__ import annotations

import contextlib
import faulthandler
import os
from io import TextIOWrapper
from pathlib import Path

from PySide6.QtCore import QLockFile

from tutor.ui.files.file_lock import lock_beside


class CrashFile:
    """A file of this process that stays empty unless it crashes; a lock beside it says that it still runs."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / f"crash-{os.getpid()}.txt"
        self._lock: QLockFile | None = None
        self._file: TextIOWrapper | None = None

    def begin(self) -> None:
        """Have a crash written down from now on; where the file cannot be made, there is none."""
        with contextlib.suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._lock = lock_beside(self._path)
            self._file = self._path.open("w", encoding="utf-8")
            faulthandler.enable(self._file)

    def end(self) -> None:
        """The program ends as it should: nothing is left."""
        if self._file is not None:
            faulthandler.disable()
            self._file.close()
            self._file = None
        with contextlib.suppress(OSError):
            self._path.unlink(missing_ok=True)
        if self._lock is not None:
            self._lock.unlock()
            self._lock = None


def left_behind(folder: Path) -> str:
    """What starts that crashed have written, the newest last; their files go. Empty where none has."""
    told: list[str] = []
    for path in sorted(folder.glob("crash-*.txt")):
        lock = lock_beside(path)
        if lock is None:
            continue
        with contextlib.suppress(OSError):
            told.append(path.read_text(encoding="utf-8", errors="replace").strip())
            path.unlink()
        lock.unlock()
    return "\n\n".join(words for words in told if words)
