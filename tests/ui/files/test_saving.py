"""Saving, opening again, dropping a file: nothing is lost, and nobody is asked for nothing."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QMenu, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from tutor.document import read
from tutor.document.catalogue import open_source
from tutor.document.edits.edits import delete
from tutor.resources import resource
from tutor.ui.app import make_window
from tutor.ui.files import questions
from tutor.ui.files.recent import MOST, RecentMenu
from tutor.ui.session.session import Session
from tutor.ui.settings import Settings
from tutor.ui.window.main_window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier
LESSON = resource("lessons", "linear-model.tutor")
real_question = questions.about_unsaved


@pytest.fixture
def own_file(tmp_path: Path) -> Path:
    path = tmp_path / "mine.tutor"
    path.write_bytes(b"# kept\n" + LESSON.read_bytes())
    return path


@pytest.fixture
def window(qtbot: QtBot, own_file: Path) -> Iterator[MainWindow]:
    yield open_window(qtbot, str(own_file))


def open_window(qtbot: QtBot, source: str) -> MainWindow:
    made = make_window(Session(open_source(source)), Settings(), theme="light", engine="own")
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def answer(key: Qt.Key, asked: list[str]) -> None:
    """Press a key in the question that comes up next, and note what it asks."""

    def press() -> None:
        box = QApplication.activeModalWidget()
        if not (isinstance(box, QMessageBox) and box.isActiveWindow()):
            QTimer.singleShot(20, press)
            return
        asked.append(box.text())
        patience = QTimer(box)  # a key that does nothing is not to hold up the tests
        patience.timeout.connect(box.reject)
        patience.start(5000)
        target: QWidget = box
        if key == Qt.Key.Key_Space:  # the button that loses the edits is reached by Tab, and has no key
            target = next(button for button in box.buttons() if button.accessibleName() == "Discard")
        QTest.keyClick(target, key)

    QTimer.singleShot(20, press)


def test_an_edit_is_marked_saved_and_the_mark_follows_undo(window: MainWindow, own_file: Path) -> None:
    assert not window.isWindowModified()
    window.session.set_value("w", 3.5)
    assert window.isWindowModified() and window.header._title.text() == "• Linear model"
    window.commands.undo()
    assert not window.isWindowModified() and window.header._title.text() == "Linear model"
    window.commands.redo()
    window.commands.save()
    assert not window.isWindowModified()
    saved = "# kept\n" + LESSON.read_text("utf-8").replace("w = 1\n", "w = 3.5\n")
    assert own_file.read_text("utf-8") == saved
    window.commands.undo()
    assert window.isWindowModified()
    window.commands.save()
    assert own_file.read_text("utf-8") == "# kept\n" + LESSON.read_text("utf-8")


def test_the_keys_save(window: MainWindow, own_file: Path, qtbot: QtBot) -> None:
    window.activateWindow()
    window.session.set_value("w", 3.5)
    qtbot.keyClick(window, Qt.Key.Key_S, CTRL)
    assert read(own_file).values["w"] == 3.5


def test_saving_leaves_the_moment_and_the_training_as_they_are(window: MainWindow, qtbot: QtBot) -> None:
    window.session.set_value("w", 3.5)
    window.session.train(3)
    qtbot.waitUntil(lambda: not window.session.runs.running)
    window.session.walking.move(20)
    before = window.session.address
    window.commands.save()
    assert window.session.address == before and window.session.runs.length() == 9


def test_a_lesson_is_never_overwritten(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    window, before = open_window(qtbot, "linear-model"), LESSON.read_bytes()
    asked: list[Path] = []

    def name(_: QWidget, suggestion: Path) -> Path | None:
        asked.append(suggestion)
        return names.pop(0)

    names: list[Path | None] = [None, LESSON, tmp_path / "copy.tutor"]
    monkeypatch.setattr(questions, "for_name", name)
    window.session.set_value("w", 3.5)
    window.commands.save()
    assert window.isWindowModified(), "no name was given"
    window.commands.save()
    assert window.isWindowModified() and "stay as they are" in window.canvas.notice.sentence()
    window.commands.save()
    assert not window.isWindowModified() and "copy.tutor" in window.canvas.notice.sentence()
    assert [path.name for path in asked] == ["linear-model.tutor"] * 3
    assert LESSON.read_bytes() == before
    assert (tmp_path / "copy.tutor").read_text("utf-8") == before.decode().replace("w = 1\n", "w = 3.5\n")
    window.session.set_value("w", 4.5)
    window.commands.save()
    assert read(tmp_path / "copy.tutor").values["w"] == 4.5, "it has a file of its own now"
    window.commands.undo()
    window.commands.undo()
    assert window.session.document.lesson == "" and window.isWindowModified()


def test_a_lesson_opened_by_its_path_is_not_overwritten_either(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, before = open_window(qtbot, str(LESSON)), LESSON.read_bytes()
    monkeypatch.setattr(questions, "for_name", lambda *_: None)
    window.session.set_value("w", 3.5)
    window.commands.save()
    assert LESSON.read_bytes() == before and window.isWindowModified()


def test_what_cannot_be_saved_is_said_and_stays(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(questions, "for_name", lambda *_: tmp_path)
    window.session.set_value("w", 3.5)
    window.commands.save_as()
    assert "is a folder" in window.canvas.notice.sentence()
    assert window.isWindowModified() and window.session.document.values["w"] == 3.5


def test_a_file_that_another_program_changed_is_asked_about(
    window: MainWindow, own_file: Path, qtbot: QtBot
) -> None:
    theirs = own_file.read_text("utf-8").replace("epochs = 100", "epochs = 7")
    own_file.write_text(theirs, "utf-8")
    window.session.set_value("w", 3.5)
    asked: list[str] = []
    answer(Qt.Key.Key_Escape, asked)
    window.commands.save()
    assert asked == ["mine.tutor has been changed by another program."]
    assert own_file.read_text("utf-8") == theirs and window.isWindowModified()
    answer(Qt.Key.Key_Return, asked)
    window.commands.save()
    assert read(own_file).values["w"] == 3.5 and not window.isWindowModified()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Escape])
def test_leaving_unsaved_edits_is_asked_about_and_answered_by_keys(
    key: Qt.Key, window: MainWindow, own_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.session.set_value("w", 3.5)
    edited = window.session.document
    asked: list[str] = []
    answer(key, asked)
    with monkeypatch.context() as patch:
        patch.setattr(questions, "about_unsaved", real_question)
        window.files.open("train-linear")
    assert asked == ["Save your edits of “Linear model”?"]
    stays = key == Qt.Key.Key_Escape
    assert (window.session.document is edited) is stays and window.isWindowModified() is stays
    assert read(own_file).values["w"] == (3.5 if key == Qt.Key.Key_Return else 1.0)


def test_closing_asks_and_cancel_keeps_the_window(
    window: MainWindow, own_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.session.set_value("w", 3.5)
    asked: list[str] = []
    with monkeypatch.context() as patch:
        patch.setattr(questions, "about_unsaved", real_question)
        answer(Qt.Key.Key_Escape, asked)
        assert not window.close()
        assert window.isVisible() and window.session.document.values["w"] == 3.5
        answer(Qt.Key.Key_Return, asked)
        assert window.close()
    assert len(asked) == 2 and read(own_file).values["w"] == 3.5


def test_a_file_that_is_none_leaves_the_open_work_untouched(window: MainWindow, tmp_path: Path) -> None:
    window.session.editing.set_on(True)
    window.session.editing.apply(partial(delete, names=["loss"]), "Delete loss")
    edited = window.session.document
    whole = resource("lessons", "linear-model.tutor").read_bytes()
    truncated = [whole[:end] for end in range(7, len(whole) - 600, 611)]
    others = [b"format = 1\n\xff", b"format = 99", b"[[[", b"#" * 9_000_000, b"", b"PK\x03\x04" * 99]
    for number, content in enumerate([*truncated, *others]):
        path = tmp_path / f"{number}.tutor"
        path.write_bytes(content)
        assert drop(window.canvas.view.viewport(), path)
        QApplication.processEvents()
        assert path.name in window.canvas.notice.sentence() and "\n" not in window.canvas.notice.sentence()
        assert window.session.document is edited and window.isWindowModified()
        assert window.session.editing.on and window.session.edits.undoText() == "Delete loss"


def test_recent_files_are_remembered_and_a_missing_one_is_dropped(
    window: MainWindow, own_file: Path, tmp_path: Path
) -> None:
    for number in range(MOST + 1):
        path = tmp_path / f"{number}.tutor"
        path.write_bytes(own_file.read_bytes())
        assert window.files.open(str(path))
    menu = window.header.menu.menu().findChild(RecentMenu)
    assert menu is not None
    assert listed(menu) == [f"{number}.tutor" for number in range(MOST, 0, -1)]
    (tmp_path / "5.tutor").unlink()
    next(action for action in menu.actions() if "5.tutor" in action.text()).trigger()
    assert "5.tutor is not there any more" in window.canvas.notice.sentence()
    assert window.session.document.source is not None
    assert "5.tutor" not in listed(menu) and len(listed(menu)) == MOST - 1
    next(action for action in menu.actions() if "3.tutor" in action.text()).trigger()
    assert window.session.document.source.path == tmp_path / "3.tutor"
    assert Settings().recent[0] == str(tmp_path / "3.tutor"), "remembered"


def listed(menu: RecentMenu) -> list[str]:
    menu.aboutToShow.emit()
    return [action.text().split()[-1] for action in menu.actions()]


def test_a_file_dropped_on_the_canvas_is_opened(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    other = tmp_path / "other.tutor"
    other.write_bytes(resource("lessons", "train-linear.tutor").read_bytes())
    for widget in (window.canvas.view.viewport(), window):
        window.files.open("linear-model")
        assert drop(widget, other)
        qtbot.waitUntil(lambda: window.session.document.title == "Training the linear model")
    (tmp_path / "picture.png").write_bytes(b"")
    assert not drop(window, tmp_path / "picture.png")
    assert not drop(window, other, other)


def test_a_script_dropped_is_opened_and_never_written_over(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = tmp_path / "mine.py"
    text = "import torch\nw = torch.tensor(3.0, requires_grad=True)\nz = w * 2\nz.backward()\n"
    script.write_text(text)
    assert drop(window.canvas.view.viewport(), script)
    qtbot.waitUntil(lambda: window.session.document.title == "mine")
    assert window.session.document.graph.parameters == ("w",)
    assert window.files.recent.paths[0] == script
    window.session.set_value("w", 4.0)
    monkeypatch.setattr("tutor.ui.files.questions.for_name", lambda *_: tmp_path / "mine.tutor")
    assert window.files.saving.save()
    assert script.read_text() == text
    assert "w = 4" in (tmp_path / "mine.tutor").read_text()


def test_a_script_that_cannot_be_read_leaves_what_is_open(window: MainWindow, tmp_path: Path) -> None:
    before = window.session.document
    said: list[str] = []
    window.session.said.connect(said.append)
    script = tmp_path / "odd.py"
    script.write_text("import torch\nwhile True: pass\n")
    assert not window.files.open(str(script))
    assert window.session.document is before
    assert "line 2, column 1: while is not read" in said[0]


def drop(widget: QWidget, *paths: Path) -> bool:
    """Drag files over the widget and let them go; whether it took them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(QPoint(9, 9), *how)
    QApplication.sendEvent(widget, enter)
    let_go = QDropEvent(QPointF(9, 9), *how)
    QApplication.sendEvent(widget, let_go)
    return enter.isAccepted() and let_go.isAccepted()


def test_the_question_has_three_named_buttons(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    names: list[str] = []

    def look() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        names.extend(sorted(button.accessibleName() for button in box.findChild(QDialogButtonBox).buttons()))
        box.reject()

    QTimer.singleShot(50, look)
    assert real_question(window, "T") == "cancel"
    assert names == ["Cancel", "Discard", "Save"]


def test_the_menu_has_the_files_first(window: MainWindow) -> None:
    menu = window.header.menu.menu()
    assert isinstance(menu, QMenu)
    texts = [action.text() for action in menu.actions() if isinstance(action, QAction)][:6]
    assert texts == ["New graph…", "New window", "Open a file…", "Open recent", "Save", "Save as…"]
