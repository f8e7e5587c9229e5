"""Buttons and fields that keep keys for themselves where these would otherwise act on the walk."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox


class KeepSpace(QObject):
    """Install it as an event filter: Space and Enter press the button that has the focus."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Claim the key before a shortcut takes it."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            return True
        return super().eventFilter(watched, event)


class KeepSpaceAfterTab(KeepSpace):
    """The same where the keyboard came by Tab: after a click on the button, Space plays, as on the graph."""

    _reached: QObject | None = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note how the button came by the focus."""
        if isinstance(event, QFocusEvent) and event.gotFocus():
            by_tab = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
            self._reached = watched if by_tab else None
        return watched is self._reached and super().eventFilter(watched, event)


class KeepForButtons(QObject):
    """Install it on a part of the window: Space presses the button, or unfolds the list, that has the focus.

    What a widget does not claim for itself is asked of those around it.
    """

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Claim Space before it plays."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            focus = QApplication.focusWidget()
            if event.key() == Qt.Key.Key_Space and isinstance(focus, QAbstractButton | QComboBox):
                event.accept()
                return True
        return super().eventFilter(watched, event)


class KeepKeys(QObject):
    """Install it as an event filter on a button with a menu, where the keys of all its commands would act."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Claim what goes without Ctrl and Alt: Space opens the menu, Tab goes on, and nothing is deleted."""
        return keeps_for_typing(event) or super().eventFilter(watched, event)


def keeps_for_typing(event: QEvent) -> bool:
    """Claim a key that is typed into a field; whether it was one."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    held = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    if held or Qt.Key.Key_F1 <= event.key() <= Qt.Key.Key_F35:
        return False
    event.accept()
    return True
