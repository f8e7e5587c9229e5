"""Unsaved work survives the program: killed at any moment, the next start offers it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tutor.document.catalogue import open_source
from tutor.document.recovery import keep
from tutor.graph.unfinished import missing
from tutor.resources import resource
from tutor.ui.app import make_window
from tutor.ui.files import recovery
from tutor.ui.session.session import Session
from tutor.ui.settings import Settings
from tutor.ui.typesetting import typeset
from tutor.ui.window.main_window import MainWindow

# Edits, and then says so; it is killed while its event loop runs.
EDITOR = """
import sys
from PySide6.QtCore import QStandardPaths
QStandardPaths.setTestModeEnabled(True)
from tutor.document.catalogue import open_source
from tutor.ui.files import recovery
from tutor.ui.app import make_app, make_window
from tutor.ui.session.session import Session
from tutor.ui.settings import Settings
recovery.DELAY = 200
app = make_app()
window = make_window(Session(open_source(sys.argv[1])), Settings(), engine="own")
window.show()
EDITS
print("edited", flush=True)
app.exec()
"""
VALUES = """
window.session.set_value("w", 3.5)
window.session.set_value("w", 4.5)
"""
GRAPH = """
from functools import partial
from tutor.document.edits import edits
window.session.editing.set_on(True)
window.session.editing.apply(partial(edits.add_operation, op="mul", at=(300.0, 200.0)), "Add ×")
window.session.editing.apply(partial(edits.connect, source="y_hat", target="z"), "Connect")
"""


@pytest.fixture(autouse=True)
def _no_work_left() -> Iterator[None]:
    typeset.warm()  # two windows in one process would import it at the same time
    for path in recovery.folder().glob("*"):
        path.unlink()
    yield
    for path in recovery.folder().glob("*"):
        path.unlink()


def open_window(qtbot: QtBot, source: str = "linear-model") -> MainWindow:
    made = make_window(Session(open_source(source)), Settings(), theme="light", engine="own")
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def kept() -> list[Path]:
    return list(recovery.folder().glob("*.json"))


def crash(*lessons: str, edits: str = VALUES) -> None:
    """Edit each lesson in a process of its own, and kill it when its work has been kept."""
    program = EDITOR.replace("EDITS", edits)
    for number, lesson in enumerate(lessons, 1):
        process = subprocess.Popen(
            [sys.executable, "-c", program, lesson], stdout=subprocess.PIPE, text=True, env=os.environ
        )
        assert process.stdout is not None
        try:
            assert process.stdout.readline() == "edited\n"
            end = time.monotonic() + 10
            while len(kept()) < number:
                assert time.monotonic() < end, "not kept within ten seconds"
                time.sleep(0.05)
        finally:
            process.send_signal(signal.SIGKILL)
            process.wait()
            process.stdout.close()


def press(qtbot: QtBot, window: MainWindow, words: str) -> None:
    button = next(each for each in window.canvas.notice.findChildren(QPushButton) if each.text() == words)
    assert button.isVisible() and button.accessibleName() == words
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def offered(window: MainWindow) -> bool:
    return "was not saved when the program ended" in window.canvas.notice.sentence()


def test_after_a_kill_the_next_start_offers_the_work(qtbot: QtBot, tmp_path: Path) -> None:
    own = tmp_path / "mine.tutor"
    own.write_bytes(b"# kept\n" + resource("lessons", "linear-model.tutor").read_bytes())
    crash(str(own))
    window = open_window(qtbot, "train-linear")
    qtbot.waitUntil(lambda: offered(window))
    assert "“Linear model”" in window.canvas.notice.sentence()
    press(qtbot, window, "Recover it")
    assert window.session.document.values["w"] == 4.5
    assert window.isWindowModified() and not offered(window)
    assert len(kept()) == 1, "it is this window's unsaved work now"
    window.commands.save()
    assert own.read_text("utf-8").startswith("# kept\n") and "w = 4.5" in own.read_text("utf-8")
    assert kept() == []


def test_a_graph_that_was_being_edited_is_offered_unfinished_as_it_was(qtbot: QtBot) -> None:
    crash("linear-model", edits=GRAPH)
    window = open_window(qtbot, "train-linear")
    qtbot.waitUntil(lambda: offered(window))
    press(qtbot, window, "Recover it")
    document = window.session.document
    assert document.graph["z"].operands[0] == "y_hat" and document.graph["z"].op == "mul"
    assert document.positions["z"] == (300.0, 200.0)
    assert missing(document.graph) == {"z": "z waits for operand 2 of 2."}
    window.session.go_to_step(len(window.session.walkthrough))
    assert window.session.trace is not None and window.session.trace.gradient("w") == -2.0
    assert window.isWindowModified()


def test_each_work_is_offered_and_a_discarded_one_never_again(qtbot: QtBot) -> None:
    crash("linear-model", "train-linear")
    window = open_window(qtbot)
    qtbot.waitUntil(lambda: offered(window))
    assert "“Training the linear model”" in window.canvas.notice.sentence(), "the newest first"
    press(qtbot, window, "Discard it")
    assert "“Linear model”" in window.canvas.notice.sentence()
    window.session.said.emit("Something else.")
    assert window.canvas.notice.sentence() == "Something else."
    window.canvas.notice._close.click()
    assert offered(window), "the offer waits behind what is said"
    window.canvas.notice._close.click()
    assert not window.canvas.notice.isVisible() and len(kept()) == 1, "to close it is to answer later"
    window.close()
    again = open_window(qtbot)
    qtbot.waitUntil(lambda: offered(again))
    press(qtbot, again, "Recover it")
    assert again.session.document.lesson == "linear-model", "still a lesson: saving asks for a name"
    again.close()
    assert kept() == []


def test_the_work_of_a_window_that_is_open_is_not_offered(qtbot: QtBot) -> None:
    first = open_window(qtbot)
    first.session.set_value("w", 3.5)
    assert first.recovery.keep() and len(kept()) == 1
    second = open_window(qtbot)
    qtbot.wait(100)
    assert not offered(second)
    first.close()
    assert kept() == []


def test_an_edit_is_kept_within_ten_seconds_and_forgotten_when_undone(qtbot: QtBot) -> None:
    assert 2 * recovery.DELAY <= 10_000
    window = open_window(qtbot)
    window.recovery._timer.setInterval(50)
    window.session.set_value("w", 3.5)
    qtbot.waitUntil(lambda: len(kept()) == 1)
    window.commands.undo()
    assert kept() == []


def test_a_full_disk_is_said_once(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(recovery, "keep", full)
    window = open_window(qtbot)
    window.session.set_value("w", 3.5)
    assert not window.recovery.keep()
    assert "cannot be kept" in window.canvas.notice.sentence()
    window.canvas.notice.hide()
    assert not window.recovery.keep() and not window.canvas.notice.isVisible()


def test_what_was_kept_and_cannot_be_read_is_left_alone(qtbot: QtBot) -> None:
    broken = recovery.folder() / "broken.json"
    broken.parent.mkdir(parents=True, exist_ok=True)
    broken.write_text("{")
    old = recovery.folder() / "old.json"
    keep(open_source("linear-model"), old)
    window = open_window(qtbot)
    qtbot.waitUntil(lambda: offered(window))
    press(qtbot, window, "Discard it")
    assert not offered(window) and kept() == [broken]
