"""Walking: from the moment that a session shows to the one before, after, or at the end of a phase."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tutor.language import translate
from tutor.ui.session.moment import Address, end_of_phase, start_of_phase

if TYPE_CHECKING:
    from tutor.ui.runs.recalling import Recalling
    from tutor.ui.session.session import Session


class Walking:
    """Part of a session: each method is a wish to go somewhere, which `Session.go` may clip or refuse."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._recalling: Recalling | None = None

    @property
    def recalling(self) -> Recalling:
        """What computes a moment again whose numbers a long run has not kept."""
        if self._recalling is None:
            from tutor.ui.runs.recalling import Recalling  # the first paint does without

            self._recalling = Recalling(self._session)
        return self._recalling

    def reach(self, address: Address) -> bool:
        """Whether a moment can be shown now; one that is to be computed again is shown once it is there."""
        return self.recalling.reach(address)

    def close(self) -> None:
        """Drop what is being computed again."""
        if self._recalling is not None:
            self._recalling.close()

    @property
    def has_before(self) -> bool:
        """Whether a sample comes before the one at hand."""
        return self._session.calendar.index(self._session.address) > 0

    @property
    def has_after(self) -> bool:
        """Whether a sample comes after: always while the document trains, since training can go on."""
        document = self._session.document
        return document.trains or self._session.address.sample + 1 < document.samples

    def where_row(self, row: int) -> Address:
        """The moment at which the epoch at hand takes a row of the data, at the present step."""
        here = self._session.address
        return replace(here, sample=self._session.document.place(row, here.epoch))

    def move(self, steps: int) -> None:
        """So many steps on or back, over the borders of samples where there are others.

        The steps inside a closed frame count as one, up to a breakpoint there.
        """
        may_leave = self.has_after if steps > 0 else self.has_before
        session, strides = self._session, self._session.frames.strides
        if strides is not None:
            at = session.address.step
            wished = strides.moved(at, steps)
            steps = (session.breakpoints.up_to(at, wished) if steps > 0 else wished) - at
        session.go(session.calendar.moved(session.address, steps, may_leave=may_leave))
        session.frames.reveal_stop()

    def move_sample(self, by: int) -> None:
        """The same step of a sample so many on or back; before the first one there is none."""
        session = self._session
        index = session.calendar.index(session.address) + by
        if index >= 0:
            session.go(session.calendar.address(index, session.address.step))

    def next_phase(self) -> None:
        """On to the phase's last step, or to a breakpoint before; from its end, to the end of the next."""
        session = self._session
        here = session.address.step
        on = end_of_phase(session.walkthrough, here)
        self.move(1) if on is None else session.go_to_step(session.breakpoints.up_to(here, on))

    def previous_phase(self) -> None:
        """Back to the start of the phase; from its start, to the start of the one before."""
        back = start_of_phase(self._session.walkthrough, self._session.address.step)
        self.move(-1) if back is None else self._session.go_to_step(back)

    def run(self) -> None:
        """On to the next breakpoint, in the next sample if need be; without one, to the sample's end."""
        stops = self._session.breakpoints.stops
        if not self._run_to(stops):
            self._session.go_to_step(len(self._session.walkthrough))

    def run_to(self, name: str) -> None:
        """On to the next step at this node, or to a breakpoint before; why not, where it comes to none."""
        session = self._session
        own = session.breakpoints.stops_of(name)
        if own and not self._run_to(tuple(sorted({*own, *session.breakpoints.stops}))):
            sentence = translate(
                "walking", "The walk does not come to {name} again: this is the last sample."
            )
            session.said.emit(sentence.format(name=session.document.symbols.plain(name)))

    def _run_to(self, stops: tuple[int, ...]) -> bool:
        """On to the next of these positions; False where there is none, in this sample or a next one."""
        session = self._session
        on = next((stop for stop in stops if stop > session.address.step), None)
        if on is not None:
            session.go_to_step(on)
        elif stops and self.has_after:
            session.go(session.calendar.address(session.calendar.index(session.address) + 1, stops[0]))
        session.frames.reveal_stop()
        return bool(stops) and (on is not None or self.has_after)
