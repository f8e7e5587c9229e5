"""What nobody foresaw is said, reported once, the work kept, and the window goes on."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QPaintEvent
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.windows import window_at
from tutor.mishaps.folders import log_folder, report_folder
from tutor.ui.files import recovery
from tutor.ui.mishaps.crash import CrashFile, left_behind
from tutor.ui.mishaps.keeper import MishapKeeper
from tutor.ui.mishaps.report_dialog import ReportDialog
from tutor.ui.window.main_window import MainWindow

# The errors of these tests are the program's to catch, not pytest-qt's.
pytestmark = pytest.mark.qt_no_exception_capture


@pytest.fixture(autouse=True)
def _state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    yield
    for path in recovery.folder().glob("*"):
        path.unlink()


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    return window_at(qtbot, "linear-model", "start")


def divide(_: object = None) -> float:
    return 1 / 0


def reports() -> list[Path]:
    return sorted(report_folder().glob("*.txt"))


def sentence(window: MainWindow) -> str:
    return window.canvas.notice.sentence()


def press(qtbot: QtBot, window: MainWindow, words: str) -> None:
    buttons = window.canvas.notice.findChildren(QPushButton)
    qtbot.mouseClick(next(one for one in buttons if one.text() == words), Qt.MouseButton.LeftButton)


def test_an_error_in_a_slot_is_said_reported_and_shown_and_the_work_is_kept(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.session.set_value("w", 3.5)
    QTimer.singleShot(0, divide)
    qtbot.waitUntil(lambda: "ZeroDivisionError: division by zero" in sentence(window))
    assert "Your work is kept" in sentence(window)
    assert len(list(recovery.folder().glob("*.json"))) == 1
    (report,) = reports()
    text = report.read_text(encoding="utf-8")
    assert "in divide" in text and "Linear model" in text and "w = 3.5" in text
    press(qtbot, window, "Show the report")
    (dialog,) = window.findChildren(ReportDialog)
    assert "in divide" in dialog.text.toPlainText()
    copy = next(one for one in dialog.findChildren(QPushButton) if one.text() == "Copy")
    qtbot.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == dialog.text.toPlainText()
    dialog.close()
    window.session.go_to_step(1)
    assert window.session.frame.position == 1


def test_an_error_in_a_thread_is_said_too(window: MainWindow, qtbot: QtBot) -> None:
    thread = threading.Thread(target=divide)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: "ZeroDivisionError" in sentence(window))
    assert len(reports()) == 1


def test_what_fails_at_each_painting_is_reported_once(window: MainWindow, qtbot: QtBot) -> None:
    class Painted(QWidget):
        times = 0

        def paintEvent(self, event: QPaintEvent) -> None:
            self.times += 1
            divide()

    broken = Painted(window)
    broken.resize(50, 50)
    broken.show()
    for _ in range(5):
        before = broken.times
        broken.update()
        qtbot.waitUntil(lambda at=before: broken.times > at)
    assert len(reports()) == 1


def test_where_no_report_can_be_written_it_is_still_said(window: MainWindow, qtbot: QtBot) -> None:
    log_folder().parent.mkdir(parents=True)
    log_folder().write_text("a file in the folder's place")
    QTimer.singleShot(0, divide)
    qtbot.waitUntil(lambda: "ZeroDivisionError" in sentence(window))
    assert "Your work is kept" in sentence(window)


def test_it_waits_until_another_offer_is_answered(window: MainWindow, qtbot: QtBot) -> None:
    window.canvas.notice.offer("Not saved.", (("Recover it", divide_not),))
    QTimer.singleShot(0, divide)
    qtbot.waitUntil(lambda: len(reports()) == 1)
    assert sentence(window) == "Not saved."
    press(qtbot, window, "Recover it")
    assert "ZeroDivisionError" in sentence(window)


def divide_not() -> None:
    pass


def test_a_closed_window_takes_no_errors_any_more(window: MainWindow) -> None:
    ours = (sys.excepthook, threading.excepthook)
    window.close()
    assert sys.excepthook is not ours[0] and threading.excepthook is not ours[1]


def test_after_a_crash_the_next_start_has_a_report(window: MainWindow, tmp_path: Path) -> None:
    crashing = (
        "import faulthandler, pathlib, sys\n"
        "from tutor.ui.mishaps.crash import CrashFile\n"
        "CrashFile(pathlib.Path(sys.argv[1])).begin()\n"
        "faulthandler._sigsegv()\n"
    )
    root = Path(__file__).parents[3]
    ran = subprocess.run([sys.executable, "-c", crashing, str(tmp_path)], check=False, cwd=root, timeout=60)
    assert ran.returncode != 0
    told: list[dict[str, str]] = []
    keeper = MishapKeeper(window.session, lambda _, sections: told.append(sections), tmp_path)
    keeper.begin()
    keeper.end()
    assert "Segmentation fault" in told[0]["Crash"]
    assert left_behind(tmp_path) == ""


def test_a_process_that_runs_is_no_crash_and_one_that_ends_leaves_nothing(tmp_path: Path) -> None:
    crash = CrashFile(tmp_path)
    crash.begin()
    assert left_behind(tmp_path) == ""
    crash.end()
    assert list(tmp_path.glob("crash-*")) == []
