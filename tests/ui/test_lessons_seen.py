"""Every lesson in the window, on a small and a large screen: nothing lies on anything, or out of sight."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations, pairwise

import pytest
from PySide6.QtCore import QRectF
from pytestqt.qtbot import QtBot

from tutor.document import lessons, open_source
from tutor.ui.canvas.labels import LEAST_SCALE
from tutor.ui.canvas.view import GraphView
from tutor.ui.session.session import Session
from tutor.ui.settings import Settings
from tutor.ui.typesetting import typeset
from tutor.ui.window.main_window import MainWindow

SIZES = ((1366, 768), (1920, 1080))


def positions(window: MainWindow) -> list[int]:
    """The start, the end of each phase, and the end."""
    steps = window.session.walkthrough.steps
    ends = [one.index + 1 for one, other in pairwise(steps) if one.phase is not other.phase]
    return [0, *ends, len(steps)]


def seen(view: GraphView) -> tuple[dict[object, QRectF], dict[object, QRectF]]:
    """Where labels and where nodes are, in the viewport."""
    scene, place = view.graph_scene, view.viewportTransform()
    labels = {
        key: place.mapRect(item.sceneBoundingRect().adjusted(3, 3, -3, -5))
        for key in scene.labels_shown()
        if (item := scene.label(key)) is not None
    }
    standing = scene.standing
    assert standing is not None
    nodes = {
        name: place.mapRect(item.mapRectToScene(item.body()))
        for name in standing.places
        if (item := scene.node(name)) is not None
    }
    return labels, nodes


def overlaps(labels: Mapping[object, QRectF], nodes: Mapping[object, QRectF]) -> list[tuple[object, object]]:
    on_labels = [(a, b) for a, b in combinations(labels, 2) if labels[a].intersects(labels[b])]
    return on_labels + [(a, b) for a in labels for b in nodes if labels[a].intersects(nodes[b])]


def at_the_step(view: GraphView) -> list[object]:
    """The nodes of the step just made, and what it made; before the first step, the first node."""
    scene, moment = view.graph_scene, view.graph_scene.moment
    assert scene.picture is not None and moment is not None
    step = moment.frame.step
    if step is None:
        return [scene.picture.graph.nodes[0].name]
    made = [key for key, label in scene.labels_shown().items() if label.is_step]
    return [*(step.edge[:2] if step.edge else (step.node,)), *made]


def faults(window: MainWindow) -> Iterator[str]:
    """What is wrong with the picture of the moment, in words."""
    view, area = window.canvas.view, window.canvas
    if area.height() < 0.5 * window.height():
        yield f"the canvas has only {area.height()} of {window.height()} pixels"
    if window.session.neurons.shown:
        return  # neurons stand in columns of their own, and have tests of their own
    labels, nodes = seen(view)
    for one, other in overlaps(labels, nodes):
        yield f"{one} lies on {other}"
    if view.zoom < LEAST_SCALE:
        yield f"at {view.zoom:.0%} no label is shown"
    everything = labels | nodes
    is_whole = view.zoom == pytest.approx(view.fitting_zoom())
    for key in everything if is_whole else at_the_step(view):
        if not view.room().adjusted(-1, -1, 1, 1).contains(everything[key]):
            yield f"{key} is out of sight"
        for part in (area._legend, area._zoom):
            if part.isVisible() and everything[key].intersects(QRectF(part.geometry())):
                yield f"{key} lies under what stands over the canvas"


@pytest.mark.parametrize("theme", ["light", "projector"])
def test_all_of_each_lesson_is_seen_and_nothing_lies_on_anything(qtbot: QtBot, theme: str) -> None:
    typeset.postpone(False)
    window = MainWindow(Session(open_source("linear-model")), Settings(), theme)
    qtbot.addWidget(window)
    window.set_motion(False)
    window.show()
    session, wrong = window.session, []
    for lesson in lessons():
        session.open(open_source(lesson.id))
        if session.neurons.shown:
            session.neurons.toggle()  # neurons have tests of their own
        for graph in (session.document.shown, *(each.name for each in session.document.graphs)):
            session.show_graph(graph)
            for size in SIZES:
                window.resize(*size)
                window.fit_class()  # what it does itself a moment later
                for position in positions(window):
                    session.go_to_step(position)
                    qtbot.wait(1)
                    wrong += [f"{lesson.id} {graph} {size} {position}: {fault}" for fault in faults(window)]
    session.edits.setClean()
    window.close()
    assert wrong == []
