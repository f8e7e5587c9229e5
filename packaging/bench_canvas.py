"""Measure how fast the canvas is beside naive items that paint themselves: part of `make bench`.

Both draw the same graph at the same places in a view of 1920 × 1080 pixels, in one process and in turns; the
medians are compared. A ratio is the other time by ours, so that larger is better.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Iterator
from functools import partial
from itertools import cycle

if sys.platform == "linux":
    os.environ["QT_QPA_PLATFORM"] = "offscreen"  # what a screen adds is the same for both

from bench import Contest, print_row
from naive_canvas import Drawn, drawn_in, naive_scene, naive_view
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QGraphicsView

from tutor.document.document import Document
from tutor.document.edits import edits
from tutor.engine import own
from tutor.graph import Graph, Node
from tutor.graph.graph import INPUT, PARAMETER
from tutor.ui.canvas.shown import GraphPicture
from tutor.ui.canvas.view import GraphView
from tutor.ui.canvas_area.area import CanvasArea
from tutor.ui.look.theme import apply_theme, load_theme
from tutor.ui.session.session import Session

SIZE = (1920, 1080)
PITCH = (180.0, 115.0)
_KEPT: list[object] = []
"""Windows, which stay until the process ends."""
_OPS = ("sub", "mul", "maximum", "minimum")


def main() -> None:
    """Print the table."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    apply_theme(app, load_theme("light"))
    gc.disable()  # as in the window, which collects when nothing else is to be done
    print(f"\n{'the canvas, beside naive items':<58}{'ours':>12}{'naive':>12}{'ratio':>9}  needed")
    for contest in painting():
        print_row(contest)
    print(f"\n{'the canvas, as the window uses it':<58}{'ours':>12}{'beside':>12}{'ratio':>9}  needed")
    for contest in working():
        print_row(contest)


def document(columns: int, rows: int, letter: str = "n") -> Document:
    """A graph of columns of nodes, each but the first an operation on two nodes of the column before.

    Their names begin with `letter`.
    """
    nodes: list[Node] = []
    for column in range(columns):
        for row in range(rows):
            name = f"{letter}{column}_{row}"
            if not column:
                nodes.append(Node(name, PARAMETER if row % 2 else INPUT))
                continue
            beside = row + 1 if (column + row) % 2 and row + 1 < rows else abs(row - 1)
            operands = (f"{letter}{column - 1}_{row}", f"{letter}{column - 1}_{beside}")
            nodes.append(Node(name, _OPS[(3 * column + row) % 4], operands))
    places = {
        f"{letter}{column}_{row}": (PITCH[0] * column, PITCH[1] * row)
        for column in range(columns)
        for row in range(rows)
    }
    values = {f"{letter}0_{row}": 0.3 + 0.1 * row for row in range(rows)}
    return Document("Bench", Graph.of(nodes, f"{letter}{columns - 1}_{rows // 2}"), values, positions=places)


def painting() -> Iterator[Contest]:
    """Repaints of the whole view and pans, every number of the graph known."""
    both = Both(document(100, 50))
    _KEPT.append(both)
    both.look_at(0.5)
    name = f"repaint with {both.seen()} nodes in view"
    yield Contest(name, repaint(both.ours), repaint(both.naive), 3.0)
    both.look_at(1.0)
    yield Contest("pan of 5,000 nodes at 1:1", pan(both.ours), pan(both.naive), 1.0)
    both.fit()
    yield Contest("repaint of 5,000 nodes at fit", repaint(both.ours), repaint(both.naive), 10.0)


class Both:
    """The two views of one graph at the end of its walk; `fit` and `look_at` turn both to the same place."""

    def __init__(self, shown: Document) -> None:
        self.ours = GraphView()
        self.ours.resize(*SIZE)
        walk = shown.walkthrough
        self.ours.set_picture(GraphPicture(shown.graph, shown.symbols, shown.positions))
        self.ours.set_moment(walk.frame(len(walk)), own.trace(shown.graph, shown.sample(0)), None)
        place_all_labels(self.ours)
        drawn = drawn_in(self.ours.graph_scene)
        self.naive = naive_view(SIZE)
        self.scene = naive_scene(drawn)
        self.scene.setSceneRect(self.ours.sceneRect())
        self.naive.setScene(self.scene)
        for view in (self.ours, self.naive):
            view.show()
        QApplication.processEvents()

    def fit(self) -> None:
        """All of the graph."""
        self.ours.fit()
        look_alike(self.naive, self.ours)

    def look_at(self, zoom: float) -> None:
        """The middle of the graph at a scale."""
        self.ours.set_zoom(zoom)
        self.ours.centerOn(self.ours.content().center())
        look_alike(self.naive, self.ours)

    def seen(self) -> int:
        """How many nodes lie in view."""
        area = QRectF(self.ours.viewport().rect())
        look, standing = self.ours.viewportTransform(), self.ours.graph_scene.standing
        assert standing is not None
        return sum(area.contains(look.map(QPointF(*place))) for place in standing.places.values())


def place_all_labels(view: GraphView) -> None:
    """Look at everything until every label has its place."""
    scene = view.graph_scene
    while scene.standing and scene.standing.tiles and scene.standing.tiles.waiting():
        scene.look_at(scene.sceneRect(), 1.0, 1.0)
        QApplication.processEvents()


def repaint(view: QGraphicsView) -> Callable[[], object]:
    """Paint the whole viewport."""
    return view.viewport().repaint


