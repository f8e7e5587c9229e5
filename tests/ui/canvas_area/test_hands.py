"""The mouse on the canvas while the graph is edited: choosing, moving, connecting, swapping, inserting."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.window.test_main_window import open_window
from tutor.document.edits import edits, frame_edits
from tutor.graph import Edge
from tutor.ui.canvas.hands.hands import Hands
from tutor.ui.canvas.hands.spots import PortKey
from tutor.ui.canvas.routes import point_at
from tutor.ui.window.main_window import MainWindow
from tutor.walk import Kind, Quantity

LEFT = Qt.MouseButton.LeftButton
NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    """The linear model, edited: ŷ = x·ω, r = ŷ − y, loss = r²."""
    made = open_window(qtbot)
    qtbot.waitUntil(lambda: made.tabs.is_complete)  # maths are typeset by then, and nothing is drawn anew
    made.set_motion(False)
    made.session.editing.set_on(True)
    yield made
    made.session.edits.setClean()
    made.close()


def hands(window: MainWindow) -> Hands:
    mouse = window.canvas.editing.mouse
    assert mouse is not None
    return mouse.hands


def at_node(window: MainWindow, name: str, dx: float = 0, dy: float = 16) -> QPoint:
    """A point of the viewport on a node, away from its number."""
    view = window.canvas.view
    item = view.graph_scene.node(name)
    assert item is not None
    return view.viewportTransform().map(item.scenePos() + QPointF(dx, dy)).toPoint()


def at_port(window: MainWindow, node: str, index: int | None = None) -> QPoint:
    place = hands(window).reach.ports.spots[PortKey(node, index)].place
    return window.canvas.view.viewportTransform().map(QPointF(*place)).toPoint()


def drag(
    window: MainWindow, start: QPoint, *ways: QPoint, drop: bool = True, held: Qt.KeyboardModifier = NONE
) -> None:
    viewport = window.canvas.view.viewport()
    QTest.mousePress(viewport, LEFT, held, start)
    for point in (start + QPoint(6, 6), *ways):
        QTest.mouseMove(viewport, point)
    if drop:
        QTest.mouseRelease(viewport, LEFT, held, ways[-1])


def click(window: MainWindow, point: QPoint, held: Qt.KeyboardModifier = NONE) -> None:
    QTest.mouseClick(window.canvas.view.viewport(), LEFT, held, point)


def call_off(window: MainWindow) -> None:
    QTest.keyClick(window.canvas.view, Qt.Key.Key_Escape)
    QTest.mouseRelease(window.canvas.view.viewport(), LEFT, NONE, QPoint(8, 300))


def release(window: MainWindow, point: QPoint) -> None:
    QTest.mouseRelease(window.canvas.view.viewport(), LEFT, NONE, point)


def place(window: MainWindow, name: str) -> tuple[float, float]:
    return window.session.document.positions[name]


def test_clicks_choose_nodes_and_shift_adds_and_takes_away(window: MainWindow) -> None:
    editing = window.session.editing
    click(window, at_node(window, "r"))
    assert editing.chosen == ("r",) and window.canvas.view.selected == "r"
    click(window, at_node(window, "loss"), SHIFT)
    assert editing.chosen == ("r", "loss")
    click(window, at_node(window, "r"), SHIFT)
    assert editing.chosen == ("loss",)
    click(window, QPoint(8, 300))
    assert editing.chosen == () and editing.on


def test_a_rubber_band_chooses_what_it_touches(window: MainWindow) -> None:
    editing = window.session.editing
    before = window.canvas.view.grab().toImage()
    corner = at_node(window, "r", 60, 60)
    drag(window, at_node(window, "r", -60, -60), corner)
    assert editing.chosen == ("r",)
    drag(window, at_node(window, "loss", -50, -60), at_node(window, "loss", 36, 60), held=SHIFT)
    assert set(editing.chosen) == {"r", "loss"}
    assert window.canvas.view.grab().toImage() != before
    drag(window, at_node(window, "y", -90, -90), at_node(window, "y"), drop=False)
    call_off(window)
    assert set(editing.chosen) == {"r", "loss"} and editing.on


def test_a_drag_moves_the_chosen_nodes_in_one_step_of_undo(window: MainWindow) -> None:
    session = window.session
    before = session.document
    session.editing.choose(["r", "loss"])
    start = at_node(window, "r")
    there, zoom = at_node(window, "loss"), window.canvas.view.zoom
    drag(window, start, start + QPoint(20, 40), start + QPoint(40, 70))
    moved = at_node(window, "r") - start
    assert (moved - QPoint(40, 70)).manhattanLength() <= 10 / zoom + 2
    assert (at_node(window, "loss") - there - moved).manhattanLength() <= 2
    assert session.edits.count() == 1 and session.edits.undoText() == "Move 2 nodes"
    session.edits.undo()
    assert session.document == before and (at_node(window, "r") - start).manhattanLength() <= 1


def test_escape_puts_back_what_is_moved(window: MainWindow) -> None:
    start = at_node(window, "y_hat")
    view = window.canvas.view
    way = view.graph_scene.edge(Edge("y_hat", "r", 0)).way  # type: ignore[union-attr]
    drag(window, start, start + QPoint(30, 60), drop=False)
    assert at_node(window, "y_hat") != start
    assert view.graph_scene.edge(Edge("y_hat", "r", 0)).way != way  # type: ignore[union-attr]
    call_off(window)
    assert at_node(window, "y_hat") == start
    assert view.graph_scene.edge(Edge("y_hat", "r", 0)).way == way  # type: ignore[union-attr]
    assert not window.session.edits.count() and window.session.editing.on


def test_what_is_moved_snaps_into_line_with_others_and_alt_leaves_it(window: MainWindow) -> None:
    moving = hands(window).moving
    session = window.session
    start = at_node(window, "x", -40)
    drag(window, start, start + QPoint(2, 60), start + QPoint(3, 80), drop=False)
    assert moving.guides == 1
    QTest.mouseRelease(window.canvas.view.viewport(), LEFT, NONE, start + QPoint(3, 80))
    assert place(window, "x")[0] == pytest.approx(place(window, "w")[0], abs=0.2)
    assert session.edits.undoText() == "Move x"


def test_an_edge_to_a_taken_port_replaces_the_operand(window: MainWindow) -> None:
    session = window.session
    drag(window, at_port(window, "y"), at_port(window, "r", 0))
    assert session.document.graph["r"].operands == ("y", "y")
    assert session.edits.undoText() == "Connect y to −"


def test_what_cannot_be_is_said_beside_the_pointer_before_the_drop(window: MainWindow) -> None:
    session, card = window.session, hands(window).card
    before = session.document
    end = at_port(window, "y_hat", 0)
    drag(window, at_port(window, "loss"), end, drop=False)
    assert card.told is not None and card.told.refused
    assert card.told.title == "This would make a cycle:" and card.told.detail == "loss → × → − → loss"
    line = hands(window).connecting.line
    assert line is not None and line.state == "refused"
    QTest.mouseRelease(window.canvas.view.viewport(), LEFT, NONE, end)
    assert session.document is before and card.told is None


def test_ports_that_fit_are_lit_while_an_edge_is_dragged(window: MainWindow, qtbot: QtBot) -> None:
    ports = hands(window).reach.ports
    drag(window, at_port(window, "y_hat"), QPoint(200, 60), drop=False)
    qtbot.waitUntil(lambda: ports.is_lit(PortKey("loss", 0)))
    assert ports.is_lit(PortKey("r", 1)) and not ports.is_lit(PortKey("y_hat", 0))
    call_off(window)
    assert not ports.is_lit(PortKey("r", 1)) and not window.session.edits.count()


def test_operands_are_swapped_by_a_double_click_on_a_port_or_by_dragging_one(
    window: MainWindow,
) -> None:
    session, viewport = window.session, window.canvas.view.viewport()
    point = at_port(window, "r", 0)
    QTest.mouseClick(viewport, LEFT, NONE, point)
    assert session.editing.edge == Edge("y_hat", "r", 0)
    QTest.mouseDClick(viewport, LEFT, NONE, point)
    assert session.document.graph["r"].operands == ("y", "y_hat")
    assert session.edits.undoText() == "Swap operands of −"
    drag(window, at_port(window, "r", 1), at_port(window, "r", 0))
    assert session.document.graph["r"].operands == ("y_hat", "y") and session.edits.count() == 2


def test_the_right_button_pans_and_asks_for_the_menu_only_after_a_click(
    window: MainWindow, qtbot: QtBot
) -> None:
    viewport = window.canvas.view.viewport()
    start, right = at_node(window, "r"), Qt.MouseButton.RightButton

    def press() -> None:
        QTest.mousePress(viewport, right, NONE, start)  # and X11 asks for the menu right away
        reason = QContextMenuEvent.Reason.Mouse
        QApplication.sendEvent(viewport, QContextMenuEvent(reason, start, viewport.mapToGlobal(start)))
        assert QApplication.activePopupWidget() is None

    press()
    for step in (10, 30):
        QTest.mouseMove(viewport, start + QPoint(step, step))
    QTest.mouseRelease(viewport, right, NONE, start + QPoint(30, 30))
    assert (at_node(window, "r") - start - QPoint(30, 30)).manhattanLength() <= 2
    QApplication.processEvents()
    assert not window.session.edits.count() and QApplication.activePopupWidget() is None
    start = at_node(window, "r")
    press()
    QTest.mouseRelease(viewport, right, NONE, start)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    assert window.session.editing.chosen == ("r",)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    menu.close()


def test_outside_of_the_mode_the_mouse_does_what_it_did(window: MainWindow) -> None:
    window.session.editing.set_on(False)
    start = at_node(window, "r")
    drag(window, start, start + QPoint(50, 50))
    assert not window.session.edits.count()
    assert hands(window).reach.ports.scene() is None


def test_an_edge_is_dragged_off_and_the_missing_operand_connected_from_its_port(window: MainWindow) -> None:
    session = window.session
    ground = at_node(window, "y_hat", -20, 190)
    drag(window, at_port(window, "y_hat", 1), ground, drop=False)
    told = hands(window).card.told
    assert told is not None and told.title == "Disconnect ω from ×" and not told.refused
    release(window, ground)
    graph = session.document.graph
    assert len(graph.missing) == 1 and graph["y_hat"].operands[0] == "x"
    assert session.edits.undoText() == "Disconnect ω from ×"
    drag(window, at_port(window, "y_hat", 1), at_node(window, "w", -40, 22))
    assert session.document.graph["y_hat"].operands == ("x", "w")
    assert session.edits.undoText() == "Connect ω to ×"
    session.edits.undo()
    drag(window, at_port(window, "w"), at_node(window, "y_hat", 0, 4))
    assert session.document.graph["y_hat"].operands == ("x", "w"), "a body takes its first missing operand"


def test_an_edge_is_taken_to_another_target_in_one_step(window: MainWindow) -> None:
    session = window.session
    drag(window, at_port(window, "y_hat", 0), at_port(window, "r", 1))
    graph = session.document.graph
    assert graph["r"].operands == ("y_hat", "x") and graph["y_hat"].operands[0] in graph.missing
    assert session.edits.count() == 1 and session.edits.undoText() == "Connect x to −"


def test_a_node_that_misses_an_operand_is_put_into_an_edge(window: MainWindow) -> None:
    session, card = window.session, hands(window).card
    places = {**session.document.positions}
    middle = (places["r"][0] + places["loss"][0]) / 2
    session.editing.apply(
        lambda document: edits.add_operation(document, "tanh", (middle, places["y"][1])), "Add tanh"
    )
    (name,) = session.document.graph.position.keys() - places.keys() - session.document.graph.missing
    start = at_node(window, name)
    loss = (at_node(window, "loss", 0, 0) + at_node(window, "r", 0, 0)) / 2
    drag(window, start, loss + QPoint(0, 16), drop=False)
    assert (
        card.told is not None and card.told.title == "Put tanh between − and loss" and not card.told.refused
    )
    release(window, loss + QPoint(0, 16))
    graph = session.document.graph
    assert graph[name].operands == ("r",) and graph["loss"].operands == (name,)
    assert session.edits.count() == 2
    session.edits.undo()
    assert place(window, name)[1] == pytest.approx(places["y"][1])


def test_an_edge_is_chosen_by_a_click_near_it_and_deleted(window: MainWindow) -> None:
    session, view = window.session, window.canvas.view
    way = hands(window).reach.way(Edge("y", "r", 1))
    assert way is not None
    middle = point_at(way[0], 0.5)
    point = view.viewportTransform().map(QPointF(*middle)).toPoint()
    click(window, point + QPoint(4, 0))
    assert session.editing.edge == Edge("y", "r", 1) and hands(window).reach.shows_mark
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert session.editing.edge is None and session.editing.on and not hands(window).reach.shows_mark
    click(window, point)
    QTest.keyClick(view, Qt.Key.Key_Delete)
    assert session.document.graph["r"].operands[1] in session.document.graph.missing


def test_a_click_on_a_number_explains_it_and_a_double_click_on_a_value_edits_it(window: MainWindow) -> None:
    session, view = window.session, window.canvas.view
    session.go_to_step(12)
    number = view.viewport_point("w", Kind.GRADIENT)
    assert number is not None
    click(window, number)
    assert session.selected == Quantity(Kind.GRADIENT, "w") and session.editing.chosen == ("w",)
    number = view.viewport_point("x")
    assert number is not None
    click(window, number)
    assert not view.editor.isVisible()
    QTest.mouseDClick(view.viewport(), LEFT, NONE, number)
    release(window, number)
    assert view.editor.isVisible()


def test_what_can_be_done_with_a_port_is_said_under_the_pointer(window: MainWindow) -> None:
    view = window.canvas.view
    QTest.mouseMove(view.viewport(), at_port(window, "y_hat"))
    assert view.viewport().cursor().shape() == Qt.CursorShape.CrossCursor
    assert hands(window).reach.ports.hovered == PortKey("y_hat")
    assert "another node's port" in hands(window).hover.tip(QPointF(at_port(window, "y_hat")))
    assert "swap" in hands(window).hover.tip(QPointF(at_port(window, "r", 0)))
    assert hands(window).hover.tip(QPointF(10, 200)) == ""


def test_a_drag_at_the_border_scrolls_the_view(window: MainWindow, qtbot: QtBot) -> None:
    view = window.canvas.view
    start, before = at_node(window, "y"), view.to_scene(QPointF(0, 0))
    drag(window, start, QPoint(view.viewport().width() - 3, start.y()), drop=False)
    qtbot.waitUntil(lambda: view.to_scene(QPointF(0, 0)).x() > before.x() + 30)
    call_off(window)
    assert not window.session.edits.count()


def test_an_edge_dropped_on_the_ground_asks_what_is_to_be_placed_behind_its_node(window: MainWindow) -> None:
    session = window.session
    ground = at_node(window, "y", 160, 60)
    drag(window, at_port(window, "y"), ground, drop=False)
    told = hands(window).card.told
    assert told is not None and told.title == "Drop here to place what comes next"
    release(window, ground)
    field = window.canvas.placing.popup.field
    assert field.isVisible()
    QTest.keyClicks(field, "tanh")
    QTest.keyClick(field, Qt.Key.Key_Return)
    (made,) = (node for node in session.document.graph.nodes if node.op == "tanh")
    assert made.operands == ("y",) and session.edits.count() == 1


def test_a_frame_stays_around_a_node_that_is_moved_and_a_finger_moves_it_as_the_mouse_does(
    window: MainWindow,
) -> None:
    session, view = window.session, window.canvas.view
    session.editing.apply(lambda document: frame_edits.frame(document, "model", ["x", "w", "y_hat"]), "Frame")
    frame = view.graph_scene.drawn["frame", 0]
    device, handle = QTest.createTouchDevice(), window.windowHandle()
    before, start = frame.boundingRect(), at_node(window, "w", -40, 22)

    def on_window(point: QPoint) -> QPoint:
        return view.viewport().mapTo(window, point)

    QTest.touchEvent(handle, device).press(0, on_window(start), handle).commit()
    for down in (8, 30, 60):
        QTest.touchEvent(handle, device).move(0, on_window(start + QPoint(0, down)), handle).commit()
    assert hands(window).is_dragging and frame.boundingRect().height() > before.height() + 40
    QTest.touchEvent(handle, device).release(0, on_window(start + QPoint(0, 60)), handle).commit()
    assert session.edits.undoText() == "Move ω" and session.edits.count() == 2


def test_a_move_stays_where_it_is_dropped_and_its_undo_goes_back_with_the_ports_at_the_end(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.set_motion(True)
    session, view = window.session, window.canvas.view
    start = at_node(window, "y")
    drag(window, start, start + QPoint(0, 90))
    dropped = at_node(window, "y")
    assert dropped.y() > start.y() + 60 and not view.settling.moves_nodes
    ports = hands(window).reach.ports
    session.edits.undo()
    assert view.settling.moves_nodes and not ports.isVisible()
    qtbot.waitUntil(ports.isVisible)
    assert (at_node(window, "y") - start).manhattanLength() <= 1
