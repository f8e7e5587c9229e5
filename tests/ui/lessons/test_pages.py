"""Pages and the walk keep each other in step: through time, back in time, and from one graph to another."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.window.test_main_window import open_window
from tutor.document import lessons, open_source
from tutor.document.file.read import read_text
from tutor.errors import TutorError
from tutor.ui.look.theme import load_theme
from tutor.ui.session.moment import Address
from tutor.ui.session.session import Session
from tutor.ui.typesetting import typeset
from tutor.ui.widgets.math_text import SIZE_OF_MATHS, formulas_in
from tutor.ui.window.main_window import MainWindow

FILE = """
format = 1
title = "Two graphs"
code = "y_hat = x * w\\nr = y_hat - y\\nloss = r ** 2"
parameters = ["w"]

[values]
w = 1
x = 1
y = 2

[[graphs]]
name = "alone"
code = "z = x * w"

[[pages]]
title = "The start"
text = "Nothing is computed."

[[pages]]
title = "Still the start"
text = "A second page at the same step."

[[pages]]
title = "The loss"
at = "forward:loss"
text = "Forward is done."

[[pages]]
title = "The weight"
at = "backward:w"
text = "Backward is done."

[[pages]]
title = "Back to the residual"
at = "forward:r"
text = "Once more, from the middle."

[[pages]]
title = "The product alone"
graph = "alone"
at = "forward:z"
text = "Another graph."

[[pages]]
title = "The whole again"
at = "backward:w"
text = "And back."
"""


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[Session]:
    made = Session(read_text(FILE, "two.tutor"))
    yield made
    made.close()


def test_the_page_follows_the_walk(session: Session) -> None:
    seen = [session.pages.current]
    for _ in session.walkthrough.steps:
        session.walking.move(1)
        seen.append(session.pages.current)
    loss, weight = (session.walkthrough.position_of(at) for at in ("forward:loss", "backward:w"))
    assert seen == [0] + [1] * (loss - 1) + [2] * (weight - loss) + [3] * (len(seen) - weight)
    session.go_to_step(loss - 1)
    assert session.pages.current == 1
    session.go_to_step(0)
    assert session.pages.current == 1, "the page that is read stays, where its step is the present one"


def test_turning_pages_visits_each_at_its_step_and_graph(session: Session) -> None:
    told: list[int | None] = []
    session.pages.changed.connect(lambda: told.append(session.pages.current))
    seen = [(session.pages.current, session.address.step, session.document.shown)]
    while session.pages.has_next:
        session.pages.turn(1)
        assert session.pages.standing is session.pages.page
        seen.append((session.pages.current, session.address.step, session.document.shown))
    walk = session.walkthrough
    weight = walk.position_of("backward:w")
    assert seen == [
        (0, 0, ""),
        (1, 0, ""),
        (2, walk.position_of("forward:loss"), ""),
        (3, weight, ""),
        (4, walk.position_of("forward:r"), ""),
        (5, 1, "alone"),
        (6, weight, ""),
    ]
    assert told == [1, 2, 3, 4, 5, 6]
    while session.pages.has_previous:
        session.pages.turn(-1)
    assert told[6:] == [5, 4, 3, 2, 1, 0]
    assert (session.address, session.document.shown) == (Address(), "")


def test_after_a_page_back_in_time_the_walk_stays_with_that_page(session: Session) -> None:
    session.pages.go(4)
    session.go_to_step(len(session.walkthrough))
    assert session.pages.current == 4, "the pages before belong to the first way through"
    session.go_to_step(0)
    assert session.pages.current == 4
    assert session.pages.standing is None


def test_another_graph_keeps_what_was_edited_and_can_be_undone(session: Session) -> None:
    session.set_value("w", 3.0)
    assert not session.is_as_told
    session.pages.go(5)
    assert session.trace is not None and float(session.trace.value("z")) == 3.0
    assert [node.name for node in session.document.graph.nodes] == ["x", "w", "z"]
    session.edits.undo()
    assert session.is_as_told and session.document.shown == ""
    assert session.pages.page is not None and session.pages.page.graph == ""
    session.pages.go(5)
    assert session.is_as_told and session.trace is not None and float(session.trace.value("z")) == 1.0
    with pytest.raises(TutorError, match="beside"):
        session.show_graph("beside")


def test_a_page_belongs_to_the_first_sample_of_all(qtbot: QtBot) -> None:
    window = open_window(qtbot, "train-linear")
    session = window.session
    standing = session.pages.standing
    assert standing is not None
    session.walking.move_sample(1)
    assert session.pages.current == 0 and session.pages.standing is None
    session.pages.turn(1)
    assert session.address.sample == 0 and session.pages.current == 1
    window.close()


def test_keys_turn_the_pages_and_the_panel_shows_them(qtbot: QtBot) -> None:
    window: MainWindow = open_window(qtbot)
    lesson, pages = window.lesson, window.session.document.pages
    assert QTest.qWaitForWindowActive(window)
    held = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(window.canvas.view, Qt.Key.Key_PageDown, held)
    assert window.session.pages.current == 1
    assert lesson.turner.words.text() == f"Page 2 of {len(pages)}"
    assert lesson.words().startswith(pages[1].title)
    window.session.set_value("y", 3.0)
    assert lesson.words().startswith(pages[1].title)
    assert "changed" in lesson.words(), "the text has the lesson's own numbers: it says so"
    qtbot.keyClick(window.canvas.view, Qt.Key.Key_PageUp, held)
    assert window.session.pages.current == 0
    qtbot.mouseClick(lesson.turner.on, Qt.MouseButton.LeftButton)
    assert window.session.pages.current == 1
    window.close()


WALKED = [
    lesson.id
    for lesson in lessons()
    if not any(page.questions for page in open_source(lesson.id).pages)  # there the walk waits
]


@pytest.mark.parametrize("lesson", WALKED)
def test_every_graph_of_a_lesson_is_walked_to_its_end_and_back(lesson: str) -> None:
    session = Session(open_source(lesson))
    for name in ("", *(graph.name for graph in session.document.graphs)):
        session.show_graph(name)
        steps, said = len(session.walkthrough), []
        for _ in range(steps):
            session.walking.move(1)
            assert session.narration is not None
            said.append(session.narration.sentence)
        assert session.frame.next_step is None
        for sentence in reversed(said):
            assert session.narration is not None
            assert session.narration.sentence == sentence
            session.walking.move(-1)
        assert session.address.step == 0
    session.close()


def test_no_formula_of_a_page_is_wider_than_the_panel(qtbot: QtBot) -> None:
    typeset.postpone(False)
    theme = load_theme("light")
    size, colour = theme.sizes.reading * SIZE_OF_MATHS, theme.colour("text")
    room = theme.sizes.lesson_width - 48 - 14  # margins, and a scroll bar
    for lesson in lessons():
        for page in open_source(lesson.id).pages:
            for formula in formulas_in(page.text):
                width = typeset.typeset(formula, size, colour).width
                assert width < room, f"{lesson.id}, {page.title}: {formula} is cut off"
