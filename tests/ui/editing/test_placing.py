"""Placing operations and leaves in the window: by keys alone, by the palette, by a double click."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.window.test_main_window import open_window
from tutor.document.document import Document
from tutor.document.starting.from_code import from_code
from tutor.graph import write_code
from tutor.graph.edits import EMPTY
from tutor.ui.canvas.edges import path_of
from tutor.ui.canvas_area.palette_drop import mime_data
from tutor.ui.panels.palette.chip import Chip
from tutor.ui.panels.palette.panel import Palette
from tutor.ui.window.main_window import MainWindow


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    made = open_window(qtbot)
    made.session.editing.set_on(True)
    yield made
    made.session.edits.setClean()
    made.close()


def _keyboard(window: MainWindow) -> QWidget:
    focus = window.focusWidget()
    assert focus is not None
    return focus


def _type(window: MainWindow, *words: str) -> None:
    """Tab, the words, Enter: for each of them."""
    for each in words:
        QTest.keyClick(_keyboard(window), Qt.Key.Key_Tab)
        QTest.keyClicks(_keyboard(window), each)
        QTest.keyClick(_keyboard(window), Qt.Key.Key_Return)


def _chip(window: MainWindow, name: str) -> Chip:
    return next(chip for chip in window.left_side.palette_panel.chips if chip.entry.what.id == name)


def test_the_palette_takes_the_place_of_the_lesson(window: MainWindow) -> None:
    assert window.left_side.palette_panel.isVisible() and not window.lesson.isVisible()
    window.commands.lesson_panel()
    assert not window.left_side.palette_panel.isVisible()
    window.commands.lesson_panel()
    QTest.keyClick(window.canvas.view, Qt.Key.Key_E)
    assert window.lesson.isVisible() and not window.left_side.palette_panel.isVisible()


def test_the_lecture_s_loss_is_built_by_keys_alone_and_stepped_to_its_gradient(window: MainWindow) -> None:
    session = window.session
    session.open(Document(title="Mine", graph=EMPTY, values={}))
    session.editing.set_on(True)
    _type(window, "x", "times", "w", "minus", "y", "squared")
    assert write_code(session.document.graph) == "z = x * w\nz1 = z - y\nz2 = z1 ** 2\n"
    assert session.edits.undoText() == "Add ( )² behind z₁"
    session.set_value("y", 2.0)
    QTest.keyClick(window.canvas.view, Qt.Key.Key_End)
    assert session.frame.next_step is None and session.trace is not None
    assert float(session.trace.gradient("w")) == -2.0
    for _ in range(session.edits.count()):
        session.edits.undo()
    assert session.document.graph == EMPTY


def test_a_click_on_a_chip_places_it_behind_the_chosen_node(window: MainWindow) -> None:
    session = window.session
    session.editing.choose(["r"])
    QTest.mouseClick(_chip(window, "relu"), Qt.MouseButton.LeftButton)
    (name,) = session.editing.chosen
    assert session.document.graph[name].operands == ("r",) and session.edits.undoText() == "Add ReLU behind r"


def test_what_is_placed_alone_stands_on_no_other_node(window: MainWindow) -> None:
    session = window.session
    session.editing.choose(())
    for name in ("add", "relu", "mul"):
        session.editing.choose(())
        QTest.mouseClick(_chip(window, name), Qt.MouseButton.LeftButton)
    boxes = [
        item.mapRectToScene(item.body())
        for node in session.document.graph.nodes
        if (item := window.canvas.view.graph_scene.node(node.name)) is not None and node.op != "missing"
    ]
    assert not any(one.intersects(other) for at, one in enumerate(boxes) for other in boxes[:at])


def test_a_double_click_on_the_ground_places_there(window: MainWindow) -> None:
    view, session = window.canvas.view, window.session
    spot = QPoint(90, view.viewport().height() - 120)
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert _keyboard(window) is window.canvas.placing.popup.field
    QTest.keyClicks(_keyboard(window), "3.5")
    QTest.keyClick(_keyboard(window), Qt.Key.Key_Return)
    (name,) = session.editing.chosen
    assert session.document.graph[name].attributes == (3.5,)
    there = view.document_point(spot.toPointF())
    assert session.document.positions[name] == pytest.approx(there, abs=0.1)
    assert not window.canvas.placing.popup.isVisible() and _keyboard(window) is view


def test_what_is_searched_at_an_edge_comes_into_it(window: MainWindow) -> None:
    session, view = window.session, window.canvas.view
    session.editing.choose_edge(next(edge for edge in session.document.graph.edges if edge.target == "loss"))
    _type(window, "tanh")
    assert session.edits.undoText() == "Add tanh between r and loss" and session.editing.chosen == ("z",)
    session.edits.undo()
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=_over(window, "y_hat", "r").toPoint())
    offered = window.canvas.placing.popup.entries()
    assert offered and all(entry.what.arity for entry in offered)  # nothing else comes into an edge
    QTest.keyClicks(_keyboard(window), "tanh")
    QTest.keyClick(_keyboard(window), Qt.Key.Key_Return)
    assert session.edits.undoText() == "Add tanh between ŷ and r"


def test_what_is_called_by_its_expression_is_called_anew_and_not_chosen(window: MainWindow) -> None:
    session = window.session
    session.open(from_code("loss = (x * w) ** 2", {"x": 1.0}, {"w": 2.0}))
    session.editing.choose_edge(session.document.graph.edges[0])
    _type(window, "exp")
    assert session.editing.chosen == ("z",) and "z*w" in session.document.graph


def test_escape_closes_the_search_and_a_name_that_is_taken_is_told(window: MainWindow) -> None:
    QTest.keyClick(window.canvas.view, Qt.Key.Key_Tab)
    popup = window.canvas.placing.popup
    assert popup.entries()[0].what.kind == "leaf"
    QTest.keyClicks(popup.field, "w")
    assert "There is a node named w already." in popup.remark.text()
    QTest.keyClick(popup.field, Qt.Key.Key_Escape)
    assert not popup.isVisible() and _keyboard(window) is window.canvas.view and window.session.editing.on


def test_the_palette_is_walked_and_used_by_keys(window: MainWindow) -> None:
    panel = window.left_side.palette_panel
    panel.take_focus()
    QTest.keyClicks(panel.field, "soft")
    assert [chip.entry.what.id for chip in panel.shown()][:2] == ["softplus", "softmax"]
    QTest.keyClick(panel.field, Qt.Key.Key_Down)
    assert _keyboard(window) is _chip(window, "softplus")
    QTest.keyClick(_keyboard(window), Qt.Key.Key_Right)
    assert _keyboard(window) is _chip(window, "softmax")
    QTest.keyClick(_keyboard(window), Qt.Key.Key_P)
    assert _keyboard(window) is panel.field and panel.field.text() == "p"
    panel.field.setText("soft")
    QTest.keyClick(panel.field, Qt.Key.Key_Down)
    QTest.keyClick(_keyboard(window), Qt.Key.Key_Up)
    assert _keyboard(window) is panel.field
    QTest.keyClick(panel.field, Qt.Key.Key_Return)
    assert any(node.op == "softplus" for node in window.session.document.graph.nodes)


def _over(window: MainWindow, source: str, target: str) -> QPointF:
    """A point of the viewport on the edge."""
    view = window.canvas.view
    edge = next(e for e in window.session.document.graph.edges if (e.source, e.target) == (source, target))
    item = view.graph_scene.edge(edge)
    assert item is not None and item.way is not None
    return QPointF(view.viewportTransform().map(path_of(item.way).pointAtPercent(0.5)))


def _drag(window: MainWindow, name: str, point: QPointF, *, drop: bool = False) -> bool:
    """Carry a chip over a point of the graph, and drop it there; whether it is taken."""
    carried = mime_data(_chip(window, name).entry.what)
    what = (Qt.DropAction.CopyAction, carried, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    events: list[QDropEvent] = [
        QDragEnterEvent(point.toPoint(), *what),
        QDragMoveEvent(point.toPoint(), *what),
    ]
    if drop:
        events.append(QDropEvent(point, *what))
    for event in events:
        QApplication.sendEvent(window.canvas.view.viewport(), event)
    return events[-1].isAccepted()


def test_a_chip_dropped_on_an_edge_comes_between_its_ends_in_one_step(window: MainWindow) -> None:
    session, drop = window.session, window.canvas.placing.drop
    before = session.document
    point = _over(window, "y_hat", "r")
    assert drop is not None and _drag(window, "relu", point)
    assert drop.marks_edge and drop.told is not None and drop.told.title == "Add ReLU between ŷ and r"
    assert _drag(window, "relu", point, drop=True) and not drop.marks_edge and drop.told is None
    assert session.document.graph["r"].operands[0] == "z" and session.document.graph["z"].operands == (
        "y_hat",
    )
    assert session.editing.chosen == ("z",) and session.edits.count() == 1
    session.edits.undo()
    assert session.document == before


def test_a_drop_that_cannot_be_is_refused_beside_the_pointer(window: MainWindow) -> None:
    session, drop = window.session, window.canvas.placing.drop
    before, point = session.document, _over(window, "y_hat", "r")
    assert drop is not None and not _drag(window, "slice", point)
    assert drop.told is not None and drop.told.refused and drop.told.title
    _drag(window, "slice", point, drop=True)
    assert session.document is before


def test_nothing_is_dropped_while_the_graph_is_only_looked_at(window: MainWindow) -> None:
    session = window.session
    before, point = session.document, _over(window, "y_hat", "r")
    carried = _chip(window, "relu")
    session.editing.set_on(False)
    _drag(window, "relu", point, drop=True)
    assert session.document is before and not carried.isVisible()


def test_a_chip_that_is_dragged_is_not_clicked(qtbot: QtBot, window: MainWindow) -> None:
    palette = Palette(window.session, window.theme)
    qtbot.addWidget(palette)
    palette.resize(300, 700)
    palette.show()
    chip, placed = palette.chips[4], []
    palette.placed.connect(placed.append)
    with qtbot.waitSignal(palette.dragged) as carried:
        QTest.mousePress(chip, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
        QTest.mouseMove(chip, QPoint(60, 40))
    QTest.mouseRelease(chip, Qt.MouseButton.LeftButton, pos=QPoint(60, 40))
    assert carried.args == [chip.entry] and not placed
