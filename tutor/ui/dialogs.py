"""The sheet of keys, and what the program is made of."""

from __future__ import annotations

import platform
from importlib import metadata

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QVBoxLayout,
    QWidget,
)

import tutor
from tutor.ui.commands import Command, sections
from tutor.ui.widgets.section_label import SectionLabel

translate = QCoreApplication.translate


def keys_sheet(parent: QWidget) -> QDialog:
    """Every command that has a key, in two columns, by what it is about."""
    dialog = _dialog(parent, translate("dialogs", "Keys"))
    columns = QHBoxLayout()
    columns.setSpacing(36)
    whole = [(title, [command for command in part if command.keys]) for title, part in sections()]
    for part in (whole[:1], whole[1:]):
        grid = QGridLayout()
        grid.setHorizontalSpacing(28)
        grid.setVerticalSpacing(9)
        for title, shown in part:
            _add_keys(grid, title, shown)
        grid.setRowStretch(grid.rowCount(), 1)
        columns.addLayout(grid)
    words = translate(
        "dialogs",
        "Keys without Ctrl act while canvas, lesson or timeline has the focus: click it. While the graph is"
        " edited, the canvas has its own.",
    )
    note = QLabel(words)
    note.setProperty("kind", "muted")
    note.setWordWrap(True)
    _fill(dialog, columns, note)
    return dialog


def _add_keys(grid: QGridLayout, title: str, shown: list[Command]) -> None:
    """Rows for these commands, below their title."""
    row = grid.rowCount()
    if row > 1:
        grid.setRowMinimumHeight(row, 10)
    grid.addWidget(SectionLabel(title), row + 1, 0, 1, 2)
    for number, command in enumerate(shown, row + 2):
        grid.addWidget(QLabel(command.words), number, 0)
        keys = QLabel("   ".join(_native(key) for key in command.keys))
        keys.setProperty("kind", "muted")
        keys.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(keys, number, 1)


def about(parent: QWidget) -> QDialog:
    """Version, what the program is, and the versions of what it stands on."""
    dialog = _dialog(parent, translate("dialogs", "About Backprop Tutor"))
    title = QLabel(translate("dialogs", "Backprop Tutor {version}").format(version=tutor.__version__))
    title.setProperty("kind", "title")
    words = QLabel(
        translate(
            "dialogs", "See back propagation happen, one node at a time. MIT licence. No network is used."
        )
    )
    words.setWordWrap(True)
    grid = QGridLayout()
    grid.setHorizontalSpacing(28)
    for row, (name, version) in enumerate(_versions()):
        grid.addWidget(QLabel(name), row, 0)
        label = QLabel(version)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        grid.addWidget(label, row, 1)
    _fill(dialog, title, words, grid)
    return dialog


def _versions() -> list[tuple[str, str]]:
    found = [("Python", platform.python_version())]
    for package in ("PySide6_Essentials", "numpy", "torch", "pyqtgraph", "ziamath"):
        try:
            found.append((package.replace("_", "-"), metadata.version(package)))
        except metadata.PackageNotFoundError:
            found.append((package, translate("dialogs", "not installed")))
    return found


def _native(key: str) -> str:
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def _dialog(parent: QWidget, title: str) -> QDialog:
    dialog = QDialog(parent)
    dialog.setWindowTitle(title)
    dialog.setAccessibleName(title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return dialog


def _fill(dialog: QDialog, *parts: QWidget | QLayout) -> None:
    column = QVBoxLayout(dialog)
    column.setContentsMargins(28, 24, 28, 20)
    column.setSpacing(14)
    for part in parts:
        if isinstance(part, QLayout):
            column.addLayout(part)
        else:
            column.addWidget(part)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.close)
    column.addWidget(buttons)
