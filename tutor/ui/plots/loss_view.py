"""The loss as it falls: live, linear or logarithmic, of both engines; a click goes to that moment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtWidgets import QWidget

from tutor.language import translate
from tutor.ui.panels.training_moment import (
    compared,
    go_to_iteration,
    present_iteration,
    shown_histories,
)
from tutor.ui.plots.curve_legend import CurveLegend, Entry
from tutor.ui.plots.plot_view import PlotView
from tutor.ui.session import Session
from tutor.ui.theme import Theme
from tutor.ui.widgets.segmented_control import Option, SegmentedControl

if TYPE_CHECKING:
    from tutor.export.number_columns import Column
    from tutor.ui.plots.loss_plot import LossPlot

_NONE = np.empty(0)


class LossView(PlotView):
    """The loss of every iteration; redrawn thirty times a second at most."""

    id = "loss"
    card_height = 240
    interval_ms = 33

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        self.loss_plot: LossPlot | None = None
        super().__init__(session, theme, parent)
        options = [Option("linear", self.tr("linear")), Option("log", self.tr("log"))]
        self.scale = SegmentedControl(self.tr("Scale of the loss"), options, theme)
        self.add_to_head(self.scale)
        self.scale.chosen.connect(self._set_scale)

    @classmethod
    def title(cls) -> str:
        """What it is called."""
        return translate("plots", "Loss")

    def make_plot(self) -> LossPlot:
        """The plot with its tag."""
        from tutor.ui.plots.loss_plot import LossPlot

        self.loss_plot = LossPlot(self._theme, tagged=True)
        self.loss_plot.set_unit(self.tr("epoch"))
        self.loss_plot.set_log(self.scale.current() == "log")
        self.loss_plot.scrubbed.connect(self._go_to)
        return self.loss_plot

    def make_legend(self) -> CurveLegend:
        """The legend of the engines' curves."""
        return CurveLegend(self._theme, "surface")

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        self.scale.set_theme(theme)
        super().set_theme(theme)

    def entries(self) -> Sequence[Entry]:
        """The engines whose losses there are."""
        assert isinstance(self.legend, CurveLegend)
        _, torch = shown_histories(self._session)
        return self.legend.entries_for(compared(self._session, torch))

    def empty_sentence(self) -> str:
        """What to do to see the loss."""
        if self._session.runs.length():
            return ""
        return self.tr("Train, and the loss is drawn here as it falls.")

    def draw(self) -> None:
        """Draw the curves and the present moment."""
        own, torch = shown_histories(self._session)
        if self.loss_plot is None or own is None:
            return
        theirs, zeroed = torch.losses() if torch else _NONE, self._session.runs.zeroed_losses()
        self.loss_plot.set_losses(own.losses(), theirs, own.plan.iterations_per_epoch, zeroed)
        epoch = self._session.address.epoch + 1
        self.loss_plot.set_moment(
            present_iteration(self._session), self.tr("epoch {epoch}").format(epoch=epoch)
        )

    def description(self) -> str:
        """How far it goes."""
        return self.tr("Loss over {count} iterations").format(count=self._session.runs.length())

    def numbers(self) -> Mapping[str, Column]:
        """Epoch, iteration and the losses of each curve."""
        own, torch = shown_histories(self._session)
        if own is None or not len(own):
            return {}
        losses = own.losses()
        count = np.arange(len(losses))
        found: dict[str, Column] = {
            "epoch": count // own.plan.iterations_per_epoch + 1, "iteration": count + 1, "loss": losses,
        }  # fmt: skip
        if torch is not None and len(torch):
            found["loss PyTorch"] = torch.losses()
        if len(zeroed := self._session.runs.zeroed_losses()):
            found["loss with zeroing"] = zeroed
        return found

    def _set_scale(self, scale: str) -> None:
        if self.loss_plot is not None:
            self.loss_plot.set_log(scale == "log")

    def _go_to(self, iteration: int) -> None:
        go_to_iteration(self._session, iteration)
