"""A field for a number, an array or a formula: checked as one types, committed on Enter or on leaving."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from tutor.errors import TutorError
from tutor.ui.look.theme import Theme, mono_font
from tutor.ui.widgets.card import restyle
from tutor.ui.widgets.given_text import read_number
from tutor.ui.widgets.keep_space import keeps_for_typing

Reader = Callable[[str], object]
"""Reads what was typed, or raises TutorError with the sentence to show."""


class NumberField(QWidget):
    """A line edit with one sentence below it while what stands in it cannot be used.

    `reader` decides what is accepted: `read_number` (as at first), `read_value` (a number or an array), or
    the caller's own, for formulas. With `quiet` the sentence is a tool tip only: there is no room below.
    """

    committed = Signal(object)
    """What `reader` made of the text, once for each change that Enter or leaving the field confirmed."""
    edited = Signal()
    """The text changed under the keys; it may be wrong."""

    def __init__(
        self,
        name: str,
        theme: Theme,
        reader: Reader = read_number,
        *,
        quiet: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._reader = reader
        self._kept = ""
        self._quiet = quiet
        self.edit = _Edit(self)
        self.edit.setAccessibleName(name)
        self._message = QLabel(self)
        self._message.setProperty("kind", "bad")
        self._message.setWordWrap(True)
        self._message.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.edit)
        layout.addWidget(self._message)
        self.setFocusProxy(self.edit)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.set_theme(theme)
        self.edit.textEdited.connect(self._check)
        self.edit.commit_requested.connect(self.commit)
        self.edit.restore_requested.connect(self.restore)

    def set_theme(self, theme: Theme) -> None:
        """Take the sizes of `theme`."""
        self.edit.setFont(mono_font(theme.sizes.heading))

    def set_text(self, text: str) -> None:
        """Show `text` as what holds now; nothing is committed."""
        self._kept = text
        self.edit.setText(text)
        self._say("")

    def text(self) -> str:
        """What stands in the field."""
        return self.edit.text()

    def message(self) -> str:
        """The sentence that is shown; empty when all is well."""
        return self._message.text()

    def commit(self) -> bool:
        """Report the text if it changed and can be read. False while it is wrong."""
        if self.edit.text() == self._kept:
            self._say("")
            self.edit.setModified(False)
            return True
        try:
            value = self._reader(self.edit.text())
        except TutorError as error:
            self._say(str(error))
            return False
        self._kept = self.edit.text()
        self._say("")
        self.edit.setModified(False)
        self.committed.emit(value)
        return True

    def restore(self) -> None:
        """Go back to what was committed last."""
        self.set_text(self._kept)
        self.edit.selectAll()

    def _check(self, text: str) -> None:
        try:
            self._reader(text)
        except TutorError as error:
            self._say(str(error))
        else:
            self._say("")
        self.edited.emit()

    def _say(self, sentence: str) -> None:
        self._message.setText(sentence)
        self._message.setVisible(bool(sentence) and not self._quiet)
        self.edit.setToolTip(sentence)
        self.edit.setAccessibleDescription(sentence)
        restyle(self.edit, "wrong", "true" if sentence else "false")


class _Edit(QLineEdit):
    commit_requested = Signal()
    restore_requested = Signal()

    def event(self, event: QEvent) -> bool:
        """Keep the keys of the walk from acting while one types."""
        return keeps_for_typing(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter commits; Esc restores what was changed, else it goes on to the window."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.commit_requested.emit()
        elif event.key() == Qt.Key.Key_Escape and self.isModified():
            self.restore_requested.emit()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select a number whole, for Qt ends a word at its point; of anything else the word."""
        super().mouseDoubleClickEvent(event)
        try:
            read_number(self.text())
        except TutorError:
            return
        self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.commit_requested.emit()
