"""A crowded graph: what it shows is copied, sharp at every zoom, and comes into being as it is looked at."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tutor.document.document import Document
from tutor.document.edits import edits
from tutor.engine import own
from tutor.graph import Edge, read_code
from tutor.ui.canvas import GraphPicture, GraphView
from tutor.ui.canvas.edges import EdgeItem
from tutor.ui.canvas.far import FarNodes
from tutor.ui.canvas.pixmaps import FAR_SCALE
from tutor.ui.canvas.scene import GraphScene
from tutor.ui.canvas.shown import LabelKey, Moment
from tutor.ui.canvas.wording import CROWDED
from tutor.ui.look.theme import load_theme

COLUMNS = 60


def ladder(columns: int = COLUMNS) -> Document:
    """Three rows of nodes, each the product or the sum of two of the column before; above 150 a crowd."""
    lines = [
        f"n{column}_{row} = n{column - 1}_{row} {'*' if column % 2 else '-'} n{column - 1}_{(row + 1) % 3}"
        for column in range(1, columns)
        for row in range(3)
    ]
    graph = read_code("\n".join(lines), ["n0_0"]).graph
    places = {
        node.name: (200.0 * int(node.name[1:].split("_")[0]), 130.0 * int(node.name.split("_")[1]))
        for node in graph.nodes
    }
    return Document("Ladder", graph, {"n0_0": 0.9, "n0_1": 0.5, "n0_2": 0.7}, positions=places)


def show(view: GraphView, document: Document, position: int | None = None) -> None:
    """Show the document at a step, the last one unless given."""
    walk = document.walkthrough
    view.set_picture(GraphPicture(document.graph, document.symbols, document.positions))
    frame = walk.frame(len(walk) if position is None else position)
    view.set_moment(frame, own.trace(document.graph, document.sample(0)), None)


def opened(qtbot: QtBot, document: Document, zoom: float = 1.0, position: int | None = None) -> GraphView:
    """A new view of the document, at a zoom around its middle, with all labels in sight."""
    view = GraphView()
    qtbot.addWidget(view)
    view.resize(900, 500)
    view.show()
    view.set_motion(False)
    show(view, document, position)
    turn(qtbot, view, zoom)
    return view


def turn(qtbot: QtBot, view: GraphView, zoom: float) -> None:
    """Look at the middle of the graph at a zoom, until all labels there have their places."""
    view.look(zoom, view.content().center(), QPointF(450.0, 250.0))
    scene = view.graph_scene
    qtbot.waitUntil(lambda: not _waits(scene, view), timeout=5000)


def _waits(scene: GraphScene, view: GraphView) -> bool:
    standing, area = scene.standing, view.mapToScene(view.viewport().rect()).boundingRect()
    if standing is None or standing.tiles is None or view.zoom < 0.45:
        return False
    return bool(standing.tiles.waiting((area.left(), area.top(), area.right(), area.bottom())))


def pixels(image: QImage) -> np.ndarray:
    """The colours of a picture."""
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    found = np.frombuffer(bytes(image.constBits()), np.uint8)  # type: ignore[arg-type]
    return found.reshape(image.height(), image.width(), 4)[:, :, :3].astype(int)


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[GraphView]:
    document = ladder()
    assert len(document.graph.nodes) > CROWDED
    yield opened(qtbot, document)


@pytest.mark.parametrize("zoom", [1.73, 0.61, 0.3, 0.1])
def test_a_picture_that_was_zoomed_is_as_sharp_as_a_fresh_one(
    qtbot: QtBot, view: GraphView, zoom: float
) -> None:
    view.grab()
    turn(qtbot, view, zoom)
    fresh = opened(qtbot, ladder(), zoom)
    assert view.grab().toImage() == fresh.grab().toImage()


@pytest.mark.parametrize("zoom", [0.7, 2.2])
def test_what_is_copied_looks_as_if_it_were_painted(qtbot: QtBot, zoom: float) -> None:
    """A file is painted in lines; on a screen nodes and labels stand at most half a pixel off."""
    document = ladder()
    view, scene = opened(qtbot, document, zoom), GraphScene(load_theme("light"))
    walk = document.walkthrough
    scene.set_picture(GraphPicture(document.graph, document.symbols, document.positions))
    scene.set_moment(Moment(walk.frame(len(walk)), own.trace(document.graph, document.sample(0))))
    painted = QImage(view.viewport().size(), QImage.Format.Format_RGB32)
    painted.fill(view.theme.colour("bg"))
    painter = QPainter(painted)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    seen = view.viewportTransform().inverted()[0].mapRect(QRectF(painted.rect()))
    scene.render(painter, QRectF(painted.rect()), seen)
    painter.end()
    ours, theirs = pixels(view.viewport().grab().toImage()), pixels(painted)
    assert _blurred(np.abs(theirs - pixels(_empty(view)))).sum() > 100_000, "there is something to be seen"
    assert (np.abs(_blurred(ours) - _blurred(theirs)).max(axis=2) > 70).mean() < 0.002
    assert _sharpness(ours) == pytest.approx(_sharpness(theirs), rel=0.06)


def _sharpness(picture: np.ndarray) -> float:
    """How much neighbours differ where they do."""
    steps = np.abs(np.diff(picture, axis=1)).max(axis=2)
    return float((steps > 120).sum())


def _blurred(picture: np.ndarray) -> np.ndarray:
    """The mean of five by five pixels each: half a pixel's shift is hardly seen."""
    high, wide = picture.shape[0] // 5 * 5, picture.shape[1] // 5 * 5
    return picture[:high, :wide].reshape(high // 5, 5, wide // 5, 5, 3).mean(axis=(1, 3))


def _empty(view: GraphView) -> QImage:
    ground = QImage(view.viewport().size(), QImage.Format.Format_RGB32)
    ground.fill(view.theme.colour("bg"))
    return ground


def test_a_step_shows_its_edges_as_items_and_its_label_at_once(qtbot: QtBot) -> None:
    document = ladder()
    view = opened(qtbot, document, position=0)
    scene, walk = view.graph_scene, document.walkthrough
    step = next(step for step in walk.steps if step.node == f"n{COLUMNS // 2}_1")
    trace = own.trace(document.graph, document.sample(0))
    view.set_moment(walk.frame(step.index + 1), trace, None)
    edges = [Edge(name, step.node, at) for at, name in enumerate(document.graph[step.node].operands)]
    assert all(isinstance(scene.edge(edge), EdgeItem) for edge in edges)
    assert scene.label(LabelKey("value", step.node)) is not None
    view.set_moment(walk.frame(step.index + 2), trace, None)
    assert all(scene.edge(edge) is None and scene.way(edge) for edge in edges)


def test_a_file_of_a_crowd_has_every_label(qtbot: QtBot) -> None:
    document, scene = ladder(), GraphScene(load_theme("light"))
    walk = document.walkthrough
    scene.set_picture(GraphPicture(document.graph, document.symbols, document.positions))
    scene.set_moment(Moment(walk.frame(len(walk)), own.trace(document.graph, document.sample(0))))
    values = {key.what for key in scene.labels_shown() if key.kind == "value"}
    assert values == {node.name for node in document.graph.nodes if not node.is_leaf} - {document.graph.root}


def test_from_afar_nodes_are_shapes_that_can_still_be_chosen(qtbot: QtBot, view: GraphView) -> None:
    turn(qtbot, view, 0.9 * FAR_SCALE)
    (afar,) = [item for item in view.graph_scene.items() if isinstance(item, FarNodes)]
    before = view.grab().toImage()
    node = view.graph_scene.node("n30_1")
    assert node is not None
    point = view.viewportTransform().map(node.pos())
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point.toPoint())
    assert view.selected == "n30_1"
    assert view.grab().toImage() != before
    turn(qtbot, view, 1.0)
    assert afar.scene() is None


