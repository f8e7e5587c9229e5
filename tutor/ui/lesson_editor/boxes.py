"""The fields of the Lesson editor: a line, a text of several lines, each with its fault said below."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from tutor.ui.widgets.card import restyle
from tutor.ui.widgets.keep_space import keeps_for_typing
from tutor.ui.widgets.typing_line import TypingLine


class LineBox(TypingLine):
    """One line. `typed` has what a person has made of it, without blanks around."""

    typed = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.textEdited.connect(self._edited)

    def show_text(self, text: str) -> None:
        """Show this text, unless it is what is being typed."""
        if self.text().strip() != text:
            self.setText(text)

    def _edited(self, text: str) -> None:
        self.typed.emit(text.strip())


class TextBox(QPlainTextEdit):
    """Lines of text, as high as they need from `least` to `most`; Tab goes on to the next field."""

    typed = Signal(str)
    left = Signal()

    def __init__(self, name: str, least: int, most: int) -> None:
        super().__init__()
        self._least, self._most, self._quiet = least, most, False
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._edited)
        self.document().documentLayout().documentSizeChanged.connect(self.updateGeometry)

    def show_text(self, text: str) -> None:
        """Show this text, unless it is what is being typed."""
        if self.toPlainText().strip() != text:
            self._quiet = True
            self.setPlainText(text)
            self._quiet = False

    def sizeHint(self) -> QSize:
        """As high as its lines, within bounds."""
        lines = min(max(round(self.document().size().height()), self._least), self._most)
        margins = 2 * (self.frameWidth() + round(self.document().documentMargin())) + 12
        return QSize(200, lines * self.fontMetrics().lineSpacing() + margins)

    def minimumSizeHint(self) -> QSize:
        """It can be narrow."""
        return QSize(80, self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        """Keep the keys of the walk from acting while one types."""
        return keeps_for_typing(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves the field."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _edited(self) -> None:
        if not self._quiet:
            self.typed.emit(self.toPlainText().strip())


class Named(QWidget):
    """A field with its caption above it, and below it what is wrong, where something is."""

    def __init__(self, caption: str, field: QWidget) -> None:
        super().__init__()
        self.field = field
        label = QLabel(caption)
        label.setProperty("kind", "muted")
        label.setBuddy(field)
        self.fault = QLabel()
        self.fault.setProperty("kind", "bad")
        self.fault.setWordWrap(True)
        self.fault.setVisible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for part in (label, field, self.fault):
            column.addWidget(part)

    def say(self, sentence: str) -> None:
        """Say what is wrong with the field; nothing takes it back."""
        if sentence == self.fault.text():
            return
        self.fault.setText(sentence)
        self.fault.setAccessibleName(sentence)
        self.fault.setVisible(bool(sentence))
        self.field.setAccessibleDescription(sentence)
        restyle(self.field, "wrong", bool(sentence))
        if sentence:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.field, sentence))
