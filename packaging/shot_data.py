"""The states of the Data tab: a data set with classes, a curve, columns of numbers, and no samples."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from tutor.document import open_source
from tutor.document.data_fit import fitted
from tutor.document.document import Document
from tutor.document.edits.data_edits import recipe_of, with_recipe, without_data
from tutor.ui.window.main_window import MainWindow

_LARGE, _SMALL = (1600, 1000), (1366, 768)


class State(NamedTuple):
    """A picture: its name, what leads to it, and the size of the window."""

    name: str
    prepare: Callable[[MainWindow], None]
    size: tuple[int, int] = _LARGE
    tab: int = 3


def data_states() -> tuple[State, ...]:
    """All of them."""
    return (
        State("data-moons", moons),
        State("data-moons-small", moons, _SMALL),
        State("data-wide", wide),
        State("data-spirals", spirals, _SMALL),
        State("data-curve", curve, _SMALL),
        State("data-columns", columns, _SMALL),
        State("data-none", no_samples, _SMALL),
    )


def moons(window: MainWindow) -> None:
    """The MLP's own data set, a sample in the middle."""
    window.session.open(open_source("template:mlp:2-16-16-1"))
    window.session.go(replace(window.session.address, sample=41))
    window.tabs.setVisible(True)


def wide(window: MainWindow) -> None:
    """Three blobs, standardised, in a wide panel."""
    document = open_source("template:softmax-classifier")
    window.session.open(_drawn(document, "blobs", standardise=("x",)))
    if not window.wide_side.is_wide:
        window.wide_side.toggle()


def spirals(window: MainWindow) -> None:
    """Three arms, with classes and turns."""
    window.session.open(_drawn(open_source("template:mlp:2-16-16-3"), "spirals"))


def curve(window: MainWindow) -> None:
    """A noisy sine over its one input."""
    window.session.open(open_source("template:mlp:1-16-1"))


def columns(window: MainWindow) -> None:
    """The lecture's three samples, as the file has them."""
    window.session.open(open_source("train-linear"))


def no_samples(window: MainWindow) -> None:
    """A graph whose inputs hold one value each."""
    window.session.open(without_data(open_source("template:neuron")))


def _drawn(document: Document, name: str, standardise: tuple[str, ...] = ()) -> Document:
    recipe = fitted(document, name)
    return with_recipe(document, replace(recipe or recipe_of(document), standardise=standardise))
