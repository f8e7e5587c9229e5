"""A lock beside a file of this process: it is free when that process has ended, however it ended."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLockFile


def lock_beside(path: Path) -> QLockFile | None:
    """The lock of this file, taken; None where the process that has it still runs."""
    lock = QLockFile(str(path.with_suffix(".lock")))
    lock.setStaleLockTime(0)
    return lock if lock.tryLock(0) else None
