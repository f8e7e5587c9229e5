"""Autograd mode in the window: nodes are picked in any valid order, by keyboard and by mouse."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.ui.timeline_tips import tips
from tests.ui.window.test_main_window import open_window
from tutor.document.catalogue import open_source
from tutor.document.starting.from_code import from_code
from tutor.engine import torch_engine
from tutor.ui.asking.turns import score_words
from tutor.ui.session.moment import Address
from tutor.ui.session.session import Session
from tutor.ui.window.main_window import MainWindow
from tutor.walk import gradient_so_far

FORKED = "h = x*w\nu = h + b\nv = h*h\nq = u*v\nloss = q - x"
VALUES, WEIGHTS = {"x": 2.0}, {"w": 1.5, "b": 1.0}


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    made = open_window(qtbot)
    made.session.open(from_code(FORKED, VALUES, WEIGHTS))
    made.set_motion(False)
    assert QTest.qWaitForWindowActive(made)
    yield made
    made.close()


def key(window: MainWindow, *keys: Qt.Key) -> None:
    for each in keys:
        QTest.keyClick(window.canvas.view, each)


def go_by_tab_and_pick(window: MainWindow, name: str) -> None:
    """Tab to a node, as a person without a mouse does, and press Enter."""
    view = window.canvas.view
    for _ in range(20):
        if view.selected == name:
            break
        QTest.keyClick(view, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
        window.canvas.view.setFocus()  # past the first node the focus goes on to the next widget
    assert view.selected == name
    key(window, Qt.Key.Key_Return)


def said(window: MainWindow) -> str:
    return window.lesson.autograd.verdict.accessibleName()


@pytest.mark.needs_torch
def test_a_whole_backward_pass_by_keyboard_alone(window: MainWindow) -> None:
    session, autograd = window.session, window.session.autograd
    key(window, Qt.Key.Key_A)
    assert autograd.on
    assert window.header.mode.current() == "autograd"
    assert window.focusWidget() is window.canvas.view
    titles = [label.text() for label in window.lesson.autograd.findChildren(QLabel) if label.isVisible()]
    assert "Which node passes its gradient back next?" in titles
    start = session.address.step
    assert session.frame.knows_gradient("loss")
    go_by_tab_and_pick(window, "q")
    assert said(window) == "Not this one. q still waits for what comes back from loss."
    assert session.address.step == start
    for name in ("loss", "q", "u"):
        go_by_tab_and_pick(window, name)
        assert said(window).startswith("Right. ")
    assert window.canvas.view.picking.badges == 3
    assert window.canvas.view.accessibleName().endswith(", has passed its gradient back")
    go_by_tab_and_pick(window, "h")
    assert said(window).startswith("Not this one. h has its share from u already")
    go_by_tab_and_pick(window, "v")
    assert [edge.target for edge in session.walkthrough.arrivals("h")] == ["u", "v", "v"]
    go_by_tab_and_pick(window, "h")
    assert autograd.is_complete
    assert score_words(autograd.score) == "3 right at once · 2 wrong picks"
    trace = session.trace
    assert trace is not None
    expected = torch_engine.trace(session.document.graph, {**VALUES, **WEIGHTS})
    for name in ("w", "b", "h", "u", "v"):
        assert gradient_so_far(trace, session.frame, name) == expected.gradient(name)
    missed = [link.text() for link in window.lesson.autograd.score._links]
    assert missed == ["q waited for loss", "h waited for v"]


def test_keys_do_not_give_away_and_going_back_is_free(window: MainWindow) -> None:
    session = window.session
    key(window, Qt.Key.Key_A)
    session.autograd.pick("loss")
    here = session.address
    for each in (Qt.Key.Key_Right, Qt.Key.Key_End, Qt.Key.Key_Space, Qt.Key.Key_PageDown):
        key(window, each)
        assert session.address == here
    assert not window.player.playing
    assert said(window) == "The walk waits. Pick a node that is ready."
    ahead = session.walkthrough.steps[here.step :]
    told = tips(window)
    assert set(told[here.step :]) == {"Not asked yet"}
    assert len(ahead) > 3
    key(window, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Home)
    assert session.address == Address()
    assert not window.lesson.autograd.isVisible()
    assert not window.canvas.view.picking.on
    window.lesson._back.click()
    assert session.address == here
    key(window, Qt.Key.Key_P)
    assert session.predict.on
    assert not session.autograd.on
    assert session.walkthrough.same_steps(session.document.walkthrough)


def test_a_click_picks_and_a_hint_rings(window: MainWindow) -> None:
    session, view = window.session, window.canvas.view
    key(window, Qt.Key.Key_A)
    window.lesson.autograd.hint.click()
    assert session.autograd.hinted == "loss"
    assert said(window) == "Hint. Backward starts at the root, loss: nothing comes after it."
    for name in ("w", "loss"):
        item = view.graph_scene.node(name)
        assert item is not None
        where = view.viewportTransform().map(item.scenePos()).toPoint()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert not view.editor.isVisible()
    assert session.autograd.score.wrong_picks == 1
    assert session.autograd.score.wrong == 1
    assert session.autograd.done == {"loss"}


def test_contributions_travel_one_after_the_other(window: MainWindow, qtbot: QtBot) -> None:
    window.set_motion(True)
    session, autograd = window.session, window.session.autograd
    key(window, Qt.Key.Key_A)
    start = session.address.step
    autograd.pick("loss")
    autograd.pick("q")
    assert session.address.step == start + 2
    assert autograd.playing
    assert window.lesson.autograd.isVisible()
    qtbot.waitUntil(lambda: not autograd.playing, timeout=3000)
    assert session.address.step == start + 3
    autograd.pick("v")
    autograd.pick("u")
    assert session.address.step >= start + 6, "a pick that comes early finds all before it arrived"


def test_editing_a_value_keeps_what_was_picked(window: MainWindow) -> None:
    session, autograd = window.session, window.session.autograd
    key(window, Qt.Key.Key_A)
    for name in ("loss", "q", "u"):
        autograd.pick(name)
    here = session.address
    session.set_value("w", 2.0)
    assert session.address == here
    assert autograd.done == {"loss", "q", "u"}
    session.open(from_code("z = x*w", {"x": 1.0}, {"w": 1.0}))
    assert autograd.on
    assert session.frame.position == 0
    window.lesson._back.click()
    assert session.frame.knows_gradient("z")
    assert autograd.pick("z") is not None


def test_each_sample_keeps_its_own_order(qtbot: QtBot) -> None:
    window = open_window(qtbot)
    session, autograd = window.session, window.session.autograd
    window.set_motion(False)
    autograd.set_on(True)
    for name in ("loss", "r", "y_hat"):
        autograd.pick(name)
    assert autograd.is_complete
    assert window.lesson.autograd.score.next_sample.isVisible()
    window.lesson.autograd.score.next_sample.click()
    assert session.calendar.index(session.address) == 1
    assert autograd.is_open
    assert not autograd.done
    session.walking.move_sample(-1)
    assert session.frame.position <= len(session.walkthrough)
    autograd.restart()
    assert autograd.is_open
    window.close()


def pick_all(session: Session) -> None:
    """Be autograd to the end of the pass, at each turn with the node that a hint names."""
    while session.autograd.is_open:
        session.autograd.hint()
        assert session.autograd.pick(session.autograd.hinted) is not None


@pytest.mark.parametrize("source", ["exercise:medium:941880", "exercise:hard:3", "exercise-affine"])
def test_what_autograd_shows_is_not_right_at_once(qtbot: QtBot, source: str) -> None:
    session = Session(open_source(source))
    questions, autograd = session.modes.questions, session.autograd
    autograd.set_motion(False)
    autograd.set_on(True)
    assert not any(
        session.frame.knows_gradient(session.document.pages[page].questions[number].at.partition(":")[2])
        for page, number in set(questions.all) - set(questions.outcomes)
    ), "what is asked later does not stand there"
    pick_all(session)
    assert questions.outcomes == dict.fromkeys(questions.all, "skipped")
    autograd.set_on(False)
    session.go_to_step(0)
    assert questions.open is None
    session.go_to_step(len(session.walkthrough))
    assert session.frame.next_step is None, "nothing is asked again"
    assert questions.score.right == 0
    if session.modes.exercises.current is not None:
        assert session.modes.exercises.outcome is False
    session.close()


def test_autograd_settles_only_what_it_has_shown(qtbot: QtBot) -> None:
    session = Session(open_source("exercise:medium:941880"))
    questions, autograd = session.modes.questions, session.autograd
    autograd.set_motion(False)
    autograd.set_on(True)
    assert questions.outcomes == {}
    autograd.set_on(False)
    session.go_to_step(len(session.walkthrough))
    trace = session.trace
    assert trace is not None and questions.asked is not None
    assert questions.answer(str(float(trace.gradient(questions.asked.node)))) is not None
    assert list(questions.outcomes.values()) == ["right"]
    autograd.set_on(True)
    pick_all(session)
    assert sorted(questions.outcomes.values()) == ["right", "skipped"]
    session.close()
