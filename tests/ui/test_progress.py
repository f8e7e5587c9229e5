"""Progress through lessons: kept while one reads, there after a crash, shown in the catalogue, resumed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.window.test_main_window import open_window
from tutor.document.learner import progress
from tutor.ui.lessons.progress_keeper import default_path
from tutor.ui.widgets.lesson_row import LessonRow
from tutor.ui.window.main_window import MainWindow

READER = """
import sys
from tutor.document.catalogue import open_source
from tutor.ui.app import make_app, make_window
from tutor.ui.session.session import Session
from tutor.ui.settings import Settings
app = make_app()
window = make_window(Session(open_source("exercise-affine")), Settings(), engine="own")
window.show()
window.session.pages.go(1)
while True:
    app.processEvents()
    questions = window.session.modes.questions
    if questions.open is not None and not questions.outcomes:
        questions.answer("7")
        questions.answer("y_hat - y")
        window.session.go_to_step(5)
    window.session.pages.turn(-1 if window.session.pages.current else 1)
"""


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    made = open_window(qtbot, "exercise-affine")
    assert QTest.qWaitForWindowActive(made)
    yield made
    made.close()


def told() -> dict[str, progress.Record]:
    return progress.load(default_path())[0]


def row(window: MainWindow, title: str) -> LessonRow:
    return next(each for each in window.lessons.catalogue.rows() if f". {title}." in each.accessibleName())


def press(*keys: Qt.Key) -> None:
    for key in keys:
        widget = QApplication.focusWidget()
        assert widget is not None
        QTest.keyClick(widget, key)


def test_progress_survives_a_process_that_is_killed(tmp_path: Path) -> None:
    """While it reads and writes all the time, the file is whole, and holds what was read and answered."""
    environment = os.environ | {"XDG_DATA_HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    path = tmp_path / "backprop-tutor" / "progress.json"
    process = subprocess.Popen([sys.executable, "-c", READER], env=environment)
    try:
        until = time.monotonic() + 60
        while time.monotonic() < until and process.poll() is None:
            if path.exists() and json.loads(path.read_text())["lessons"]["exercise-affine"]["answers"]:
                break
            time.sleep(0.01)
    finally:
        process.send_signal(signal.SIGKILL if os.name != "nt" else signal.SIGTERM)
        process.wait()
    found, sentence = progress.load(path)
    assert sentence == ""
    assert set(found["exercise-affine"].read) >= {0, 1}
    assert found["exercise-affine"].answers == {"1.0 forward:r": "wrong"}


def test_it_is_written_soon_and_away_from_the_window(window: MainWindow, qtbot: QtBot) -> None:
    window.session.pages.turn(1)
    assert not default_path().exists(), "not while one reads"
    qtbot.waitUntil(lambda: default_path().exists())
    qtbot.waitUntil(lambda: told()["exercise-affine"].read == (0, 1))
    window.session.pages.turn(-1)
    window.close()
    assert told()["exercise-affine"].at == 0, "closing writes what is left"


def test_the_next_start_knows_what_was_answered_and_where_one_was(qtbot: QtBot, window: MainWindow) -> None:
    session = window.session
    session.go_to_step(15)
    session.modes.questions.answer("y_hat - y")
    session.pages.go(2)
    window.close()
    again = open_window(qtbot, "one-weight")
    assert QTest.qWaitForWindowActive(again)
    again.session.pages.turn(1)
    qtbot.keyClick(again.canvas.view, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    affine = row(again, "Exercise: the affine model").accessibleName()
    assert affine.startswith("9. Exercise: the affine model. 2 of 5 pages · 1 of 4 right")
    while QApplication.focusWidget() is not row(again, "Exercise: the affine model"):
        press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert not again.lessons.catalogue.isVisible()
    assert again.session.document.lesson == "exercise-affine"
    assert (again.session.pages.current, again.session.address.step) == (2, 6)
    assert again.session.modes.questions.outcomes == {(1, 0): "right"}
    again.close()


def test_start_again_forgets_one_lesson(window: MainWindow, qtbot: QtBot) -> None:
    session, catalogue = window.session, window.lessons.catalogue
    session.go_to_step(15)
    session.modes.questions.skip()
    window.lessons.show_catalogue()
    assert QApplication.focusWidget() is row(window, "Exercise: the affine model"), "the lesson that is open"
    press(Qt.Key.Key_Delete)
    assert session.modes.questions.outcomes == {}
    assert session.pages.current == 0
    assert "1 of 5 pages" in row(window, "Exercise: the affine model").accessibleName()
    press(Qt.Key.Key_End)
    assert QApplication.focusWidget() is catalogue.rows()[-1]
    press(Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Return)
    assert session.document.lesson.startswith("exercise:medium:")
    window.close()
    assert list(told()) == ["exercise-affine"], "exercises made by chance are not kept"


def test_a_broken_file_is_said_and_reading_goes_on(qtbot: QtBot) -> None:
    default_path().parent.mkdir(parents=True, exist_ok=True)
    default_path().write_text("{")
    window = open_window(qtbot, "one-weight")
    qtbot.waitUntil(lambda: "set aside as progress.set-aside-1.json" in window.canvas.notice.sentence())
    window.session.pages.turn(1)
    window.close()
    assert told()["one-weight"].read == (0, 1)
