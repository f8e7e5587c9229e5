"""The neurons of a session: whether the network is drawn as neurons, and which of them is open."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from tutor.document.document import Document
from tutor.errors import TutorError

if TYPE_CHECKING:
    from tutor.graph.network import Network
    from tutor.graph.neuron import Neuron
    from tutor.ui.session.session import Session

_PRODUCTS = ("matmul", "affine")
"""Without one of these a graph is no network."""


class Neurons(QObject):
    """How a dense network is drawn is no edit: it is written when the document is saved.

    An open neuron is a document of its own, looked at aside.
    `changed`: it is drawn in another way. A neuron that opens or closes is told by `document_changed`.
    """

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._chosen: bool | None = None
        self._found: tuple[Document, Network | None, str] | None = None

    def forget(self) -> None:
        """Another document is about to be open: it is drawn as it says."""
        self._chosen = None

    @property
    def _wished(self) -> bool:
        """Whether neurons were asked for, by a person or by the document."""
        return self._session.aside.whole.draws == "neurons" if self._chosen is None else self._chosen

    # How it is drawn

    @property
    def shown(self) -> bool:
        """Whether the canvas draws neurons: it is wished, the graph is a network, and no node is picked."""
        return self._wished and not self._session.autograd.on and self.network is not None

    @property
    def network(self) -> Network | None:
        """The dense network that the document's graph is."""
        nodes = self._session.document.graph.nodes
        return self._look()[1] if any(node.op in _PRODUCTS for node in nodes) else None

    def toggle(self) -> None:
        """Draw the network as neurons, or node by node; what is no network says why."""
        if self.opened is not None:
            self._session.aside.close()
            return
        if self.network is None:
            words = self.tr("This graph cannot be drawn as neurons. {why}")
            self._session.said.emit(words.format(why=self._look()[2]))
            return
        if self._session.autograd.on:
            self._session.said.emit(self.tr("Nodes are picked on the graph: press A to watch first."))
            return
        self._chosen = not self._wished
        self.changed.emit()

    def as_drawn(self, document: Document) -> Document:
        """The document as it is to be saved: drawn as it is drawn now."""
        drawn = self._wished and self.network is not None
        return replace(document, draws="neurons" if drawn else "graph")

    # One neuron

    @property
    def opened(self) -> Neuron | None:
        """The neuron whose graph is shown."""
        subjects = self._session.aside.subjects
        if not subjects:
            return None
        from tutor.graph.neuron import Neuron  # most documents have none

        return subjects[-1] if isinstance(subjects[-1], Neuron) else None

    def open(self, neuron: Neuron) -> None:
        """Show the graph of one neuron, with its numbers of this moment, from its start."""
        session, network, trace = self._session, self.network, self._session.trace
        if network is None or trace is None:
            return
        from tutor.document.neuron import neuron_document  # most documents have none

        document = neuron_document(session.document, network, trace, neuron)
        session.aside.open(neuron, document, self.tr("Network"))

    def _look(self) -> tuple[Document, Network | None, str]:
        """The network, or why the graph is none, looked for once in each document."""
        document = self._session.document
        if self._found is None or self._found[0] is not document:
            from tutor.document.network import network_of  # most documents have no product of matrices

            try:
                self._found = (document, network_of(document), "")
            except TutorError as error:
                self._found = (document, None, str(error))
        return self._found
