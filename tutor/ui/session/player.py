"""Play: the walk steps on by itself, at a chosen speed, to a breakpoint or the end of the sample."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from tutor.ui.session.session import Session

_MILLISECONDS_A_STEP = 1000


class Player(QObject):
    """Steps the session on while it plays.

    It stops at breakpoints and at the end of a sample, and goes on from there.
    """

    playing_changed = Signal(bool)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._step)
        self.set_speed(1.0)

    @property
    def playing(self) -> bool:
        """Whether the walk steps on by itself."""
        return self._timer.isActive()

    def set_speed(self, speed: float) -> None:
        """Steps a second."""
        self._timer.setInterval(round(_MILLISECONDS_A_STEP / speed))

    def toggle(self) -> None:
        """Play, or pause."""
        if self.playing:
            self.pause()
        elif self._session.modes.gate.is_open:
            self._session.modes.gate.waits.emit()
        else:
            self._timer.start()
            self.playing_changed.emit(True)
            self._step()

    def pause(self) -> None:
        """Stay at the step shown."""
        if self.playing:
            self._timer.stop()
            self.playing_changed.emit(False)

    def _step(self) -> None:
        session, before = self._session, self._session.address
        session.walking.move(1)
        is_stop = session.frame.position in session.breakpoints.stops
        if session.frame.next_step is None or session.address == before or is_stop:
            self.pause()
