"""Bringing the history before the person: in the Code panel, or in a dialog where that panel is not shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout

from tutor.language import translate
from tutor.ui.panels.code import CodePanel
from tutor.ui.panels.history_list import HistoryList
from tutor.ui.widgets.section_label import SectionLabel

if TYPE_CHECKING:
    from tutor.ui.window.main_window import MainWindow

_CODE = 1
"""Which of the panels at the right has the history."""


def show_history(window: MainWindow) -> None:
    """Put the keyboard on the list of edits."""
    tabs = window.tabs
    if not tabs.isHidden() and tabs.isTabVisible(_CODE) and tabs.isTabEnabled(_CODE):
        panel = tabs.panel(_CODE)
        if isinstance(panel, CodePanel) and window.session.edits.count():
            tabs.setCurrentIndex(_CODE)
            panel.show_kind("graph")
            panel.graph.history.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
    history_dialog(window).open()


def history_dialog(window: MainWindow) -> QDialog:
    """The list of edits in a dialog of its own."""
    dialog = QDialog(window)
    dialog.setWindowTitle(translate("history", "History"))
    dialog.setAccessibleName(translate("history", "History"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    base = window.theme.sizes.base
    found = HistoryList(window.session, window.theme, dialog)
    found.setMinimumSize(round(28 * base), round(22 * base))
    column = QVBoxLayout(dialog)
    column.setContentsMargins(28, 24, 28, 20)
    column.setSpacing(14)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.close)
    for part in (SectionLabel(translate("history", "History")), found, buttons):
        column.addWidget(part)
    found.setFocus()
    return dialog
