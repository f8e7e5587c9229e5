"""How a view comes from one picture to the next: another graph by a morph, an edited one by a drift."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from tutor.ui.canvas.morph import Morph
from tutor.ui.canvas.shown import Moment

if TYPE_CHECKING:
    from tutor.ui.canvas.drift import Drift
    from tutor.ui.canvas.view import GraphView


class Settling(QObject):
    """The morph and the drift of a view: ask one of them to `leave`, and then this to `begin`."""

    ended = Signal()
    """Everything stands where it belongs."""

    def __init__(self, view: GraphView) -> None:
        super().__init__(view)
        self._view = view
        self.morph = Morph(view)
        self.morph.ended.connect(self.ended)
        self._drift: Drift | None = None

    @property
    def drift(self) -> Drift:
        """What lets nodes go to their places after an edit; made when it is first needed."""
        if self._drift is None:
            from tutor.ui.canvas.drift import Drift  # the first paint does without

            self._drift = Drift(self._view)
            self._drift.ended.connect(self.ended)
        return self._drift

    @property
    def is_running(self) -> bool:
        """Whether something moves."""
        return any(moving.is_running for moving in self._both())

    @property
    def moves_nodes(self) -> bool:
        """Whether nodes are on their way."""
        return self.morph.is_running or (self._drift is not None and self._drift.moves_nodes)

    def begin(self) -> None:
        """Turn what was left into what is drawn now."""
        for moving in self._both():
            moving.begin()

    def give_way(self, moment: Moment) -> None:
        """Let all stand where it belongs, if the moment is another step than the one that is shown."""
        if not moment.is_at_step_of(self._view.graph_scene.moment):
            self.finish()

    def finish(self) -> None:
        """Let all stand where it belongs, at once."""
        for moving in self._both():
            moving.finish()

    def _both(self) -> list[Morph | Drift]:
        return [self.morph] if self._drift is None else [self.morph, self._drift]
