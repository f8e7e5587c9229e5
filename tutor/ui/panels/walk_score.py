"""The score of a walk that asks for its numbers: how many answers were right, and what was missed."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from tutor.ui.asking.prediction import score_words
from tutor.ui.look.theme import Theme
from tutor.ui.panels.score_card import Missed, ScoreCard
from tutor.ui.session.session import Session
from tutor.walk import Derivations, Phase, Step, phase_title


class WalkScore(ScoreCard):
    """The score of Predict mode."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, self.tr("This walk is done"), parent)
        self._session = session
        self.next_requested.connect(self._go_on)
        self.again_requested.connect(session.predict.restart)
        self.look_requested.connect(session.go_to_step)

    def refresh(self) -> None:
        """Show the score; at the walk's end all there is to say of it."""
        session, predict = self._session, self._session.predict
        score, at_end = predict.score, predict.at_front and not predict.is_open
        words = score_words(score)
        if at_end and predict.started_late:
            words += self.tr(" · begun in the middle of the walk")
        self.show_score(words, (score.right, score.wrong, score.skipped), score.total)
        missed = [self._missed_step(step, outcome) for step, outcome in predict.missed] if at_end else []
        self.show_end(at_end, missed, has_next=session.walking.has_after)

    def _missed_step(self, step: Step, outcome: str) -> Missed:
        how = self.tr("skipped") if outcome == "skipped" else self.tr("wrong")
        words = self.tr("{phase}: {number} · {how}")
        return Missed(
            words.format(phase=phase_title(step.phase), number=self._called(step), how=how), step.index + 1
        )

    def _called(self, step: Step) -> str:
        trace = self._session.trace
        if trace is None:
            return step.node
        plain = Derivations(trace, self._session.document.symbols, "plain")
        if step.phase is Phase.LOCAL and step.edge is not None:
            return plain.local_partial(step.edge)
        if step.phase in (Phase.FORWARD, Phase.UPDATE):
            return plain.symbol(step.node)
        return plain.partial(step.node)

    def _go_on(self) -> None:
        self._session.walking.move(1)
        panel = self.parentWidget()
        take_focus = getattr(panel, "take_focus", None)
        if take_focus is not None:
            take_focus()
