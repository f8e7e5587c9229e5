"""What nodes say after an edit: what it has left is not worded again, and says what it would."""

from __future__ import annotations

from dataclasses import replace

from pytestqt.qtbot import QtBot

from tutor.document.document import Document
from tutor.document.edits import edits
from tutor.document.starting.from_code import from_code
from tutor.engine import own
from tutor.graph import Edge
from tutor.ui.canvas import GraphView
from tutor.ui.canvas.picture_of import picture_of
from tutor.ui.canvas.shown import LabelKey, LabelShown, Moment, NodeShown
from tutor.ui.canvas.wording import NodeWording


def worded(document: Document, step: int, before: NodeWording | None) -> tuple[list[NodeShown], NodeWording]:
    """What all nodes say at a step, and the wording."""
    trace = own.trace(document.computed, document.sample(0))
    moment = Moment(document.walkthrough.frame(step), trace)
    wording = NodeWording(picture_of(document), before)
    return [wording.node(node.name, moment) for node in document.graph.drawn], wording


def test_nodes_after_edits_say_what_they_would_say_anew() -> None:
    start = from_code("y_hat = x * w\nr = y_hat - y\nloss = r**2", {"x": 2.0, "y": 1.0}, {"w": 0.5})
    renamed = edits.rename(start, "y_hat", "guess")
    unfinished = edits.disconnect(renamed, Edge("guess", "r", 0))
    symbols = replace(renamed, names={"guess": r"\gamma"})
    before: NodeWording | None = None
    for document in (start, renamed, unfinished, symbols, start):
        for step in range(len(document.walkthrough) + 1):
            said, before = worded(document, step, before)
            assert said == worded(document, step, None)[0]


def test_labels_after_edits_say_what_they_would_say_anew(qtbot: QtBot) -> None:
    start = from_code("y_hat = x * w\nr = y_hat - y\nloss = r**2", {"x": 2.0, "y": 1.0}, {"w": 0.5})
    moved = edits.move(start, {"r": (600.0, 80.0)})
    documents = [
        start,
        moved,
        edits.rename(moved, "r", "rest"),
        replace(moved, names={"r": r"\gamma"}),
        moved,
    ]
    traces = {document.graph: own.trace(document.graph, document.sample(0)) for document in documents}

    def show(view: GraphView, document: Document) -> dict[LabelKey, LabelShown]:
        frame = document.walkthrough.frame(len(document.walkthrough))
        view.set_picture(picture_of(document))
        view.set_moment(frame, traces[document.graph], None)
        return view.graph_scene.labels_shown()

    kept = GraphView()
    qtbot.addWidget(kept)
    for document in documents:
        new = GraphView()
        qtbot.addWidget(new)
        assert show(kept, document) == show(new, document) != {}
