"""The loss as it falls: live, linear or logarithmic, of both engines; a click or a drag goes there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSlider, QVBoxLayout, QWidget

from tutor.document.kept_run import settings_words
from tutor.language import translate
from tutor.ui.look.theme import Theme
from tutor.ui.panels.training_moment import (
    compared,
    present_iteration,
    shown_histories,
)
from tutor.ui.plots.curve_legend import CURVES, CurveLegend, Entry
from tutor.ui.plots.kept_curves import kept_curve
from tutor.ui.plots.plot_view import PlotView
from tutor.ui.runs.travel import Travel
from tutor.ui.session.session import Session
from tutor.ui.settings import Settings
from tutor.ui.widgets.segmented_control import Option, SegmentedControl
from tutor.walk.figures import short

if TYPE_CHECKING:
    from tutor.document.kept_run import KeptRun
    from tutor.export.number_columns import Column
    from tutor.ui.plots.loss_plot import Line, LossPlot
    from tutor.ui.runs.kept_runs import Losses

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
        self.scale.set_current(options[min(Settings().number("loss", 0), 1)].id)
        self.add_to_head(self.scale)
        self.scale.chosen.connect(self._set_scale)
        self.travel = Travel(session, self)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setAccessibleName(self.tr("Epoch"))
        self.slider.setToolTip(self.tr("Drag through the epochs"))
        self.slider.valueChanged.connect(self._slid)
        self._under = QHBoxLayout()
        self._under.addWidget(self.slider)
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.addLayout(self._under)
        session.runs.advanced.connect(self._validate)
        session.runs.state_changed.connect(self._validate)
        for changed in (session.runs.validating.changed, session.kept.changed):
            changed.connect(self.throttle.request)
        self._align()

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
        self.loss_plot.scrubbed.connect(self.travel.go_to)
        self.loss_plot.walked.connect(self._walk)
        return self.loss_plot

    def make_legend(self) -> CurveLegend:
        """The legend of the engines' curves."""
        return CurveLegend(self._theme, "surface")

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        self.scale.set_theme(theme)
        super().set_theme(theme)
        self._align()

    def entries(self) -> Sequence[Entry]:
        """The engines whose losses there are."""
        assert isinstance(self.legend, CurveLegend)
        _, torch = shown_histories(self._session)
        beside = compared(self._session, torch)
        validates = ("validation",) if self._session.runs.validating.on else ()
        return self.legend.entries_for((*beside, *validates))

    def refresh(self) -> None:
        """Draw, and bring the slider to the present epoch."""
        super().refresh()
        own, _ = shown_histories(self._session)
        last = (len(own) - 1) // own.plan.iterations_per_epoch if own is not None and len(own) else 0
        self.slider.setVisible(last > 0)
        with QSignalBlocker(self.slider):
            self.slider.setRange(0, last)
            self.slider.setPageStep(max(1, last // 10))
            if not self.slider.isSliderDown():
                self.slider.setValue(self._session.address.epoch)

    def empty_sentence(self) -> str:
        """What to do to see the loss."""
        if self._session.runs.length() or self._kept():
            return ""
        return self.tr("Train, and the loss is drawn here as it falls.")

    def draw(self) -> None:
        """Draw the curves and the present moment; before a run has begun, those of kept runs alone."""
        own, torch = shown_histories(self._session)
        if self.loss_plot is None:
            return
        self.legend.in_picture = self._named()
        theirs, zeroed = torch.losses() if torch else _NONE, self._session.runs.zeroed_losses()
        losses, each = (own.losses(), own.plan.iterations_per_epoch) if own is not None else (_NONE, 1)
        self.loss_plot.set_losses(losses, theirs, each, zeroed, self._validation(each), self._kept())
        epoch = self._session.address.epoch + 1
        self.loss_plot.set_moment(
            present_iteration(self._session), self.tr("epoch {epoch}").format(epoch=epoch)
        )

    def description(self) -> str:
        """How far it goes, where it began and where it is, and the epoch that is shown."""
        own, _ = shown_histories(self._session)
        if own is None or not len(own):
            count = len(self._kept())
            words = self.tr("Nothing is trained with these settings yet. Kept runs shown: {count}.")
            return words.format(count=count) if count else ""
        losses = own.losses()
        words = self.tr("Loss over {count} iterations: from {first} to {last}. Epoch {epoch} is shown.")
        first, last, epoch = short(losses[0]), short(losses[-1]), self._session.address.epoch + 1
        return words.format(count=len(losses), first=first, last=last, epoch=epoch)

    def numbers(self) -> Mapping[str, Column]:
        """Epoch, iteration and the losses of each curve; before a run has begun, those of kept runs alone."""
        own, torch = shown_histories(self._session)
        if own is None or not len(own):
            return self._kept_numbers()
        losses = own.losses()
        count = np.arange(len(losses))
        found: dict[str, Column] = {
            "epoch": count // own.plan.iterations_per_epoch + 1, "iteration": count + 1, "loss": losses,
        }  # fmt: skip
        if torch is not None and len(torch):
            found["loss PyTorch"] = torch.losses()
        epochs, validation = self._session.runs.validating.losses()
        if len(epochs):
            column = np.full(len(losses), "", object)
            column[(epochs + 1) * own.plan.iterations_per_epoch - 1] = [
                repr(each) for each in validation.tolist()
            ]
            found["loss validation"] = column
        found |= {name: column for name, column in self._kept_numbers().items() if name != "iteration"}
        if len(zeroed := self._session.runs.zeroed_losses()):
            found["loss with zeroing"] = zeroed
        return found

    def _validation(self, each: int) -> Line:
        """The losses of the validation samples, each at the last iteration of its epoch."""
        from tutor.ui.plots.loss_plot import Line

        epochs, losses = self._session.runs.validating.losses()
        return Line(CURVES["validation"], losses, each, (epochs + 1) * each - 1)

    def _kept(self) -> list[Line]:
        """The curves of the kept runs that are to be seen, but for the one at hand."""
        from tutor.ui.plots.loss_plot import Line

        return [Line(kept_curve(run), losses, each) for _, run, losses, each in self._kept_losses()]

    def _named(self) -> tuple[Entry, ...]:
        """Every curve with its name, for a picture: the window names kept runs in the list of runs."""
        kept = [Entry(run.words, kept_curve(run)) for _, run, _, _ in self._kept_losses()]
        beside, current = self.entries(), self._session.kept.current
        own = [Entry(settings_words(current.training), CURVES["own"])] if current and not beside else beside
        return (*own, *kept) if kept else ()

    def _kept_numbers(self) -> dict[str, Column]:
        """Their losses by the names of the runs, after the iterations; empty where none is seen."""
        columns: dict[str, Column] = {}
        for index, run, losses, _ in self._kept_losses():
            name = f"loss {run.words}"
            columns[f"{name} ({index + 1})" if name in columns else name] = losses
        longest = max(map(len, columns.values()), default=0)
        return {"iteration": np.arange(longest) + 1, **columns} if columns else {}

    def _kept_losses(self) -> Iterator[tuple[int, KeptRun, Losses, int]]:
        """Of each its place in the list, the run, its losses and how many of them make an epoch."""
        kept = self._session.kept
        for index, run in enumerate(self._session.document.runs):
            known = kept.losses(run) if kept.is_shown(run) and not kept.is_current(run) else None
            if known is not None:
                yield index, run, *known

    def _validate(self) -> None:
        """Have the validation follow training, while the loss is seen."""
        runs = self._session.runs
        if runs.validating.on and self.isVisible():
            runs.validating.follow(runs.history("own"), ended=not runs.running)

    def showEvent(self, event: QShowEvent) -> None:
        """What was trained while nobody looked is validated now."""
        super().showEvent(event)
        self._validate()

    def _align(self) -> None:
        """The slider begins where the plot's lower axis does."""
        base, small = self._theme.sizes.base, max(self._theme.sizes.small - 2, 10)
        self._under.setContentsMargins(round(small * 3.9) + 6, 0, round(base * 0.9), 0)

    def _set_scale(self, scale: str) -> None:
        Settings().keep_number("loss", 1 if scale == "log" else 0)
        if self.loss_plot is not None:
            self.loss_plot.set_log(scale == "log")

    def _walk(self, by: int, epochs: bool) -> None:
        self.travel.move(by, epochs=epochs)

    def _slid(self, epoch: int) -> None:
        self.travel.go_to_epoch(epoch)
