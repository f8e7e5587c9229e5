"""The sheet of keys, and what the program is made of."""

from __future__ import annotations

import platform
from importlib import metadata

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QVBoxLayout, QWidget

import tutor
from tutor.ui.commands import commands
from tutor.ui.widgets.section_label import SectionLabel

translate = QCoreApplication.translate


def keys_sheet(parent: QWidget) -> QDialog:
    """Every command that has a key, in two columns."""
    dialog = _dialog(parent, translate("dialogs", "Keys"))
    grid = QGridLayout()
    grid.setHorizontalSpacing(28)
    grid.setVerticalSpacing(10)
    shown = [command for command in commands() if command.keys]
    half = -(-len(shown) // 2)
    for number, command in enumerate(shown):
        row, column = number % half, number // half * 3
        grid.addWidget(QLabel(command.words), row, column)
        keys = QLabel("   ".join(_native(key) for key in command.keys))
        keys.setProperty("kind", "muted")
        keys.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(keys, row, column + 1)
    grid.setColumnMinimumWidth(2, 24)
    words = translate(
        "dialogs", "Keys without Ctrl act while canvas, lesson or timeline has the focus: click it."
    )
    note = QLabel(words)
    note.setProperty("kind", "muted")
    _fill(dialog, SectionLabel(translate("dialogs", "Keys")), grid, note)
    return dialog


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


def _fill(dialog: QDialog, *parts: QWidget | QGridLayout) -> None:
    column = QVBoxLayout(dialog)
    column.setContentsMargins(28, 24, 28, 20)
    column.setSpacing(14)
    for part in parts:
        if isinstance(part, QGridLayout):
            column.addLayout(part)
        else:
            column.addWidget(part)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.close)
    column.addWidget(buttons)
