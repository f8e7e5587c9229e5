"""LOSS PER ITERATION: what training has made of the loss, the present moment marked, a click goes there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtWidgets import QWidget

from tutor.ui.look.theme import Theme
from tutor.ui.panels.node.plot_section import PlotSection
from tutor.ui.panels.throttle import Throttle
from tutor.ui.panels.training_moment import (
    compared,
    present_iteration,
    shown_histories,
)
from tutor.ui.session.session import Session
from tutor.walk.figures import exact

if TYPE_CHECKING:
    from tutor.export.number_columns import Column
    from tutor.ui.plots.loss_plot import LossPlot  # noqa: F401 - names the section's type


_NONE = np.empty(0)


class LossSection(PlotSection["LossPlot"]):
    """The loss of every iteration so far, of our own engine and, where it is at work, of PyTorch."""

    id = "loss-per-iteration"

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(session, theme, 220, parent)
        self.head.heading.set_heading(self.tr("Loss per iteration"))
        self._session = session
        self.card.set_legend(self.legend)
        self._throttle = Throttle(self.refresh, self, works=session.runs.is_at_work)
        session.training_changed.connect(self._throttle.request)

    def load_plot(self) -> None:
        """Import pyqtgraph, and draw."""
        from tutor.ui.plots.loss_plot import LossPlot
        from tutor.ui.runs.travel import Travel

        if self._plot is None:
            plot = LossPlot(self._theme)
            plot.set_unit(self.tr("iteration"))
            plot.scrubbed.connect(Travel(self._session, self).go_to)
            self._put_in(plot)
            self.refresh()

    def numbers(self) -> Mapping[str, Column]:
        """The loss of every iteration, of each engine that has trained."""
        own, torch = shown_histories(self._session)
        found = {"own": own, "PyTorch": torch}
        losses: dict[str, Column] = {
            f"loss {name}": history.losses() for name, history in found.items() if history is not None
        }
        longest = max(map(len, losses.values()), default=0)
        return {"iteration": range(1, longest + 1), **losses} if longest else {}

    def refresh(self) -> None:
        """Draw what has been trained, and mark the present moment."""
        training = self._session.document.training
        shown = self._session.document.trains and not self._session.modes.asks
        self.setVisible(shown)
        if training is None or not shown:
            return
        own, torch = shown_histories(self._session)
        self.legend.show_curves(compared(self._session, torch))
        self.card.place_legend()
        epoch = self._session.address.epoch + 1
        rate = exact(training.rate(epoch - 1))
        words = self.tr("epoch {epoch} / {epochs} · α {rate}")
        self.head.say(words.format(epoch=epoch, epochs=max(training.epochs, epoch), rate=rate))
        trained = own is not None and len(own) > 0
        self.card.say("" if trained else self.tr("Train, and the loss of every iteration is drawn here."))
        if self._plot is None or own is None:
            return
        zeroed = self._session.runs.zeroed_losses()
        self._plot.set_losses(own.losses(), torch.losses() if torch else _NONE, zeroed=zeroed)
        self._plot.set_moment(present_iteration(self._session), "")
        name = self.tr("Loss per iteration, {count} iterations").format(count=len(own))
        self._plot.setAccessibleName(name)
