"""Moments whose numbers a long run has not kept: computed again in the background, and shown then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from tutor.ui.background import Background
from tutor.ui.session.moment import Address

if TYPE_CHECKING:
    from tutor.ui.session.session import Session

_AT_ONCE_S, _TOLD_S = 0.02, 1.0
"""What the window may wait for, and what is told of beforehand."""


class Recalling(QObject):
    """Part of a session. Of several moments asked for, the last one is shown; going elsewhere drops it."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._background = Background(self)
        self._asked = 0

    @property
    def busy(self) -> bool:
        """Whether a moment is being computed again."""
        return self._background.busy

    def reach(self, address: Address) -> bool:
        """Whether this moment can be shown now; one that takes longer is shown once it is there."""
        session, runs = self._session, self._session.runs
        index = session.calendar.index(address)
        before = runs.iteration(index) - 1
        history = runs.history("own")
        self._asked = asked = self._asked + 1
        if history is None or before >= len(history) or history.seconds(before) <= _AT_ONCE_S:
            return runs.reach(index)
        if history.seconds(before) > _TOLD_S:
            sentence = self.tr("{count} iterations are computed again, about {seconds:.0f} s.")
            count, seconds = history.distance(before), history.seconds(before)
            session.said.emit(sentence.format(count=f"{count:,}", seconds=seconds))

        def then(is_there: bool) -> None:
            """Show it, where it is still what is wanted."""
            if is_there and asked == self._asked and runs.history("own") is history:
                session.go(address)

        self._background.forget()
        self._background.run(lambda: history.make_ready(before, lambda: asked != self._asked), then)
        return False

    def close(self) -> None:
        """Drop what is being computed, and end the thread."""
        self._asked += 1
        self._background.close()