@pytest.mark.parametrize("columns", [12, COLUMNS])
def test_an_edit_keeps_what_stays_and_ends_as_if_drawn_anew(qtbot: QtBot, columns: int) -> None:
    document = ladder(columns)
    view = opened(qtbot, document)
    scene = view.graph_scene
    kept = {node.name: scene.node(node.name) for node in document.graph.nodes}
    changes = (
        lambda it: edits.rename(it, "n4_1", "renamed"),
        lambda it: edits.swap(it, "n5_2"),
        lambda it: edits.add_leaf(it, "input", (900.0, 460.0), "new"),
        lambda it: edits.connect(edits.disconnect(it, Edge("n6_0", "n7_0", 0)), "new", "n7_0", 0),
    )
    for change in changes:
        document = change(document)
        show(view, document)
        turn(qtbot, view, 1.0)
    assert scene.node("n4_1") is None
    assert all(scene.node(name) is item for name, item in kept.items() if name != "n4_1")
    fresh = opened(qtbot, document)
    other = (pixels(view.grab().toImage()) != pixels(fresh.grab().toImage())).any(axis=2)
    assert other.sum() < 60, "what crosses may lie above or below"
    edges = {(edge.source, edge.target) for edge in document.graph.edges}
    assert ("new", "n7_0") in edges
    standing, anew = scene.standing, fresh.graph_scene.standing
    assert standing is not None
    assert anew is not None
    assert standing.arranged == anew.arranged


def test_a_gradient_that_has_passed_is_seen_in_a_crowd(qtbot: QtBot) -> None:
    document = ladder()
    start, end = opened(qtbot, document, 0.5, 0), opened(qtbot, document, 0.5)
    grad = start.theme.colour("grad")
    red = np.array([grad.blue(), grad.green(), grad.red()])
    reddish = [(np.abs(pixels(view.grab().toImage()) - red).sum(axis=2) < 40).sum() for view in (start, end)]
    assert reddish[0] == 0
    assert reddish[1] > 200
