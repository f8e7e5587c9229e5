"""Unsaved work kept beside the settings while it is edited, and offered at the next start after a crash."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, QStandardPaths, QTimer, QUuid

from tutor.document.recovery import Kept, keep, kept_at
from tutor.errors import TutorError
from tutor.reasons import reason
from tutor.ui.files.file_lock import lock_beside
from tutor.ui.files.saving import Saving
from tutor.ui.session.session import Session
from tutor.ui.widgets.notice import Notice

DELAY = 3000
"""Milliseconds from the first edit until it is kept; edits in the meantime are kept with it."""


class Recovery(QObject):
    """Keeps the unsaved edits of one window; what a window that crashed has kept is offered in the notice.

    A lock beside each kept file says that its window is still there: it is free when that process has ended,
    however it ended.
    """

    def __init__(self, session: Session, saving: Saving, notice: Notice, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._saving, self._notice = session, saving, notice
        self._path = folder() / f"{QUuid.createUuid().toString(QUuid.StringFormat.Id128)}.json"
        self._lock: QLockFile | None = None
        self._offered: tuple[Path, QLockFile] | None = None
        self._complained = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY)
        self._timer.timeout.connect(self.keep)
        session.edits.indexChanged.connect(self._follow)
        session.edits.cleanChanged.connect(self._follow)

    def keep(self) -> bool:
        """Keep the edits now; called when the timer is due, and when something unforeseen has happened.

        Whether there were any, and they are kept.
        """
        self._timer.stop()
        if self._session.edits.isClean():
            return False
        try:
            if self._lock is None:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                self._lock = lock_beside(self._path)
            keep(self._session.aside.whole, self._path)
            return True
        except (TutorError, OSError) as error:
            if not self._complained:
                words = self.tr("Your edits cannot be kept for the case of a crash; save them soon. {why}")
                self._session.said.emit(words.format(why=reason(error)))
            self._complained = True
            return False

    def close(self) -> None:
        """The window closes, and nothing is unsaved or wanted any more."""
        self._timer.stop()
        self._forget()
        self._offered = None

    def offer(self) -> None:
        """Offer the newest work left by a window that is no more; at the start, and after each answer."""
        self._offered = None
        for path in _left_behind(self._path):
            lock = lock_beside(path)
            if lock is None:
                continue
            try:
                kept = kept_at(path)
            except TutorError:
                continue
            self._offered = (path, lock)
            words = self.tr("“{title}” was not saved when the program ended unexpectedly.")
            answers = ((self.tr("Recover it"), self._recover), (self.tr("Discard it"), self._discard))
            self._notice.offer(words.format(title=kept.title), answers)
            return

    def _follow(self) -> None:
        if self._session.edits.isClean():
            self._timer.stop()
            self._forget()
        elif not self._timer.isActive():
            self._timer.start()

    def _forget(self) -> None:
        if self._lock is not None:
            self._path.unlink(missing_ok=True)
            self._lock.unlock()
            self._lock = None

    def _recover(self) -> None:
        """Open what was kept, as edits that are not saved; the file goes when this window has its own."""
        if self._offered is None:
            return
        path, lock = self._offered
        if not self._saving.may_leave():
            lock.unlock()
            self.offer()
            return
        try:
            kept: Kept = kept_at(path)
            document = kept.document()
        except TutorError as error:
            self._session.said.emit(str(error))
            return
        self._session.open(document)
        self._session.edits.resetClean()
        if self.keep():
            path.unlink(missing_ok=True)
        lock.unlock()
        self.offer()

    def _discard(self) -> None:
        if self._offered is not None:
            path, lock = self._offered
            path.unlink(missing_ok=True)
            lock.unlock()
        self.offer()


def folder() -> Path:
    """Where unsaved work is kept: in the app's own data."""
    data = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericDataLocation)
    return Path(data) / "backprop-tutor" / "unsaved"


def _left_behind(own: Path) -> list[Path]:
    """The files of other windows, the newest first."""
    found: list[tuple[float, Path]] = []
    for path in own.parent.glob("*.json"):
        try:
            found.append((path.stat().st_mtime, path))
        except OSError:
            continue  # its window has just removed it
    return [path for _, path in sorted(found, reverse=True) if path != own]
