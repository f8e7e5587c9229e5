"""The whole graph stays in sight while values change; a resize decides anew. A matrix has its grad, too."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.window.test_main_window import open_window
from tutor.ui.canvas.boxes import plan
from tutor.ui.canvas.labels import LEAST_SCALE
from tutor.ui.canvas.mark import plain_text
from tutor.ui.typesetting import typeset
from tutor.ui.window.main_window import MainWindow

FOR_ANY_X = 7
"""The page, counted from 0, that asks for other values of X."""


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    typeset.postpone(False)
    window = open_window(qtbot, "why-nonlinear")
    window.resize(1366, 768)
    window.session.pages.go(FOR_ANY_X)
    QTest.qWait(1)
    assert window.canvas.view.graph_scene.node("d") is not None
    yield window
    window.session.edits.setClean()


def type_x(window: MainWindow, text: str) -> None:
    view = window.canvas.view
    point = view.viewport_point("X")
    assert point is not None
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert view.editor.isVisible()
    view.editor.field.selectAll()
    QTest.keyClicks(view.editor.field, text)
    QTest.keyClick(view.editor.field, Qt.Key.Key_Return)


def shows_all(window: MainWindow) -> bool:
    view = window.canvas.view
    return view.zoom == pytest.approx(view.fitting_zoom()) and all(
        view.room().contains(view.viewportTransform().mapRect(item.mapRectToScene(item.body())))
        for name in ("X", "W1", "b1", "W2", "b2", "d")
        if (item := view.graph_scene.node(name)) is not None
    )


def test_other_values_and_steps_leave_all_of_a_graph_in_sight(window: MainWindow) -> None:
    session, view = window.session, window.canvas.view
    assert shows_all(window)
    before = view.zoom
    type_x(window, "[[0.3],[-7.7]]")
    assert session.document.values["X"] == [[0.3], [-7.7]]
    assert shows_all(window)
    assert LEAST_SCALE <= view.zoom < before, "the numbers are longer now"
    wider = view.zoom
    for position in (0, len(session.walkthrough.steps), 3):
        session.go_to_step(position)
        assert shows_all(window)
        assert view.zoom == wider
    session.edits.undo()
    assert shows_all(window)
    assert view.zoom == pytest.approx(before)


def test_a_resize_decides_anew_whether_all_can_be_read(qtbot: QtBot, window: MainWindow) -> None:
    view = window.canvas.view
    type_x(window, "[[0.3],[-7.7]]")
    assert shows_all(window)
    window.resize(1362, 768)
    qtbot.waitUntil(lambda: not shows_all(window))
    window.resize(1920, 1080)
    qtbot.waitUntil(lambda: shows_all(window))
    assert view.zoom > 0.6


def test_where_no_label_could_be_shown_any_more_a_part_is_shown(window: MainWindow) -> None:
    row = [1.23456e-29] * 6
    type_x(window, str([row, row]))
    view = window.canvas.view
    assert view.fitting_zoom() < LEAST_SCALE < view.zoom


def test_a_matrix_says_grad_before_and_after_it_has_one(window: MainWindow) -> None:
    scene, session = window.canvas.view.graph_scene, window.session
    for position in (0, len(session.walkthrough.steps)):
        session.go_to_step(position)
        shown = scene.says("X")
        assert shown is not None
        found = plan(shown, scene.theme)
        assert found.divider is not None
        (word,) = [text for text in found.texts if text.baseline > found.divider]
        assert (found.gradient is not None) == (position > 0)
        said = plain_text("grad", scene.theme.sizes.base, scene.theme.colour("muted"))
        assert word.formula.outline is said.outline
        if found.gradient is not None:
            mark, _, middle = found.gradient
            assert word.baseline <= middle - mark.height / 2, "the word stands above the numbers"
