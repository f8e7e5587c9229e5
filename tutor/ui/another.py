"""Another window: the program started once more, so that two files can be open side by side."""

from __future__ import annotations

import sys

from PySide6.QtCore import QProcess


def start_another() -> bool:
    """Start the program on its first lesson; False where that cannot be. It lives on when this one ends."""
    packed = bool(getattr(sys, "frozen", False))  # PyInstaller's program is its own interpreter
    started = QProcess.startDetached(sys.executable, [] if packed else ["-m", "tutor"])
    return bool(started[0] if isinstance(started, tuple) else started)
