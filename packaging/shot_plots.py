"""States of the Training panel with its plots: a network, a model of one weight, a gradient that vanishes."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QDeadlineTimer, QEventLoop
from PySide6.QtWidgets import QApplication

from tutor.ui.panels.training.panel import TrainingPanel
from tutor.ui.plots.plot_list import PLOTS
from tutor.ui.plots.plot_view import PlotView
from tutor.ui.settings import Settings
from tutor.ui.window.main_window import MainWindow

_WIDE, _SMALL = (1600, 1000), (1366, 768)


class PlotState(NamedTuple):
    """A state of a document, in a size."""

    name: str
    lesson: str
    size: tuple[int, int]
    tab: int
    train: int
    prepare: Callable[[MainWindow], None]


def plot_states() -> tuple[PlotState, ...]:
    """Each of them, wide or small."""
    network = "template:mlp:2-8-8-1"
    return (
        PlotState("plots", network, _WIDE, 2, 40, open_wide),
        PlotState("plots-all", network, _WIDE, 2, 40, show_all),
        PlotState("plots-small", network, _SMALL, 2, 40, scroll_down),
        PlotState("plots-line", "train-linear", _SMALL, 2, 4, open_wide),
    )


def open_wide(window: MainWindow) -> None:
    """The plots that are shown at first, from their heading on."""
    _choose(window, lambda kind: kind.at_first)
    window.set_side_width(740)
    _scroll(window)


def show_all(window: MainWindow) -> None:
    """Every plot that fits."""
    _choose(window, lambda _: True)
    window.set_side_width(740)
    _scroll(window)


def scroll_down(window: MainWindow) -> None:
    """The same below one another, where the panels have their usual width."""
    _choose(window, lambda kind: kind.at_first)
    _scroll(window)


def _choose(window: MainWindow, wanted: Callable[[type[PlotView]], bool]) -> None:
    for kind in PLOTS:
        Settings().keep_plot(kind.id, wanted(kind))
    panel = window.tabs.panel(2)
    if isinstance(panel, TrainingPanel):
        panel.plots.set_shown(PLOTS[0].id, wanted(PLOTS[0]))
    _rest(1200)


def _scroll(window: MainWindow) -> None:
    """So that the plots are seen, computed and all."""
    from PySide6.QtWidgets import QScrollArea

    panel = window.tabs.panel(2)
    if isinstance(panel, TrainingPanel):
        for area in panel.findChildren(QScrollArea):
            _rest(100)
            bar = area.verticalScrollBar()
            bar.setValue(panel.plots.mapTo(area.widget(), panel.plots.rect().topLeft()).y() - 8)
    _rest(1200)


def _rest(milliseconds: int) -> None:
    deadline = QDeadlineTimer(milliseconds)
    while not deadline.hasExpired():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
