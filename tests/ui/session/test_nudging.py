"""The nudge by hand: dragged, typed, by keys; a look that leaves everything as it was, until it is kept."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.helpers.panels import forked, matrices
from tests.helpers.windows import window_at
from tutor.ui.canvas.nudge_handle import PIXELS_A_STEP
from tutor.ui.panels.node.panel import NodePanel
from tutor.ui.panels.nudge_card import NudgeCard
from tutor.ui.window.main_window import MainWindow
from tutor.walk import Kind, Quantity


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    made = window_at(qtbot, "linear-model", "backward:w")
    yield made
    made.session.edits.setClean()


def select(window: MainWindow, name: str) -> None:
    window.canvas.view.select(name)
    window.canvas.view.setFocus()


def drag(window: MainWindow, qtbot: QtBot, steps: float) -> None:
    """Drag the handle of the selected node up by so many steps, and let go."""
    view = window.canvas.view
    handle = view.nudge.handle
    assert handle is not None
    place = view.viewportTransform().map(handle.pos()).toPoint()
    there = place - QPoint(0, round(steps * PIXELS_A_STEP))
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseMove(view.viewport(), place - QPoint(0, 9))
    QTest.mouseMove(view.viewport(), there)
    qtbot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=there)


def card_of(window: MainWindow) -> NudgeCard:
    """The card over the graph, which is there now."""
    card = window.canvas.cards.nudge
    assert card is not None
    return card


def test_the_handle_drags_the_weight_and_nothing_is_changed_by_it(window: MainWindow, qtbot: QtBot) -> None:
    session = window.session
    window.tabs.setCurrentIndex(1)
    before, trace = session.document, session.trace
    select(window, "w")
    drag(window, qtbot, 5)
    found = session.nudging.found
    assert found is not None
    assert session.nudging.h == pytest.approx(0.5)
    assert (found.nudge.predicted, found.nudge.actual) == (pytest.approx(-1.0), pytest.approx(-0.75))
    card = card_of(window)
    qtbot.waitUntil(lambda: "difference 0.25" in card.box.formula.accessibleName())
    assert card.isVisible()
    assert "it shrinks as h²" in card.box.words.text()
    assert card.slope.plot is not None
    gap = card.slope.plot.gap()
    assert gap is not None
    np.testing.assert_allclose(gap, [[1.5, 1.5], [0.0, 0.25]], atol=1e-12)
    qtbot.keyClick(window.canvas.view, Qt.Key.Key_Escape)
    assert not card.isVisible()
    assert session.nudging.quantity is None
    assert session.document is before
    assert session.trace is trace


def test_what_is_kept_is_an_edit_that_can_be_undone(window: MainWindow, qtbot: QtBot) -> None:
    session = window.session
    window.tabs.setCurrentIndex(1)
    select(window, "w")
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Down):
        qtbot.keyClick(window.canvas.view, key)
    assert session.nudging.h == pytest.approx(0.2)
    keep = card_of(window).box.keep
    qtbot.waitUntil(keep.isVisible)
    qtbot.mouseClick(keep, Qt.MouseButton.LeftButton)
    assert session.document.values["w"] == 1.2
    assert session.nudging.quantity is None
    session.edits.undo()
    assert session.document.values["w"] == 1.0


def test_slider_and_field_in_the_node_panel_nudge_and_escape_lets_go(
    window: MainWindow, qtbot: QtBot
) -> None:
    session = window.session
    session.explaining.ask(Quantity(Kind.GRADIENT, "w"))
    panel = window.tabs.panel(0)
    assert isinstance(panel, NodePanel)
    qtbot.waitUntil(panel.nudge.isVisible)
    assert not panel.nudge.formula.isVisible()
    panel.nudge.slider.setFocus()
    qtbot.keyClick(panel.nudge.slider, Qt.Key.Key_Up)
    assert session.nudging.h == pytest.approx(0.1)
    edit = panel.nudge.field.edit
    edit.setFocus()
    edit.selectAll()
    qtbot.keyClicks(edit, "-0.5")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "predicted 1, actual 1.25" in panel.nudge.formula.accessibleName())
    qtbot.keyClick(panel.nudge.slider, Qt.Key.Key_Escape)
    assert session.nudging.quantity is None
    qtbot.waitUntil(lambda: not panel.nudge.formula.isVisible())


def test_a_nudge_on_the_graph_is_shown_by_the_panel_that_is_there(window: MainWindow, qtbot: QtBot) -> None:
    select(window, "w")
    panel = window.tabs.panel(0)
    assert isinstance(panel, NodePanel)
    drag(window, qtbot, 2)
    qtbot.waitUntil(lambda: "difference 0.04" in panel.nudge.formula.accessibleName())
    assert window.canvas.cards.nudge is None


def test_a_nudge_is_let_go_where_other_numbers_are_shown(window: MainWindow) -> None:
    session = window.session
    session.nudging.move("w", 0.3)
    assert session.nudging.quantity is not None
    session.go_to_step(session.walkthrough.position_of("update:w"))
    assert session.nudging.quantity is None, "the update has moved w"
    session.go_to_step(session.walkthrough.position_of("backward:w"))
    session.nudging.move("w", 0.3)
    session.set_value("x", 2.0)
    assert session.nudging.quantity is None


@pytest.mark.parametrize(
    ("name", "sentence"),
    [("loss", "The root itself"), ("x", "No gradient is asked for at x."), ("y_hat", "is not known yet")],
)
def test_where_it_cannot_be_it_says_why(window: MainWindow, qtbot: QtBot, name: str, sentence: str) -> None:
    session = window.session
    session.go_to_step(session.walkthrough.position_of("forward:loss"))
    said: list[str] = []
    session.said.connect(said.append)
    select(window, name)
    qtbot.keyClick(window.canvas.view, Qt.Key.Key_Up)
    assert window.canvas.view.nudge.handle is None
    assert len(said) == 1
    assert sentence in said[0]
    assert session.nudging.quantity is None


def test_it_is_not_offered_while_its_gradient_is_asked_for(window: MainWindow) -> None:
    session = window.session
    session.go_to_step(session.walkthrough.position_of("backward:y_hat"))
    session.predict.set_on(True)
    select(window, "w")
    assert window.canvas.view.nudge.handle is None
    assert session.nudging.why_not("w")
    select(window, "y_hat")
    assert window.canvas.view.nudge.handle is not None, "this one is answered"


def test_nodes_inside_and_forks_are_nudged_but_not_kept(window: MainWindow) -> None:
    session = window.session
    session.open(forked())
    session.go_to_step(len(session.walkthrough))
    select(window, "h")
    session.nudging.move("h", 0.1)
    found = session.nudging.found
    assert found is not None
    assert found.nudge.predicted == pytest.approx(0.7)
    assert found.nudge.actual == pytest.approx(2.1**2 + 2.1 * 3 - 10)
    assert not session.nudging.can_keep


def test_of_a_matrix_the_chosen_element_is_nudged_and_kept(window: MainWindow, qtbot: QtBot) -> None:
    session = window.session
    session.open(matrices())
    session.go_to_step(len(session.walkthrough))
    session.explaining.ask(Quantity(Kind.VALUE, "W", element=(1, 2)))
    panel = window.tabs.panel(0)
    assert isinstance(panel, NodePanel)
    qtbot.waitUntil(lambda: panel.nudge.caption.text() == "Nudge W[1, 2] by h")
    qtbot.waitUntil(panel.nudge.isVisible)
    assert panel.slope.isVisible()
    session.nudging.move("W", 0.5)
    session.nudging.keep()
    assert session.document.values["W"][1] == [1.5, 0.0, -0.5]  # type: ignore[index]