def pan(view: QGraphicsView) -> Callable[[], object]:
    """Move on by some pixels, to and fro, and paint what has come into view."""
    ways = cycle([(9, 5)] * 20 + [(-9, -5)] * 20)

    def once() -> None:
        across, down = next(ways)
        if isinstance(view, GraphView):
            view.pan_by(QPointF(-across, -down))
        else:
            view.horizontalScrollBar().setValue(view.horizontalScrollBar().value() + across)
            view.verticalScrollBar().setValue(view.verticalScrollBar().value() + down)
        QApplication.processEvents()

    return once


def working() -> Iterator[Contest]:
    """A step, opening and an edit, by the session and the canvas as they are in the window."""
    small, large = Canvas(document(5, 2)), Canvas(document(40, 25))
    _KEPT.extend((small, large))
    yield Contest("step among 1,000 nodes, beside 10", large.step(), small.step(), 0.5)
    few, many = Canvas(document(5, 2)), Canvas(document(40, 25))
    _KEPT.extend((few, many))
    yield Contest("a drag of one of 1,000 nodes, beside 10", many.drag(), few.drag(), 0.5)
    bare = Bare(large)
    yield Contest("open 1,000 nodes, beside bare items", large.opening(), bare.open, 0.2, rounds=7)
    for columns, rows in ((20, 15), (40, 25)):
        name = f"an edit among {columns * rows:,} nodes, beside opening them"
        editing, opening = Canvas(document(columns, rows)), Canvas(document(columns, rows))
        _KEPT.extend((editing, opening))
        yield Contest(name, editing.edit(), opening.opening(), None, rounds=7)


class Canvas:
    """A session with its canvas, as they are in the window."""

    def __init__(self, shown: Document) -> None:
        self._rows = sum(node.is_leaf for node in shown.graph.nodes)
        self._columns = len(shown.graph.nodes) // self._rows
        self.session = Session(shown)
        self.area = CanvasArea(self.session, load_theme("light"))
        self.area.resize(*SIZE)
        self.area.show()

    def step(self) -> Callable[[], object]:
        """Go to and fro between two moments at 1:1, and paint what they change."""
        steps = self.session.walkthrough.steps
        middle = len(steps) // 2
        self.session.go_to_step(middle)
        view = self.area.view
        view.set_zoom(1.0)
        view.centerOn(QPointF(*view.graph_scene.place_of(steps[middle].node) or (0.0, 0.0)))
        moments = cycle([middle + 1, middle])

        def once() -> None:
            self.session.go_to_step(next(moments))
            QApplication.processEvents()

        return once

    def drag(self) -> Callable[[], object]:
        """Drag a node to and fro at 1:1 while the graph is edited, and paint what goes along."""
        self.session.editing.set_on(True)
        view, middle = self.area.view, len(self.session.document.graph.nodes) // 2
        name = self.session.document.graph.nodes[middle].name
        view.set_zoom(1.0)
        view.centerOn(QPointF(*view.graph_scene.place_of(name) or (0.0, 0.0)))
        start = view.viewport().rect().center()
        QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
        ways = cycle([QPoint(12 + far, far // 2) for far in (*range(0, 40, 4), *range(40, 0, -4))])

        def once() -> None:
            QTest.mouseMove(view.viewport(), start + next(ways))
            QApplication.processEvents()

        return once

    def opening(self) -> Callable[[], object]:
        """Open the graph, up to its first complete paint; each time with other names, so that all is new."""
        letters = cycle("ab")

        def once() -> None:
            self.session.open(document(self._columns, self._rows, next(letters)))
            self.area.view.viewport().repaint()

        return once

    def edit(self) -> Callable[[], object]:
        """Rename a node, swap its operands, add one beside it, each then taken back; up to the paint."""
        session = self.session
        name = session.document.graph.nodes[len(session.document.graph.nodes) // 2].name
        x, y = session.document.positions[name]
        changes: list[Callable[[Document], Document]] = [
            partial(edits.rename, name=name, new="renamed"),
            partial(edits.swap, target=name),
            partial(edits.add_leaf, kind="input", at=(x + PITCH[0] / 2, y + PITCH[1] / 2)),
        ]
        turns = cycle(step for change in changes for step in (change, None))

        def once() -> None:
            change = next(turns)
            if change is None:
                session.edits.undo()
            else:
                session.edit(change(session.document), "Edit")
            self.area.view.viewport().repaint()

        return once


class Bare:
    """Naive items for the nodes, edges and labels of a canvas, seen as it sees them."""

    def __init__(self, canvas: Canvas) -> None:
        canvas.opening()()
        self._look = canvas.area.view
        self._drawn = self._with_labels(canvas)
        self._view = naive_view((self._look.width(), self._look.height()))
        self._view.show()
        QApplication.processEvents()

    def _with_labels(self, canvas: Canvas) -> Drawn:
        """All of the graph at the end of its walk; then the canvas is at its start again."""
        canvas.session.go_to_step(len(canvas.session.walkthrough))
        place_all_labels(self._look)
        drawn = drawn_in(self._look.graph_scene)
        canvas.opening()()
        return drawn

    def open(self) -> None:
        """Make the items, up to their first paint."""
        self._scene = naive_scene(self._drawn)
        self._scene.setSceneRect(self._look.sceneRect())
        self._view.setScene(self._scene)
        look_alike(self._view, self._look)
        self._view.viewport().repaint()


def look_alike(view: QGraphicsView, other: QGraphicsView) -> None:
    """Turn a view to where another one looks."""
    view.setTransform(other.transform())
    for bar, its in (
        (view.horizontalScrollBar(), other.horizontalScrollBar()),
        (view.verticalScrollBar(), other.verticalScrollBar()),
    ):
        bar.setRange(its.minimum(), its.maximum())
        bar.setValue(its.value())


if __name__ == "__main__":
    main()
    sys.stdout.flush()
    os._exit(0)  # nothing is to be saved or tidied up
