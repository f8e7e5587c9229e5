"""Lines of code that are read, and typed once editing begins; a mistake is underlined where it stands."""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from tutor.ui.look.theme import Theme
from tutor.ui.panels.code_view import CodeView, Rules
from tutor.ui.widgets.keep_space import keeps_for_typing

_WORD = re.compile(r"\w+|\S")
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CodeEditor(CodeView):
    """Enter or a double click asks to edit, Esc to leave; undo and redo are asked for, not done here."""

    edit_wished = Signal()
    leave_wished = Signal()
    undo_wished = Signal()
    redo_wished = Signal()
    rested = Signal()
    """The keyboard goes elsewhere: what was typed is to be read."""

    def __init__(
        self, name: str, rules: Callable[[Theme], Rules], theme: Theme, parent: QWidget | None = None
    ) -> None:
        self._mistake: tuple[int, int] | None = None
        super().__init__(name, rules, theme, parent)
        self.setUndoRedoEnabled(False)
        self.setAcceptRichText(False)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        super().set_theme(theme)
        self.underline(self._mistake)

    def set_editing(self, on: bool) -> None:
        """Let the lines be typed, or only read."""
        if on == (not self.isReadOnly()):
            return
        self.setReadOnly(not on)
        reads = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextEditorInteraction if on else reads)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)

    def set_code(self, text: str) -> None:
        """Show these lines; the cursor stays where it is, as far as they reach."""
        if text == self.toPlainText():
            return
        cursor = self.textCursor()
        line, column = cursor.blockNumber(), cursor.positionInBlock()
        super().set_code(text)
        block = self.document().findBlockByNumber(min(line, self.document().blockCount() - 1))
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + min(column, block.length() - 1))
        self.setTextCursor(cursor)

    def underline(self, place: tuple[int, int] | None) -> None:
        """Underline what stands at this line and column, from 0; None underlines nothing."""
        self._mistake = place
        if place is None:
            self.setExtraSelections([])
            return
        block = self.document().findBlockByNumber(min(place[0], self.document().blockCount() - 1))
        first, last = _word_at(block.text(), place[1])
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + first)
        cursor.setPosition(block.position() + last, QTextCursor.MoveMode.KeepAnchor)
        wave = QTextCharFormat()
        wave.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        wave.setUnderlineColor(self.theme.colour("grad"))
        selection = QTextEdit.ExtraSelection()
        selection.cursor, selection.format = cursor, wave
        self.setExtraSelections([selection])

    @property
    def underlined(self) -> str:
        """What is underlined as a mistake; empty where nothing is."""
        found = self.extraSelections()
        return found[0].cursor.selectedText() if found else ""

    def event(self, event: QEvent) -> bool:
        """Claim the keys that are typed, and undo and redo, before a shortcut of the window takes them."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            ours = event.key() in _ENTER if self.isReadOnly() else _is_history(event)
            if ours:
                event.accept()
                return True
            if not self.isReadOnly() and keeps_for_typing(event):
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter begins to edit, and then breaks the line; Ctrl+Enter chooses the line of the cursor."""
        enters = event.key() in _ENTER
        chooses = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if enters and chooses:
            self.line_chosen.emit(self.textCursor().blockNumber())
        elif self.isReadOnly():
            if enters:
                self.edit_wished.emit()
            else:
                super().keyPressEvent(event)
        elif enters:
            self.textCursor().insertBlock()
            self.ensureCursorVisible()
        elif event.key() == Qt.Key.Key_Escape:
            self.leave_wished.emit()
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.undo_wished.emit()
        elif _is_history(event):
            self.redo_wished.emit()
        else:
            QTextEdit.keyPressEvent(self, event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """While the lines are typed, a click puts the cursor there and chooses nothing."""
        if self.isReadOnly():
            super().mouseReleaseEvent(event)
        else:
            QTextEdit.mouseReleaseEvent(self, event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Begin to edit where the double click is."""
        if not self.isReadOnly():
            super().mouseDoubleClickEvent(event)
            return
        self.edit_wished.emit()
        self.setTextCursor(self.cursorForPosition(event.position().toPoint()))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What was typed is read before anything else is done."""
        super().focusOutEvent(event)
        if not self.isReadOnly():
            self.rested.emit()

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 - Qt's own name
        """Paste text alone, each of its lines a line."""
        text = source.text().replace("\u2028", "\n").replace("\u2029", "\n")
        self.textCursor().insertText(text.replace("\r\n", "\n").replace("\r", "\n"))
        self.ensureCursorVisible()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The usual menu; undo and redo are the window's."""
        menu = self.createStandardContextMenu()
        for action in menu.actions():
            if action.objectName() in ("edit-undo", "edit-redo"):
                menu.removeAction(action)
        first = next(iter(menu.actions()), None)
        if first is not None and first.isSeparator():
            menu.removeAction(first)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())


def _is_history(event: QKeyEvent) -> bool:
    """Whether the key is undo or redo."""
    keys = QKeySequence(event.keyCombination()).toString(QKeySequence.SequenceFormat.PortableText)
    return keys in ("Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+Y") or event.matches(QKeySequence.StandardKey.Redo)


def _word_at(text: str, column: int) -> tuple[int, int]:
    """From where to where to underline: the word at the column, or the last one before it."""
    before = None
    for found in _WORD.finditer(text):
        if found.end() > column and (found.start() <= column or before is None):
            return found.span()
        if found.start() > column:
            break
        before = found
    return before.span() if before else (0, len(text))
