"""The timeline of a session: shows its walk as cells, and asks it for steps, moments and training."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from tutor.ui.look.roles import PHASE_ROLE
from tutor.ui.panels.timeline.bar import Timeline
from tutor.ui.panels.timeline.moment_box import TrainingMoment
from tutor.ui.panels.timeline.track_layout import TimelineCell
from tutor.ui.session.moment import Address
from tutor.ui.session.player import Player
from tutor.ui.session.session import Session
from tutor.walk import Phase, Step, Walkthrough, phase_title

if TYPE_CHECKING:
    from tutor.walk.strides import Strides

_EVERY = 0.2
"""Seconds from one look at how far training has come to the next, while it goes on: its fields take long."""


class WalkTimeline(QObject):
    """Ties a timeline to a session: what the one shows is what the other says."""

    def __init__(
        self, session: Session, timeline: Timeline, player: Player, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._timeline, self._player = session, timeline, player
        self._shown: tuple[Walkthrough, Strides | None] | None = None
        self._looked_at = 0.0
        timeline.position_requested.connect(session.go_to_step)
        timeline.step_requested.connect(session.walking.move)
        timeline.jump_requested.connect(self._jump)
        timeline.moment_requested.connect(self._go)
        timeline.explain_requested.connect(self._explain)
        timeline.train_requested.connect(session.train)
        timeline.play_toggled.connect(player.toggle)
        timeline.speed_chosen.connect(player.set_speed)
        player.playing_changed.connect(timeline.set_playing)
        session.breakpoints.changed.connect(self._show_stops)
        session.moment_changed.connect(self._show_moment)
        session.training_changed.connect(self._follow_training)
        self._show_moment()
        self._show_training()

    def _jump(self, where: str) -> None:
        self._session.go_to_step(0 if where == "start" else len(self._session.walkthrough))

    def _explain(self) -> None:
        narration = self._session.narration
        if narration is not None:
            self._session.explaining.ask(narration.quantity)

    def _go(self, epoch: int, sample: int) -> None:
        self._session.go(Address(epoch - 1, sample - 1, self._session.address.step))

    def _show_moment(self) -> None:
        session, timeline = self._session, self._timeline
        shown = (session.walkthrough, session.frames.strides)
        if self._shown != shown:
            self._shown = shown
            timeline.set_steps(self._cells(), self._tip)
            self._show_stops()
        timeline.set_position(session.frame.position)
        timeline.set_neighbours(before=session.walking.has_before, after=session.walking.has_after)
        narration = session.narration
        begin = self.tr("Nothing is computed yet: step on with →")
        if not session.walkthrough.steps:
            begin = self.tr("There is nothing to compute yet")
        timeline.set_caption(narration.caption if narration else begin)
        self._show_training()

    def _show_stops(self) -> None:
        self._timeline.set_stops(self._session.breakpoints.stops)

    def _follow_training(self) -> None:
        now = perf_counter()
        if not self._session.runs.running or now - self._looked_at >= _EVERY:
            self._looked_at = now
            self._show_training()

    def _show_training(self) -> None:
        session = self._session
        address, document = session.address, session.document
        reached = session.calendar.address(session.runs.samples_reached())
        trained = max(reached.epoch + 1, address.epoch + 1)
        row = session.row + 1 if document.order(address.epoch) is not None else 0
        size = document.batches.size
        self._timeline.set_moment(
            TrainingMoment(address.epoch + 1, trained, address.sample + 1, document.samples, size, row)
        )
        self._timeline.set_training(session.runs.running)
        self._timeline.set_trainable(document.trains, samples=document.samples)

    def _cells(self) -> list[TimelineCell]:
        steps, strides = self._session.walkthrough.steps, self._session.frames.strides
        groups = {phase: self._group(phase) for phase in Phase}
        return [
            TimelineCell(
                PHASE_ROLE[step.phase], groups[step.phase], strides.frame_of(step) if strides else ""
            )
            for step in steps
        ]

    def _tip(self, index: int) -> str:
        """What a cell says: its step, with its numbers once it is made; nothing of what is asked for."""
        session = self._session
        if index >= session.modes.known_until:
            return self.tr("Not asked yet")
        says = self._says(session.walkthrough.steps[index])
        stride = session.frames.strides.at(index) if session.frames.strides else None
        if stride is None:
            return says
        return self.tr("Inside {frame}. {says}").format(frame=session.frames.title(stride), says=says)

    def _says(self, step: Step) -> str:
        """The step; before it is made only its formula, since its numbers are not known yet."""
        session, narrator = self._session, self._session.narrator
        if narrator is None:
            return ""
        return narrator.says(step) if step.index < session.frame.position else narrator.narrate(step).caption

    def _group(self, phase: Phase) -> str:
        """The label of the cell's run; forward and local gradients noted together are one run."""
        mixed = self._session.walkthrough.local_gradients == "with forward"
        if mixed and phase in (Phase.FORWARD, Phase.LOCAL):
            return f"{phase_title(Phase.FORWARD)} · {phase_title(Phase.LOCAL).lower()}"
        return phase_title(phase)
