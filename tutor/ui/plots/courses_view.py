"""Parameters over time, and their gradients: a line each, those that a person chooses."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from time import perf_counter
from typing import TYPE_CHECKING, ClassVar

import numpy as np
from PySide6.QtWidgets import QMenu, QPushButton

from tutor.language import translate
from tutor.training.views.course import Followed, Gathered, Of, courses, followed_of
from tutor.ui.panels.training_moment import go_to_iteration, present_iteration
from tutor.ui.plots.curve_legend import Entry
from tutor.ui.plots.element_menu import Index, element_name, fill_menu
from tutor.ui.plots.plot_view import PlotView
from tutor.ui.plots.shown_moment import ShownMoment
from tutor.ui.plots.styles import STYLES
from tutor.walk.figures import short

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from tutor.engine import Given, Value
    from tutor.export.number_columns import Column
    from tutor.training.history.history import History
    from tutor.ui.look.theme import Theme
    from tutor.ui.plots.course_plot import CoursePlot
    from tutor.ui.plots.plot import Plot
    from tutor.ui.session.session import Session

_AT_FIRST = 6
_POINTS, _FEWEST_POINTS, _MOST_POINTS = 960, 120, 400
"""Points of all curves together; of one, at least and at most."""
_SECONDS = 0.015
"""How long reading may keep the window."""
_SAVED = 5_000
"""The same of one that is saved."""
_NUMBERS = 4_000_000
"""Numbers that are read from the history at most for one drawing."""


class CoursesView(PlotView):
    """What chosen numbers of the parameters have been, iteration by iteration."""

    of: ClassVar[Of] = "parameters"
    at_first = False

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        self._chosen: tuple[Followed, ...] = ()
        self._rows: tuple[tuple[Followed, ...], Gathered] | None = None
        self._first: tuple[History, tuple[Followed, ...], np.ndarray] | None = None
        super().__init__(session, theme, parent)
        self.lines = QPushButton(self.tr("Lines"))
        self.lines.setAccessibleName(self.tr("Lines of “{plot}”").format(plot=self.title()))
        self.lines.setProperty("menu", "true")
        self.lines.setMenu(QMenu(self.lines))
        self.lines.menu().aboutToShow.connect(self._fill_lines)
        self.add_to_head(self.lines)

    def make_plot(self) -> Plot:
        """The curves."""
        from tutor.ui.plots.course_plot import CoursePlot

        plot = CoursePlot(self.theme)
        plot.set_unit(self.tr("epoch"))
        plot.scrubbed.connect(self._go)
        return plot

    def followed(self) -> tuple[Followed, ...]:
        """What is drawn: what was chosen as far as it is there, or what there is room for."""
        parameters = self._parameters()
        known = tuple(each for each in self._chosen if _is_in(each, parameters))
        return known or followed_of(parameters, _AT_FIRST)  # type: ignore[arg-type]

    def toggle(self, name: str, index: Index | None) -> None:
        """Follow this number too, or not any more; of too many the first one makes room."""
        asked, now = Followed(name, index), self.followed()
        chosen = [each for each in now if each != asked] if asked in now else [*now, asked]
        self._chosen = tuple(chosen[-len(STYLES) :]) or now
        self.throttle.request()

    def entries(self) -> tuple[Entry, ...]:
        """A line's name each."""
        symbols = self.session.document.symbols
        names = [element_name(symbols, each.name, each.index) for each in self.followed()]
        return tuple(Entry(name, style) for name, style in zip(names, STYLES, strict=False))

    def draw(self) -> None:
        """The curves up to now."""
        history, plot = ShownMoment.of(self.session).history, self.plot
        if history is None or plot is None:
            return
        iterations, values = self._gathered(history)
        curves: CoursePlot = plot
        curves.show_courses(iterations, values, STYLES[: values.shape[1]], history.plan.iterations_per_epoch)
        curves.set_moment(present_iteration(self.session))

    def numbers(self) -> Mapping[str, Column]:
        """Iterations, counted from 1, and each line's numbers in them; of a long run those that are drawn."""
        history = ShownMoment.of(self.session).history
        if history is None:
            return {}
        iterations, values = self._numbers(history, _SAVED)
        names = [each.title for each in self.followed()]
        return {"iteration": iterations + 1, **{name: values[:, at] for at, name in enumerate(names)}}

    def description(self) -> str:
        """Where each line began and where it is."""
        history = ShownMoment.of(self.session).history
        if history is None:
            return ""
        first, last = self._ends(history)
        sentence = self.tr("{name} from {first} to {last}")
        parts = [
            sentence.format(name=entry.name, first=short(float(first[at])), last=short(float(last[at])))
            for at, entry in enumerate(self.entries())
        ]
        return self.tr("Over {count} iterations: {lines}.").format(count=len(history), lines="; ".join(parts))

    # --- inside -------------------------------------------------------------------------------------------

    def _gathered(self, history: History) -> tuple[np.ndarray, np.ndarray]:
        """The numbers as far as there was time to read them; what is missing is asked for again."""
        followed = self.followed()
        points = min(max(_POINTS // len(followed), _FEWEST_POINTS), _MOST_POINTS)
        if self._rows is None or self._rows[0] != followed:
            self._rows = (followed, Gathered(partial(_values_at, followed, self.of), points))
        until = perf_counter() + _SECONDS
        iterations, values = self._rows[1].follow(history, lambda: perf_counter() > until)
        if not self._rows[1].is_whole:
            self.throttle.request()
        return self._from_first(history, iterations, values)

    def _from_first(
        self, history: History, iterations: np.ndarray, values: np.ndarray
    ) -> tuple[np.ndarray, np.ndarray]:
        """Of parameters what they were before each iteration, from their initial values on."""
        if self.of == "gradients":
            return iterations, values
        initial = history.parameters_before(0)
        first = [_value(each, initial) for each in self.followed()]
        return np.append(0, iterations + 1), np.vstack((first, values))

    def _ends(self, history: History) -> tuple[np.ndarray, np.ndarray]:
        """What the lines were in the first iteration, and what they are after the last one, or in it."""
        followed = self.followed()
        if self._first is None or self._first[:2] != (history, followed):
            begun = history.gradients(0) if self.of == "gradients" else history.parameters_before(0)
            self._first = (history, followed, np.array([_value(each, begun) for each in followed]))
        return self._first[2], _values_at(followed, self.of, history, len(history) - 1)

    def _numbers(self, history: History, most: int) -> tuple[np.ndarray, np.ndarray]:
        """The iterations and what each line is in them; a parameter is what it was before the iteration."""
        followed = self.followed()
        parameters = self._parameters()
        room = max(most * _POINTS // (_MOST_POINTS * len(followed)), _FEWEST_POINTS)
        size = sum(np.size(parameters[each.name]) for each in followed if each.index is None)
        points = min(room, most, max(_NUMBERS // max(size, 1), 2))
        iterations, values = courses(history, followed, self.of, points)
        return self._from_first(history, iterations, values)

    def _parameters(self) -> dict[str, Given]:
        document = self.session.document
        values = document.sample(0)
        return {name: values[name] for name in document.computed.parameters}

    def _fill_lines(self) -> None:
        self.lines.menu().clear()
        self._fill(self.lines.menu())

    def _fill(self, menu: QMenu) -> None:
        followed = self.followed()
        fill_menu(
            menu,
            self._parameters(),
            self.session.document.symbols,
            self.toggle,
            lambda name, index: Followed(name, index) in followed,
            norms=True,
        )

    def _go(self, iteration: int) -> None:
        go_to_iteration(self.session, iteration)


def _is_in(followed: Followed, parameters: Mapping[str, Given]) -> bool:
    """Whether there is such a number among the parameters."""
    if followed.name not in parameters:
        return False
    shape = np.shape(parameters[followed.name])
    if followed.index is None:
        return bool(shape)
    return len(followed.index) == len(shape) and all(
        at < n for at, n in zip(followed.index, shape, strict=True)
    )


def _values_at(followed: tuple[Followed, ...], of: Of, history: History, iteration: int) -> np.ndarray:
    found = history.gradients(iteration) if of == "gradients" else history.parameters_after(iteration)
    return np.array([_value(each, found) for each in followed])


def _value(followed: Followed, values: Mapping[str, Value]) -> float:
    """What it is among these values of the parameters."""
    value = np.asarray(values[followed.name], np.float64)
    return float(np.linalg.norm(value)) if followed.index is None else float(value[followed.index])


class ParametersView(CoursesView):
    """The parameters over time."""

    id = "parameters"
    of = "parameters"

    @classmethod
    def title(cls) -> str:
        """What it is called."""
        return translate("plots", "Parameters over time")


class GradientsView(CoursesView):
    """The gradients over time, those that each update used."""

    id = "gradients"
    of = "gradients"

    @classmethod
    def title(cls) -> str:
        """What it is called."""
        return translate("plots", "Gradients over time")
