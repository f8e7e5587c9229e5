"""The lessons' graphs with their numbers, for the tests of the canvas."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from tutor.document import lessons, open_source
from tutor.engine import Trace, own
from tutor.graph import Graph, read_code
from tutor.graph.symbols import Symbols
from tutor.ui.canvas import GraphPicture
from tutor.ui.canvas.picture_of import picture_of
from tutor.walk import Updates, Walkthrough


@dataclass(frozen=True)
class Lesson:
    """A graph, values for its leaves, its parameters, symbols and positions."""

    code: str
    values: dict[str, Any]
    parameters: tuple[str, ...]
    symbols: dict[str, str] = field(default_factory=dict)
    positions: dict[str, tuple[float, float]] = field(default_factory=dict)

    def open(self, **changed: Any) -> Opened:
        """The lesson with its trace, some of its values changed."""
        graph = read_code(self.code).graph.with_parameters(self.parameters)
        trace = own.trace(graph, self.values | changed)
        after = {name: trace.value(name) - 0.01 * trace.gradient(name) for name in self.parameters}
        picture = GraphPicture(graph, Symbols(self.symbols), self.positions)
        return Opened(graph, picture, Walkthrough(graph, updates=True), trace, Updates(0.01, after))


@dataclass(frozen=True)
class Opened:
    """What `GraphView` is given."""

    graph: Graph
    picture: GraphPicture
    walk: Walkthrough
    trace: Trace
    updates: Updates


LINEAR = Lesson(
    "y_hat = x*w\nr = y_hat - y\nloss = r**2",
    {"x": 1.0, "y": 2.0, "w": 1.0},
    ("w",),
    {"w": r"\omega"},
    {
        "x": (440, 250),
        "w": (440, 560),
        "y_hat": (620, 395),
        "y": (700, 640),
        "r": (830, 395),
        "loss": (1016, 395),
    },
)
AFFINE = Lesson(
    "y_hat = x*w + b\nr = y_hat - y\nloss = r**2", {"x": 1.0, "y": 2.0, "w": 1.0, "b": 2.0}, ("w", "b")
)
QUADRATIC = Lesson(
    "y_hat = w1*x**2 + w2*x + b\nr = y_hat - y\nloss = r**2",
    {"x": 2.0, "y": 2.0, "w1": 1.0, "w2": 1.0, "b": 1.0},
    ("w1", "w2", "b"),
)
TWO_LAYERS = Lesson(
    "h = relu(W1@X + b1)\ny_hat = W2@h + b2",
    {
        "X": [[1.0], [-2.0]],
        "W1": [[0.5, -1.0], [1.5, 0.3]],
        "b1": [[0.1], [0.0]],
        "W2": [[0.8, -0.6]],
        "b2": [[0.2]],
    },
    ("W1", "b1", "W2", "b2"),
)
FORK = Lesson("h = tanh(x*w)\na = h*h\nb = a + h\nloss = b**2", {"x": 1.5, "w": 0.7}, ("w",))

LESSONS = {
    "linear": LINEAR,
    "affine": AFFINE,
    "quadratic": QUADRATIC,
    "two layers": TWO_LAYERS,
    "fork": FORK,
}

LESSON_IDS = tuple(lesson.id for lesson in lessons())


def opened_lesson(name: str) -> Opened:
    """One of the app's lessons at its first sample, where it stands in its file."""
    document = open_source(name)
    trace = own.trace(document.graph, document.sample(0), given=document.given)
    after = {name: trace.value(name) - 0.01 * trace.gradient(name) for name in document.graph.parameters}
    picture = picture_of(document)
    return Opened(document.graph, picture, document.walkthrough, trace, Updates(0.01, after))
