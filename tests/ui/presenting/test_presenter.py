"""The presenter sees the next step, the answers and the notes; the class's window shows nothing of them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.timeline_tips import tips
from tutor.document.catalogue import open_source
from tutor.ui.app import make_window
from tutor.ui.presenting.clock import Clock, Stopwatch
from tutor.ui.presenting.presenter_view import PresenterView
from tutor.ui.session.session import Session
from tutor.ui.settings import Settings
from tutor.ui.window.main_window import MainWindow

SAYS = ("text", "toolTip", "accessibleName", "accessibleDescription", "placeholderText", "statusTip",
        "windowTitle", "plain_text", "toPlainText")  # fmt: skip
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    made = make_window(Session(open_source("linear-model")), Settings(), theme="light", engine="own")
    made.resize(1366, 768)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    qtbot.waitUntil(lambda: made.tabs.is_complete, timeout=20_000)
    made.set_motion(False)
    made.canvas.view.setFocus()
    yield made
    made.session.edits.setClean()
    made.close()


def open_presenter(qtbot: QtBot, window: MainWindow) -> PresenterView:
    qtbot.keyClick(window.canvas.view, Qt.Key.Key_F5, ALT)
    view = window.commands.presenting.presenter.view
    assert view is not None
    qtbot.waitUntil(view.isVisible)
    return view


def said_by(widget: QWidget) -> list[str]:
    """Every text of a widget and those in it, whether it is seen, pointed at or read aloud."""
    everything = [widget, *widget.findChildren(QWidget)]
    presenter = widget.findChild(PresenterView)
    shown = [each for each in everything if presenter is None or not _is_in(each, presenter)]
    return [str(getattr(each, name)()) for each in shown for name in SAYS if hasattr(each, name)]


def _is_in(widget: QWidget, presenter: PresenterView) -> bool:
    return widget is presenter or presenter.isAncestorOf(widget)


def shown_to_class(window: MainWindow) -> str:
    """All that the class's window says, on the graph and in its tips, too."""
    scene = window.canvas.view.graph_scene
    nodes = [scene.says(node.name) for node in window.session.document.graph.nodes]
    drawn = [f"{node.tip} {node.value} {node.gradient}" for node in nodes if node is not None]
    drawn += map(str, scene.labels_shown().values())
    painted = [item.toolTip() for item in scene.items()]
    return "\n".join([*said_by(window), *drawn, *painted, *tips(window)])


def test_the_presenter_sees_now_next_and_the_notes_of_the_page(window: MainWindow, qtbot: QtBot) -> None:
    view = open_presenter(qtbot, window)
    page = window.session.document.pages[6]
    window.session.go_to_step(10)
    qtbot.waitUntil(lambda: view.now.title.text() == "The gradient reaches ω")
    assert view.now.words.text() and "−2·1" in view.now.formula.accessibleName()
    assert view.next.heading.accessibleName().startswith("Next · Update · step 11 of 12")
    assert "1.02" in view.next.formula.accessibleName()
    assert view.page.text() == page.title and "lost sign" in view.notes.plain_text()
    window.session.go_to_step(12)
    qtbot.waitUntil(lambda: view.next.title.text() == "The sample ends here.")


def test_its_keys_and_buttons_walk_and_blank(window: MainWindow, qtbot: QtBot) -> None:
    view = open_presenter(qtbot, window)
    qtbot.mouseClick(view.buttons["step_forward"], Qt.MouseButton.LeftButton)
    assert window.session.frame.position == 1
    view.buttons["step_back"].setFocus()
    qtbot.keyClick(view.buttons["step_back"], Qt.Key.Key_Right)
    assert window.session.frame.position == 2
    qtbot.mouseClick(view.buttons["blank"], Qt.MouseButton.LeftButton)
    assert window.commands.presenting.is_blank and view.buttons["blank"].isChecked()
    assert view.isVisible() and not view.visibleRegion().isEmpty(), "the presenter goes on seeing"
    qtbot.mouseClick(view.buttons["blank"], Qt.MouseButton.LeftButton)
    assert not window.commands.presenting.is_blank and not view.buttons["blank"].isChecked()
    qtbot.mouseClick(view.buttons["pen"], Qt.MouseButton.LeftButton)
    assert window.commands.presenting.pen.on and view.buttons["pen"].isChecked()


def test_with_one_screen_it_is_a_panel_that_says_who_sees_it(window: MainWindow, qtbot: QtBot) -> None:
    view = open_presenter(qtbot, window)
    panel = window.findChild(QDockWidget, "presenter")
    assert panel is not None and panel.isAncestorOf(view) and view.seen_by_all.isVisible()
    assert window.command_action("presenter").isChecked()
    panel.close()
    assert window.commands.presenting.presenter.view is None
    assert not window.command_action("presenter").isChecked()


def test_what_is_asked_is_a_blank_for_the_class_and_an_answer_for_the_presenter(
    window: MainWindow, qtbot: QtBot
) -> None:
    session = window.session
    for name, number in (("x", 1.7), ("w", 2.3), ("y", 5.25)):
        session.set_value(name, number)
    window.show_projector(True)
    view = open_presenter(qtbot, window)
    for step, tab in ((0, 0), (4, 1), (9, 2), (10, 1)):
        session.predict.set_on(False)
        session.go_to_step(step)
        session.predict.set_on(True)
        window.tabs.setCurrentIndex(tab)
        task = session.predict.task
        assert task is not None
        answer = str(task.derivation("plain")).split("=")[-1].strip()
        heading = task.heading
        qtbot.waitUntil(lambda heading=heading: view.answer.title.text() == heading)  # type: ignore[misc]
        assert view.answer.isVisible() and answer in view.answer.formula.accessibleName()
        assert len(answer) > 3, "it is to be told from other numbers"
        assert answer not in shown_to_class(window), "the class's window is not to tell"
        session.predict.show_answer()
        assert answer in shown_to_class(window), "it would be found if it were there"


def test_a_page_question_and_autograd_have_their_answers(window: MainWindow, qtbot: QtBot) -> None:
    session = window.session
    view = open_presenter(qtbot, window)
    session.open(open_source("exercise-affine"))
    session.go_to_step(session.walkthrough.position_of("backward:b") - 1)
    task = session.modes.questions.task
    assert task is not None
    qtbot.waitUntil(lambda: view.answer.title.text() == task.heading)
    session.autograd.set_on(True)
    qtbot.waitUntil(lambda: view.answer.title.text() == "Ready now: loss")
    assert view.answer.words.text() not in "\n".join(said_by(window))
    session.autograd.set_on(False)
    session.open(open_source("linear-model"))
    qtbot.waitUntil(lambda: not view.answer.isVisible())


def test_the_class_never_sees_the_notes(window: MainWindow, qtbot: QtBot) -> None:
    view = open_presenter(qtbot, window)
    for number, page in enumerate(window.session.document.pages):
        window.session.pages.go(number)
        qtbot.waitUntil(lambda page=page: view.page.text() == page.title)  # type: ignore[misc]
        first = view.notes.plain_text().split(".")[0]
        assert first and not any(first in text for text in said_by(window))


def test_the_clock_counts_and_is_set_back(qtbot: QtBot) -> None:
    now = 100.0
    watch = Stopwatch(lambda: now)
    clock = Clock(watch)
    qtbot.addWidget(clock)
    clock.show()
    now += 3785
    assert watch.words == "1:03:05"
    clock.reset.click()
    assert clock.elapsed.text().startswith("0:00")
    clock.hide()
