"""The sheet of keys, and what the program is made of."""

from __future__ import annotations

from PySide6.QtCore import Qt
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
from tutor.language import translate
from tutor.mishaps.versions import LICENCES, versions
from tutor.ui.commands import Command, sections
from tutor.ui.look.icons import app_icon
from tutor.ui.widgets.scroll_column import ScrollColumn
from tutor.ui.widgets.section_label import SectionLabel

_GAP, _ICON = 36, 48


def keys_sheet(parent: QWidget) -> QDialog:
    """Every command that has a key, by what it is about: beside each other as far as the parent is wide."""
    dialog = _dialog(parent, translate("dialogs", "Keys"))
    parts = [_keys(title, [command for command in part if command.keys]) for title, part in sections()]
    columns = QHBoxLayout()
    columns.setSpacing(_GAP)
    ways = ([[part] for part in parts], [parts[::2], parts[1::2]], [parts])
    room = parent.width() - 4 * _GAP
    for together in next((way for way in ways if _width(way) <= room), ways[-1]):
        column = QVBoxLayout()
        column.setSpacing(18)
        for part in together:
            column.addWidget(part)
        column.addStretch(1)
        columns.addLayout(column)
    words = translate(
        "dialogs",
        "Keys without Ctrl act while canvas, lesson or timeline has the focus: click it. While the graph is"
        " edited, the canvas has its own.",
    )
    note = QLabel(words)
    note.setProperty("kind", "muted")
    note.setWordWrap(True)
    _fill(dialog, _scrolled(columns, parent), note)
    return dialog


def _width(columns: list[list[QWidget]]) -> int:
    return sum(max(part.sizeHint().width() for part in parts) + _GAP for parts in columns)


def _scrolled(columns: QLayout, parent: QWidget) -> ScrollColumn:
    """The columns, no higher than there is room in the parent; arrows scroll them."""
    scrolls = ScrollColumn()
    scrolls.read_by_keys(translate("dialogs", "Keys"))
    scrolls.column.setContentsMargins(10, 8, 16, 8)
    scrolls.column.addLayout(columns)
    hint = scrolls.page.sizeHint()
    scrolls.setMinimumWidth(hint.width() + scrolls.verticalScrollBar().sizeHint().width() + 4)
    scrolls.setMinimumHeight(min(hint.height() + 4, max(parent.height() - 190, 240)))
    return scrolls


def _keys(title: str, shown: list[Command]) -> QWidget:
    """These commands with their keys, below their title."""
    part = QWidget()
    grid = QGridLayout(part)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(7)
    grid.addWidget(SectionLabel(title), 0, 0, 1, 2)
    for number, command in enumerate(shown, 1):
        grid.addWidget(QLabel(command.words), number, 0)
        keys = QLabel("   ".join(dict.fromkeys(_native(key) for key in command.keys)))
        keys.setProperty("kind", "muted")
        keys.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(keys, number, 1)
    return part


def about(parent: QWidget) -> QDialog:
    """Version, what the program is, and what it stands on, with versions and licences."""
    dialog = _dialog(parent, translate("dialogs", "About Backprop Tutor"))
    title = QLabel(translate("dialogs", "Backprop Tutor {version}").format(version=tutor.__version__))
    title.setProperty("kind", "title")
    icon = QLabel()
    icon.setPixmap(app_icon().pixmap(_ICON))
    icon.setAccessibleName(translate("dialogs", "The program's icon"))
    head = QHBoxLayout()
    head.setSpacing(14)
    head.addWidget(icon)
    head.addWidget(title, 1)
    words = QLabel(
        translate(
            "dialogs", "See back propagation happen, one node at a time. MIT licence. No network is used."
        )
    )
    words.setWordWrap(True)
    _fill(dialog, head, words, _built_on())
    return dialog


def _built_on() -> QGridLayout:
    """A table: what the program is built on, which version is at work, and under which licence it came."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(28)
    grid.setVerticalSpacing(6)
    heads = (
        translate("dialogs", "Built on"),
        translate("dialogs", "Version"),
        translate("dialogs", "Licence"),
    )
    for column, words in enumerate(heads):
        grid.addWidget(SectionLabel(words), 0, column)
    licences = {"Python": "PSF-2.0", **LICENCES}
    for row, (name, version) in enumerate(list(versions().items())[1:], 1):
        cells = (name, version or translate("dialogs", "not installed"), licences[name])
        for column, words in enumerate(cells):
            label = QLabel(words)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            if column:
                label.setProperty("kind", "muted")
            grid.addWidget(label, row, column)
    return grid


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
