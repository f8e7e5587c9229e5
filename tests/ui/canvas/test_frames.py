"""What a step shows: what it knows and no more, from wherever one comes to it, and no label on another."""

from __future__ import annotations

import dataclasses
from itertools import combinations

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF
from pytestqt.qtbot import QtBot

from tests.ui.canvas.scenes import (
    AFFINE,
    FORK,
    LESSON_IDS,
    LESSONS,
    LINEAR,
    TWO_LAYERS,
    Lesson,
    Opened,
    opened_lesson,
)
from tutor.engine import own
from tutor.graph import Edge, read_code
from tutor.graph.layout import ROOT_BOX
from tutor.graph.symbols import Symbols
from tutor.ui.canvas import GraphPicture, GraphView
from tutor.ui.canvas.arrange import _covered
from tutor.ui.canvas.labels import LabelItem
from tutor.ui.canvas.routes import Body, line_of
from tutor.ui.canvas.scene import GraphScene
from tutor.ui.canvas.shown import Flow, LabelKey, LabelShown, Moment, NodeShown
from tutor.ui.look.theme import load_theme
from tutor.ui.typesetting import typeset
from tutor.walk import Phase, Walkthrough


def scene_of(opened: Opened, theme: str = "light") -> GraphScene:
    scene = GraphScene(load_theme(theme))
    scene.set_motion(False)
    scene.set_picture(opened.picture)
    return scene


def go(scene: GraphScene, opened: Opened, position: int) -> None:
    scene.set_moment(Moment(opened.walk.frame(position), opened.trace, opened.updates))


def at(opened: Opened, anchor: str) -> int:
    return opened.walk.position_of(anchor)


def everything(
    scene: GraphScene,
) -> tuple[dict[str, NodeShown | None], dict[LabelKey, LabelShown], list[Flow]]:
    assert scene.picture is not None
    names = [*(node.name for node in scene.picture.graph.nodes), ROOT_BOX]
    edges = [scene.edge(edge) for edge in (*scene.picture.graph.edges, None)]
    flows = [edge._flow for edge in edges if edge is not None]
    return {name: scene.says(name) for name in names}, scene.labels_shown(), flows


def text(scene: GraphScene, key: LabelKey) -> str | None:
    label = scene.labels_shown().get(key)
    return label.figure.text if label and label.figure else None


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("lesson", LESSONS.values(), ids=list(LESSONS))
def test_a_frame_shows_what_it_knows_and_no_more(lesson: Lesson) -> None:
    opened = lesson.open()
    scene = scene_of(opened)
    for position in range(len(opened.walk) + 1):
        go(scene, opened, position)
        frame = opened.walk.frame(position)
        labels = scene.labels_shown()
        for node in opened.graph.nodes:
            if not node.is_leaf and node.name != opened.graph.root:
                assert (LabelKey("value", node.name) in labels) == frame.knows_value(node.name)
            for edge in opened.walk.shown_edges(node.name):
                assert (LabelKey("local", edge) in labels) == frame.knows_local(edge)
                if edge.source not in opened.graph.parameters:
                    assert (LabelKey("contribution", edge) in labels) == frame.knows_contribution(edge)
        for name in opened.graph.parameters:
            shown = scene.says(name)
            assert shown is not None
            assert (shown.gradient is not None) == frame.knows_gradient(name)
        box = scene.says(ROOT_BOX)
        assert box is not None
        assert (box.value is not None) == frame.knows_value(opened.graph.root)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("lesson", LESSONS.values(), ids=list(LESSONS))
