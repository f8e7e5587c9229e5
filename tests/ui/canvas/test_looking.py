"""Looking around a large graph: wheel and touchpad, the minimap, and a view that follows the step."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.canvas_area.test_finding import chain, is_seen
from tests.ui.window.test_main_window import open_window, press
from tutor.document import open_source
from tutor.document.edits.edits import move
from tutor.document.starting.from_code import from_code
from tutor.graph import Edge
from tutor.ui.canvas.minimap import Minimap
from tutor.ui.window.main_window import MainWindow

NONE, CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    made = open_window(qtbot)
    made.set_motion(False)
    made.session.open(from_code(chain(40), {"h0": 0.5}, {}))
    yield made
    made.session.edits.setClean()


def turn(window: MainWindow, pixels: QPoint, angle: QPoint, held: Qt.KeyboardModifier = NONE) -> QPointF:
    """Turn the wheel over a point of the canvas; the point."""
    viewport = window.canvas.view.viewport()
    point = QPointF(viewport.width() / 3, viewport.height() / 4)
    event = QWheelEvent(
        point, viewport.mapToGlobal(point), pixels, angle, Qt.MouseButton.NoButton, held,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(viewport, event)
    return point


def minimap(window: MainWindow) -> Minimap:
    found = window.canvas.overview.minimap
    assert found is not None
    return found


def middle(window: MainWindow) -> QPointF:
    """Which point of the scene is in the middle of the view."""
    view = window.canvas.view
    return view.to_scene(QRectF(view.viewport().rect()).center())


def test_a_wheel_zooms_at_the_pointer_and_two_fingers_pan(window: MainWindow) -> None:
    view = window.canvas.view
    zoom = view.zoom
    viewport = view.viewport()
    point = QPointF(viewport.width() / 3, viewport.height() / 4)
    there = view.to_scene(point)
    turn(window, QPoint(), QPoint(0, 120))
    assert view.zoom > zoom
    assert (view.viewportTransform().map(there) - point).manhattanLength() < 3
    zoom, there = view.zoom, view.to_scene(point)
    turn(window, QPoint(-30, 40), QPoint(-60, 80))
    assert view.zoom == zoom
    assert (view.viewportTransform().map(there) - point - QPointF(-30, 40)).manhattanLength() < 3
    turn(window, QPoint(0, -40), QPoint(0, -80), CONTROL)
    assert view.zoom < zoom


def test_the_selection_fits_and_the_whole_graph_fits(window: MainWindow, qtbot: QtBot) -> None:
    view = window.canvas.view
    view.select("h30")
    qtbot.keyClick(view, Qt.Key.Key_F, Qt.KeyboardModifier.ShiftModifier)
    assert view.zoom >= 1.0 and is_seen(window, "h30")
    press(qtbot, window, Qt.Key.Key_F)
    assert view.zoom == pytest.approx(view.fitting_zoom())


def test_the_view_follows_the_step_at_the_zoom_that_a_person_has_chosen(
    window: MainWindow, qtbot: QtBot
) -> None:
    view, session = window.canvas.view, window.session
    window.canvas.zoom(-1)
    zoom = view.zoom
    moves, before = 0, middle(window)
    while session.frame.next_step is not None:
        press(qtbot, window, Qt.Key.Key_Right)
        step = session.frame.step
        assert step is not None and is_seen(window, step.node)
        moves += middle(window) != before
        before = middle(window)
    assert view.zoom == zoom
    assert moves < len(session.walkthrough) / 2, "it rests while the step is seen"


def test_of_a_step_that_is_larger_than_the_view_its_node_is_seen(window: MainWindow) -> None:
    window.session.open(open_source("template:mazur"))
    window.resize(1366, 768)
    view = window.canvas.view
    window.canvas.zoom(3)
    steps = window.session.walkthrough.steps
    longest = max(_length(window, step.edge) for step in steps if step.edge)
    assert longest * view.zoom > view.room().width()
    for step in steps[1::3]:
        window.session.go_to_step(step.index + 1)
        assert is_seen(window, step.node)


def _length(window: MainWindow, edge: Edge) -> float:
    ends = [window.canvas.view.graph_scene.place_of(name) for name in (edge.source, edge.target)]
    assert ends[0] is not None and ends[1] is not None
    return abs(ends[1][0] - ends[0][0])


def test_a_view_that_does_not_follow_stays(window: MainWindow, qtbot: QtBot) -> None:
    window.command_action("follow").trigger()
    before = middle(window)
    window.session.go_to_step(30)
    assert middle(window) == before and not window.settings.follow
    window.command_action("follow").trigger()
    press(qtbot, window, Qt.Key.Key_Right)
    assert middle(window) != before


def test_it_glides_there_and_a_hand_on_the_wheel_ends_that(window: MainWindow, qtbot: QtBot) -> None:
    window.set_motion(True)
    view, before = window.canvas.view, middle(window)
    window.session.go_to_step(30)
    assert view.glide.is_running and (middle(window) - before).manhattanLength() < 60
    qtbot.waitUntil(lambda: not view.glide.is_running, timeout=1000)
    step = window.session.frame.step
    assert step is not None and is_seen(window, step.node)
    window.session.go_to_step(0)
    turn(window, QPoint(), QPoint(0, 120))
    assert not view.glide.is_running


def test_the_minimap_moves_the_view_by_mouse_and_keys(window: MainWindow, qtbot: QtBot) -> None:
    small, view = minimap(window), window.canvas.view
    assert small.isVisible() and not small.geometry().intersects(window.canvas._zoom.geometry())
    step = window.session.frame
    qtbot.mousePress(small, Qt.MouseButton.LeftButton, pos=QPoint(small.width() - 14, small.height() // 2))
    assert abs(small.seen().center().x() - (small.width() - 14)) < 2
    qtbot.mouseMove(small, QPoint(small.width() // 2, small.height() // 2))
    qtbot.mouseRelease(small, Qt.MouseButton.LeftButton)
    assert abs(small.seen().center().x() - small.width() / 2) < 2
    before = middle(window)
    small.setFocus()
    qtbot.keyClick(small, Qt.Key.Key_Right)
    assert middle(window).x() > before.x() and window.session.frame == step
    qtbot.keyClick(small, Qt.Key.Key_Escape)
    assert view.hasFocus()


def test_an_edited_graph_is_fitted_without_the_formulas_of_its_updates(
    window: MainWindow, qtbot: QtBot
) -> None:
    code = "u = x * w\nv = u * a\nloss = v + b"
    window.session.open(from_code(code, {"x": 2.0}, {"w": 1.0, "a": 1.0, "b": 1.0}))
    view, (left, right) = window.canvas.view, (-300.0, 0.0)
    places = {
        "x": (left, -60.0),
        "w": (left, 30.0),
        "a": (left, 130.0),
        "b": (left, 230.0),
        "u": (right, 0.0),
    }
    window.session.editing.set_on(True)
    window.session.editing.apply(partial(move, places=places), "Move")
    press(qtbot, window, Qt.Key.Key_F)
    standing = view.graph_scene.standing
    assert standing is not None
    graph = standing.bounds(updates=False)
    assert graph.width() < standing.bounds().width()
    assert (graph.center() - view.to_scene(view.room().center())).manhattanLength() < 2 / view.zoom
    overview = window.canvas.overview.minimap
    assert overview is None or overview.isHidden()


def test_an_edit_leaves_the_view_and_shows_on_the_minimap(window: MainWindow, qtbot: QtBot) -> None:
    small, view = minimap(window), window.canvas.view
    window.session.editing.set_on(True)
    press(qtbot, window, Qt.Key.Key_F)
    assert small.isHidden()
    zoom, there = view.zoom, middle(window)
    window.session.editing.apply(partial(move, places={"h0": (-4000.0, 0.0)}), "Move h0")
    assert small.isVisible()
    assert (view.zoom, middle(window)) == (zoom, there)
    before = small.grab().toImage()
    window.session.editing.apply(partial(move, places={"h20": (300.0, 900.0)}), "Move h20")
    assert small.grab().toImage() != before


def test_the_minimap_is_there_only_where_the_graph_is_larger_than_the_view(
    window: MainWindow, qtbot: QtBot
) -> None:
    small = minimap(window)
    press(qtbot, window, Qt.Key.Key_F)
    assert small.isHidden() and not window.canvas.view.follower.covered
    window.canvas.zoom(4)
    assert small.isVisible()
    window.command_action("minimap").trigger()
    assert small.isHidden() and not window.settings.minimap
    window.command_action("minimap").trigger()
    assert small.isVisible()
    window.commands.fit()
    window.show_projector(True)
    window.canvas.view.refit()
    assert small.isHidden()
    window.canvas.zoom(1)
    assert small.isVisible()


def test_the_minimap_paints_the_graph_once_and_anew_when_it_is_another(window: MainWindow) -> None:
    small = minimap(window)
    small.grab()
    picture = small._graph()
    window.canvas.view.pan_by(QPointF(-50, 0))
    assert small._graph() is picture
    window.session.open(from_code(chain(30), {"h0": 0.5}, {}))
    assert small._graph() is not picture
