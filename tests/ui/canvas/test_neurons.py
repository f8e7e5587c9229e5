"""The network drawn as neurons: what stands where, what it shows at a step, and how quickly."""

from __future__ import annotations

from time import perf_counter

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from tutor.document import open_source
from tutor.document.network import network_of
from tutor.document.starting.from_code import from_code
from tutor.engine import own
from tutor.graph.neuron import Neuron
from tutor.ui.canvas.neurons.items import LossItem, NeuronItem, TextItem
from tutor.ui.canvas.neurons.scene import NetworkScene
from tutor.ui.canvas.neurons.shown import NetworkShown
from tutor.ui.canvas.shown import Moment
from tutor.ui.look.theme import THEME_NAMES, load_theme

# The room that is left for the canvas in a window of 1366 × 768, of 1920 × 1080, and on a projector.
ROOMS = {
    "light": ((600, 545), (1150, 857)),
    "dark": ((600, 545), (1150, 857)),
    "projector": ((1332, 509), (1886, 820)),
}


def scene_at(step: int, theme: str = "light", aspect: float = 1.1) -> NetworkScene:
    document = open_source("many-weights")
    trace = own.trace(document.graph, document.sample(0))
    scene = NetworkScene(load_theme(theme))
    scene.set_aspect(aspect)
    moment = Moment(document.walkthrough.frame(step), trace)
    scene.set_moment(NetworkShown(network_of(document), document.symbols, moment))
    return scene


def number(text: str) -> float:
    return float(text.replace("−", "-"))


@pytest.mark.parametrize("theme", THEME_NAMES)
@pytest.mark.parametrize("size", [0, 1], ids=["1366", "1920"])
def test_no_neuron_overlaps_another_or_a_text_and_numbers_can_be_read(
    qtbot: QtBot, theme: str, size: int
) -> None:
    width, height = ROOMS[theme][size]
    scene = scene_at(73, theme, width / height)
    content = scene.content()
    zoom = min(width / content.width(), height / content.height())
    assert zoom * scene.measures.number >= (11 if size == 0 else 32 if theme == "projector" else 18)
    neurons = [item for item in scene.items() if isinstance(item, NeuronItem)]
    assert len(neurons) == 36
    boxes = [item.mapRectToScene(item.circle()) for item in neurons]
    texts = [item.boundingRect() for item in scene.items() if isinstance(item, TextItem)]
    texts += [
        item.boundingRect().adjusted(8, 8, -8, -8) for item in scene.items() if isinstance(item, LossItem)
    ]
    everything = boxes + texts
    for at, box in enumerate(everything):
        assert content.contains(box)
        for other in everything[at + 1 :]:
            assert not box.intersects(other)
    for neuron in (Neuron(1, 4), Neuron(3, 1), Neuron(5, 5), Neuron(0, 2)):
        scene.look_at(neuron)
        own_edges = scene.own_edges
        assert own_edges is not None
        labels = [own_edges.label(edge) for edge in own_edges.edges]
        assert len(labels) in (5, 6, 7)
        for at, label in enumerate(labels):
            assert not any(label.intersects(other) for other in [*labels[at + 1 :], *boxes])


def test_numbers_appear_as_the_walk_makes_them(qtbot: QtBot) -> None:
    document = open_source("many-weights")
    walk, trace = document.walkthrough, own.trace(document.graph, document.sample(0))
    network = network_of(document)

    def seen(anchor: str, layer: int) -> tuple[list[str], list[str]]:
        scene = scene_at(walk.position_of(anchor))
        looks = [scene.neuron(Neuron(layer, n + 1)).look for n in range(network.sizes[layer])]  # type: ignore[union-attr]
        return [look.value for look in looks if look], [look.gradient for look in looks if look]

    assert seen("start", 0)[0] == ["0.5", "−1", "1.5", "0.8", "−0.4"]
    assert set(seen("forward:h1", 2)[0]) == {""}
    values, gradients = seen("forward:h2", 2)
    assert [number(value) for value in values] == pytest.approx(trace.value("h2")[:, 0].tolist(), rel=0.05)
    assert set(gradients) == {""}
    assert set(seen("backward:z5", 4)[1]) == {""}
    back = [number(gradient) for gradient in seen("backward:h4", 4)[1]]
    assert back == pytest.approx(trace.gradient("h4")[:, 0].tolist(), rel=0.05)
    assert set(seen("end", 0)[1]) == {""}, "nobody asks for the slope of an input"


def test_the_layer_of_the_step_glows_alone(qtbot: QtBot) -> None:
    document = open_source("many-weights")
    walk = document.walkthrough
    for anchor, glowing in (("forward:z3", 3), ("backward:h2", 3), ("backward:W2", 2), ("forward:r", None)):
        scene = scene_at(walk.position_of(anchor))
        lit = {
            item.neuron.layer
            for item in scene.items()
            if isinstance(item, NeuronItem) and item.look and item.look.is_step
        }
        assert lit == (set() if glowing is None else {glowing})


def test_own_edges_are_the_weights_of_the_neuron(qtbot: QtBot) -> None:
    scene = scene_at(0)
    scene.look_at(Neuron(2, 3))
    assert scene.own_edges is not None
    weights = open_source("many-weights").sample(0)["W2"][2]  # type: ignore[index]
    assert [number(edge.weight) for edge in scene.own_edges.edges] == list(weights)
    assert [edge.negative for edge in scene.own_edges.edges] == [weight < 0 for weight in weights]


def test_a_step_is_drawn_at_once(qtbot: QtBot) -> None:
    scene = scene_at(60)
    image = QImage(1150, 857, QImage.Format.Format_ARGB32_Premultiplied)
    times = []
    for _ in range(5):
        painter = QPainter(image)
        started = perf_counter()
        scene.render(painter, QRectF(image.rect()), scene.content())
        times.append(perf_counter() - started)
        painter.end()
    assert min(times) < 0.05, "the window is never blocked for longer"


def test_what_is_not_finite_is_drawn(qtbot: QtBot) -> None:
    document = from_code("y = exp(W @ x)\nh = sum(y)", {"x": [[1]]}, {"W": [[1000], [1]]})
    trace = own.trace(document.graph, document.sample(0))
    assert np.isinf(trace.value("h"))
    scene = NetworkScene(load_theme("light"))
    moment = Moment(document.walkthrough.frame(3), trace)
    scene.set_moment(NetworkShown(network_of(document), document.symbols, moment))
    assert scene.neuron(Neuron(1, 1)) is not None