def test_a_step_looks_the_same_from_wherever_one_comes(lesson: Lesson) -> None:
    opened = lesson.open()
    walked = scene_of(opened)
    last = len(opened.walk)
    for position in [*range(last + 1), *range(last, -1, -1), last // 2, 1, last]:
        go(walked, opened, position)
        fresh = scene_of(opened)
        go(fresh, opened, position)
        assert everything(walked) == everything(fresh), position


@pytest.mark.usefixtures("qapp")
def test_the_numbers_of_the_lecture_stand_where_they_belong() -> None:
    opened = LINEAR.open()
    scene = scene_of(opened)
    go(scene, opened, at(opened, "backward:w"))
    assert text(scene, LabelKey("value", "y_hat")) == "1"
    assert text(scene, LabelKey("value", "r")) == "−1"
    assert text(scene, LabelKey("local", Edge("w", "y_hat", 1))) == "1"
    assert text(scene, LabelKey("local", Edge("r", "loss", 0))) == "−2"
    assert text(scene, LabelKey("contribution", Edge("y_hat", "r", 0))) == "−2"
    weight, box = scene.says("w"), scene.says(ROOT_BOX)
    assert weight is not None
    assert weight.value is not None
    assert weight.gradient is not None
    assert (weight.value.text, weight.gradient.text) == ("1", "−2")
    assert box is not None
    assert box.value is not None
    assert box.value.text == "1"
    chip = scene.labels_shown()[LabelKey("step", "w")]
    assert chip.head == r"\frac{\partial \mathrm{loss}}{\partial \omega} = -2 \cdot 1"


@pytest.mark.usefixtures("qapp")
def test_update_and_zero_grad_change_the_parameter() -> None:
    opened = LINEAR.open()
    scene = scene_of(opened)
    seen = []
    for anchor in ("backward:w", "update:w", "zero grad:w"):
        go(scene, opened, at(opened, anchor))
        shown = scene.says("w")
        assert shown is not None
        assert shown.value is not None
        assert shown.gradient is not None
        seen.append((shown.value.text, shown.gradient.text))
    assert seen == [("1", "−2"), ("1.02", "−2"), ("1.02", "0")]


@pytest.mark.usefixtures("qapp")
def test_at_a_fork_contributions_add_up_one_by_one() -> None:
    opened = FORK.open()
    scene = scene_of(opened)
    key = LabelKey("sum", "h")
    parts = [float(opened.trace.contribution(edge)) for edge in opened.walk.arrivals("h")]
    total = 0.0
    for edge, part in zip(opened.walk.arrivals("h"), parts, strict=True):
        position = opened.walk.made_at(Phase.BACKWARD, edge)
        assert position is not None
        go(scene, opened, position)
        total += part
        shown = text(scene, key)
        assert shown is not None
        assert float(shown.replace("−", "-")) == pytest.approx(total, rel=1e-3)
    assert scene.labels_shown()[key].head.count("+") == 2


@pytest.mark.usefixtures("qapp")
def test_only_the_walks_edges_ever_carry_a_gradient() -> None:
    opened = LINEAR.open()
    scene = scene_of(opened)
    taken = {Edge("w", "y_hat", 1), Edge("y_hat", "r", 0), Edge("r", "loss", 0)}
    for position in range(len(opened.walk) + 1):
        go(scene, opened, position)
        for edge in opened.graph.edges:
            item = scene.edge(edge)
            assert item is not None
            assert edge in taken or item._flow in (Flow.QUIET, Flow.FORWARD)


@pytest.mark.usefixtures("qapp")
def test_a_step_touches_only_what_it_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    opened = LINEAR.open()
    scene = scene_of(opened)
    go(scene, opened, at(opened, "backward:r"))
    drawn: list[object] = []
    real_node, real_label = type(scene.node("w")).show_node, LabelItem.show_mark
    monkeypatch.setattr(
        type(scene.node("w")), "show_node", lambda self, *a: (drawn.append(self.name), real_node(self, *a))
    )
    monkeypatch.setattr(
        LabelItem, "show_mark", lambda self, *a, **k: (drawn.append("label"), real_label(self, *a, **k))
    )
    go(scene, opened, at(opened, "backward:y_hat"))
    assert sorted(name for name in drawn if name != "label") == ["loss", "r"]
    assert drawn.count("label") <= 3


@pytest.mark.usefixtures("qapp")
def test_other_digits_call_no_typesetting(monkeypatch: pytest.MonkeyPatch) -> None:
    opened = LINEAR.open()
    scene = scene_of(opened)
    for position in range(len(opened.walk) + 1):
        go(scene, opened, position)
    monkeypatch.setattr(typeset, "_set", lambda tex: pytest.fail(f"typesets {tex}"))
    other = LINEAR.open(w=1.5, x=-2.0)
    for position in range(len(other.walk) + 1):
        go(scene, dataclasses.replace(other, picture=opened.picture), position)


@pytest.mark.usefixtures("qapp")
def test_what_is_not_finite_is_marked_and_said() -> None:
    graph = read_code("a = log(x)\nloss = a*w").graph.with_parameters(["w"])
    trace = own.trace(graph, {"x": -1.0, "w": 1.0})
    walk = Walkthrough(graph)
    scene = GraphScene(load_theme("light"))
    scene.set_picture(GraphPicture(graph, Symbols()))
    scene.set_moment(Moment(walk.frame(len(walk)), trace))
    label = scene.labels_shown()[LabelKey("value", "a")]
    assert label.figure is not None
    assert (label.figure.text, label.figure.finite) == ("NaN", False)
    assert "not a finite number" in label.tip


@pytest.mark.usefixtures("qapp")
def test_without_a_trace_the_graph_is_there_and_no_number() -> None:
    opened = AFFINE.open()
    scene = scene_of(opened)
    scene.set_moment(Moment(opened.walk.frame(3)))
    assert scene.node("w") is not None
    assert scene.labels_shown() == {}
    assert all(shown is None or shown.value is None for shown in everything(scene)[0].values())


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("theme", ["light", "projector"])
@pytest.mark.parametrize("lesson", [*LESSONS, *LESSON_IDS])
def test_no_label_lies_on_a_label_a_node_or_an_edge(lesson: str, theme: str) -> None:
    opened = LESSONS[lesson].open() if lesson in LESSONS else opened_lesson(lesson)
    scene = scene_of(opened, theme)
    for position in range(len(opened.walk) + 1):
        go(scene, opened, position)
        rects = {key: _inner(scene.label(key)) for key in scene.labels_shown()}
        clash = [(a, b) for a, b in combinations(rects, 2) if rects[a].intersects(rects[b])]
        assert clash == [], position
        bodies = [part for body in _bodies(scene) for part in _covered(body, 0)]
        nodes = [QRectF(a, b, c - a, d - b) for a, b, c, d in bodies]
        assert [key for key, rect in rects.items() if any(rect.intersects(node) for node in nodes)] == []
        points = [QPointF(*point) for line in _lines(scene) for point in line]
        assert [key for key, rect in rects.items() if any(rect.contains(point) for point in points)] == []


def _inner(label: LabelItem | None) -> QRectF:
    assert label is not None
    return label.sceneBoundingRect().adjusted(3, 3, -3, -5)


def _bodies(scene: GraphScene) -> list[Body]:
    assert scene.standing is not None
    return list(scene.standing.arranged.bodies.values())


def _lines(scene: GraphScene) -> list[list[tuple[float, float]]]:
    assert scene.standing is not None
    return [line_of(way) for way in scene.standing.arranged.ways.values()]


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("theme", ["light", "dark", "projector"])
def test_frames_hold_their_nodes_apart_from_each_other_and_cross_no_label(theme: str) -> None:
    opened = opened_lesson("two-layer-network")
    scene = scene_of(opened, theme)
    go(scene, opened, len(opened.walk))
    assert scene.standing is not None
    first, second = (QRectF(a, b, c - a, d - b) for a, b, c, d in scene.standing.frames)
    assert not first.intersects(second)
    assert (first.top(), first.bottom()) == (second.top(), second.bottom())
    for frame, group in zip((first, second), opened.picture.groups, strict=True):
        for name in group.nodes:
            body = scene.standing.arranged.bodies[name]
            assert frame.contains(QRectF(body.left, body.top, body.width, body.height)), name
        for key in scene.labels_shown():
            box = _inner(scene.label(key))
            assert frame.contains(box) or not frame.intersects(box), key


@pytest.mark.usefixtures("qapp")
def test_matrices_are_grids_with_their_shape_beside_the_name() -> None:
    opened = TWO_LAYERS.open()
    scene = scene_of(opened)
    go(scene, opened, len(opened.walk) - 8)
    shown = scene.says("W1")
    assert shown is not None
    assert shown.shape == "2 × 2"
    assert shown.value is not None
    assert shown.value.rows == (("0.5", "−1"), ("1.5", "0.3"))
    label = scene.labels_shown()[LabelKey("value", "W1@X")]
    assert label.figure is not None
    assert label.figure.is_grid


def test_motion_runs_at_a_step_forward_and_ends_by_itself(qtbot: QtBot) -> None:
    opened = LINEAR.open()
    view = GraphView()
    qtbot.addWidget(view)
    view.set_picture(opened.picture)
    view.set_moment(opened.walk.frame(0), opened.trace, opened.updates)
    view.set_moment(opened.walk.frame(1), opened.trace, opened.updates)
    assert view.graph_scene.motion.is_running
    qtbot.waitUntil(lambda: not view.graph_scene.motion.is_running, timeout=1000)
    view.set_motion(False)
    view.set_moment(opened.walk.frame(2), opened.trace, opened.updates)
    assert not view.graph_scene.motion.is_running
    view.set_motion(True)
    view.set_moment(opened.walk.frame(9), opened.trace, opened.updates)
    assert not view.graph_scene.motion.is_running, "a jump does not move"


@pytest.mark.usefixtures("qapp")
def test_longer_numbers_move_no_edge() -> None:
    opened = LINEAR.open()
    scene = scene_of(opened)
    go(scene, opened, len(opened.walk))
    ends = [(line[0], line[-1]) for line in _lines(scene)]
    other = dataclasses.replace(LINEAR.open(w=1.9639347, x=1.000001), picture=opened.picture)
    go(scene, other, len(other.walk))
    moved = [(line[0], line[-1]) for line in _lines(scene)]
    assert np.allclose(moved, ends)
