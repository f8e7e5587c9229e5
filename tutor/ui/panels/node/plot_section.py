"""A section with a plot: a heading, and a card that has the plot once pyqtgraph is loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from tutor.ui.panels.section_head import SectionHead
from tutor.ui.plots.plot_card import PlotCard
from tutor.ui.theme import Theme

if TYPE_CHECKING:
    from tutor.ui.plots.plot import Plot

P = TypeVar("P", bound="Plot")


class PlotSection(QWidget, Generic[P]):
    """Heading and card, one below the other; the card takes what height there is."""

    def __init__(self, theme: Theme, height: int, parent: QWidget | None = None) -> None:
        """`height` is what the card would like to have, in pixels."""
        super().__init__(parent)
        self._theme = theme
        self._plot: P | None = None
        self.head = SectionHead()
        self.card = PlotCard(height, theme, least=140)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.head)
        column.addWidget(self.card, 100)
        column.addStretch(1)

    @property
    def plot(self) -> P | None:
        """The plot, once it is loaded."""
        return self._plot

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        self._theme = theme
        self.card.set_theme(theme)
        if self._plot is not None:
            self._plot.set_theme(theme)

    def _put_in(self, plot: P) -> None:
        self._plot = plot
        self.card.set_plot(plot)
