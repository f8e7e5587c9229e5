"""All that watches for mishaps while the window is open: errors, the log, Qt's messages, crashes."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, qInstallMessageHandler

from tutor.mishaps import log_file
from tutor.ui.mishaps.crash import CrashFile, left_behind
from tutor.ui.session.session import Session

_qt = logging.getLogger("tutor.qt")
_log = logging.getLogger("tutor.window")
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
Handler = Callable[[QtMsgType, QMessageLogContext, str], None]


Tell = Callable[[str, dict[str, str]], None]


class MishapKeeper(QObject):
    """Opens the log and the crash file of this process, and closes them when the program ends.

    `tell(sentence, sections)` says what an earlier start has left behind, and writes the report of it.
    """

    def __init__(self, session: Session, tell: Tell, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._tell, self._folder = session, tell, folder
        self._crash = CrashFile(folder)
        self._log: logging.Handler | None = None
        self._before: Handler | None = None
        self._title = ""

    def begin(self) -> None:
        """Watch from now on, and tell what an earlier start has left."""
        self._log = log_file.begin(self._folder)
        if self._log is not None:
            self._before = qInstallMessageHandler(self._qt_says)
        self._session.said.connect(self._said)
        self._session.document_changed.connect(self._opened)
        self._opened()
        found = left_behind(self._folder)
        self._crash.begin()
        if found:
            words = self.tr("Backprop Tutor ended unexpectedly the last time. What is known is in a report.")
            self._tell(words, {"What went wrong": "the process ended", "Crash": found})

    def end(self) -> None:
        """The program ends as it should."""
        self._crash.end()
        if self._log is not None:
            qInstallMessageHandler(self._before)
            log_file.end(self._log)
            self._log = None

    def _qt_says(self, kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        _qt.log(_LEVELS.get(kind, logging.WARNING), "%s", message)
        if self._before is not None:
            self._before(kind, context, message)

    def _said(self, sentence: str) -> None:
        _log.info("said: %s", sentence)

    def _opened(self) -> None:
        """Called at every edit, too, which says nothing new."""
        title = self._session.document.title
        if title != self._title:
            self._title = title
            _log.info("open: %s", title)
