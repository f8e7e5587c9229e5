"""The blank screen: the class looks at the teacher. Any key or click brings the graph back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from tutor.ui.look.theme import Theme


class BlankScreen(QWidget):
    """Covers all of its parent, white, or black in a dark theme; `left` when it is to go."""

    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._covered = theme, parent
        self._before: QWidget | None = None
        self.setAccessibleName(self.tr("Blank screen: any key brings the graph back"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.hide()
        parent.installEventFilter(self)

    def set_theme(self, theme: Theme) -> None:
        """Take the colour of `theme`."""
        self._theme = theme
        self.update()

    def set_on(self, on: bool) -> None:
        """Cover everything, or nothing; the keyboard goes back to where it was."""
        if on == self.isVisible():
            return
        if on:
            self._before = QApplication.focusWidget()
            self.setGeometry(self._covered.rect())
            self.show()
            self.raise_()
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.hide()
        if self._before is not None and self._before.window() is self.window():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._before = None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint nothing but the ground."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.black if self._theme.dark else Qt.GlobalColor.white)
        painter.end()

    def event(self, event: QEvent) -> bool:
        """No key does anything else while nothing is to be seen."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Any key comes back."""
        event.accept()
        self.left.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """So does a click."""
        event.accept()
        self.left.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover a parent that grows."""
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._covered.rect())
        return super().eventFilter(watched, event)
