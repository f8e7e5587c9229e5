"""What the walk of a session waits for: a mode that the learner has chosen, or a question of a page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tutor.ui.asking.autograd_mode import AutogradMode
from tutor.ui.asking.predict_mode import PredictMode
from tutor.ui.asking.waiting_mode import WaitingMode
from tutor.ui.lessons.exercises import Exercises
from tutor.ui.lessons.page_questions import PageQuestions
from tutor.ui.session.moment import Address

if TYPE_CHECKING:
    from tutor.ui.session.session import Session


class Modes:
    """Predict and Autograd, one of which is on, or none; while none is, the questions of pages are asked."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.predict, self.autograd = PredictMode(session), AutogradMode(session)
        self.questions = PageQuestions(session, self.predict)
        self.exercises = Exercises(session, self.questions)

    def __iter__(self) -> Iterator[WaitingMode]:
        """Each that can be chosen."""
        return iter((self.predict, self.autograd))

    @property
    def current(self) -> WaitingMode | None:
        """The mode that is on."""
        return next((mode for mode in self if mode.on), None)

    @property
    def gate(self) -> WaitingMode:
        """What the walk waits for, if it does: the mode that is on, else the questions of pages."""
        return self.current or self.questions

    @property
    def asks(self) -> bool:
        """Whether the learner is asked for a number: what would show it is shut."""
        return self.predict.on or self.questions.asking

    @property
    def shows_card(self) -> bool:
        """Whether there is something to answer, or to do, beside the graph."""
        return self.current is not None or self.questions.open is not None

    def holds_training(self) -> bool:
        """Whether training is to wait, since it would show what is asked; says so."""
        if self._session.pages.holds("training"):
            return True
        return self.predict.holds_training() or self.questions.holds_training()

    @property
    def known_until(self) -> int:
        """How many steps of the sample at hand may be told."""
        return self.gate.known_until

    def allowed(self, address: Address) -> Address | None:
        """Where a wish to go there leads: no further than where the walk waits; None: nowhere."""
        return self.gate.allowed(address)

    def reached(self, address: Address) -> None:
        """The session stands here now."""
        self.gate.reached(address)

    def begin_again(self) -> None:
        """The numbers or the walk are others."""
        for mode in self:
            mode.begin_again()
