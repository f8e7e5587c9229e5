"""The modes of a session in which the walk waits for the learner; one of them is on, or none."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tutor.ui.autograd_mode import AutogradMode
from tutor.ui.moment import Address
from tutor.ui.predict_mode import PredictMode
from tutor.ui.waiting_mode import WaitingMode

if TYPE_CHECKING:
    from tutor.ui.session import Session


class Modes:
    """Predict and Autograd; while none is on the walk is only watched, and waits for nobody."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.predict, self.autograd = PredictMode(session), AutogradMode(session)

    def __iter__(self) -> Iterator[WaitingMode]:
        """Each of them."""
        return iter((self.predict, self.autograd))

    @property
    def current(self) -> WaitingMode | None:
        """The mode that is on."""
        return next((mode for mode in self if mode.on), None)

    @property
    def known_until(self) -> int:
        """How many steps of the sample at hand may be told."""
        return self.current.known_until if self.current else len(self._session.walkthrough)

    def allowed(self, address: Address) -> Address | None:
        """Where a wish to go there leads: no further than where the walk waits; None: nowhere."""
        return self.current.allowed(address) if self.current else address

    def reached(self, address: Address) -> None:
        """The session stands here now."""
        if self.current:
            self.current.reached(address)

    def begin_again(self) -> None:
        """The numbers or the walk are others."""
        for mode in self:
            mode.begin_again()
