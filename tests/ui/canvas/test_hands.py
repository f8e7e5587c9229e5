"""The canvas under a person's hands: clicks on numbers, values typed, zoom and pan, the keyboard alone."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.canvas.scenes import LINEAR, TWO_LAYERS, Lesson, Opened
from tutor.graph import Edge
from tutor.graph.layout import ROOT_BOX
from tutor.ui.canvas import GraphView
from tutor.ui.canvas.follow import READABLE
from tutor.ui.canvas.labels import LEAST_SCALE
from tutor.ui.canvas.shown import LabelKey
from tutor.ui.canvas.zoom_view import LEAST_ZOOM, MOST_ZOOM
from tutor.ui.look.theme import load_theme
from tutor.walk import Kind, Quantity


@pytest.fixture
def view(qtbot: QtBot) -> GraphView:
    return shown(qtbot, LINEAR)[0]


def shown(qtbot: QtBot, lesson: Lesson, anchor: str = "backward:end") -> tuple[GraphView, Opened]:
    opened = lesson.open()
    view = GraphView(theme=load_theme("light"))
    qtbot.addWidget(view)
    view.resize(1100, 850)
    view.set_motion(False)
    view.set_picture(opened.picture)
    view.set_moment(opened.walk.frame(opened.walk.position_of(anchor)), opened.trace, opened.updates)
    with qtbot.waitExposed(view):
        view.show()
    view.activateWindow()
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    return view, opened


def where(view: GraphView, key: LabelKey) -> QPoint:
    label = view.graph_scene.label(key)
    assert label is not None
    return view.viewportTransform().map(label.number_rect().center()).toPoint()


def node_point(view: GraphView, name: str, dx: float = 0, dy: float = 0) -> QPoint:
    item = view.graph_scene.node(name)
    assert item is not None
    return view.viewportTransform().map(item.scenePos() + QPointF(dx, dy)).toPoint()


def number_point(view: GraphView, name: str, kind: Kind = Kind.VALUE) -> QPoint:
    point = view.viewport_point(name, kind)
    assert point is not None
    return point


def click(qtbot: QtBot, view: GraphView, point: QPoint) -> None:
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)


LOCAL = LabelKey("local", Edge("w", "y_hat", 1))


def test_a_click_on_a_number_says_which_it_is(qtbot: QtBot, view: GraphView) -> None:
    for key, quantity in (
        (LabelKey("value", "r"), Quantity(Kind.VALUE, "r")),
        (LabelKey("contribution", Edge("y_hat", "r", 0)), Quantity(Kind.GRADIENT, "y_hat")),
        (LOCAL, Quantity(Kind.LOCAL, "y_hat", Edge("w", "y_hat", 1))),
    ):
        with qtbot.waitSignal(view.quantity_activated) as blocker:
            click(qtbot, view, where(view, key))
        assert blocker.args == [quantity]
    with qtbot.waitSignal(view.quantity_activated) as blocker:
        click(qtbot, view, number_point(view, "w", Kind.GRADIENT))
    assert blocker.args == [Quantity(Kind.GRADIENT, "w")]
    with qtbot.waitSignal(view.quantity_activated) as blocker:
        click(qtbot, view, number_point(view, ROOT_BOX))
    assert blocker.args == [Quantity(Kind.VALUE, "loss")]


def test_a_number_under_the_pointer_is_underlined_and_has_the_hand(qtbot: QtBot, view: GraphView) -> None:
    before = view.grab().toImage()
    qtbot.mouseMove(view.viewport(), where(view, LOCAL))
    assert view.viewport().cursor().shape() == Qt.CursorShape.PointingHandCursor
    QApplication.processEvents()
    assert view.grab().toImage() != before
    qtbot.mouseMove(view.viewport(), QPoint(5, 5))
    QApplication.processEvents()
    assert view.grab().toImage() == before


@pytest.mark.parametrize("way", ["click", "double click", "F2", "Enter"])
def test_a_value_is_edited_in_place(qtbot: QtBot, view: GraphView, way: str) -> None:
    if way == "click":
        click(qtbot, view, number_point(view, "x"))
    elif way == "double click":
        point = node_point(view, "x", -30)
        qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    else:
        view.select("x")
        qtbot.keyClick(view, Qt.Key.Key_F2 if way == "F2" else Qt.Key.Key_Return)
    field = view.editor.field
    assert field.isVisible()
    assert field.hasFocus()
    assert field.selectedText() == "1"
    field.insert("−2.5")  # a true minus sign, which QTest cannot type
    with qtbot.waitSignal(view.value_edited) as blocker:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert blocker.args == ["x", -2.5]
    assert not field.isVisible()
    assert view.hasFocus()
    assert view.selected == "x", "hiding the field is no Tab"


@pytest.mark.parametrize(("theme", "zoom"), [("light", 1.0), ("light", 2.5), ("projector", 1.0)])
@pytest.mark.parametrize("leaf", ["x", "w"])
def test_the_field_lies_in_the_row_of_the_number_and_its_digits_stay(
    qtbot: QtBot, view: GraphView, theme: str, zoom: float, leaf: str
) -> None:
    view.set_theme(load_theme(theme))
    view.set_zoom(zoom)
    item = view.graph_scene.node(leaf)
    assert item is not None
    number, room = item.number("value"), item.value_room()
    assert number is not None
    assert room is not None
    view.centerOn(item)
    view.edit(leaf)
    field, to_view = view.editor.field, view.viewportTransform()
    box = QRectF(field.mapTo(view.viewport(), field.rect().topLeft()), field.size())
    assert to_view.mapRect(room).adjusted(-1, -1, 1, 1).contains(box)
    field.deselect()
    field.end(False)
    field.grab()  # a QLineEdit scrolls to its caret when it paints
    caret = field.mapTo(view.viewport(), field.cursorRect().center()).x()
    assert abs(caret - to_view.mapRect(number.number_rect()).right()) < 0.3 * field.font().pixelSize()


def test_tab_gives_the_value_and_goes_on(qtbot: QtBot, view: GraphView) -> None:
    view.edit("x")
    view.editor.field.setText("two")
    qtbot.keyClick(view.editor.field, Qt.Key.Key_Tab)
    assert view.editor.field.hasFocus(), "what is no value is not left behind"
    view.editor.field.setText("2")
    with qtbot.waitSignal(view.value_edited) as blocker:
        qtbot.keyClick(view.editor.field, Qt.Key.Key_Tab)
    assert blocker.args == ["x", 2.0]
    assert view.hasFocus()
    assert view.selected == "w"


@pytest.mark.parametrize("typed", ["two", "", "[1, [2]]", "[true]", "[]", "inf", "nan", "[1, 1e999]"])
def test_bad_input_says_one_sentence_and_stays_open(qtbot: QtBot, view: GraphView, typed: str) -> None:
    view.edit("w")
    field, complaint = view.editor.field, view.editor.complaint
    field.clear()
    qtbot.keyClicks(field, typed)
    with qtbot.assertNotEmitted(view.value_edited):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.isVisible()
    assert complaint.isVisible()
    assert complaint.text().count(".") >= 1
    assert view.viewport().rect().contains(view.editor.geometry())
    qtbot.keyClicks(field, "0")
    assert not complaint.isVisible(), "typing on takes the sentence away"
    with qtbot.assertNotEmitted(view.value_edited):
        qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert not field.isVisible()


def test_a_shape_that_the_graph_cannot_take_is_refused_in_the_field(qtbot: QtBot) -> None:
    view, _ = shown(qtbot, TWO_LAYERS)
    view.edit("X")
    assert view.editor.field.text() == "[[1], [-2]]"
    view.editor.field.setText("[[1], [2], [3]]")
    with qtbot.assertNotEmitted(view.value_edited):
        qtbot.keyClick(view.editor.field, Qt.Key.Key_Return)
    assert "2 × 2" in view.editor.complaint.text()
    assert "3 × 1" in view.editor.complaint.text()
    view.editor.field.setText("[[3, 1], [4, 2]]")
    with qtbot.waitSignal(view.value_edited) as blocker:
        qtbot.keyClick(view.editor.field, Qt.Key.Key_Return)
    assert blocker.args == ["X", [[3, 1], [4, 2]]]


def test_the_same_value_is_no_edit_and_operations_have_none(qtbot: QtBot, view: GraphView) -> None:
    view.edit("x")
    with qtbot.assertNotEmitted(view.value_edited):
        qtbot.keyClick(view.editor.field, Qt.Key.Key_Return)
    assert not view.edit("y_hat")
    view.set_editable(False)
    assert not view.edit("x")
    with qtbot.waitSignal(view.quantity_activated) as blocker:
        click(qtbot, view, number_point(view, "x"))
    assert blocker.args == [Quantity(Kind.VALUE, "x")]


def wheel(view: GraphView, point: QPoint, delta: int) -> None:
    event = QWheelEvent(
        QPointF(point),
        QPointF(view.viewport().mapToGlobal(point)),
        QPoint(),
        QPoint(0, delta),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)


def test_the_wheel_zooms_at_the_pointer_within_limits(qtbot: QtBot, view: GraphView) -> None:
    seen: list[float] = []
    view.zoom_changed.connect(seen.append)
    pointer = node_point(view, "w")
    for delta in (120, 120, 240, -120, -480, 360):
        wheel(view, pointer, delta)
        assert (node_point(view, "w") - pointer).manhattanLength() <= 3
    assert len(seen) == 6
    assert seen[-1] == view.zoom
    for _ in range(30):
        wheel(view, pointer, 1200)
    assert view.zoom == MOST_ZOOM
    for _ in range(30):
        wheel(view, pointer, -1200)
    assert view.zoom == LEAST_ZOOM
    view.fit()
    assert 0.5 < view.zoom <= 1.0


@pytest.mark.parametrize("how", ["ground", "middle", "space"])
def test_dragging_pans(qtbot: QtBot, view: GraphView, how: str) -> None:
    button = Qt.MouseButton.MiddleButton if how == "middle" else Qt.MouseButton.LeftButton
    start = QPoint(30, 30) if how == "ground" else node_point(view, "y_hat", 0, 20)
    before = node_point(view, "x")
    if how == "space":
        qtbot.keyPress(view, Qt.Key.Key_Space)
    qtbot.mousePress(view.viewport(), button, pos=start)
    for step in (10, 40, 90):
        qtbot.mouseMove(view.viewport(), start + QPoint(step, step // 2))
    with qtbot.assertNotEmitted(view.node_selected):
        qtbot.mouseRelease(view.viewport(), button, pos=start + QPoint(90, 45))
    if how == "space":
        qtbot.keyRelease(view, Qt.Key.Key_Space)
    assert node_point(view, "x") - before == QPoint(90, 45)
    zoom = view.zoom
    view.resize(900, 700)
    assert view.zoom == zoom, "what a person has moved stays as it is"


def test_the_graph_fits_until_a_person_moves_it(qtbot: QtBot, view: GraphView) -> None:
    room = view.viewport().rect()
    for size in ((700, 500), (1500, 950)):
        view.resize(*size)
        QApplication.processEvents()
        room = view.viewport().rect()
        content = view.viewportTransform().mapRect(view.content()).toRect()
        assert room.contains(content)
    assert view.zoom == 1.0


def test_a_click_selects_a_node_and_the_ground_none(qtbot: QtBot, view: GraphView) -> None:
    seen: list[str] = []
    view.node_selected.connect(seen.append)
    click(qtbot, view, node_point(view, "r", 0, 20))
    click(qtbot, view, QPoint(8, 8))
    click(qtbot, view, node_point(view, ROOT_BOX, -24, -20))
    assert seen == ["r", "", "loss"]


def test_the_keyboard_goes_through_the_graph_and_on(qtbot: QtBot) -> None:
    opened = LINEAR.open()
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    first, view, last = QLineEdit(), GraphView(), QLineEdit()
    for widget in (first, view, last):
        column.addWidget(widget)
    window.resize(900, 800)
    view.set_picture(opened.picture)
    view.set_moment(opened.walk.frame(9), opened.trace, opened.updates)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    first.setFocus()
    qtbot.waitUntil(first.hasFocus)
    without = view.grab().toImage()
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    assert view.hasFocus()
    framed, inside = view.grab().toImage(), view.rect().adjusted(4, 4, -4, -4)
    assert framed != without, "the focus is seen before any node is selected"
    assert framed.copy(inside) == without.copy(inside)
    walked = []
    for _ in opened.graph.nodes:
        qtbot.keyClick(view, Qt.Key.Key_Tab)
        walked.append(view.selected)
    assert walked == [node.name for node in opened.graph.nodes]
    assert "loss" in view.accessibleName()
    qtbot.keyClick(view, Qt.Key.Key_Tab)
    assert last.hasFocus()
    assert view.selected == ""


def test_ctrl_and_arrows_follow_the_edges_and_bare_arrows_are_left_to_the_window(
    qtbot: QtBot, view: GraphView
) -> None:
    ctrl = Qt.KeyboardModifier.ControlModifier
    view.select("x")
    for key, name in (
        (Qt.Key.Key_Right, "y_hat"),
        (Qt.Key.Key_Right, "r"),
        (Qt.Key.Key_Down, "y"),
        (Qt.Key.Key_Up, "y_hat"),
        (Qt.Key.Key_Left, "x"),
        (Qt.Key.Key_Left, "x"),
    ):
        qtbot.keyClick(view, key, ctrl)
        assert view.selected == name
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.selected == "x"


def test_enter_on_an_operation_asks_where_its_newest_number_comes_from(qtbot: QtBot, view: GraphView) -> None:
    view.select("y_hat")
    with qtbot.waitSignal(view.quantity_activated) as blocker:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert blocker.args == [Quantity(Kind.GRADIENT, "y_hat")]


def test_the_selection_is_seen_and_bolder_with_the_keyboard(qtbot: QtBot, view: GraphView) -> None:
    pictures: list[Any] = [view.grab().toImage()]
    view.select("y_hat")
    pictures.append(view.grab().toImage())
    view.clearFocus()
    pictures.append(view.grab().toImage())
    assert all(a != b for a in pictures for b in pictures if a is not b)


def test_far_away_there_are_no_labels_and_no_clicks_on_them(qtbot: QtBot, view: GraphView) -> None:
    view.set_zoom(0.4)
    assert view.label_at(QPointF(where(view, LOCAL))) is None
    view.set_zoom(0.6)
    assert view.label_at(QPointF(where(view, LOCAL))) is not None


def test_another_theme_keeps_the_step_and_the_numbers(qtbot: QtBot, view: GraphView) -> None:
    before = view.graph_scene.labels_shown()
    for name, ground in (("dark", "bg"), ("projector", "surface"), ("light", "bg"), ("projector", "surface")):
        theme = load_theme(name)
        view.set_theme(theme)
        assert view.graph_scene.labels_shown() == before
        assert view.viewport().grab().toImage().pixelColor(9, 9) == theme.colour(ground)  # type: ignore[arg-type]
    small = view.graph_scene.node("y_hat")
    assert small is not None
    assert small.body().width() == 2 * load_theme("projector").sizes.op_radius


def test_a_graph_too_large_to_be_read_is_shown_in_part_and_its_step_is_followed(qtbot: QtBot) -> None:
    lines = ["h0 = x * w", *(f"h{k} = tanh(h{k - 1})" for k in range(1, 40)), "loss = h39 ** 2"]
    view, opened = shown(qtbot, Lesson("\n".join(lines), {"x": 1.0, "w": 0.5}, ("w",)), "start")
    for position in range(0, len(opened.walk) + 1, 7):
        frame = opened.walk.frame(position)
        view.set_moment(frame, opened.trace, opened.updates)
        assert view.zoom == READABLE
        name = frame.step.node if frame.step else "x"
        assert view.viewport().rect().contains(node_point(view, name))
    view.fit()
    assert view.zoom < LEAST_SCALE, "who asks for the whole graph gets it"
    view.set_moment(opened.walk.frame(3), opened.trace, opened.updates)
    assert view.zoom < LEAST_SCALE
