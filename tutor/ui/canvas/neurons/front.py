"""Which view the canvas shows: the graph, or in its place the network drawn as neurons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tutor.ui.canvas.shown import Moment
from tutor.ui.canvas.view import GraphView
from tutor.ui.canvas.zoom_view import ZoomView
from tutor.ui.look.theme import Theme
from tutor.ui.session.session import Session
from tutor.walk import Kind, Quantity

if TYPE_CHECKING:
    from tutor.graph.neuron import Neuron
    from tutor.ui.canvas.neurons.view import NetworkView


class CanvasFront(QObject):
    """Shows one of two views of the session's graph; the other one is hidden, and is told nothing.

    The network's view is made when a network is first drawn. `turned`: the other one is shown now.
    """

    turned = Signal()
    zoom_changed = Signal(float)

    def __init__(self, session: Session, graph: GraphView, column: QVBoxLayout, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._graph, self._column = session, graph, column
        self._network: NetworkView | None = None

    @property
    def view(self) -> ZoomView:
        """The view that is shown."""
        return self._network if self._network and self.shows_neurons else self._graph

    @property
    def network(self) -> NetworkView | None:
        """The network's view; None before a network was drawn."""
        return self._network

    @property
    def shows_neurons(self) -> bool:
        """Whether the network is shown as neurons."""
        return self._network is not None and not self._network.isHidden()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        if self._network is not None:
            self._network.set_theme(theme)

    def show_moment(self, moment: Moment) -> bool:
        """Show the moment as neurons where that is wished; False where the graph's view is to show it."""
        session = self._session
        network = session.neurons.network if session.neurons.shown else None
        if network is None:
            self._turn(neurons=False)
            return False
        from tutor.ui.canvas.neurons.shown import NetworkShown

        view = self._network or self._make()
        counts = not session.modes.questions.will_count
        view.set_moment(NetworkShown(network, session.document.symbols, moment, counts))
        self._turn(neurons=True)
        return True

    def _make(self) -> NetworkView:
        from tutor.ui.canvas.neurons.view import NetworkView  # most documents are no networks

        view = self._network = NetworkView(self._graph.theme, self._graph.parentWidget())
        view.hide()
        for part in (view, view.viewport()):
            part.setAcceptDrops(False)  # a file that is dropped is the window's
        self._column.addWidget(view)
        view.zoom_changed.connect(self.zoom_changed)
        view.opened.connect(self._session.neurons.open)
        view.neuron_selected.connect(self._select)
        return view

    def _turn(self, *, neurons: bool) -> None:
        network = self._network
        if network is None or neurons == self.shows_neurons:
            return
        shown, hidden = (network, self._graph) if neurons else (self._graph, network)
        had_focus = hidden.hasFocus()
        self._graph.setFocusProxy(network if neurons else None)  # type: ignore[arg-type]
        hidden.hide()
        shown.show()
        if had_focus:
            shown.setFocus()
        self.turned.emit()

    def _select(self, neuron: Neuron | None) -> None:
        """Look at the node that holds the neuron's number."""
        network = self._session.neurons.network
        if neuron is None or network is None:
            self._session.select(None)
            return
        name = network.layers[neuron.layer - 1].after if neuron.layer else network.source
        self._session.select(Quantity(Kind.VALUE, name))
