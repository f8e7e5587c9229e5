"""A `.tutor` file, a script or a table dropped on the window: its path is told."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from tutor.document.catalogue import SCRIPT, SUFFIX

TABLES = (".csv", ".tsv")
"""Endings of files with samples."""
ANSWERS = ".answers.toml"
"""The ending of files of answers, as `tutor.document.learner.answers` has it."""


class FileDrop(QObject):
    """Watches widgets for a file that is dragged over them; other things dragged pass on to the widget."""

    dropped = Signal(str)
    """The path of the file. Told when the drop is over: a question is not to hold up whoever dragged."""

    _let_go = Signal(str)

    def __init__(self, window: QWidget, *others: QWidget) -> None:
        super().__init__(window)
        window.setAcceptDrops(True)
        for widget in (window, *others):
            widget.installEventFilter(self)
        self._let_go.connect(self.dropped, Qt.ConnectionType.QueuedConnection)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take one `.tutor` or `.py` file or a table, dragged or dropped."""
        if not isinstance(event, QDropEvent):
            return super().eventFilter(watched, event)
        path = _file_in(event.mimeData())
        if not path:
            return super().eventFilter(watched, event)
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if event.type() == QEvent.Type.Drop:
            self._let_go.emit(path)
        return True


def _file_in(data: QMimeData) -> str:
    """The path of the one file that is dragged; empty where it is none of a kind that is read."""
    urls = data.urls()
    path = urls[0].toLocalFile() if len(urls) == 1 else ""
    is_read = Path(path).suffix.lower() in (SUFFIX, SCRIPT, *TABLES) or path.lower().endswith(ANSWERS)
    return path if is_read else ""
