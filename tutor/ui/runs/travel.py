"""Travelling through what was trained: to an iteration, or on from the present one, as quickly as one drags.

A move is made at once; those that come before the window has drawn it are one, to where the last of them
leads. So the hand never waits for moments that it has passed already.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from tutor.ui.panels.training_moment import go_to_iteration, present_iteration
from tutor.ui.session.session import Session

_PAUSE_MS = 16


class Travel(QObject):
    """Moves the session's moment among the iterations that our own engine has done."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._wished: int | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._go_on)

    @property
    def length(self) -> int:
        """How many iterations there are to travel through."""
        return self._session.runs.length()

    def go_to(self, iteration: int) -> None:
        """Show an iteration, counted from 0; the nearest one where there is none such."""
        if not self.length:
            return
        self._wished = min(max(iteration, 0), self.length - 1)
        if not self._timer.isActive():
            self._go_on()

    def move(self, by: int, *, epochs: bool = False) -> None:
        """So many iterations on (or back), or so many epochs, to the same place within them."""
        own = self._session.runs.history("own")
        if own is not None:
            each = own.plan.iterations_per_epoch if epochs else 1
            present = present_iteration(self._session) if self._wished is None else self._wished
            self.go_to(present + by * each)

    def go_to_epoch(self, epoch: int) -> None:
        """To the place within this epoch, counted from 0, that one has in the present one."""
        own = self._session.runs.history("own")
        if own is not None:
            each = own.plan.iterations_per_epoch
            self.go_to(epoch * each + present_iteration(self._session) % each)

    def _go_on(self) -> None:
        wished, self._wished = self._wished, None
        if wished is not None:
            self._timer.start(_PAUSE_MS)
            go_to_iteration(self._session, wished)
