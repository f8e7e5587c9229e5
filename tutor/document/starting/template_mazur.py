"""The template of Matt Mazur's worked example: two inputs, two hidden neurons, two outputs, his numbers."""

from __future__ import annotations

from tutor.document.document import Document, NodeGroup, Position, Training
from tutor.graph import read_code
from tutor.language import translate

_CODE = """
net_h1 = w1*i1 + w2*i2 + b1
h1 = sigmoid(net_h1)
net_h2 = w3*i1 + w4*i2 + b1
h2 = sigmoid(net_h2)
net_o1 = w5*h1 + w6*h2 + b2
o1 = sigmoid(net_o1)
net_o2 = w7*h1 + w8*h2 + b2
o2 = sigmoid(net_o2)
E1 = 0.5 * (t1 - o1)**2
E2 = 0.5 * (t2 - o2)**2
E = E1 + E2
"""
_WEIGHTS = (0.15, 0.20, 0.25, 0.30, 0.40, 0.45, 0.50, 0.55)
_UPPER, _MIDDLE, _LOWER = 200.0, 380.0, 560.0


def mazur() -> Document:
    """The network at its start; the biases are inputs, since the article leaves them as they are.

    Source of the numbers: M. Mazur, "A Step by Step Backpropagation Example", 2015.
    """
    weights = {f"w{number}": weight for number, weight in enumerate(_WEIGHTS, 1)}
    hidden, output = _layer("h", "i", 1, "b1", 0.0), _layer("o", "h", 5, "b2", 1150.0)
    graph = read_code(_CODE, weights).graph
    return Document(
        title="",
        graph=graph,
        values=weights | {"i1": 0.05, "i2": 0.10, "b1": 0.35, "b2": 0.60, "t1": 0.01, "t2": 0.99},
        training=Training(learning_rate=0.5, epochs=100),
        names={name: rf"\mathrm{{net}}_{{{name[4:]}}}" for name in graph.position if name.startswith("net_")},
        positions=hidden | output | _ends(),
        groups=(
            NodeGroup(translate("templates", "Hidden layer"), tuple(hidden)),
            NodeGroup(translate("templates", "Output layer"), tuple(output)),
        ),
    )


def _layer(made: str, before: str, first: int, bias: str, left: float) -> dict[str, Position]:
    """Where the nodes of two neurons stand, each with two weights from `first` on."""
    places: dict[str, Position] = {bias: (left + 700.0, _MIDDLE)}
    for neuron, y in ((1, _UPPER), (2, _LOWER)):
        at = first + 2 * (neuron - 1)
        products = (f"w{at}*{before}1", f"w{at + 1}*{before}2")
        for number, (product, shift) in enumerate(zip(products, (-100.0, 100.0), strict=True)):
            places[f"w{at + number}"] = (left + 200.0, y + shift - 20.0)
            places[product] = (left + 420.0, y + 0.7 * shift)
        places["+".join(products)] = (left + 600.0, y)
        places[f"net_{made}{neuron}"] = (left + 800.0, y)
        places[f"{made}{neuron}"] = (left + 960.0, y)
    return places


def _ends() -> dict[str, Position]:
    """Where the inputs, the targets and the error stand."""
    places: dict[str, Position] = {"0.5": (2640.0, _MIDDLE), "E": (3000.0, _MIDDLE)}
    for neuron, y, away in ((1, _UPPER, -130.0), (2, _LOWER, 130.0)):
        places |= {
            f"i{neuron}": (-60.0, y),
            f"t{neuron}": (2270.0, y + away),
            f"t{neuron}-o{neuron}": (2400.0, y),
            f"(t{neuron}-o{neuron})**2": (2580.0, y),
            f"E{neuron}": (2800.0, y),
        }
    return places
