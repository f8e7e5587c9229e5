"""LOSS LANDSCAPE: where training stands on the loss as a curve or a surface, and how it came there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np

from tutor.errors import TutorError
from tutor.language import sentences, translate
from tutor.training.running.prepare import prepare
from tutor.training.views.landscape import Element
from tutor.ui.plots.element_menu import element_name
from tutor.ui.plots.landscape_controls import LandscapeControls
from tutor.ui.plots.plot_view import PlotView
from tutor.ui.plots.shown_moment import ShownMoment
from tutor.ui.plots.worker import Stop, Worker
from tutor.ui.widgets.icon_button import IconButton
from tutor.ui.widgets.sentence_label import SentenceLabel
from tutor.walk.figures import short

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from tutor.engine import Given, Value
    from tutor.export.number_columns import Column
    from tutor.training.history.history import History
    from tutor.training.running.prepare import Prepared
    from tutor.training.views.landscape import Landscape, Range
    from tutor.ui.look.theme import Theme
    from tutor.ui.plots.plot import Plot
    from tutor.ui.session.session import Session

_PATH = 120
"""Points of the way that are drawn at most."""
_ZOOM = 1.5
_BUTTON = 1.7
"""Side of a button in the heading's line, in heights of letters."""


@dataclass(frozen=True, eq=False)
class _Found:
    """A landscape, the way to its point, (points, elements), and whether a person chose its ranges."""

    land: Landscape
    path: np.ndarray


class LandscapeView(PlotView):
    """The loss over one or two numbers of the parameters, the others as they are at the moment shown."""

    id = "landscape"
    card_height = 220

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(session, theme, parent)
        self._elements: tuple[Element, ...] = ()
        self._ranges: tuple[Range, ...] | None = None
        self._asked: object = None
        self._found: _Found | None = None
        self._wrong = ""
        self.worker = Worker(self)
        self.controls = LandscapeControls(self.parameters, session, theme)
        self.words = SentenceLabel()
        self.zooms = (
            IconButton("zoom-out", self.tr("Farther"), theme, "flat"),
            IconButton("zoom-in", self.tr("Nearer"), theme, "flat"),
            IconButton("fit", self.tr("Fit"), theme, "flat"),
        )
        self._put_in()
        self._size_zooms()
        self.controls.elements_chosen.connect(self.set_elements)
        self.controls.sample_chosen.connect(self.throttle.request)

    def _put_in(self) -> None:
        for button in self.zooms:
            self.add_to_head(button)
        self.add_above(self.controls)
        self.add_below(self.words)
        farther, nearer, fit = self.zooms
        farther.clicked.connect(self._zoom_out)
        nearer.clicked.connect(self._zoom_in)
        fit.clicked.connect(self._fit)

    def _size_zooms(self) -> None:
        for button in self.zooms:
            button.set_side(round(self.theme.sizes.base * _BUTTON))

    # --- what it is ---------------------------------------------------------------------------------------

    @classmethod
    def title(cls) -> str:
        """What it is called."""
        return translate("plots", "Loss landscape")

    def make_plot(self) -> Plot:
        """The curve or surface."""
        from tutor.ui.plots.landscape_plot import LandscapePlot

        plot = LandscapePlot(self.theme)
        plot.moved.connect(self._look_at)
        plot.fitted.connect(self._fit)
        return plot

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        super().set_theme(theme)
        for button in self.zooms:
            button.set_theme(theme)
        self._size_zooms()
        self.controls.set_theme(theme)

    def parameters(self) -> dict[str, Given]:
        """The parameters of the open document with their initial values."""
        document = self.session.document
        values = document.sample(0)
        return {name: values[name] for name in document.computed.parameters}

    def elements(self) -> tuple[Element, ...]:
        """The numbers the loss is shown over: what was chosen, or the first one or two that there are."""
        parameters = self.parameters()
        if self._elements and all(_is_in(each, parameters) for each in self._elements):
            return self._elements
        every = (
            Element(name, at) for name, value in parameters.items() for at in np.ndindex(np.shape(value))
        )
        return tuple(islice(every, 2))

    def set_elements(self, elements: object) -> None:
        """Show the loss over these numbers."""
        if isinstance(elements, tuple):
            self._elements, self._ranges = elements, None
            self.throttle.request()

    def empty_sentence(self) -> str:
        """Why there is nothing to see."""
        try:
            return "" if self._prepared() is not None else " "
        except TutorError as error:
            return str(error)

    def draw(self) -> None:
        """Ask for what is to be seen now, where it is not seen already."""
        elements, sample = self.elements(), self._sample()
        self.controls.show_elements(elements)
        prepared, moment = self._prepared(), ShownMoment.of(self.session)
        if prepared is None:
            return
        choice = (id(prepared), elements, sample, self._ranges)
        rough = self.session.runs.running
        asked = (*choice, moment.iteration, id(moment.history), rough)
        if asked == self._asked:
            return
        before = self._asked[:4] if isinstance(self._asked, tuple) else None
        self._asked, self._wrong = asked, ""
        parameters = moment.parameters or prepared.parameters
        job = _Job(prepared, parameters, elements, sample, moment.history, moment.iteration, rough)
        ranges, automatic = self._ranges, self._automatic(elements)

        def run(stop: Stop) -> _Found:
            return job.run(ranges, automatic, stop)

        self.worker.ask(run, self._take, self._fail, at_once=choice != before)

    def refresh(self) -> None:
        """Draw; where there is nothing to draw there is nothing to say."""
        super().refresh()
        if self._wrong and not self.card.sentence():
            self.card.say(self._wrong)
        if self.card.sentence():
            self.words.say("")

    def description(self) -> str:
        """Where training stands, and how the loss changes from there."""
        return self.words.text()

    def numbers(self) -> Mapping[str, Column]:
        """Each point with its loss; then the way that was taken."""
        if self._found is None:
            return {}
        land, way = self._found.land, self._found.path
        names = [_code(each) for each in land.elements]
        path = {f"path of {name}": way[:, at] for at, name in enumerate(names)}
        if not land.is_surface:
            return {names[0]: land.x, "loss": land.loss, **path}
        across, up = np.meshgrid(land.x, land.y)
        return {names[0]: across.ravel(), names[1]: up.ravel(), "loss": land.loss.ravel(), **path}

    # --- inside -------------------------------------------------------------------------------------------

    def _prepared(self) -> Prepared | None:
        plan = self.session.runs.plan
        return None if plan is None else prepare(plan)

    def _sample(self) -> int | None:
        return self.session.row if self.controls.of_sample else None

    def _automatic(self, elements: tuple[Element, ...]) -> tuple[Range, ...] | None:
        """The ranges at hand, if they are of these elements."""
        if self._found is None or self._found.land.elements != elements:
            return None
        land = self._found.land
        found = ((float(land.x[0]), float(land.x[-1])),)
        return (*found, (float(land.y[0]), float(land.y[-1]))) if land.is_surface else found

    def _take(self, found: _Found) -> None:
        from tutor.ui.plots.landscape_plot import LandscapePlot

        self._found = found
        if not isinstance(self.plot, LandscapePlot):
            return
        symbols = self.session.document.symbols
        names = tuple(element_name(symbols, each.name, each.index) for each in found.land.elements)
        self.plot.show_landscape(found.land, found.path, names)
        self.words.say(self._said(found.land, names))
        self.plot.setAccessibleDescription(self.description())

    def _said(self, land: Landscape, names: tuple[str, ...]) -> str:
        at = self.tr(", ").join(f"{name} = {short(v)}" for name, v in zip(names, land.at, strict=True))
        slopes = self.tr(", ").join(short(slope) for slope in land.slopes)
        if land.samples < land.of_samples and not self.controls.of_sample:
            sentence = self.tr(
                "Loss {loss}, mean of {samples} of {all} samples, at {at}, {moment}; slope {slope}."
            )
        else:
            sentence = self.tr("Loss {loss} at {at}, {moment}; slope {slope}.")
        said = sentence.format(
            loss=short(land.height), at=at, slope=slopes, moment=ShownMoment.of(self.session).words(),
            samples=land.samples, all=land.of_samples,
        )  # fmt: skip
        if sum(np.size(value) for value in self.parameters().values()) > len(names):
            said = sentences((said, self.tr("All other parameters are those of this moment.")))
        return said

    def _fail(self, sentence: str) -> None:
        self._found, self._wrong = None, sentence
        self.throttle.request()

    def _look_at(self, ranges: object) -> None:
        if isinstance(ranges, tuple):
            self._ranges = ranges
            self.throttle.request()

    def _fit(self) -> None:
        self._ranges, self._found, self._asked = None, None, None
        self.throttle.request()

    def _zoom_in(self) -> None:
        self._zoom(_ZOOM)

    def _zoom_out(self) -> None:
        self._zoom(1 / _ZOOM)

    def _zoom(self, factor: float) -> None:
        from tutor.ui.plots.landscape_plot import LandscapePlot

        if isinstance(self.plot, LandscapePlot):
            self.plot.zoom(factor)


