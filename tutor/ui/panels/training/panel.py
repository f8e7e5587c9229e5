"""The Training panel: settings, train and pause, the loss as it falls, the epochs, one's gradients."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from tutor.ui.look.theme import Theme
from tutor.ui.panels.section_head import SectionHead
from tutor.ui.panels.throttle import Throttle
from tutor.ui.panels.training.controls import TrainingControls
from tutor.ui.panels.training.epoch_gradients import EpochGradients
from tutor.ui.panels.training.epoch_table import EpochTable
from tutor.ui.panels.training.findings import Findings
from tutor.ui.panels.training.runs_list import RunsList
from tutor.ui.panels.training_moment import explain_iteration, go_to_iteration, shown_histories
from tutor.ui.plots.loss_view import LossView
from tutor.ui.plots.plot_grid import PlotGrid
from tutor.ui.plots.plot_list import PLOTS
from tutor.ui.session.session import Session
from tutor.ui.widgets.scroll_column import ScrollColumn
from tutor.ui.widgets.section_label import SectionLabel
from tutor.walk import Kind, Quantity

if TYPE_CHECKING:
    from tutor.ui.plots.loss_plot import LossPlot


class TrainingPanel(QWidget):
    """Trains the open document and shows what that does. Redrawn thirty times a second at most."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._theme = session, theme
        self.setAccessibleName(self.tr("Training"))
        self.controls = TrainingControls(session, theme)
        self.loss = LossView(session, theme)
        self.plots = PlotGrid(PLOTS, session, theme, self)
        self.findings = Findings(session, self)
        self.runs = RunsList(session, theme)
        self._epochs_head = SectionHead(self.tr("Epochs"))
        self.table = EpochTable(theme)
        self._gradients_head = SectionLabel()
        self.gradients = EpochGradients(theme)
        self._sentence = QLabel()
        self._lay_out()
        self._throttle = Throttle(self._refresh, self, works=session.runs.is_at_work)
        self._connect()
        self.set_theme(theme)
        self._show_settings()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        self._theme = theme
        for part in (self.controls, self.loss, self.plots, self.runs, self.table, self.gradients):
            part.set_theme(theme)
        self._throttle.request()

    def load_plots(self) -> None:
        """Import pyqtgraph and put the plots in their cards; call after the window's first paint."""
        self.loss.load_plot()
        self.plots.load_plots()

    @property
    def plot(self) -> LossPlot | None:
        """The loss plot, once it is loaded."""
        return self.loss.loss_plot

    # --- building -----------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._sentence.setProperty("kind", "muted")
        self._sentence.setWordWrap(True)
        self._trained = QWidget()
        column = QVBoxLayout(self._trained)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        parts = (
            self.controls, self.findings, self.loss, self.plots, self.runs,
            self._epochs_head, self.table, self._gradients_head, self.gradients,
        )  # fmt: skip
        for part in parts:
            if part in (self.runs, self._epochs_head, self._gradients_head):
                column.addSpacing(6)
            column.addWidget(part)
        column.setStretchFactor(self.table, 1)
        self.area = ScrollColumn(self)
        self.area.fill(self)
        self.area.column.addWidget(self._sentence)
        self.area.column.addWidget(self._trained, 1)
        self.area.column.addStretch(0)

    def _connect(self) -> None:
        session = self._session
        session.document_changed.connect(self._show_settings)
        for changed in (session.training_changed, session.moment_changed, session.engine_changed):
            changed.connect(self._throttle.request)
        session.kept.changed.connect(self._throttle.request)
        self.table.epoch_chosen.connect(self._go_to_epoch)
        self.table.loss_asked.connect(self._explain_loss)
        self.gradients.asked.connect(self._explain)

    # --- showing ------------------------------------------------------------------------------------------

    def _show_settings(self) -> None:
        document = self._session.document
        self._trained.setVisible(document.trains)
        self._sentence.setVisible(not document.trains)
        if not document.trains:
            from tutor.document.checking.finished import why_no_training  # most documents train

            self._sentence.setText(why_no_training(document))
        self.controls.show_settings()
        self._throttle.request()

    def _refresh(self) -> None:
        if not self._session.document.trains:
            return
        own, torch = shown_histories(self._session)
        epoch = self._session.address.epoch
        self.controls.show_state()
        self.findings.refresh()
        self.runs.refresh()
        self.table.refresh(own, torch, epoch)
        heading = self.tr("Gradients of epoch {epoch}").format(epoch=epoch + 1)
        self._gradients_head.set_heading(heading)
        shown = torch if self._session.engine == "torch" and torch else own
        self.gradients.show_epoch(self._session.document, shown, epoch)

    # --- doing --------------------------------------------------------------------------------------------

    def _go_to_iteration(self, iteration: int) -> None:
        go_to_iteration(self._session, iteration)

    def _go_to_epoch(self, epoch: int) -> None:
        """To the last iteration of the epoch: its loss is the one in the table."""
        own = self._session.runs.history("own")
        if own is not None:
            self._go_to_iteration((epoch + 1) * own.plan.iterations_per_epoch - 1)

    def _explain_loss(self, epoch: int) -> None:
        """Where the loss at the end of an epoch comes from."""
        own = self._session.runs.history("own")
        if own is not None:
            iteration = (epoch + 1) * own.plan.iterations_per_epoch - 1
            self._explain(iteration, Quantity(Kind.VALUE, self._session.document.graph.root))

    def _explain(self, iteration: int, quantity: Quantity) -> None:
        own = self._session.runs.history("own")
        explain_iteration(self._session, iteration, quantity)
        if own is not None and own.plan.batch_size > 1 and quantity.kind is Kind.VALUE:
            sentence = self.tr("The loss of a batch is the mean over its samples; this is the last of them.")
            self._session.said.emit(sentence)
