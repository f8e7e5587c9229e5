"""Graphs as an automatic layout draws them: nothing lies on anything else, and frames stand together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from itertools import combinations

import pytest

from tutor.document import open_source
from tutor.document.document import Document
from tutor.document.starting.from_code import from_code
from tutor.engine import own
from tutor.ui.canvas.arrange import _covered
from tutor.ui.canvas.place_labels import Rect, around
from tutor.ui.canvas.routes import Body, line_of
from tutor.ui.canvas.scene import GraphScene
from tutor.ui.canvas.shown import GraphPicture, Moment
from tutor.ui.canvas.standing import Standing
from tutor.ui.look.theme import load_theme

TANGLED = """
v0 = x0 - x3
v1 = tanh(v0)
v2 = x1 * x2
v3 = v2 + x0
v4 = v1 * v3
v5 = v3 - x4
v6 = relu(x4)
v7 = v6 * v0
v8 = v7 + v5
v9 = v4 - v8
v10 = v9 * x3
v11 = v10 + v2
v12 = sigmoid(v8)
v13 = v12 * v11
v14 = v13 - v6
loss = v14 ** 2
"""
GRAPHS = (
    "linear-model", "exercise-quadratic", "two-layer-network", "template:neuron", "template:mazur",
    "template:softmax-classifier", "template:mlp:2-16-16-1", "exercise:hard:1", "exercise:matrices:2",
    "tangled",
)  # fmt: skip
FRAMED = ("two-layer-network", "why-nonlinear", "template:two-layer-network", "template:mlp:2-16-16-1")


def opened(name: str) -> Document:
    if name == "tangled":
        found = from_code(TANGLED, {"x0": 1.0, "x1": 0.5, "x2": -0.5}, {"x3": 2.0, "x4": 0.25})
    else:
        found = open_source(name)
    return replace(found, positions={})


@cache
def standing(name: str, theme: str) -> Standing:
    document = opened(name)
    scene = GraphScene(load_theme(theme))
    scene.set_motion(False)
    scene.set_picture(GraphPicture(document.graph, document.symbols, {}, document.groups))
    trace, walk = own.trace(document.graph, document.sample(0), given=document.given), document.walkthrough
    scene.set_moment(Moment(walk.frame(len(walk)), trace, document.updates(trace)))
    assert scene.standing is not None
    return scene.standing


def meet(a: Rect, b: Rect) -> bool:
    return a[0] < b[2] - 0.5 and b[0] < a[2] - 0.5 and a[1] < b[3] - 0.5 and b[1] < a[3] - 0.5


def meeting(rects: Mapping[object, Rect]) -> list[tuple[object, object]]:
    return [(a, b) for (a, one), (b, other) in combinations(rects.items(), 2) if meet(one, other)]


def runs_over(line: Iterable[tuple[float, float]], body: Body) -> bool:
    rects = _covered(body, -1.0)
    return any(left < x < right and top < y < bottom for x, y in line for left, top, right, bottom in rects)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("theme", ["light", "projector"])
@pytest.mark.parametrize("name", GRAPHS)
def test_no_node_lies_on_another_no_label_on_anything_and_no_edge_on_a_node(name: str, theme: str) -> None:
    drawn = standing(name, theme)
    bodies = drawn.arranged.bodies
    assert meeting({each: body.grown(0.0) for each, body in bodies.items()}) == []
    labels = {key: around(there, *drawn.label_sizes[key], 0.0) for key, there in drawn.label_places.items()}
    assert meeting(labels) == []
    covered = [rect for body in bodies.values() for rect in _covered(body, 0.0)]
    assert [key for key, rect in labels.items() if any(meet(rect, other) for other in covered)] == []
    for edge, way in drawn.arranged.ways.items():
        ends = (edge.source, edge.target) if edge else (opened(name).graph.root, "→")
        others = [each for each in bodies if each not in ends and runs_over(line_of(way), bodies[each])]
        assert others == [], edge


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("theme", ["light", "projector"])
@pytest.mark.parametrize("name", FRAMED)
def test_a_frame_holds_its_nodes_and_no_others(name: str, theme: str) -> None:
    drawn, groups = standing(name, theme), opened(name).groups
    assert meeting(dict(enumerate(drawn.frames))) == []
    for group, frame in zip(groups, drawn.frames, strict=True):
        inside = {each for each, body in drawn.arranged.bodies.items() if meet(frame, body.grown(0.0))}
        assert inside == set(group.nodes)


@pytest.mark.usefixtures("qapp")
def test_the_line_of_layers_runs_straight_through_their_frames() -> None:
    drawn = standing("template:mlp:2-16-16-1", "light")
    line = [body.y for name, body in drawn.arranged.bodies.items() if name[0] in "zhl" or name == "y_hat"]
    assert len(line) > 5
    assert max(line) - min(line) < 1.0
