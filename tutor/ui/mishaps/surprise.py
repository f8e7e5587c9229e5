"""An error nobody foresaw is said in one sentence, the work kept, a report written; the program goes on."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt

from tutor.errors import TutorError
from tutor.mishaps.report import ReportError, named, report, write
from tutor.ui.files.recovery import Recovery
from tutor.ui.mishaps.moment import moment
from tutor.ui.mishaps.report_dialog import ReportDialog
from tutor.ui.session.session import Session
from tutor.ui.widgets.notice import Notice

_log = logging.getLogger("tutor.surprise")


class Surprise(QObject):
    """Tells what no part of the window has caught.

    The same error at the same place is reported once; after that it is only said, and counted in the log, so
    that a fault in painting neither fills the disk nor the window.
    """

    def __init__(self, session: Session, recovery: Recovery, notice: Notice, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._recovery, self._notice = session, recovery, notice
        self._reports: dict[str, Path | None] = {}
        self._busy = False

    def take(self, error: Exception) -> None:
        """Say it; what goes wrong on the way is logged, and ends there."""
        if self._busy:
            return
        self._busy = True
        try:
            if isinstance(error, TutorError):
                self._session.said.emit(str(error))
            else:
                self._unforeseen(error)
        except Exception:
            _log.exception("an error could not be told")
        finally:
            self._busy = False

    def tell(self, sentence: str, sections: dict[str, str]) -> None:
        """Say what an earlier start left behind, and write a report of it."""
        self._offer(sentence, self._written(lambda: write(sections)))

    def _unforeseen(self, error: Exception) -> None:
        self._recovery.keep()
        place = _place(error)
        if place in self._reports:
            _log.error("again: %s", place)
        else:
            _log.error("unforeseen", exc_info=error)
            self._reports[place] = self._written(lambda: report(error, moment(self._session)))
        words = self.tr("Something unforeseen went wrong ({what}). Your work is kept, and you can go on.")
        self._offer(words.format(what=named(error)), self._reports[place])

    def _written(self, writing: Callable[[], Path]) -> Path | None:
        """The report's path; None where it cannot be written, which the log then says."""
        try:
            return writing()
        except ReportError as why:
            _log.error("%s", why)
            return None

    def _offer(self, sentence: str, path: Path | None) -> None:
        if path is None:
            self._notice.say(sentence)
            return
        if self._notice.is_asking:  # what was not saved comes first
            once = Qt.ConnectionType.SingleShotConnection
            self._notice.free.connect(lambda: self._offer(sentence, path), once)
            return
        answers = ((self.tr("Show the report"), lambda: self._show(path)), (self.tr("Go on"), _do_nothing))
        self._notice.offer(sentence, answers)

    def _show(self, path: Path) -> None:
        dialog = ReportDialog(path, self._notice.window())
        dialog.open()


def _place(error: Exception) -> str:
    """Which error it is, and the line that raised it."""
    frames = traceback.extract_tb(error.__traceback__)
    at = f"{frames[-1].filename}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__} at {at}"


def _do_nothing() -> None:
    """The notice goes; there is nothing else to be done."""
