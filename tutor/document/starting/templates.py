"""Templates: documents to start a graph of one's own from, each called by `template:NAME`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from tutor.document.document import Document, NodeGroup, Training
from tutor.document.starting.template_mazur import mazur
from tutor.document.starting.template_mlp import EXAMPLE, layer_places, mlp
from tutor.errors import TutorError
from tutor.graph import read_code
from tutor.graph.unfinished import EMPTY
from tutor.language import listed, translate
from tutor.spelling import nearest

PREFIX, EMPTY_GRAPH = "template", "empty"


@dataclass(frozen=True)
class Template:
    """A template: `id` is what a person calls it behind `template:`, `summary` says it in a sentence."""

    id: str
    title: str
    summary: str
    make: Callable[[], Document]


def templates() -> tuple[Template, ...]:
    """Every template, the simplest first; the MLP with the sizes of its example."""
    return (
        Template(
            EMPTY_GRAPH,
            translate("templates", "Empty graph"),
            translate("templates", "Nothing yet: put nodes on the canvas one by one, or type code."),
            lambda: Document(translate("templates", "My graph"), EMPTY, {}, training=Training()),
        ),
        Template(
            "neuron",
            translate("templates", "One neuron"),
            translate("templates", "A sigmoid of two inputs learns when both are 1."),
            _neuron,
        ),
        Template(
            "quadratic",
            translate("templates", "Quadratic model"),
            translate("templates", "A parabola on the three samples of an exercise."),
            _quadratic,
        ),
        Template(
            "two-layer-network",
            translate("templates", "Network of two layers"),
            translate("templates", "Two layers of matrices learn when exactly one input is 1."),
            _two_layers,
        ),
        Template(
            "softmax-classifier",
            translate("templates", "Softmax classifier"),
            translate("templates", "Points in the plane, three classes, and the cross entropy."),
            _classifier,
        ),
        Template(
            "mazur",
            translate("templates", "Mazur's 2-2-2 network"),
            translate(
                "templates", "Each weight a node of its own, with the numbers of Matt Mazur's article."
            ),
            mazur,
        ),
        Template(
            f"mlp:{EXAMPLE}",
            translate("templates", "MLP of chosen sizes"),
            translate("templates", "Dense layers with tanh, each in a frame; you choose how many neurons."),
            lambda: mlp(EXAMPLE),
        ),
    )


def open_template(text: str) -> Document:
    """The document of the template that a text such as `template:neuron` or `template:mlp:2-16-1` calls.

    Raises:
        TutorError: there is no such template, or sizes that no MLP has.
    """
    name = text.removeprefix(f"{PREFIX}:")
    if name == "mlp" or name.startswith("mlp:"):
        return _titled(mlp(name.partition(":")[2] or EXAMPLE), translate("templates", "MLP"))
    for template in templates():
        if template.id == name:
            made = template.make()
            return _titled(made, made.title or template.title)
    known = [template.id for template in templates()]
    meant = nearest(name, known)
    sentence = translate("templates", "There is no template {name}; there are {known}.")
    if meant:
        sentence = translate("templates", "There is no template {name}; is {meant} meant?")
    raise TutorError(sentence.format(name=name or '""', known=listed(known), meant=meant))


def _titled(document: Document, title: str) -> Document:
    return replace(document, title=title)


def _neuron() -> Document:
    """A neuron with two inputs that learns when both are 1."""
    code = "y_hat = sigmoid(w1*x1 + w2*x2 + b)\nloss = (y_hat - y)**2"
    parameters = {"w1": 0.5, "w2": -0.5, "b": 0.1}
    return Document(
        title="",
        graph=read_code(code, parameters).graph,
        values=parameters,
        data={"x1": (0.0, 0.0, 1.0, 1.0), "x2": (0.0, 1.0, 0.0, 1.0), "y": (0.0, 0.0, 0.0, 1.0)},
        training=Training(learning_rate=1.0, epochs=200),
    )


def _quadratic() -> Document:
    """The quadratic model of the lecture's exercise, on its data."""
    code = "y_hat = w1*x**2 + w2*x + b\nr = y_hat - y\nloss = r**2"
    parameters = {"w1": 1.0, "w2": 1.0, "b": 1.0}
    return Document(
        title="",
        graph=read_code(code, parameters).graph,
        values=parameters,
        data={"x": (1.0, 2.0, 3.0), "y": (2.0, 4.0, 6.0)},
        training=Training(learning_rate=0.01, epochs=100),
        names={"w1": r"\omega_1", "w2": r"\omega_2"},
    )


def _two_layers() -> Document:
    """Two layers of matrices; their samples say whether exactly one of two inputs is 1."""
    code = "z1 = W1 @ x + b1\nh = sigmoid(z1)\ny_hat = W2 @ h + b2\nloss = mse(y_hat, y)"
    parameters = {
        "W1": ((1.0, -1.0), (-1.5, 1.0), (0.5, 1.5)),
        "b1": (0.5, -0.5, 0.0),
        "W2": ((1.0, -1.0, 0.5),),
        "b2": (0.0,),
    }
    return Document(
        title="",
        graph=read_code(code, parameters).graph,
        values=parameters,
        data={
            "x": ((1.0, 1.0), (1.0, 0.0), (0.0, 1.0), (0.0, 0.0)),
            "y": ((0.0,), (1.0,), (1.0,), (0.0,)),
        },
        training=Training(learning_rate=0.5, epochs=500),
        groups=(
            NodeGroup(translate("templates", "First layer"), ("W1", "b1", "W1@x", "z1", "h")),
            NodeGroup(translate("templates", "Second layer"), ("W2", "b2", "W2@h", "y_hat")),
        ),
        positions=layer_places((("W1", "b1", "W1@x", "z1", "h"), ("W2", "b2", "W2@h", "y_hat", ""))),
    )


def _classifier() -> Document:
    """Three classes of points in the plane; a class is given by its index."""
    code = "s = W @ x + b\np = softmax(s)\nloss = cross_entropy(s, one_hot(y, 3))"
    parameters = {"W": ((0.1, -0.2), (0.3, 0.1), (-0.2, 0.2)), "b": (0.0, 0.0, 0.0)}
    points = ((2.0, 0.5), (1.5, -0.5), (2.5, 0.0), (-1.0, 2.0), (-0.5, 1.5), (-1.5, 2.5), (-1.0, -2.0),
              (-0.5, -1.5), (-1.5, -1.0))  # fmt: skip
    return Document(
        title="",
        graph=read_code(code, parameters).graph,
        values=parameters,
        data={"x": points, "y": (0.0, 0.0, 0.0, 1.0, 1.0, 1.0, 2.0, 2.0, 2.0)},
        training=Training(learning_rate=0.1, epochs=100),
    )
