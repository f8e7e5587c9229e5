"""States of a network for the pictures: a neuron that is looked at, and one that is open."""

from __future__ import annotations

from tutor.graph.neuron import Neuron
from tutor.ui.window.main_window import MainWindow


def look_at_neuron(window: MainWindow) -> None:
    """A neuron with its own weights and their gradients."""
    view = window.canvas.front.network
    if view is not None:
        view.select(Neuron(4, 2))


def open_neuron(window: MainWindow) -> None:
    """The graph of one neuron, on its way back."""
    window.session.neurons.open(Neuron(2, 3))
    window.session.go_to_step(45)
