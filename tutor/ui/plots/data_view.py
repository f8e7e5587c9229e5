"""The plot of the samples with its heading, legend and menu; a click on a point shows that sample."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from tutor.document.data_points import Points, points_of
from tutor.language import translate
from tutor.ui.plots.curve_legend import Entry, PlotLegend
from tutor.ui.plots.mark_legend import Mark, MarkLegend
from tutor.ui.plots.plot_view import PlotView
from tutor.ui.plots.styles import MARKS
from tutor.ui.session.validation_row import data_row

if TYPE_CHECKING:
    from tutor.document.document import Document
    from tutor.export.number_columns import Column
    from tutor.ui.plots.data_plot import DataPlot
    from tutor.ui.plots.plot import Plot


class DataView(PlotView):
    """The samples of the open document. `row_chosen`: a point was clicked, training samples counted first."""

    row_chosen = Signal(int)

    id = "samples"
    card_height = 250

    @classmethod
    def title(cls) -> str:
        """What it is called."""
        return translate("plots", "Plot")

    @classmethod
    def fits(cls, document: Document) -> bool:
        """Whether samples can be drawn as points."""
        return points_of(document) is not None

    def make_plot(self) -> Plot:
        """The points."""
        from tutor.ui.plots.data_plot import DataPlot

        plot = DataPlot(self.tr("Samples"), self.theme)
        plot.chosen.connect(self.row_chosen)
        self._drawn: Document | None = None
        return plot

    def make_legend(self) -> PlotLegend:
        """The marks of the classes."""
        self._points_of: tuple[Document | None, Points | None] = (None, None)
        return MarkLegend(self.theme)

    def points(self) -> Points | None:
        """The points of the open document, made once for it."""
        document = self.session.aside.whole
        if self._points_of[0] is not document:
            self._points_of = (document, points_of(document))
        return self._points_of[1]

    def entries(self) -> Sequence[Entry]:
        """The classes, and what is hollow."""
        points = self.points()
        if points is None or self.plot is None:
            return ()
        found = [Entry(name, _mark(at)) for at, name in enumerate(points.groups)]
        if points.training < len(points.x):
            if not found:
                found.append(Entry(self.tr("training"), _mark(0)))
            found.append(Entry(self.tr("validation"), _mark(0, filled=False)))
        return found

    def empty_sentence(self) -> str:
        """Why there is no plot."""
        if self.points() is not None:
            return ""
        if not self.session.aside.whole.data:
            return self.tr("Choose a data set above, and its samples are drawn here.")
        return self.tr("Samples are drawn where they have one feature and a target, or two features.")

    def draw(self) -> None:
        """The points, and which one is the present sample."""
        points = self.points()
        if points is None or self.plot is None:
            return
        plot: DataPlot = self.plot
        if self._drawn is not self.session.aside.whole:
            self._drawn = self.session.aside.whole
            plot.set_points(points)
            few = self.tr("{drawn} of {count} drawn").format(drawn=plot.drawn, count=len(points.x))
            self.head.say(few if plot.drawn < len(points.x) else "")
        plot.set_row(data_row(self.session))

    def description(self) -> str:
        """How many points there are, and over what."""
        points = self.points()
        if points is None:
            return ""
        sentence = self.tr("{count} samples, {up} over {across}; sample {sample} is marked")
        sample = data_row(self.session) + 1
        return sentence.format(count=len(points.x), up=points.up, across=points.across, sample=sample)

    def numbers(self) -> Mapping[str, Column]:
        """The points, their group and whether they are trained on."""
        points = self.points()
        if points is None:
            return {}
        kept = [int(row >= points.training) for row in range(len(points.x))]
        found: dict[str, Column] = {points.across: points.x, points.up: points.y}
        if points.groups:
            found["group"] = points.group
        return {**found, "validation": kept}


def _mark(group: int, *, filled: bool = True) -> Mark:
    """The mark of a class."""
    symbol, role = MARKS[group % len(MARKS)]
    return Mark(role, symbol=symbol, filled=filled)
