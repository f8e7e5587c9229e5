"""GRADIENT SIZE BY LAYER: a line a layer over the iterations, and in words whether they vanish or explode."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from math import gcd
from time import perf_counter
from typing import TYPE_CHECKING

import numpy as np

from tutor.language import listed, translate
from tutor.training.views.course import Gathered, layer_sizes
from tutor.training.views.gradient_sizes import Verdict, figure, gradient_sizes, verdict
from tutor.ui.panels.training_moment import go_to_iteration, present_iteration
from tutor.ui.plots.curve_legend import Entry
from tutor.ui.plots.layers import layers_of
from tutor.ui.plots.plot_view import PlotView
from tutor.ui.plots.shown_moment import ShownMoment
from tutor.ui.plots.styles import STYLES, evenly
from tutor.ui.widgets.card import restyle
from tutor.ui.widgets.sentence_label import SentenceLabel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from tutor.document.document import Document
    from tutor.export.number_columns import Column
    from tutor.training.history.history import History
    from tutor.training.views.parameter_layers import ParameterLayer
    from tutor.ui.look.theme import Theme
    from tutor.ui.plots.course_plot import CoursePlot
    from tutor.ui.plots.plot import Plot
    from tutor.ui.session.session import Session

_READ, _POINTS, _SAVED = 640, 160, 5_000
"""Iterations that are read for a drawing, points that are drawn of a layer, iterations that are saved."""
_EPOCHS = 8
"""From how many epochs on a point stands for one."""
_SECONDS = 0.015
"""How long reading may keep the window."""
_NUMBERS = 4_000_000
"""Numbers that are read from the history at most for one drawing."""


class GradientSizesView(PlotView):
    """The root mean square of each layer's gradient, on a logarithmic scale."""

    id = "gradient-size"

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(session, theme, parent)
        self._rows: tuple[tuple[ParameterLayer, ...], Gathered] | None = None
        self._first: tuple[History, np.ndarray] | None = None
        self.verdict = SentenceLabel()
        self.add_below(self.verdict)

    @classmethod
    def title(cls) -> str:
        """What it is called."""
        return translate("plots", "Gradient size by layer")

    @classmethod
    def fits(cls, document: Document) -> bool:
        """Whether there are layers to compare."""
        return document.trains and len(layers_of(document)) > 1

    def make_plot(self) -> Plot:
        """The curves."""
        from tutor.ui.plots.course_plot import CoursePlot

        plot = CoursePlot(self.theme)
        plot.set_unit(self.tr("epoch"))
        plot.set_log(True)
        plot.scrubbed.connect(self._go)
        return plot

    def layers(self) -> list[ParameterLayer]:
        """The layers that are drawn: of very many some, the first and the last among them."""
        return evenly(layers_of(self.session.document), len(STYLES))

    def entries(self) -> tuple[Entry, ...]:
        """The layers' names."""
        return tuple(Entry(layer.title, style) for layer, style in zip(self.layers(), STYLES, strict=False))

    def draw(self) -> None:
        """The curves up to now, and what is said of the iteration shown."""
        history = ShownMoment.of(self.session).history
        if history is None or self.plot is None:
            return
        iterations, sizes = self._gathered(history)
        iterations, sizes = smoothed(iterations, sizes, _POINTS, history.plan.iterations_per_epoch)
        curves: CoursePlot = self.plot
        curves.show_courses(iterations, sizes, STYLES[: sizes.shape[1]], history.plan.iterations_per_epoch)
        curves.set_moment(present_iteration(self.session))
        found = self.found()
        self.verdict.say(found.words if found is not None else "")
        restyle(self.verdict, "kind", "bad" if found is not None and found.is_trouble else "muted")

    def found(self) -> Verdict | None:
        """What the gradients of the iteration shown say; None before any."""
        moment = ShownMoment.of(self.session)
        history = moment.history
        if history is None:
            return None
        layers = layers_of(self.session.document)
        at = min(moment.iteration, len(history) - 1)
        if self._first is None or self._first[0] is not history:
            self._first = (history, gradient_sizes(layers, history.gradients(0)))
        return verdict(layers, gradient_sizes(layers, history.gradients(at)), self._first[1])

    def refresh(self) -> None:
        """Draw; where there is nothing to draw there is nothing to say."""
        super().refresh()
        if self.card.sentence():
            self.verdict.say("")

    def numbers(self) -> Mapping[str, Column]:
        """Iterations, counted from 1, and the size of each layer's gradient in them."""
        history = ShownMoment.of(self.session).history
        if history is None:
            return {}
        iterations, sizes = self._sizes(history, _SAVED)
        return {
            "iteration": iterations + 1,
            **{layer.title: sizes[:, at] for at, layer in enumerate(self.layers())},
        }

    def description(self) -> str:
        """The size of each layer's gradient at the iteration shown, and what that means."""
        moment, found = ShownMoment.of(self.session), self.found()
        history = moment.history
        if history is None or found is None:
            return ""
        sizes = gradient_sizes(self.layers(), history.gradients(min(moment.iteration, len(history) - 1)))
        parts = [
            f"{layer.title} {figure(float(each))}" for layer, each in zip(self.layers(), sizes, strict=True)
        ]
        sentence = self.tr("Size of the gradient: {sizes}. {verdict}")
        return sentence.format(sizes=listed(parts), verdict=found.words)

    def _gathered(self, history: History) -> tuple[np.ndarray, np.ndarray]:
        """The sizes as far as there was time to read them; what is missing is asked for again."""
        layers = tuple(self.layers())
        if self._rows is None or self._rows[0] != layers:
            take = partial(_sizes_at, layers)
            self._rows = (layers, Gathered(take, _READ))
        until = perf_counter() + _SECONDS
        found = self._rows[1].follow(history, lambda: perf_counter() > until)
        if not self._rows[1].is_whole:
            self.throttle.request()
        return found

    def _sizes(self, history: History, most: int) -> tuple[np.ndarray, np.ndarray]:
        count = sum(np.size(value) for value in history.parameters_before(0).values())
        return layer_sizes(history, self.layers(), min(most, max(_NUMBERS // max(count, 1), 2)))

    def _go(self, iteration: int) -> None:
        go_to_iteration(self.session, iteration)


def _sizes_at(layers: tuple[ParameterLayer, ...], history: History, iteration: int) -> np.ndarray:
    return gradient_sizes(layers, history.gradients(iteration))


def smoothed(
    iterations: np.ndarray, sizes: np.ndarray, points: int, per_epoch: int = 1
) -> tuple[np.ndarray, np.ndarray]:
    """So many points at most: each the root mean square of neighbours, in the middle of them.

    The gradient of one batch says little of the next one's: drawn one by one they hide where the layers are.
    So a point stands for one gradient of each batch of an epoch, as soon as there are some epochs.
    """
    step = max(1, int(iterations[-1] - iterations[0]) // max(len(iterations) - 1, 1))
    epoch = min(per_epoch // gcd(per_epoch, step), len(iterations) // _EPOCHS)
    group = max(-(-len(iterations) // points), epoch, 1)
    if group == 1:
        return iterations, sizes
    starts = np.arange(0, len(iterations), group)
    counts = np.diff(np.append(starts, len(iterations)))
    with np.errstate(all="ignore"):
        squares = np.add.reduceat(np.square(sizes), starts, axis=0) / counts[:, None]
    middles = np.add.reduceat(np.asarray(iterations, np.float64), starts) / counts
    middles[-1] = iterations[-1]
    return middles, np.sqrt(squares)
