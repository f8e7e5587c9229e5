"""What tells of the moment that a session shows: its updates and its narrator, one of each for a trace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.engine import Trace
from tutor.walk import Narration, Narrator, Updates

if TYPE_CHECKING:
    from tutor.ui.session.session import Session


class Telling:
    """Part of a session. As long as the numbers are the same, so is what tells of them."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._updates: tuple[Trace, Updates | None] | None = None
        self._narrator: Narrator | None = None

    @property
    def updates(self) -> Updates | None:
        """What the update phase does; None where nothing is trained."""
        trace = self._session.trace
        if trace is not None and (self._updates is None or self._updates[0] is not trace):
            self._updates = (trace, self.updates_of(trace))
        return self._updates[1] if trace is not None and self._updates else None

    def updates_of(self, trace: Trace) -> Updates | None:
        """The same for one engine's numbers."""
        session, runs = self._session, self._session.runs
        sample, here = session.calendar.index(session.address), session.address
        return session.document.updates(
            trace,
            runs.left(sample, trace.engine),
            here.epoch,
            states=runs.states(sample, trace.engine),
            count=runs.iteration(sample) + 1,
            place=here.sample,
            total=runs.total(sample, trace.engine),
        )

    @property
    def narrator(self) -> Narrator | None:
        """Tells the steps; None where there are no numbers."""
        walk, trace = self._session.walkthrough, self._session.trace
        if trace is None:
            return None
        if self._narrator is None or not self._narrator.is_of(walk, trace):
            self._narrator = Narrator(walk, trace, self._session.document.symbols, self.updates)
        return self._narrator

    @property
    def narration(self) -> Narration | None:
        """The step just made, or all inside a closed frame, in words and as a formula; None at the start."""
        step, narrator = self._session.frame.step, self.narrator
        return self._session.frames.narrated(narrator.narrate(step)) if step and narrator else None
