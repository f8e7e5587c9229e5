"""A mode of a session in which the walk waits for the learner: what Predict and Autograd have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from tutor.ui.session.front import Front
from tutor.ui.session.moment import Address

if TYPE_CHECKING:
    from tutor.ui.session.session import Session


class WaitingMode(QObject):
    """On or off, one mode at a time; while it is on, nothing beyond the front is shown.

    `mode_changed` when it is switched; `attempt_changed` when something was said to what the learner did;
    `waits` when somebody tried to go on without doing it.
    """

    mode_changed = Signal()
    attempt_changed = Signal()
    waits = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._front: Front | None = None

    # What a mode says of itself

    def front(self) -> Front | None:
        """How far the learner has come; None while the mode is off."""
        return self._front

    def begin(self) -> None:
        """Switched on: wait at the moment shown."""
        self._front = Front(self._session.address, self._session.calendar)

    def end(self) -> None:
        """Switched off: forget it all."""
        self._front = None

    def why_waiting(self) -> str:
        """What is said to a person who wants to see a sample ahead."""
        return self.tr("The walk waits here: go on with it first, or watch.")

    def begin_again(self) -> None:
        """The numbers or the walk are others: wait at the moment shown."""
        if self.on:
            self.begin()

    # What all modes do

    @property
    def on(self) -> bool:
        """Whether the walk waits for the learner."""
        return self.front() is not None

    def set_on(self, on: bool) -> None:
        """Begin at the moment shown, or go on watching; nothing stays hidden then."""
        if on == self.on:
            return
        if on and not self._session.walkthrough.steps:
            self._session.said.emit(self.tr("There is nothing to compute yet: put something into the graph."))
            self.mode_changed.emit()  # what was pressed goes back
            return
        if on:
            for other in self._session.modes:
                other.set_on(False)
            self.begin()
        else:
            self.end()
        self.mode_changed.emit()
        self._session.moment_changed.emit()

    def allowed(self, address: Address) -> Address | None:
        """Where a wish to go there leads: no further than the front; None where it leads nowhere."""
        front = self.front()
        if front is None:
            return address
        found = front.allows(address)
        if found != address:
            self.waits.emit()
        if found is None:
            self._session.said.emit(self.why_waiting())
        return found

    def reached(self, address: Address) -> None:
        """The session stands here now."""
        front = self.front()
        if front is not None:
            front.reach(address)

    @property
    def known_until(self) -> int:
        """How many steps of the sample at hand may be told: all, or those before the front."""
        front, session = self.front(), self._session
        calendar = session.calendar
        if front is None or calendar.index(session.address) < calendar.index(front.furthest):
            return len(session.walkthrough)
        return front.furthest.step

    @property
    def at_front(self) -> bool:
        """Whether the moment shown is as far as the learner has come: where it waits, or the walk's end."""
        front = self.front()
        return front is not None and self._session.address == front.furthest

    @property
    def is_open(self) -> bool:
        """Whether the walk waits at the moment shown."""
        return self.at_front and self.known_until < len(self._session.walkthrough)

    def back_to_front(self) -> None:
        """To the moment at which the walk waits."""
        front = self.front()
        if front is not None:
            self._session.go(front.furthest)