@dataclass(frozen=True, eq=False)
class _Job:
    """All that is needed to compute a landscape in another thread."""

    prepared: Prepared
    parameters: Mapping[str, Value]
    elements: tuple[Element, ...]
    sample: int | None
    history: History | None
    iteration: int
    rough: bool

    def run(self, ranges: tuple[Range, ...] | None, before: tuple[Range, ...] | None, stop: Stop) -> _Found:
        """The landscape over these ranges, or over some that fit."""
        from tutor.training.views.course import path
        from tutor.training.views.landscape import ROUGH, SURFACE, Loss, bottoms, kept_range, landscape

        at = tuple(element.of(self.parameters) for element in self.elements)
        way = (
            np.array([at])
            if self.history is None
            else path(self.history, self.elements, self.iteration, _PATH)
        )
        if not np.isfinite(at).all():
            sentence = translate(
                "plots", "These parameters are no finite numbers any more: go to an earlier moment."
            )
            raise TutorError(sentence)
        loss = Loss(self.prepared, self.parameters, self.elements, self.sample, stop)
        if ranges is None:
            way_and_bottom = np.vstack((way, bottoms(loss, at)))
            known = before or (None,) * len(at)
            ranges = tuple(
                kept_range(b, a, way_and_bottom[:, n]) for n, (b, a) in enumerate(zip(known, at, strict=True))
            )
        return _Found(landscape(loss, at, ranges, ROUGH if self.rough else SURFACE), way)


def _is_in(element: Element, parameters: Mapping[str, Given]) -> bool:
    if element.name not in parameters:
        return False
    shape = np.shape(parameters[element.name])
    return len(element.index) == len(shape) and all(
        at < n for at, n in zip(element.index, shape, strict=True)
    )


def _code(element: Element) -> str:
    """`w`, or `W1[0, 2]` as code has it."""
    return f"{element.name}[{', '.join(map(str, element.index))}]" if element.index else element.name
