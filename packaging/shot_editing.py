"""States of the window in which the graph is edited by the mouse."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from tutor.document.edits import edits
from tutor.ui.canvas.hands.spots import PortKey
from tutor.ui.window.main_window import MainWindow

_LEFT, _NOTHING_HELD = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def _port(window: MainWindow, node: str, index: int | None = None) -> QPoint:
    mouse, view = window.canvas.editing.mouse, window.canvas.view
    spots = mouse.hands.reach.ports.spots if mouse else {}
    return view.viewportTransform().map(QPointF(*spots[PortKey(node, index)].place)).toPoint()


def _drag(window: MainWindow, start: QPoint, end: QPoint) -> None:
    viewport = window.canvas.view.viewport()
    QTest.mousePress(viewport, _LEFT, _NOTHING_HELD, start)
    for point in (start + QPoint(8, 8), end):
        QTest.mouseMove(viewport, point)


def choose_nodes(window: MainWindow) -> None:
    """Two nodes are chosen, and all ports are there."""
    window.session.editing.set_on(True)
    window.session.editing.choose(["y", "r"])


def choose_edge(window: MainWindow) -> None:
    """An edge is chosen."""
    window.session.editing.set_on(True)
    window.session.editing.choose_edge(window.session.document.graph.edges[0])


def connect_refused(window: MainWindow) -> None:
    """An edge that would close a cycle, and why it cannot be."""
    window.session.editing.set_on(True)
    window.canvas.view.refit()
    _drag(window, _port(window, "loss"), _port(window, "y_hat", 0))


def connect_fits(window: MainWindow) -> None:
    """An edge dragged to a port where it fits."""
    window.session.editing.set_on(True)
    window.canvas.view.refit()
    _drag(window, _port(window, "y"), _port(window, "y_hat", 1) + QPoint(10, 6))


def move_node(window: MainWindow) -> None:
    """A node on its way, in line with another."""
    window.session.editing.set_on(True)
    view = window.canvas.view
    view.refit()
    item = view.graph_scene.node("y_hat")
    if item is not None:
        start = view.viewportTransform().map(item.scenePos() + QPointF(0, 15)).toPoint()
        _drag(window, start, start + QPoint(30, 74))


def disconnected(window: MainWindow) -> None:
    """A graph that misses two operands, while an edge is dragged to one of them."""
    window.session.editing.set_on(True)
    graph = window.session.document.graph
    for edge in (graph.edges[1], graph.edges[3]):
        window.session.editing.apply(partial(edits.disconnect, edge=edge), "Disconnect")
    window.canvas.view.refit()
    _drag(window, _port(window, "w"), _port(window, "r", 1) + QPoint(-40, 30))


def insert_node(window: MainWindow) -> None:
    """A node that misses its operand over an edge that it may come into."""
    window.session.editing.set_on(True)
    window.session.editing.apply(partial(edits.add_operation, op="tanh", at=(900.0, 600.0)), "Add tanh")
    view = window.canvas.view
    view.refit()
    names = window.session.document.graph.position.keys()
    item = view.graph_scene.node(next(name for name in names if name.startswith("z")))
    target = [view.graph_scene.place_of(name) for name in ("r", "loss")]
    if item is not None and target[0] and target[1]:
        start = view.viewportTransform().map(item.scenePos() + QPointF(0, 15)).toPoint()
        middle = QPointF((target[0][0] + target[1][0]) / 2, target[0][1] + 22)
        _drag(window, start, view.viewportTransform().map(middle).toPoint())
