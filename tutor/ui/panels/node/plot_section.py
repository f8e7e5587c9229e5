"""A section with a plot: a heading, and a card that has the plot once pyqtgraph is loaded, to be saved."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from tutor.ui.look.theme import Theme
from tutor.ui.panels.section_head import SectionHead
from tutor.ui.plots.curve_legend import CurveLegend
from tutor.ui.plots.plot_card import PlotCard
from tutor.ui.session.session import Session
from tutor.ui.widgets.icon_button import IconButton

if TYPE_CHECKING:
    from tutor.export.number_columns import Column
    from tutor.ui.plots.plot import Plot
    from tutor.ui.plots.plot_files import PlotFiles

P = TypeVar("P", bound="Plot")


class PlotSection(QWidget, Generic[P]):
    """Heading and card, one below the other; the card takes what height there is."""

    id = ""
    """What its files are called after the document."""

    def __init__(self, session: Session, theme: Theme, height: int, parent: QWidget | None = None) -> None:
        """`height` is what the card would like to have, in pixels."""
        super().__init__(parent)
        self.session = session
        self._theme = theme
        self._plot: P | None = None
        self._more: IconButton | None = None
        self._files: PlotFiles | None = None
        self.legend = CurveLegend(theme, parent=self)
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

    @property
    def files(self) -> PlotFiles | None:
        """What saves it, once it is loaded."""
        return self._files

    @property
    def theme(self) -> Theme:
        """The look at hand."""
        return self._theme

    def numbers(self) -> Mapping[str, Column]:
        """The numbers that the plot shows, all of them and exact: a name and a column each."""
        return {}

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        self._theme = theme
        self.card.set_theme(theme)
        self.legend.set_theme(theme)
        if self._more is not None:
            self._more.set_theme(theme)
        if self._plot is not None:
            self._plot.set_theme(theme)

    def _put_in(self, plot: P) -> None:
        from tutor.ui.plots.plot_files import PlotFiles  # the first paint does without

        self._plot = plot
        self.card.set_plot(plot)
        files = PlotFiles(self, self)
        more = self._more = IconButton("more", self.tr("What to do with this plot"), self._theme, "flat")
        more.set_side(self.head.heading.sizeHint().height() + 4)
        self.head.row.insertWidget(2, more)
        self._files = files
        more.clicked.connect(lambda: self._pop_up(files, more.mapToGlobal(more.rect().bottomLeft())))
        plot.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        plot.customContextMenuRequested.connect(lambda at: self._pop_up(files, plot.mapToGlobal(at)))

    def _pop_up(self, files: PlotFiles, at: QPoint) -> None:
        menu = QMenu(self)
        files.add_to(menu)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)
