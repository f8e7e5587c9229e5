"""What a screen reader finds in the window: everything that can be used has a name, a role and a value."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.windows import window_at
from tutor.ui.settings_dialog.dialog import SettingsDialog
from tutor.ui.widgets.number_label import NumberLabel
from tutor.ui.window.main_window import MainWindow

R = QAccessible.Role
NAMELESS = {R.Window, R.Client, R.Pane, R.Grouping, R.Splitter, R.ScrollBar, R.Grip, R.Indicator}
"""Roles that hold others, or that the mouse alone uses: their parents have the name."""
USED = {
    R.Button, R.CheckBox, R.RadioButton, R.ComboBox, R.EditableText, R.SpinBox, R.Slider, R.PageTab,
    R.Table, R.List, R.Tree, R.Link, R.ButtonMenu, R.ButtonDropDown, R.MenuItem,
}  # fmt: skip


def shown(reader: QAccessibleInterface, depth: int = 0) -> Iterator[QAccessibleInterface]:
    """All that is seen below, in order; cells of tables are their models' matter."""
    if not reader.isValid() or reader.state().invisible or depth > 40:
        return
    yield reader
    if reader.role() in (R.Table, R.List, R.Tree, R.ComboBox, R.SpinBox):
        return
    for at in range(reader.childCount()):
        child = reader.child(at)
        if child is not None:
            yield from shown(child, depth + 1)


def faults(widget: QWidget) -> list[str]:
    """What can be used and says no name, or has a role that says nothing."""
    found = []
    for reader in shown(QAccessible.queryAccessibleInterface(widget)):
        state, role, thing = reader.state(), reader.role(), reader.object()
        used = state.focusable or role in USED
        if not used or state.disabled or role in NAMELESS:
            continue
        name = reader.text(QAccessible.Text.Name) or reader.text(QAccessible.Text.Value)
        if not name.strip():
            found.append(f"no name: {type(thing).__name__} {role.name} in {type(thing.parent()).__name__}")
        elif role == R.NoRole:
            found.append(f"no role: {type(thing).__name__} “{name}”")
    return found


def _plain(window: MainWindow) -> None:
    """The lesson at its last step, with a node looked at."""


def _training(window: MainWindow) -> None:
    window.tabs.setCurrentIndex(2)
    window.session.train(2)


def _data(window: MainWindow) -> None:
    window.tabs.setCurrentIndex(3)


def _code(window: MainWindow) -> None:
    window.tabs.setCurrentIndex(1)


def _editing(window: MainWindow) -> None:
    window.session.editing.set_on(True)


def _predicting(window: MainWindow) -> None:
    window.session.go_to_step(0)
    window.session.predict.set_on(True)


def _autograd(window: MainWindow) -> None:
    window.session.autograd.set_on(True)


def _steps(window: MainWindow) -> None:
    window.commands.step_table()


def _class(window: MainWindow) -> None:
    window.show_projector(True)


STATES: tuple[Callable[[MainWindow], None], ...] = (
    _plain, _code, _training, _data, _editing, _predicting, _autograd, _steps, _class,
)  # fmt: skip


@pytest.mark.parametrize("prepare", STATES, ids=lambda each: each.__name__.strip("_"))
def test_whatever_can_be_used_has_a_name_and_a_role(
    qtbot: QtBot, prepare: Callable[[MainWindow], None]
) -> None:
    window = window_at(qtbot, "train-linear", "start")
    qtbot.waitUntil(lambda: window.tabs.is_complete, timeout=10_000)
    window.session.go_to_step(10)
    prepare(window)
    qtbot.waitUntil(lambda: not window.session.runs.running)
    QApplication.processEvents()
    assert faults(window) == []


@pytest.mark.parametrize("command", ["settings", "keys", "about", "new_graph", "lessons", "search_commands"])
def test_dialogs_have_names_too(qtbot: QtBot, command: str) -> None:
    window = window_at(qtbot, "linear-model", "start")
    before = set(QApplication.topLevelWidgets())
    getattr(window.commands, command)()
    QApplication.processEvents()
    opened = [each for each in QApplication.topLevelWidgets() if each not in before and each.isVisible()]
    assert [fault for each in [window, *opened] for fault in faults(each)] == []
    for each in opened:
        assert each.accessibleName() or each.windowTitle()
        each.close()


def test_a_number_says_its_value(qtbot: QtBot) -> None:
    window = window_at(qtbot, "train-linear", "start")
    window.session.go_to_step(10)
    labels = [each for each in window.findChildren(NumberLabel) if each.isVisible() and each.text()]
    assert labels
    for label in labels:
        reader = QAccessible.queryAccessibleInterface(label)
        said = reader.text(QAccessible.Text.Name) + reader.text(QAccessible.Text.Value)
        assert label.text() in said, said


def test_a_row_of_the_settings_says_what_it_is_and_what_is_chosen(qtbot: QtBot) -> None:
    window = window_at(qtbot, "linear-model", "start")
    window.commands.settings()
    dialog = window.findChild(SettingsDialog)
    assert dialog is not None
    field = next(row.field for row in dialog.rows if row.words == "Text")
    reader = QAccessible.queryAccessibleInterface(field)
    assert reader.role() == R.ComboBox
    assert reader.text(QAccessible.Text.Value) == "Normal text"
    assert field.accessibleName() == "Text"
    related = reader.relations(QAccessible.RelationFlag.Label)  # on Linux this is what names it
    assert [other.text(QAccessible.Text.Name) for other, _ in related] == ["Text"]
    dialog.close()


def test_the_walker_finds_a_button_without_a_name(qtbot: QtBot) -> None:
    window = window_at(qtbot, "linear-model", "start")
    button = QPushButton(window)
    button.show()
    assert faults(window) == ["no name: QPushButton Button in MainWindow"]
    button.hide()


def test_the_box_of_the_header_is_named_by_a_label_too(qtbot: QtBot) -> None:
    window = window_at(qtbot, "linear-model", "start")
    box = next(each for each in window.findChildren(QComboBox) if each.currentText() == "float32")
    related = QAccessible.queryAccessibleInterface(box).relations(QAccessible.RelationFlag.Label)
    assert [other.text(QAccessible.Text.Name) for other, _ in related] == [box.accessibleName()]


def test_the_settings_have_the_ring_around_the_pointer(qtbot: QtBot) -> None:
    window = window_at(qtbot, "linear-model", "start")
    window.commands.settings()
    dialog = window.findChild(SettingsDialog)
    assert dialog is not None
    field = next(row.field for row in dialog.rows if row.field.accessibleName() == "Ring around the pointer")
    assert isinstance(field, QCheckBox) and field.isChecked()
    field.click()
    assert not window.settings.is_on("pointer", at_first=True)
    assert not window.command_action("pointer").isChecked()
    dialog.close()
