"""Which iteration plots of a state show: the latest while training goes on, else the moment gone to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from tutor.engine import Value
from tutor.ui.panels.training_moment import present_iteration

if TYPE_CHECKING:
    from tutor.training.history.history import History
    from tutor.ui.session.session import Session


class ShownMoment(QObject):
    """One for a session (`ShownMoment.of`), so that all its plots show the same.

    A plot of what the parameters do goes along with training, and stays with its end, until a person goes to
    another iteration; training that begins again takes it along again.
    """

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._present = present_iteration(session)
        self._follows = self._present == 0
        session.runs.state_changed.connect(self._begin)
        session.training_changed.connect(self.changed)
        session.moment_changed.connect(self._moved)

    @classmethod
    def of(cls, session: Session) -> ShownMoment:
        """The session's own, made when it is first asked for."""
        found = session.findChild(cls)
        return found if isinstance(found, cls) else cls(session)

    @property
    def history(self) -> History | None:
        """The history of the engine whose numbers are shown; None before any training."""
        runs = self._session.runs
        theirs = runs.history("torch") if self._session.engine == "torch" else None
        found = theirs if theirs is not None and len(theirs) else runs.history("own")
        return found if found is not None and len(found) else None

    @property
    def iteration(self) -> int:
        """How many iterations are behind the parameters that are shown."""
        length = 0 if self.history is None else len(self.history)
        return length if self._follows else min(self._present, length)

    @property
    def parameters(self) -> dict[str, Value]:
        """The parameters before that iteration; empty before any training: the plan's own."""
        history = self.history
        return {} if history is None else history.parameters_before(self.iteration)

    def words(self) -> str:
        """Which moment it is, `epoch 12`, or that nothing is trained at it."""
        history, iteration = self.history, self.iteration
        if history is None or not iteration:
            return self.tr("before training")
        epoch, within = divmod(iteration, history.plan.iterations_per_epoch)
        if not within:
            return self.tr("after epoch {epoch}").format(epoch=epoch)
        sentence = self.tr("epoch {epoch}, iteration {iteration}")
        return sentence.format(epoch=epoch + 1, iteration=within + 1)

    def _begin(self) -> None:
        if self._session.runs.running:
            self._follows = True

    def _moved(self) -> None:
        present = present_iteration(self._session)
        if present != self._present:
            self._present, self._follows = present, False
        self.changed.emit()
