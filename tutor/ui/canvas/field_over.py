"""A field over the canvas in which something of a node is typed; below it what is wrong with that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QVBoxLayout

from tutor.ui.look.theme import Role, Theme, ui_font
from tutor.ui.widgets.card import restyle

if TYPE_CHECKING:
    from tutor.ui.canvas.view import GraphView

PAD = 3
"""Between the field's line and its text, in pixels."""


class FieldOver(QFrame):
    """A field and, below it, the sentence. Enter gives what is typed, Esc leaves it as it was.

    A subclass says where it stands (`follow`) and takes what is typed (`commit`).
    """

    def __init__(self, view: GraphView) -> None:
        super().__init__(view.viewport())
        self._view = view
        self._closing = False
        self.field = QLineEdit(self)
        self.field.setObjectName("valueField")
        self.field.installEventFilter(self)
        self.field.textEdited.connect(self._edited)
        self.complaint = QLabel(self)
        self.complaint.setObjectName("valueComplaint")
        self.complaint.setWordWrap(True)
        self.complaint.setAccessibleName(self.tr("What is wrong with what is typed"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.field, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.complaint, 0, Qt.AlignmentFlag.AlignLeft)
        self.setObjectName("fieldOver")
        self.set_theme(view.theme)
        self.hide()

    def call(self, name: str) -> None:
        """Tell a screen reader what is typed here."""
        self.setAccessibleName(name)
        self.field.setAccessibleName(name)

    def follow(self) -> None:
        """Stay over the node as the graph moves."""

    def commit(self) -> None:
        """Take what is typed, and close; or complain."""

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        sizes = theme.sizes
        self._theme, self._line = theme, max(1, round(1.4 * sizes.line_thin))
        self.setStyleSheet(
            "#fieldOver {{ background: transparent; }}"
            "#valueField {{ background: {surface}; color: {value}; border: {line}px solid {accent};"
            " border-radius: {radius}px; padding: 0px {pad}px; min-height: 0; }}"
            '#valueField[wrong="true"] {{ border-color: {grad}; }}'
            "#valueComplaint {{ background: {surface}; color: {grad}; border: 1px solid {grad};"
            " border-radius: {radius}px; padding: 4px 6px; }}".format(
                surface=theme.hex("surface"),
                value=theme.hex(self._role()),
                accent=theme.hex("accent"),
                grad=theme.hex("grad"),
                line=self._line,
                pad=PAD,
                radius=round(0.6 * sizes.radius_small),
            )
        )
        self.complaint.setFont(ui_font(sizes.small))
        self.complaint.setFixedWidth(round(19 * sizes.base))

    def _role(self) -> Role:
        """The colour of what is typed."""
        return "text"

    def show_text(self, text: str) -> None:
        """Begin with this text, all of it chosen, and take the keyboard."""
        self.field.setText(text)
        self.complain("")
        self.show()
        self.follow()
        self.raise_()
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def cancel(self) -> None:
        """Leave everything as it is."""
        self.close_field()

    @property
    def frame(self) -> int:
        """From the field's side to its text: line, padding, and what QLineEdit itself leaves free."""
        return self._line + PAD + 2

    def text_width(self, metrics: QFontMetricsF) -> float:
        """How wide the field is to be for what stands in it."""
        return metrics.horizontalAdvance(self.field.text() + "0") + 2 * self.frame

    def keep_inside(self) -> None:
        """Come back from where the view ends."""
        room = self._view.viewport().rect()
        x = max(4, min(self.x(), room.width() - self.width() - 4))
        y = max(4, min(self.y(), room.height() - self.height() - 4))
        self.move(x, y)

    def _edited(self) -> None:
        self.complain("")
        self.follow()

    def complain(self, sentence: str) -> None:
        """Say what is wrong; an empty sentence takes it back."""
        self.complaint.setText(sentence)
        self.complaint.setVisible(bool(sentence))
        self.field.setToolTip(sentence)
        self.field.setAccessibleDescription(sentence)
        restyle(self.field, "wrong", bool(sentence))
        self.follow()

    def close_field(self) -> None:
        """Give the keyboard back to the canvas."""
        if self.isHidden() or self._closing:
            return
        self._closing = True
        if self.field.hasFocus():  # first: a field that is hidden with the focus hands it on as Tab does
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()
        self._closing = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter gives, Esc leaves, Tab gives and goes on; losing the keyboard gives what can be taken."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                self.close_field()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.commit()
                return True  # the canvas would open the field again
            if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
                self.commit()
                return self.isVisible() or self._view.focusNextPrevChild(event.key() == Qt.Key.Key_Tab)
        elif event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.accept()  # no key that is typed here is a command of the window
        elif event.type() == QEvent.Type.FocusOut and not self._closing and self.isVisible():
            self.commit()
            self.close_field()
        return super().eventFilter(watched, event)
