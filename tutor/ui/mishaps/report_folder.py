"""The folder of the log and the reports, shown by the system's file manager."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from tutor.language import translate
from tutor.mishaps.folders import log_folder


def show_folder(say: Callable[[str], None], folder: Path | None = None) -> None:
    """Open `folder` (the log's, as it is); where the system cannot, say where it lies."""
    folder = folder or log_folder()
    if not folder.is_dir():
        words = translate("mishaps", "Nothing has been logged yet; the log will lie in {folder}.")
    elif QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
        return
    else:
        words = translate("mishaps", "No file manager opens here; the log lies in {folder}.")
    say(words.format(folder=folder))
