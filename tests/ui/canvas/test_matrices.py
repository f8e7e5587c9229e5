"""Matrices on the canvas: abbreviated past 6 × 6, with shapes, each number to click, large before a class."""

from __future__ import annotations

from time import perf_counter

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from tests.ui.canvas.scenes import LESSON_IDS, Opened, opened_lesson
from tutor.engine import own
from tutor.graph import read_code
from tutor.graph.symbols import Symbols
from tutor.ui.canvas import GraphPicture, GraphView
from tutor.ui.canvas.figure import figure_of
from tutor.ui.canvas.follow import place_of_step
from tutor.ui.canvas.shown import LabelKey
from tutor.ui.look.theme import load_theme
from tutor.walk import Kind, Quantity, Updates, Walkthrough

CODE = "z = W @ X\nh = z + b\nl = sum(h)"


def opened(rows: int, inner: int, columns: int) -> Opened:
    graph = read_code(CODE, ("W", "b")).graph
    numbers = np.random.default_rng(3)
    values = {
        name: numbers.integers(-9, 9, shape).astype(float)
        for name, shape in {"W": (rows, inner), "X": (inner, columns), "b": (rows, 1)}.items()
    }
    trace = own.trace(graph, values)
    return Opened(graph, GraphPicture(graph, Symbols()), Walkthrough(graph), trace, Updates(0.01, {}))


def shown(qtbot: QtBot, made: Opened, theme: str = "light", size: tuple[int, int] = (1500, 900)) -> GraphView:
    view = GraphView(theme=load_theme(theme))
    qtbot.addWidget(view)
    view.resize(*size)
    view.set_motion(False)
    view.set_picture(made.picture)
    view.set_moment(made.walk.frame(len(made.walk)), made.trace, None)
    with qtbot.waitExposed(view):
        view.show()
    return view


def test_up_to_six_all_is_written_and_beyond_the_first_three_and_the_last() -> None:
    assert len(figure_of(np.arange(36.0).reshape(6, 6)).rows) == 6
    figure = figure_of(np.arange(7 * 9.0).reshape(7, 9))
    assert figure.rows[0] == ("0", "1", "2", "⋯", "8")
    assert figure.rows[3] == ("⋮", "⋮", "⋮", "⋱", "⋮")
    assert figure.rows[4] == ("54", "55", "56", "⋯", "62")
    assert figure.text.startswith("7 × 9 [0, 1, 2, ⋯, 8; ")
    assert figure.element(4, 4) == (6, 8)
    assert figure.element(3, 0) == figure.element(0, 3) == ()
    assert figure_of(np.arange(8.0)).rows == (("0", "1", "2", "⋯", "7"),)
    assert figure_of(np.arange(8.0)).element(0, 4) == (7,)
    assert figure_of(np.arange(8.0).reshape(8, 1)).rows == (("0",), ("1",), ("2",), ("⋮",), ("7",))


def test_a_number_that_is_not_finite_is_noticed_where_dots_hide_it() -> None:
    values = np.zeros((9, 9))
    values[5, 5] = np.inf
    assert not figure_of(values).finite


def test_a_click_on_a_number_of_a_grid_asks_for_that_element(qtbot: QtBot) -> None:
    made = opened(8, 3, 7)
    view = shown(qtbot, made)
    view.set_zoom(1.0)
    label = view.graph_scene.label(LabelKey("value", "z"))
    assert label is not None
    assert label.quantity == Quantity(Kind.VALUE, "z")
    view.centerOn(label)
    box = label.number_rect()
    right, bottom = box.right() - 14, box.bottom() - 10
    asked = []
    view.quantity_activated.connect(asked.append)
    for x, y in ((right, bottom), (right, box.top() + 12), (right, box.center().y() + 14)):
        place = view.viewportTransform().map(x, y)
        qtbot.mouseClick(
            view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(round(place[0]), round(place[1]))
        )
    z = Quantity(Kind.VALUE, "z")
    assert asked == [z.at((7, 6)), z.at((0, 6)), z], "the last number, the first row's, and the dots"


@pytest.mark.parametrize("lesson", LESSON_IDS)
def test_before_a_class_numbers_are_at_least_32_pixels_of_1080(qtbot: QtBot, lesson: str) -> None:
    made = opened_lesson(lesson)
    view = shown(qtbot, made, "projector", (1400, 1080))
    grids = any(np.ndim(value) for value in made.trace.values)
    letters = load_theme("projector").sizes.canvas_label * (0.9 if grids else 1.0)
    for position in range(0, len(made.walk) + 1, 4):
        frame = made.walk.frame(position)
        view.set_moment(frame, made.trace, made.updates)
        both_ends = place_of_step(view.graph_scene, 12.0)
        assert both_ends is not None
        room = view.room()
        apart = max(both_ends.width() / room.width(), both_ends.height() / room.height())
        assert view.zoom >= min(31.9 / letters, 0.99 / apart)
        name = frame.step.node if frame.step else made.graph.nodes[0].name
        item = view.graph_scene.node(name)
        assert item is not None
        place = view.viewportTransform().mapRect(item.mapRectToScene(item.body()))
        assert view.viewport().rect().adjusted(-2, -2, 2, 2).contains(place.toRect()), (
            lesson,
            position,
            name,
        )


def test_a_thousand_by_a_thousand_is_drawn_at_once(qtbot: QtBot) -> None:
    graph = read_code("h = X * w\nl = sum(h)", ("w",)).graph
    values = {"X": np.ones((1000, 1000), np.float32), "w": np.ones((1000, 1), np.float32)}
    trace = own.trace(graph, values)
    made = Opened(graph, GraphPicture(graph, Symbols()), Walkthrough(graph), trace, Updates(0.01, {}))
    view = shown(qtbot, made)
    took = []
    for position in (1, 2, 3, 2, 3):
        start = perf_counter()
        view.set_moment(made.walk.frame(position), trace, None)
        view.viewport().repaint()
        took.append(perf_counter() - start)
    assert min(took[3:]) < 0.05, took
