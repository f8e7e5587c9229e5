"""The runs that the document keeps: the one at hand kept, others taken up again, or trained to compare."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject, Signal

from tutor.document.kept_run import KeptRun, restored, same_course
from tutor.errors import TutorError
from tutor.ui.background import Background
from tutor.ui.runs.run_memory import own_history

if TYPE_CHECKING:
    from tutor.document.document import Document
    from tutor.training.history.history import History
    from tutor.training.plan import Plan
    from tutor.training.running.trained import Trained
    from tutor.ui.session.session import Session

Losses = npt.NDArray[np.float64]
_CHUNK = 256


@dataclass(eq=False)
class _Known:
    """A kept run with the plan that trains it again, as long as graph and data are these."""

    run: KeptRun
    document: Document
    plan: Plan


class KeptRuns(QObject):
    """A part of the session. `changed`: another run is shown, or one has been trained again."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._known: list[_Known] = []
        self._hidden: list[KeptRun] = []
        self._wanted: list[KeptRun] = []
        self._checked: KeptRun | None = None
        self._background = Background(self)
        session.runs.state_changed.connect(self._check)

    # --- the run at hand ----------------------------------------------------------------------------------

    @property
    def current(self) -> KeptRun | None:
        """The run at hand as it would be kept; None where nothing is trained yet."""
        session = self._session
        history, training = session.runs.history("own"), session.document.training
        if history is None or training is None or not len(history):
            return None
        done = len(history)
        return KeptRun(
            "", training, done, history.loss(done - 1), session.dtype, dict(session.document.values)
        )

    def is_current(self, run: KeptRun) -> bool:
        """Whether this is the run at hand, as far as it was kept."""
        session = self._session
        training = session.document.training
        if training is None or session.dtype != run.dtype or not same_course(training, run.training):
            return False
        return restored(session.document, run).values == session.document.values

    def keep(self) -> None:
        """Keep the run at hand, undoably."""
        from tutor.document.edits.run_edits import keep  # the first paint does without

        run = self.current
        if run is None:
            return
        try:
            document = keep(self._session.document, run)
        except TutorError as error:
            self._session.said.emit(str(error))
            return
        self._session.edit(document, self.tr("Keep the run {name}").format(name=run.words))

    def kept_before(self, document: Document) -> Document:
        """A document with other settings, in which the run at hand is kept if there was one worth it."""
        from tutor.document.edits.run_edits import keep_unasked  # the first paint does without

        run, history = self.current, self._session.runs.history("own")
        if run is None or history is None or document.training is None:
            return document
        too_short = run.iterations < history.plan.iterations_per_epoch
        if too_short or same_course(run.training, document.training):
            return document
        return keep_unasked(document, run)

    # --- others -------------------------------------------------------------------------------------------

    def rename(self, index: int, name: str) -> None:
        """Name a kept run, undoably; an empty name leaves it to its settings."""
        from tutor.document.edits.run_edits import rename  # the first paint does without

        self._session.edit(rename(self._session.document, index, name), self.tr("Rename a run"))

    def forget(self, index: int) -> None:
        """Keep a run no longer, undoably."""
        from tutor.document.edits.run_edits import forget  # the first paint does without

        run = self._session.document.runs[index]
        words = self.tr("Take away the run {name}").format(name=run.words)
        self._session.edit(forget(self._session.document, index), words)

    def restore(self, index: int) -> None:
        """Take up a run: its settings, undoably, and its history; what is not in memory is trained again."""
        session = self._session
        if session.modes.holds_training() or session.aside.holds_edits():
            return
        run = session.document.runs[index]
        if run.dtype != session.dtype:
            session.set_dtype(run.dtype)
        if self.is_current(run):
            if session.runs.length() < run.iterations:
                session.reset(afresh=False)
        else:
            document = self.kept_before(restored(session.document, run))
            session.edit(document, self.tr("Take up the run {name}").format(name=run.words))
        self._checked = run
        if session.runs.length() < run.iterations and self.is_current(run):
            session.runs.start(run.iterations, with_torch=session.with_torch)
        else:
            self._check()

    def history(self, run: KeptRun) -> History | None:
        """Our own engine's history of a run, as far at least as it was kept; None where that is not there."""
        session = self._session
        found = session.runs.history("own") if self.is_current(run) else None
        if found is None or len(found) < run.iterations:
            found = own_history(session.runs.memory.find(self._plan(run)))
        return found if found is not None and len(found) >= run.iterations else None

    def epochs(self, run: KeptRun) -> int:
        """How many epochs a run has begun."""
        return -(-run.iterations // self._plan(run).iterations_per_epoch)

    # --- curves -------------------------------------------------------------------------------------------

    def is_shown(self, run: KeptRun) -> bool:
        """Whether its curve is to be seen: at first where it is in memory."""
        if run in self._wanted:
            return True
        return run not in self._hidden and self.history(run) is not None

    def set_shown(self, run: KeptRun, shown: bool) -> None:
        """Show its curve, trained again for that if need be, or not any more."""
        self._hidden = [each for each in self._hidden if each != run] + ([] if shown else [run])
        self._wanted = [each for each in self._wanted if each != run] + ([run] if shown else [])
        if shown and self.history(run) is None:
            self._train(run)
        self.changed.emit()

    def is_trained(self, run: KeptRun) -> bool:
        """Whether its curve is there to be seen."""
        return self.history(run) is not None

    def is_waiting(self, run: KeptRun) -> bool:
        """Whether it is being trained again for its curve."""
        return run in self._wanted and self._background.busy and not self.is_trained(run)

    def divergence(self, run: KeptRun) -> str:
        """Where a run diverged, in a few words; empty where that is not known now."""
        same = self.is_current(run) and self._session.runs.length() >= run.iterations
        found = self._session.runs.found if same else self._session.runs.memory.find(self._plan(run))
        return self.divergence_of(found)

    @staticmethod
    def divergence_of(trained: Trained | None) -> str:
        """Where our own engine's run diverged, in a few words; empty where it did not, or nobody knows."""
        found = trained.divergences.get("own") if trained is not None else None
        if found is None:
            return ""
        from tutor.training.findings.verdicts import short_divergence  # the first paint does without

        return short_divergence(found)

    def losses(self, run: KeptRun) -> tuple[Losses, int] | None:
        """The losses of its iterations and how many make an epoch; None where it is to be trained again."""
        history = self.history(run)
        if history is None:
            return None
        return history.losses()[: run.iterations], history.plan.iterations_per_epoch

    def close(self) -> None:
        """Stop training for curves."""
        self._wanted = []
        self._background.close()

    # --- inside -------------------------------------------------------------------------------------------

    def _plan(self, run: KeptRun) -> Plan:
        document = self._session.document
        for each in self._known:
            if each.run is run and _alike(each.document, document):
                return each.plan
        plan = restored(document, run).plan(run.dtype)
        runs = {id(each) for each in document.runs}
        self._known = [each for each in self._known if each.run is not run and id(each.run) in runs]
        self._known.append(_Known(run, document, plan))
        return plan

    def _train(self, run: KeptRun) -> None:
        """In the background, train a run again in our own engine, a part after the other."""
        from tutor.training.running.trained import Trained

        document, plan = restored(self._session.document, run), self._plan(run)
        self._go_on(run, Trained(plan, document.walkthrough, document.symbols), _CHUNK)

    def _go_on(self, run: KeptRun, trained: Trained, chunk: int) -> None:
        def then(done: bool) -> None:
            """Keep it, or go on; nobody may want it any more."""
            if done:
                self._session.runs.memory.put(trained)
                self._compare(run, own_history(trained))
                self.changed.emit()
            elif run in self._wanted:
                self._go_on(run, trained, min(chunk * 2, 4096))

        self._background.run(
            lambda: trained.advance(run.iterations, chunk, with_torch=False), then, self._failed
        )

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, TutorError):
            raise error
        self._session.said.emit(str(error))

    def _check(self) -> None:
        """Once a run that was taken up is trained, look whether it has come out as it was."""
        run, runs = self._checked, self._session.runs
        if run is None or runs.running or not self.is_current(run):
            return
        if runs.length() >= run.iterations:
            self._checked = None
            self._compare(run, runs.history("own"))

    def _compare(self, run: KeptRun, history: History | None) -> None:
        if history is None or not 0 < run.iterations <= len(history):
            return
        loss = history.loss(run.iterations - 1)
        if loss != run.loss and not (np.isnan(loss) and np.isnan(run.loss)):
            sentence = self.tr(
                "{name} came out otherwise than when it was kept: graph or data are others now."
            )
            self._session.said.emit(sentence.format(name=run.words))


def _alike(one: Document, other: Document) -> bool:
    """Whether a run trains the same in both."""
    return one is other or (
        one.graph is other.graph and one.data is other.data and one.values is other.values
    )
