"""How far a learner has come in a walk that waits: what lies before is known, what comes after is hidden."""

from __future__ import annotations

from tutor.ui.session.moment import Address, Calendar


class Front:
    """Everything up to `furthest` may be looked at.

    `begins_at` is the step up to which a further sample may be walked freely: there its waiting begins.
    """

    begins_at = 0

    def __init__(self, address: Address, calendar: Calendar) -> None:
        self.furthest, self.calendar = address, calendar

    def allows(self, address: Address) -> Address | None:
        """The address itself if it shows nothing beyond the front, else the nearest that may be.

        None where that is another sample: it lies ahead as a whole.
        """
        here, there = self.calendar.index(self.furthest), self.calendar.index(address)
        if there < here:
            return address
        if there == here:
            return address.at(min(address.step, self.furthest.step))
        if there == here + 1 and self.furthest.step == self.calendar.steps_of(self.furthest.sample):
            return address.at(min(address.step, self.begins_at))
        return None

    def reach(self, address: Address) -> None:
        """The learner stands here now."""
        self.furthest = max(self.furthest, address)
