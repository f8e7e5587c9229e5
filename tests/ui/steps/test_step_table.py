"""The table of steps mirrors the graph: by keys, in step with it, and without what is not to be seen yet."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from tests.helpers.windows import window_at
from tutor.ui.steps.model import NODE, NUMBER, PHASE, SENTENCE, STEP
from tutor.ui.steps.panel import StepTable
from tutor.ui.widgets.icon_button import IconButton
from tutor.ui.window.main_window import MainWindow
from tutor.walk.figures import ABSENT


def opened(qtbot: QtBot, lesson: str = "linear-model", anchor: str = "start") -> tuple[MainWindow, StepTable]:
    window = window_at(qtbot, lesson, anchor)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_F7)
    assert window.steps.panel is not None
    qtbot.waitUntil(window.steps.panel.table.hasFocus)
    return window, window.steps.panel.table


def row_of(table: StepTable, row: int) -> list[str]:
    return [str(table.rows.index(row, column).data()).strip() for column in range(SENTENCE + 1)]


def test_arrow_keys_in_the_table_walk_and_the_table_follows_the_walk(qtbot: QtBot) -> None:
    window, table = opened(qtbot)
    for _ in range(3):
        qtbot.keyClick(table, Qt.Key.Key_Down)
    assert window.session.address.step == 3
    assert row_of(table, 3)[0] == "▸ 3"
    qtbot.keyClick(table, Qt.Key.Key_Right)  # the keys of the walk hold here, too
    assert window.session.address.step == table.currentIndex().row() == 4
    window.session.go_to_step(1)
    assert table.currentIndex().row() == 1
    qtbot.keyClick(table, Qt.Key.Key_Escape)
    assert window.canvas.view.hasFocus()


def test_a_row_has_step_phase_node_number_and_sentence_once_it_is_made(qtbot: QtBot) -> None:
    window, table = opened(qtbot)
    window.session.go_to_step(10)
    step, phase, node, number, sentence = row_of(table, 10)
    assert (step, phase, node, number) == ("▸ 10", "Backward", "ω", "−2")
    assert "−2" in sentence
    spoken = [
        table.rows.index(10, column).data(Qt.ItemDataRole.AccessibleTextRole) for column in (STEP, NUMBER)
    ]
    assert spoken == ["10, shown now", "contribution −2"]
    after = row_of(table, 11)
    assert (after[PHASE], after[NODE], after[NUMBER], after[SENTENCE]) == ("Update", "ω", ABSENT, "")
    assert table.rows.index(11, NUMBER).data(Qt.ItemDataRole.AccessibleTextRole) == "not computed yet"


def test_what_is_asked_for_is_not_in_the_table(qtbot: QtBot) -> None:
    window, table = opened(qtbot)
    assert table.rows.rowCount() == len(window.session.walkthrough) + 1
    window.session.predict.set_on(True)
    assert table.rows.rowCount() == 1
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert window.session.address.step == 0
    window.session.predict.set_on(False)
    window.session.autograd.set_on(True)
    assert table.rows.rowCount() == window.session.address.step + 1
    phases = [row_of(table, row)[PHASE] for row in range(table.rows.rowCount())]
    assert phases.count("Backward") == 1, "more than the given gradient at the root"
    window.session.autograd.set_on(False)
    assert table.rows.rowCount() == len(window.session.walkthrough) + 1


def test_f7_puts_the_table_away_and_a_closed_table_costs_nothing(qtbot: QtBot) -> None:
    window, table = opened(qtbot)
    qtbot.keyClick(table, Qt.Key.Key_F7)
    assert not window.steps.shown
    assert not window.command_action("step_table").isChecked()
    assert window.canvas.view.hasFocus()
    window.session.go_to_step(5)
    assert table.rows.present == 0
    qtbot.keyClick(window, Qt.Key.Key_F7)
    assert table.currentIndex().row() == 5
    assert window.command_action("step_table").isChecked()


def test_a_screen_reader_sees_a_table_whose_present_row_is_chosen(qtbot: QtBot) -> None:
    window, table = opened(qtbot)
    window.session.go_to_step(2)
    reader = QAccessible.queryAccessibleInterface(table)
    assert reader.role() == QAccessible.Role.Table
    assert reader.text(QAccessible.Text.Name) == "Steps"
    cells = [reader.child(at) for at in range(reader.childCount())]
    chosen = [cell.text(QAccessible.Text.Name) for cell in cells if cell.state().selected]
    assert chosen[0] == "2, shown now"
    assert len(chosen) == SENTENCE + 1
    assert len(cells) >= (len(window.session.walkthrough) + 2) * (SENTENCE + 1)


def test_a_class_sees_the_whole_graph_beside_the_table_and_whole_rows(qtbot: QtBot) -> None:
    window, table = opened(qtbot)
    window.command_action("fill_screen").setChecked(False)
    window.resize(1366, 768)
    window.set_motion(False)
    window.show_projector(True)
    window.commands.presenting.follow()
    assert window.steps.panel is not None
    view = window.canvas.view
    for step in (0, 3, 5, 12):
        window.session.go_to_step(step)
        qtbot.waitUntil(lambda: view.seen_area().contains(view.graph_scene.content()))
        assert table.indexAt(table.viewport().rect().topLeft()).row() == min(max(step - 1, 0), 10)
    assert table.viewport().height() == 3 * table.rowHeight(0)
    assert window.steps.panel.height() < 0.15 * window.height()
    close = window.steps.panel.findChild(IconButton)
    assert close is not None and window.steps.panel.rect().contains(close.geometry())
    qtbot.mouseClick(close, Qt.MouseButton.LeftButton)
    assert not window.steps.shown and window.canvas.view.hasFocus()
