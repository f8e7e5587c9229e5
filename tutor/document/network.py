"""The dense network of a document that can be drawn neuron by neuron, or why there is none."""

from __future__ import annotations

import numpy as np

from tutor.document.document import Document
from tutor.graph import GraphError
from tutor.graph.network import Network, NoNetworkError, find_network
from tutor.language import translate

MOST_NEURONS, MOST_LAYERS = 16, 10
"""The largest network that can still be read when it is drawn neuron by neuron."""


def network_of(document: Document) -> Network:
    """The network that the document's graph is, where it can be drawn.

    Raises:
        GraphError: the graph is no dense network, or too large a one; the sentence says why.
    """
    if document.graph.missing:
        sentence = translate("network", "Operands are still missing in it.")
        raise NoNetworkError(sentence)
    leaves = {name: np.shape(value) for name, value in document.sample(0).items()}
    network = find_network(document.graph, leaves)
    widest = max(network.sizes)
    if widest > MOST_NEURONS or len(network.layers) > MOST_LAYERS:
        sentence = translate("network", "Columns of {widest} neurons in {layers} layers could not be read.")
        raise NoNetworkError(sentence.format(widest=widest, layers=len(network.layers)))
    return network


def drawn_network(document: Document) -> Network | None:
    """The network as which the document is to be drawn; None where it is drawn node by node."""
    if document.draws != "neurons":
        return None
    try:
        return network_of(document)
    except GraphError:
        return None
