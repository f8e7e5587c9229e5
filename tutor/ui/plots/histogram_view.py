"""The gradients of one iteration, layer by layer, as histograms over powers of ten."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np

from tutor.language import sentences, translate
from tutor.training.views.gradient_sizes import Spread, figure, gradient_sizes, layer_numbers, spread, verdict
from tutor.ui.plots.layers import layers_of
from tutor.ui.plots.plot_view import PlotView
from tutor.ui.plots.shown_moment import ShownMoment
from tutor.ui.plots.styles import STYLES, evenly
from tutor.ui.widgets.card import restyle
from tutor.ui.widgets.sentence_label import SentenceLabel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from tutor.document.document import Document
    from tutor.engine import Value
    from tutor.export.number_columns import Column
    from tutor.training.views.parameter_layers import ParameterLayer
    from tutor.ui.look.theme import Theme
    from tutor.ui.plots.histogram_plot import HistogramPlot
    from tutor.ui.plots.plot import Plot
    from tutor.ui.session.session import Session

_FEWEST = 4
"""Numbers in the parameters from which there is something to count."""


class HistogramView(PlotView):
    """How many gradients of a layer are how large, whatever their sign; words tell of those that are 0."""

    id = "gradient-histogram"
    at_first = False

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(session, theme, parent)
        self.words = SentenceLabel()
        self.add_below(self.words)

    @classmethod
    def title(cls) -> str:
        """What it is called."""
        return translate("plots", "Histogram of gradients")

    @classmethod
    def fits(cls, document: Document) -> bool:
        """Whether there are enough gradients to count."""
        values = document.sample(0)
        return (
            document.trains and sum(np.size(values[name]) for name in document.computed.parameters) >= _FEWEST
        )

    def make_plot(self) -> Plot:
        """The rows."""
        from tutor.ui.plots.histogram_plot import HistogramPlot

        plot = HistogramPlot(self.theme)
        plot.set_unit(self.tr("size of a gradient"))
        return plot

    def layers(self) -> list[ParameterLayer]:
        """The layers that are drawn."""
        return evenly(layers_of(self.session.document), len(STYLES))

    def draw(self) -> None:
        """The rows of the iteration shown."""
        gradients, moment = self._gradients(), ShownMoment.of(self.session)
        if not gradients or self.plot is None:
            return
        rows: HistogramPlot = self.plot
        layers = self.layers()
        found = spread(layers, gradients)
        rows.show_spread(found, [layer.title for layer in layers])
        every = layers_of(self.session.document)
        said = verdict(every, gradient_sizes(every, gradients))
        shown = self.tr("Shown: {moment}.").format(moment=moment.words())
        self.words.say(sentences(filter(None, (said.words, self._lost(found), shown))))
        restyle(self.words, "kind", "bad" if said.is_trouble else "muted")

    def refresh(self) -> None:
        """Draw; where there is nothing to draw there is nothing to say."""
        super().refresh()
        if self.card.sentence():
            self.words.say("")

    def numbers(self) -> Mapping[str, Column]:
        """The bins' ends, and each layer's counts."""
        gradients = self._gradients()
        if not gradients:
            return {}
        layers = self.layers()
        found = spread(layers, gradients)
        edges = [float(f"{10.0**edge:.12g}") for edge in found.edges.tolist()]
        return {
            "from": edges[:-1],
            "to": edges[1:],
            **{layer.title: found.counts[at] for at, layer in enumerate(layers)},
        }

    def description(self) -> str:
        """The middle gradient of each layer, and what that means."""
        parts = []
        for layer in self.layers():
            gradients = self._gradients()
            if gradients:
                middle = float(np.median(np.abs(layer_numbers(layer, gradients))))
                parts.append(
                    self.tr("{layer}: half are above {size}").format(layer=layer.title, size=figure(middle))
                )
        return "; ".join(parts) + (f". {self.words.text()}" if parts else "")

    def _gradients(self) -> dict[str, Value]:
        moment = ShownMoment.of(self.session)
        history = moment.history
        return {} if history is None else history.gradients(min(moment.iteration, len(history) - 1))

    def _lost(self, found: Spread) -> str:
        """How many gradients have no place in the histogram."""
        zeros = [(layer, int(n)) for layer, n in zip(self.layers(), found.zeros, strict=True) if n]
        sentence = self.tr("{count} gradients of {layer} are 0.")
        return sentences(sentence.format(count=count, layer=layer.title) for layer, count in zeros)
