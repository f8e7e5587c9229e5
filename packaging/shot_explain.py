"""States of the window for the pictures: numbers explained and nudged, and matrices that are large."""

from __future__ import annotations

import numpy as np

from tutor.document.starting.from_code import from_code
from tutor.ui.panels.training.panel import TrainingPanel
from tutor.ui.window.main_window import MainWindow
from tutor.walk import Kind, Quantity


def nudge_weight(window: MainWindow) -> None:
    """The weight nudged by 0.4 in the Node panel."""
    window.session.select(Quantity(Kind.GRADIENT, "w"))
    window.session.nudging.move("w", 0.4)


def nudge_on_graph(window: MainWindow) -> None:
    """An element of a matrix nudged on the graph, by its handle."""
    window.session.select(Quantity(Kind.VALUE, "W1", element=(0, 1)))
    window.canvas.view.select("W1")
    window.canvas.view.nudge.nudged.emit("W1", 5)


def explain_element(window: MainWindow) -> None:
    """One number of a gradient that is a matrix, explained with its check, and the way back."""
    explaining = window.session.explaining
    gradient = Quantity(Kind.GRADIENT, "W1")
    explaining.ask(gradient)
    explaining.set_checks(True)
    explaining.ask(gradient.at((1, 0)))


def explain_in_class(window: MainWindow) -> None:
    """A number explained over the graph: no panel is there to do it."""
    window.session.explaining.ask(Quantity(Kind.GRADIENT, "y_hat"))


def explain_loss(window: MainWindow) -> None:
    """The loss of an epoch explained while the Training panel is read."""
    panel = window.tabs.panel(2)
    if isinstance(panel, TrainingPanel):
        panel.table.loss_asked.emit(11)


def large_matrices(window: MainWindow) -> None:
    """A network with matrices that are too large to be written out."""
    code = "z1 = W1 @ X + b1\nh = tanh(z1)\ny_hat = W2 @ h + b2\nloss = mean((y_hat - y)**2)"
    numbers = np.random.default_rng(1)

    def some(*shape: int) -> np.ndarray:
        return np.round(numbers.normal(size=shape), 2)

    weights = {"W1": some(7, 8), "b1": some(7, 1), "W2": some(2, 7), "b2": some(2, 1)}
    window.session.open(from_code(code, {"X": some(8, 12), "y": some(2, 12)}, weights))
    window.session.go_to_step(window.session.walkthrough.position_of("backward:h"))
