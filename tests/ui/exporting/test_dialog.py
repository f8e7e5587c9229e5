"""The dialog that exports: chosen and carried out with real keys, and nothing that is asked for is told."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from tests.helpers.windows import window_at
from tutor.ui.exporting.dialog import ExportDialog
from tutor.ui.window.main_window import MainWindow

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(autouse=True)
def _typeset_at_once() -> Iterator[None]:
    yield


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    return window_at(qtbot, "train-linear", "backward:end")


def dialog_of(window: MainWindow, qtbot: QtBot) -> ExportDialog:
    """The dialog, opened by its key."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window.canvas.view, Qt.Key.Key_E, CTRL | SHIFT)
    found = window.findChildren(ExportDialog)[-1]
    qtbot.waitUntil(found.isActiveWindow)
    return found


def press(key: Qt.Key, times: int = 1) -> None:
    for _ in range(times):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)


@pytest.fixture
def name(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """What the dialog suggested; the file goes into the test's folder under that name."""
    suggested: list[str] = []

    def save(_parent: object, _title: str, suggestion: str, _kinds: str) -> tuple[str, str]:
        suggested.append(suggestion)
        return str(tmp_path / suggestion), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", save)
    return suggested


def exported(dialog: ExportDialog, qtbot: QtBot, folder: Path) -> Path:
    """The file that Enter makes."""
    with qtbot.waitSignal(dialog.finished, timeout=10_000):
        press(Qt.Key.Key_Return)
    (found,) = folder.iterdir()
    return found


def test_enter_writes_the_picture_that_is_seen(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, name: list[str]
) -> None:
    said: list[str] = []
    window.session.said.connect(said.append)
    dialog = dialog_of(window, qtbot)
    qtbot.waitUntil(lambda: dialog.look.currentWidget() is dialog.look.picture)
    path = exported(dialog, qtbot, tmp_path)
    assert name == ["train-linear.png"]
    with Image.open(path) as image:
        assert (image.format, image.size) == ("PNG", (1600, 1000))
    assert said == [f"Exported {path}"]


def test_arrows_choose_the_handout_and_its_options_hold(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, name: list[str]
) -> None:
    dialog = dialog_of(window, qtbot)
    press(Qt.Key.Key_Down)
    assert dialog.options.blanks.isVisible()
    assert not dialog.options.words.isVisible()
    assert not dialog.options.answers.isEnabled()
    dialog.options.blanks.setFocus()
    press(Qt.Key.Key_Space)
    assert dialog.options.answers.isEnabled()
    dialog.options.last.setValue(2)
    dialog.rows["handout"].setFocus()
    path = exported(dialog, qtbot, tmp_path)
    assert name == ["train-linear-handout.pdf"]
    assert path.read_bytes().count(b"/MediaBox") == 2


@pytest.mark.parametrize(
    ("down", "suffix", "begins"),
    [
        (2, ".html", b"<!DOCTYPE html>"),
        (3, ".gif", b"GIF89a"),
        (4, ".py", b"# Training"),
        (5, ".tex", b"\\doc"),
    ],
)
def test_each_kind_makes_its_file(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, name: list[str], down: int, suffix: str, begins: bytes
) -> None:
    dialog = dialog_of(window, qtbot)
    press(Qt.Key.Key_Down, down)
    dialog.options.last.setValue(2)
    dialog.options.pixels.setCurrentIndex(0)
    path = exported(dialog, qtbot, tmp_path)
    assert name[-1].endswith(suffix)
    assert path.read_bytes().startswith(begins)


def test_the_program_may_be_a_notebook(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, name: list[str]
) -> None:
    dialog = dialog_of(window, qtbot)
    press(Qt.Key.Key_Down, 4)
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: '"cells"' in dialog.look.text.toPlainText())
    path = exported(dialog, qtbot, tmp_path)
    assert name == ["train-linear.ipynb"]
    assert json.loads(path.read_text(encoding="utf-8"))["nbformat"] == 4


def test_the_table_has_what_was_trained(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, name: list[str]
) -> None:
    dialog = dialog_of(window, qtbot)
    press(Qt.Key.Key_End)
    press(Qt.Key.Key_Return)
    assert dialog.complaint.text().startswith("Nothing is trained yet")
    press(Qt.Key.Key_Escape)
    with qtbot.waitSignal(window.session.runs.state_changed):
        window.session.train(2)
    qtbot.waitUntil(lambda: window.session.runs.length() == 6 and not window.session.runs.running)
    dialog = dialog_of(window, qtbot)
    press(Qt.Key.Key_End)
    lines = exported(dialog, qtbot, tmp_path).read_text(encoding="utf-8").splitlines()
    assert name == ["train-linear-training.csv"]
    assert lines[:2] == ["engine,epoch,index,loss,w.grad,w.data", "own,0,0,1.0,-2.0,1.0199999809265137"]
    assert len(lines) == 7


def test_escape_stops_an_export_and_leaves_no_file(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, name: list[str]
) -> None:
    dialog = dialog_of(window, qtbot)
    press(Qt.Key.Key_Down, 3)
    dialog.options.pixels.setCurrentIndex(4)
    press(Qt.Key.Key_Return)
    assert dialog.running.busy
    assert not dialog.export.isEnabled()
    qtbot.waitUntil(lambda: dialog.progress.value() > 0)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.running.busy
    assert dialog.export.isEnabled()
    assert dialog.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert list(tmp_path.iterdir()) == []
    assert len(name) == 1


def test_what_cannot_be_written_is_said(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "folder.png").mkdir()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "folder.png"), ""))
    dialog = dialog_of(window, qtbot)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "is a folder" in dialog.complaint.text())
    assert dialog.export.isEnabled()


def test_a_name_gets_the_ending_of_its_kind_and_nothing_is_written_over_unasked(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "model.py.png").write_text("mine")
    names, suggested = [str(tmp_path / "model.py"), str(tmp_path / "Other.PNG")], list[str]()

    def save(_parent: object, _title: str, suggestion: str, _kinds: str) -> tuple[str, str]:
        suggested.append(suggestion)
        return names.pop(0), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", save)
    dialog = dialog_of(window, qtbot)
    with qtbot.waitSignal(dialog.finished, timeout=10_000):
        press(Qt.Key.Key_Return)
    assert suggested[1] == str(tmp_path / "model.py.png"), "the file dialog comes again, to ask about it"
    assert (tmp_path / "model.py.png").read_text() == "mine"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["Other.PNG", "model.py.png"]


def test_nothing_that_is_asked_for_is_told(qtbot: QtBot, tmp_path: Path, name: list[str]) -> None:
    window = window_at(qtbot, "linear-model", "start")
    window.session.predict.set_on(True)
    dialog = dialog_of(window, qtbot)
    press(Qt.Key.Key_Down)
    assert "A question waits before the first step" in dialog.note.text()
    press(Qt.Key.Key_Return)
    assert "A question waits before the first step" in dialog.complaint.text()
    press(Qt.Key.Key_End)
    press(Qt.Key.Key_Return)
    assert "give the answer away" in dialog.complaint.text()
    press(Qt.Key.Key_Escape)
    window.session.predict.skip()
    window.session.predict.skip()
    dialog = dialog_of(window, qtbot)
    press(Qt.Key.Key_Down)
    assert dialog.options.last.maximum() == 2
    assert exported(dialog, qtbot, tmp_path).read_bytes().count(b"/MediaBox") == 2
    moment = dialog.source.moment
    assert moment.asked is window.session.walkthrough.steps[2]
    assert len(name) == 1
