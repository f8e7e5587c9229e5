"""The network in the window: drawn as neurons or node by node, one neuron opened and left again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QRectF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tutor.document import open_source
from tutor.document.file.read import read
from tutor.graph.neuron import Neuron
from tutor.ui.app import make_window
from tutor.ui.canvas.neurons.view import NetworkView
from tutor.ui.panels.node.explainer import Explainer
from tutor.ui.session.session import Session
from tutor.ui.session.validation_row import look_at
from tutor.ui.settings import Settings
from tutor.ui.window.main_window import MainWindow
from tutor.walk import Kind, Known, Quantity

LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    made = make_window(Session(open_source("many-weights")), Settings(), theme="light", engine="own")
    qtbot.addWidget(made)
    made.resize(1366, 768)
    with qtbot.waitExposed(made):
        made.show()
    made.canvas.view.setFocus()
    yield made
    made.close()


def network(window: MainWindow) -> NetworkView:
    view = window.canvas.front.network
    assert view is not None
    return view


def drawn_nodes(window: MainWindow) -> list[QRectF]:
    view = window.canvas.view
    items = [view.graph_scene.node(node.name) for node in window.session.document.graph.nodes]
    return [
        view.viewportTransform().mapRect(item.mapRectToScene(item.body()))
        for item in items
        if item is not None
    ]


def double_click(view: NetworkView, neuron: Neuron) -> None:
    point = view.viewport_point(neuron)
    assert isinstance(point, QPoint)
    QTest.mouseClick(view.viewport(), LEFT, pos=point)
    QTest.mouseDClick(view.viewport(), LEFT, pos=point)
    QTest.mouseRelease(view.viewport(), LEFT, pos=point)


def test_a_double_click_opens_a_neuron_and_escape_comes_back_to_the_moment(window: MainWindow) -> None:
    session, view = window.session, network(window)
    assert window.canvas.front.shows_neurons
    session.go_to_step(session.walkthrough.position_of("backward:h2"))
    before = (session.document, session.address, session.pages.current)
    reached = session.trace.gradient("h2")[2, 0]  # type: ignore[union-attr,index]
    double_click(view, Neuron(2, 3))
    assert session.neurons.opened == Neuron(2, 3)
    assert not window.canvas.front.shows_neurons
    assert window.canvas.view.hasFocus()
    breadcrumb = window.canvas.neurons.breadcrumb
    assert breadcrumb is not None
    assert breadcrumb.isVisible()
    assert breadcrumb.accessibleDescription() == "Network › Layer 2, neuron 3"
    covered = breadcrumb.geometry()
    assert not any(covered.intersects(node.toRect()) for node in drawn_nodes(window))
    assert (session.address.step, session.document.given) == (0, reached)
    QTest.keyClick(window.canvas.view, Qt.Key.Key_End)
    assert session.frame.gradient_is_whole("w1")
    QTest.keyClick(window.canvas.view, Qt.Key.Key_Escape)
    assert session.neurons.opened is None
    assert (session.document, session.address, session.pages.current) == before
    assert session.document is before[0]
    assert session.is_as_told
    assert view.selected == Neuron(2, 3)
    assert view.hasFocus()
    assert not breadcrumb.isVisible()


def test_the_keyboard_walks_between_neurons_and_opens_one(window: MainWindow) -> None:
    session, view = window.session, network(window)
    assert view.hasFocus()
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.selected == Neuron(1, 1)
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Right, CONTROL)
    assert view.selected is not None
    assert view.selected.layer == 2
    assert session.address.step == 0
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert session.address.step == 1, "a bare arrow steps"
    assert f"neuron {view.selected.number}, " not in view.accessibleName()
    assert f"Layer 2, neuron {view.selected.number}" in view.accessibleName()
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert session.neurons.opened == view.selected
    breadcrumb = window.canvas.neurons.breadcrumb
    assert breadcrumb is not None
    breadcrumb.back.emit()
    assert session.neurons.opened is None


def test_what_is_inside_a_neuron_cannot_be_edited_and_undo_goes_back_to_the_network(
    window: MainWindow,
) -> None:
    session, said = window.session, list[str]()
    session.said.connect(said.append)
    session.set_value("X", [[1], [1], [1], [1], [1]])
    edited = session.document
    session.neurons.open(Neuron(1, 1))
    inside = session.document
    session.set_value("w1", 7.0)
    session.reset()
    session.train(1)
    assert session.document is inside
    assert len(said) == 3
    assert "go back (Esc)" in said[-1]
    assert not window.canvas.view.edit("w1")
    session.go_to_step(len(session.walkthrough))
    known = Known(session.frame, session.trace)  # type: ignore[arg-type]
    explainer = Explainer(session.document, known, session.address, is_part=True)
    assert explainer.explain(Quantity(Kind.VALUE, "w1")).note == "w₁ is a number of the network."
    reaches = explainer.explain(Quantity(Kind.GRADIENT, "y")).note
    assert reaches == "The given gradient: what reaches this neuron in the network."
    session.edits.undo()
    assert session.neurons.opened is None
    assert session.document.values["X"] != edited.values["X"]


def test_a_network_is_drawn_node_by_node_and_saved_as_it_is_drawn(window: MainWindow, tmp_path: Path) -> None:
    session, saving = window.session, window.files.saving
    QTest.keyClick(network(window), Qt.Key.Key_N)
    assert not window.canvas.front.shows_neurons
    assert window.canvas.view.hasFocus()
    assert window.canvas.view.graph_scene.node("h1") is not None
    assert session.edits.isClean()
    assert saving.save_to(tmp_path / "nodes.tutor")
    assert read(tmp_path / "nodes.tutor").draws == "graph"
    QTest.keyClick(window.canvas.view, Qt.Key.Key_N)
    assert window.canvas.front.shows_neurons
    assert saving.save_to(tmp_path / "neurons.tutor")
    assert read(tmp_path / "neurons.tutor").draws == "neurons"


def test_what_is_no_network_says_why(window: MainWindow) -> None:
    said = list[str]()
    window.session.said.connect(said.append)
    window.session.open(open_source("linear-model"))
    QTest.keyClick(window.canvas.view, Qt.Key.Key_N)
    assert not window.canvas.front.shows_neurons
    assert said[-1].startswith("This graph cannot be drawn as neurons. No node multiplies")


def test_training_is_kept_while_a_neuron_is_open(window: MainWindow) -> None:
    session = window.session
    code = "y_hat = W @ X\nloss = sum((y_hat - y) ** 2)"
    text = (
        f'format = 1\ntitle = "t"\ndraws = "neurons"\ncode = """\n{code}\n"""\nparameters = ["W"]\n'
        "[values]\nX = [[1], [2]]\ny = [[1], [0]]\nW = [[1, 0], [0, 1]]\n[training]\nlearning_rate = 0.01\n"
    )
    from tutor.document.file.read import read_text

    session.open(read_text(text, "t"))
    session.walking.move_sample(3)
    moment, trained = session.address, session.trace.value("W").tolist()  # type: ignore[union-attr]
    assert trained != [[1, 0], [0, 1]]
    session.neurons.open(Neuron(1, 2))
    assert [session.document.values["w1"], session.document.values["w2"]] == trained[1]
    session.aside.close()
    assert session.address == moment
    assert session.runs.length() == 3
    assert session.trace.value("W").tolist() == trained  # type: ignore[union-attr]


def test_a_file_can_be_dropped_on_the_network(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "dropped.tutor"
    path.write_text('format = 1\ntitle = "Dropped"\ncode = "y = x * w"\n[values]\nx = 1\nw = 2\n')
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    how = (Qt.DropAction.CopyAction, data, LEFT, Qt.KeyboardModifier.NoModifier)
    viewport = network(window).viewport()
    QApplication.sendEvent(viewport, QDragEnterEvent(QPoint(9, 9), *how))
    QApplication.sendEvent(viewport, QDropEvent(QPointF(9, 9), *how))
    qtbot.waitUntil(lambda: window.session.document.title == "Dropped")


def test_the_sum_of_all_numbers_is_not_told_before_it_is_asked(window: MainWindow) -> None:
    view = network(window)

    def told() -> bool:
        shown = view.network_scene.shown
        return shown is not None and shown.counts

    assert not told()
    window.session.pages.go(2)
    assert not told()
    window.session.modes.questions.answer("224")
    assert told()


def test_a_part_that_is_looked_at_tells_no_epoch(window: MainWindow) -> None:
    session = window.session
    session.open(open_source("template:mlp:2-4-1"))
    box = window.timeline.moment_box
    assert box.isVisible()
    look_at(session, 2)
    assert not box.isVisible()
    session.aside.close()
    assert box.isVisible()


def test_what_a_validation_sample_explains_is_not_offered_for_change(
    window: MainWindow, qtbot: QtBot
) -> None:
    session = window.session
    session.open(open_source("template:mlp:2-4-1"))
    look_at(session, 2)
    session.go_to_step(len(session.walkthrough))
    window.tabs.setCurrentIndex(0)
    notes = {
        Quantity(Kind.VALUE, "x"): "x is given.",
        Quantity(Kind.VALUE, "W1"): "W₁ is as it was at the moment that you came from.",
        Quantity(Kind.GRADIENT, "loss"): "The given gradient: from here backward starts.",
    }
    for quantity, note in notes.items():
        session.select(quantity)
        qtbot.waitUntil(lambda note=note: note in shown_words(window))  # type: ignore[misc]
        assert "you may change" not in " ".join(shown_words(window)).lower()


def shown_words(window: MainWindow) -> list[str]:
    """What the labels of the panels at the right say."""
    return [label.text() for label in window.tabs.findChildren(QLabel) if label.isVisible()]
