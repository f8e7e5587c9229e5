"""Samples from a table: opened, read, mapped and taken with real keys and clicks; undone; bad cells told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from tests.helpers.windows import window_at
from tutor.document.file.read import read_text
from tutor.document.file.write import write_text
from tutor.document.sheet.mapping import samples
from tutor.ui.panels.data.panel import DataPanel
from tutor.ui.sheets import dialog as dialog_module
from tutor.ui.sheets.columns_model import GOES
from tutor.ui.sheets.dialog import SheetDialog
from tutor.ui.window.main_window import MainWindow

CTRL, LEFT = Qt.KeyboardModifier.ControlModifier, Qt.MouseButton.LeftButton


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    made = window_at(qtbot, "train-linear", "forward:r")
    yield made
    for dialog in made.findChildren(SheetDialog):
        dialog.reject()


def opened(window: MainWindow, qtbot: QtBot) -> SheetDialog:
    """The dialog, opened by its key."""
    QTest.keyClick(window.canvas.view, Qt.Key.Key_I, CTRL)
    found = window.findChildren(SheetDialog)[-1]
    qtbot.waitUntil(found.isActiveWindow)
    return found


def pasted(window: MainWindow, qtbot: QtBot, text: str) -> SheetDialog:
    """The dialog with a table from the clipboard, pasted with Ctrl+V."""
    dialog = opened(window, qtbot)
    QGuiApplication.clipboard().setText(text)
    QTest.keyClick(dialog, Qt.Key.Key_V, CTRL)
    qtbot.waitUntil(lambda: not dialog.reading.busy)
    return dialog


def test_a_pasted_table_becomes_the_samples_and_can_be_undone(window: MainWindow, qtbot: QtBot) -> None:
    before = window.session.document
    dialog = pasted(window, qtbot, "y\tx\n10\t1\n20\t2,5\n")
    assert dialog.take.isEnabled()
    assert dialog.about.text() == "Pasted: 2 rows, 2 columns."
    QTest.mouseClick(dialog.take, LEFT)
    qtbot.waitUntil(lambda: window.session.document is not before)
    assert window.session.document.data == {"x": (1.0, 2.5), "y": (10.0, 20.0)}
    window.session.edits.undo()
    assert window.session.document == before


def test_the_data_tab_leads_to_the_dialog(window: MainWindow, qtbot: QtBot) -> None:
    window.tabs.setCurrentIndex(3)
    panel = window.tabs.panel(3)
    assert isinstance(panel, DataPanel)
    QTest.mouseClick(panel.from_table, LEFT)
    (dialog,) = window.findChildren(SheetDialog)
    qtbot.waitUntil(dialog.isActiveWindow)


def test_columns_go_where_the_person_says(window: MainWindow, qtbot: QtBot) -> None:
    dialog = pasted(window, qtbot, "a,b,c\n1,2,3\n4,5,6\n")
    assert dialog.model.chosen() == {"x": ("a",), "y": ("c",)}
    for row, name in ((2, ""), (1, "x"), (2, "y")):  # x takes one number: what it had makes room
        at = dialog.model.index(row, GOES)
        QTest.mouseClick(dialog.table.viewport(), LEFT, pos=dialog.table.visualRect(at).center())
        box = dialog.table.viewport().findChild(QComboBox)
        qtbot.waitUntil(lambda box=box: box.view().isVisible())
        while box.currentData() != name:
            QTest.keyClick(box.view(), Qt.Key.Key_Down if name else Qt.Key.Key_Up)
            box.setCurrentIndex(box.view().currentIndex().row())
        QTest.keyClick(box.view(), Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: not dialog.table.viewport().findChildren(QComboBox))
    qtbot.waitUntil(lambda: not dialog.reading.busy)
    assert dialog.model.chosen() == {"x": ("b",), "y": ("c",)}
    QTest.keyClick(dialog.take, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window.session.document.data["x"] == (2.0, 5.0))


def test_cells_that_say_no_number_are_named_and_their_rows_left_out(window: MainWindow, qtbot: QtBot) -> None:
    dialog = pasted(window, qtbot, "x,y\n1,2\n,4\n3,abc\n5,6\n")
    assert dialog.faults.text() == "Line 3: x is missing.\nLine 4: y has “abc”, which is no number."
    assert not dialog.take.isEnabled()
    QTest.mouseClick(dialog.leave_out, LEFT, pos=dialog.leave_out.rect().center() * 0.1)
    qtbot.waitUntil(dialog.take.isEnabled)
    dialog.take.click()
    qtbot.waitUntil(lambda: window.session.document.data == {"x": (1.0, 5.0), "y": (2.0, 6.0)})


def test_lines_that_are_no_rows_are_named(window: MainWindow, qtbot: QtBot) -> None:
    dialog = pasted(window, qtbot, "x,y\n1,2\n3\n5,6\n")
    assert dialog.about.text().endswith("Left out, since it has more or fewer cells: line 3.")
    assert dialog.take.isEnabled()


def test_header_and_delimiter_can_be_set_right(window: MainWindow, qtbot: QtBot) -> None:
    dialog = pasted(window, qtbot, "1;2\n3;4\n5;6\n")
    assert not dialog.header.isChecked()
    QTest.mouseClick(dialog.header, LEFT, pos=dialog.header.rect().center() * 0.1)
    qtbot.waitUntil(lambda: dialog.about.text() == "Pasted: 2 rows, 2 columns.")
    dialog.delimiter.setCurrentIndex(dialog.delimiter.findData(","))
    dialog.delimiter.activated.emit(dialog.delimiter.currentIndex())
    qtbot.waitUntil(lambda: dialog.about.text() == "Pasted: 2 rows, 1 columns.")


def test_a_table_dropped_on_the_window_is_read(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "points.CSV"
    path.write_text("x,y\n1,2\n3,4\n")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    how = (Qt.DropAction.CopyAction, mime, LEFT, Qt.KeyboardModifier.NoModifier)
    viewport = window.canvas.view.viewport()
    QApplication.sendEvent(viewport, QDragEnterEvent(QPoint(9, 9), *how))
    QApplication.sendEvent(viewport, QDropEvent(QPointF(9, 9), *how))
    qtbot.waitUntil(lambda: bool(window.findChildren(SheetDialog)))
    (dialog,) = window.findChildren(SheetDialog)
    qtbot.waitUntil(lambda: dialog.about.text() == "points.CSV: 2 rows, 2 columns.")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "There is no row in this table."),
        ('x,y\n"1,2\n', "The row that begins in line 2 has a quotation mark that does not fit its cell."),
    ],
)
def test_what_is_no_table_is_told(window: MainWindow, qtbot: QtBot, text: str, sentence: str) -> None:
    dialog = pasted(window, qtbot, text)
    assert dialog.faults.text() == sentence
    assert not dialog.take.isEnabled()


def test_a_file_that_cannot_be_read_is_told(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = opened(window, qtbot)
    dialog.read_file(tmp_path / "nothing.csv")
    qtbot.waitUntil(lambda: "cannot be read: No such file" in dialog.faults.text())


def test_samples_too_large_for_a_file_are_refused_and_nothing_changes(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dialog_module, "LARGEST", 20)
    before = window.session.document
    dialog = pasted(window, qtbot, "x,y\n1,2\n3,4\n")
    dialog.take.click()
    qtbot.waitUntil(lambda: "a .tutor file holds" in dialog.faults.text())
    assert window.session.document is before
    assert dialog.take.isEnabled()


def test_escape_while_it_reads_leaves_all_as_it_was(window: MainWindow, qtbot: QtBot) -> None:
    before = window.session.document
    dialog = opened(window, qtbot)
    QGuiApplication.clipboard().setText("x,y\n" + "1,2\n" * 200_000)
    QTest.keyClick(dialog, Qt.Key.Key_V, CTRL)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.findChildren(SheetDialog))
    assert window.session.document is before


def test_the_edit_is_saved_as_columns(window: MainWindow, qtbot: QtBot) -> None:
    dialog = pasted(window, qtbot, "x,y\n1,2\n3,4\n")
    columns, chosen = dialog.model.columns, dialog.model.chosen()
    found = samples(columns, chosen, {"x": (), "y": ()}, leave_out=False)
    written = write_text(dialog_module.edited(window.session.document, found))
    assert read_text(written, "graph.tutor").data == {"x": (1.0, 3.0), "y": (2.0, 4.0)}
