"""A number to read, select and copy exactly; a click without selecting asks where it comes from."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QLabel, QMenu, QWidget


class NumberLabel(QLabel):
    """Shows a number with a true minus sign; what is copied has the hyphen that programs read."""

    clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._follows = False

    def set_number(self, text: str, *, selectable: bool = True, follows: bool = False) -> None:
        """Show `text`; a click tells where it comes from where it `follows` from something."""
        self._follows = follows
        if text != self.text():
            self.setText(text)
        by_mouse = Qt.TextInteractionFlag.TextSelectableByMouse
        by_keys = Qt.TextInteractionFlag.TextSelectableByKeyboard
        self.setTextInteractionFlags(
            by_mouse | by_keys if selectable else Qt.TextInteractionFlag.NoTextInteraction
        )
        self.setCursor(Qt.CursorShape.PointingHandCursor if follows else Qt.CursorShape.ArrowCursor)

    def copy(self) -> None:
        """Put what is selected, or else the whole number, on the clipboard."""
        QGuiApplication.clipboard().setText((self.selectedText() or self.text()).replace("−", "-"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy; Enter follows the number as a click does."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif self._follows and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.clicked.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Report a click that has selected nothing."""
        super().mouseReleaseEvent(event)
        inside = self.rect().contains(event.position().toPoint())
        if (
            self._follows
            and inside
            and event.button() == Qt.MouseButton.LeftButton
            and not self.hasSelectedText()
        ):
            self.clicked.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to copy the number as a program reads it."""
        menu = QMenu(self)
        menu.addAction(self.tr("Copy the exact number")).triggered.connect(self.copy)
        menu.exec(event.globalPos())
        menu.deleteLater()
