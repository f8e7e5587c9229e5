"""Tells a screen reader each step as it is made, and what the program says over the graph."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from tutor.ui.announce import announce
from tutor.ui.session.moment import Address
from tutor.ui.session.session import Session

_SOON_MS = 60
"""Steps that follow each other more quickly than this are one: the last of them is said."""


class Announcer(QObject):
    """Follows a session; while no screen reader listens, a step costs it one question to Qt."""

    def __init__(self, session: Session, widget: QWidget) -> None:
        """`widget` is where the steps are seen: the canvas."""
        super().__init__(widget)
        self._session, self._widget = session, widget
        self._told: Address | None = session.address
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(self._tell)
        session.moment_changed.connect(self._follow)
        session.document_changed.connect(self._forget)
        session.said.connect(self._say)

    def _follow(self) -> None:
        if QAccessible.isActive() and self._told != self._session.address and not self._soon.isActive():
            self._soon.start()

    def _forget(self) -> None:
        """Another document, or other numbers: the same step is another one."""
        self._told = None

    def _tell(self) -> None:
        before, self._told = self._told, self._session.address
        announce(self._widget, self.words(before))

    def words(self, before: Address | None) -> str:
        """The step just made in words; where sample or epoch are others than `before`, these come first."""
        session, here = self._session, self._session.address
        narration = session.narration
        says = narration.sentence if narration else self.tr("Nothing is computed yet.")
        if before is not None and (before.epoch, before.sample) == (here.epoch, here.sample):
            return says
        if not session.document.trains and session.document.samples == 1:
            return says
        return self.tr("Epoch {epoch}, sample {sample}. {says}").format(
            epoch=here.epoch + 1, sample=here.sample + 1, says=says
        )

    def _say(self, sentence: str) -> None:
        announce(self._widget, sentence)
