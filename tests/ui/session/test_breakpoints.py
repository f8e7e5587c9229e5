"""Breakpoints: play and runs stop at them; they are the person's, follow new names, and are no edit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.window.test_main_window import open_window, press
from tutor.document import open_source
from tutor.document.edits.edits import add_operation, rename
from tutor.document.starting.from_code import from_code
from tutor.ui.session.moment import Address
from tutor.ui.window.main_window import MainWindow
from tutor.walk import Phase

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    made = open_window(qtbot)
    made.set_motion(False)
    yield made
    made.session.edits.setClean()


def stop_at(window: MainWindow, qtbot: QtBot, name: str) -> None:
    window.canvas.view.select(name)
    qtbot.keyClick(window.canvas.view, Qt.Key.Key_B, CONTROL)


def here(window: MainWindow) -> tuple[Phase, str] | None:
    step = window.session.frame.step
    return (step.phase, step.node) if step else None


def test_play_stops_at_the_value_and_at_the_gradient_of_a_node(window: MainWindow, qtbot: QtBot) -> None:
    stop_at(window, qtbot, "y_hat")
    window.player.set_speed(200)
    seen = []
    for _ in range(3):
        press(qtbot, window, Qt.Key.Key_Space)
        qtbot.waitUntil(lambda: not window.player.playing)
        seen.append(here(window))
    assert seen[:2] == [(Phase.FORWARD, "y_hat"), (Phase.BACKWARD, "y_hat")]
    assert window.session.frame.next_step is None, "with no breakpoint ahead it plays to the end"


def test_a_phase_is_left_off_at_a_breakpoint_and_gone_on_with(window: MainWindow, qtbot: QtBot) -> None:
    window.session.open(from_code("a = x*x\nb = tanh(a)\nloss = b**2", {"x": 1.0}, {}))
    press(qtbot, window, Qt.Key.Key_Right, shift=True)
    whole = window.session.frame.position
    press(qtbot, window, Qt.Key.Key_Home)
    stop_at(window, qtbot, "b")
    press(qtbot, window, Qt.Key.Key_Right, shift=True)
    assert here(window) == (Phase.FORWARD, "b") and window.session.frame.position < whole
    press(qtbot, window, Qt.Key.Key_Right, shift=True)
    assert window.session.frame.position == whole


def test_a_run_to_a_node_goes_over_the_border_of_the_sample(window: MainWindow, qtbot: QtBot) -> None:
    window.canvas.view.select("r")
    moments = []
    for _ in range(3):
        qtbot.keyClick(window.canvas.view, Qt.Key.Key_Return, CONTROL)
        moments.append((window.session.address.sample, here(window)))
    assert moments == [
        (0, (Phase.FORWARD, "r")), (0, (Phase.BACKWARD, "r")), (1, (Phase.FORWARD, "r")),
    ]  # fmt: skip


def test_a_run_to_a_node_stops_at_a_breakpoint_on_the_way(window: MainWindow, qtbot: QtBot) -> None:
    stop_at(window, qtbot, "y_hat")
    window.canvas.view.select("loss")
    qtbot.keyClick(window.canvas.view, Qt.Key.Key_Return, CONTROL)
    assert here(window) == (Phase.FORWARD, "y_hat")
    qtbot.keyClick(window, Qt.Key.Key_F8)
    assert here(window) == (Phase.BACKWARD, "y_hat")
    qtbot.keyClick(window, Qt.Key.Key_F8)
    assert (window.session.address.sample, here(window)) == (1, (Phase.FORWARD, "y_hat"))


def test_the_last_sample_says_that_it_is_the_last(window: MainWindow, qtbot: QtBot) -> None:
    document = replace(window.session.document, training=None, data={}, pages=())
    window.session.open(document)
    window.session.go_to_step(99)
    said: list[str] = []
    window.session.said.connect(said.append)
    window.session.walking.run_to("r")
    assert window.session.address == Address(0, 0, len(window.session.walkthrough))
    assert "last sample" in said[-1]


def test_where_nothing_happens_and_where_nothing_is_chosen_there_is_none(
    window: MainWindow, qtbot: QtBot
) -> None:
    said: list[str] = []
    window.session.said.connect(said.append)
    qtbot.keyClick(window.canvas.view, Qt.Key.Key_B, CONTROL)
    stop_at(window, qtbot, "x")
    assert not window.session.breakpoints.names
    assert "Choose a node" in said[0] and "nothing at x" in said[1]


def test_what_is_not_finished_cannot_be_walked_to(window: MainWindow) -> None:
    session, said = window.session, list[str]()
    session.said.connect(said.append)
    session.editing.apply(lambda document: add_operation(document, "mul", (400.0, 400.0), name="m"), "Add ×")
    session.walking.run_to("m")
    assert "not finished" in said[-1]


def test_a_breakpoint_is_told_on_the_node_and_in_the_timeline(window: MainWindow, qtbot: QtBot) -> None:
    stop_at(window, qtbot, "w")
    view, track = window.canvas.view, window.timeline.track
    assert view.marks.stops == {"w"} and "breakpoint" in view.accessibleName()
    (position,) = window.session.breakpoints.stops
    window.session.go_to_step(position)
    assert track.accessibleName().endswith("breakpoint")
    before = track.grab().toImage()
    qtbot.keyClick(view, Qt.Key.Key_B, CONTROL)
    assert track.grab().toImage() != before and "breakpoint" not in view.accessibleName()


def test_breakpoints_follow_names_and_stay_out_of_undo(window: MainWindow, qtbot: QtBot) -> None:
    session = window.session
    stop_at(window, qtbot, "r")
    assert not session.edits.canUndo()
    assert session.editing.apply(lambda document: rename(document, "r", "residual"), "Rename r")
    assert session.breakpoints.names == {"residual"} and window.canvas.view.marks.stops == {"residual"}
    session.edits.undo()
    assert session.breakpoints.names == {"r"}
    session.edits.redo()
    assert session.breakpoints.names == {"residual"}
    session.open(open_source("linear-model"))
    assert not session.breakpoints.names and not window.canvas.view.marks.stops
