"""Documents that the tests of the panels open."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tutor.document.document import Document, Training
from tutor.graph import read_code

DATA = {"x": (1.0, 2.0, 3.0), "y": (2.0, 4.0, 6.0)}


def show_panel(qtbot: QtBot, panel: QWidget, height: int) -> None:
    """Show a panel as wide as it is in the window."""
    qtbot.addWidget(panel)
    panel.resize(400, height)
    panel.show()
    qtbot.waitExposed(panel)


def linear_model(**changes: object) -> Document:
    """The lecture's linear model with its three samples, trained with α 0.01."""
    fields: dict[str, object] = {
        "title": "Linear model",
        "graph": read_code("y_hat = x * w\nr = y_hat - y\nloss = r ** 2", ["w"]).graph,
        "values": {"w": 1.0},
        "data": DATA,
        "training": Training(),
    }
    return Document(**(fields | changes))  # type: ignore[arg-type]


def quadratic_model() -> Document:
    """The lecture's quadratic model: three parameters."""
    code = "y_hat = w1*x**2 + w2*x + b\nr = y_hat - y\nloss = r**2"
    values = {"w1": 1.0, "w2": 1.0, "b": 1.0}
    return Document("Quadratic", read_code(code, list(values)).graph, values, data=DATA, training=Training())


def forked() -> Document:
    """h is used twice: ∂L/∂h = 2h + b = 4 + 3 = 7."""
    graph = read_code("h = w * x\nL = h**2 + h*b", ["w"]).graph
    return Document("Fork", graph, {"w": 1.0, "x": 2.0, "b": 3.0})


def nameless() -> Document:
    """A quotient: its numbers stand inside a fraction."""
    return Document("Quotient", read_code("z = a / b", ["b"]).graph, {"a": 3.0, "b": -4.0})


def matrices() -> Document:
    """A matrix product, summed, with a single number that scales it."""
    graph = read_code("loss = sum((s * (W @ X)) ** 2)", ["W"]).graph
    values = {"W": [[0.1, -0.2, 0.3], [1.5, 0.0, -1.0]], "X": [[1.0], [2.0], [-3.0]], "s": 0.5}
    return Document("Matrices", graph, values)


def chain(nodes: int) -> Document:
    """A long chain of nodes that each add a little."""
    lines = ["h0 = w * 1.5", *(f"h{at} = h{at - 1} + w" for at in range(1, nodes))]
    graph = read_code("\n".join(lines), ["w"]).graph
    return Document("Chain", graph, {"w": 0.001})
