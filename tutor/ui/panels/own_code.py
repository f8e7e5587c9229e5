"""The form for a graph of one's own: its code, and for each name that no line gives a value and a kind."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from tutor.document.document import Document
from tutor.document.starting.own_graph import free_names, own_graph
from tutor.engine import Given
from tutor.errors import TutorError
from tutor.ui.look.theme import Theme, mono_font
from tutor.ui.widgets.answer_field import AnswerField
from tutor.ui.widgets.given_text import read_value
from tutor.ui.widgets.keep_space import keeps_for_typing
from tutor.ui.widgets.scroll_column import ScrollColumn
from tutor.ui.widgets.section_label import SectionLabel

_FIRST = "loss = (x*w - y)**2"
_LONGEST = 20_000


class CodeField(QPlainTextEdit):
    """Lines of code; Tab leaves it, Ctrl+Enter is done with it."""

    done = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        font = mono_font(theme.sizes.reading)
        self.setStyleSheet(f"font-family: '{font.family()}', monospace; font-size: {theme.sizes.reading}px;")

    def event(self, event: QEvent) -> bool:
        """Keep the keys of the window from acting while one types."""
        return keeps_for_typing(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape and Ctrl+Enter are the dialog's."""
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if held and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.done.emit()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)


class OwnCode(QWidget):
    """Code, and below it a row a name; a name that is away for a while keeps what was typed for it."""

    changed = Signal()
    done = Signal()
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.values: dict[str, AnswerField] = {}
        self.parameters: dict[str, QCheckBox] = {}
        self._rows: dict[str, QWidget] = {}
        self._names: tuple[str, ...] = ()
        self.code = CodeField(theme)
        self.code.setAccessibleName(self.tr("Code"))
        self.code.setPlainText(_FIRST)
        self.code.setFixedHeight(round(8.5 * theme.sizes.base))
        self._heading = SectionLabel(self.tr("Names that no line gives"))
        self._list = ScrollColumn()
        self._list.column.setContentsMargins(0, 0, 0, 0)
        self._list.column.setSpacing(6)
        self._list.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.code)
        column.addWidget(self._heading)
        column.addWidget(self._list, 1)
        self.code.textChanged.connect(self._follow)
        self.code.done.connect(self.done)
        self._follow()

    def document(self) -> Document:
        """What is written. Raises TutorError, with the field of a value that is wrong marked and chosen."""
        code = self.code.toPlainText()
        names = free_names(code)
        given = {name: self._value(name) for name in names}
        return own_graph(code, given, [name for name in names if self.parameters[name].isChecked()])

    def _value(self, name: str) -> Given:
        field = self.values[name]
        try:
            return read_value(field.text())
        except TutorError as error:
            field.set_wrong(True)
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            raise TutorError(self.tr("{name}: {why}").format(name=name, why=error)) from None

    def _follow(self) -> None:
        """Show a row for each free name; code that cannot be read leaves the rows as they are."""
        code = self.code.toPlainText()
        try:
            names = free_names(code) if len(code) <= _LONGEST else self._names
        except TutorError:
            names = self._names
        if names != self._names:
            self._names = names
            for name in names:
                if name not in self._rows:
                    self._add(name)
            for row in self._rows.values():
                self._list.column.removeWidget(row)
            for at, name in enumerate(names):
                self._list.column.insertWidget(at, self._rows[name])
            for name, row in self._rows.items():
                row.setVisible(name in names)
        self._heading.setVisible(bool(self._names))
        self.changed.emit()

    def _add(self, name: str) -> None:
        row = self._rows[name] = QWidget(self._list.page)
        label, field = QLabel(name), AnswerField(self._theme)
        label.setProperty("kind", "mono")
        label.setMinimumWidth(round(5 * self._theme.sizes.base))
        field.setText("1")
        field.setAccessibleName(self.tr("Value of {name}").format(name=name))
        field.setToolTip(self.tr("A number, or rows of numbers such as [[1, 2], [3, 4]]"))
        box = QCheckBox(self.tr("parameter"))
        box.setAccessibleName(self.tr("{name} is a parameter").format(name=name))
        box.setToolTip(self.tr("Training changes it; its gradient is what one is after"))
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 4, 0)
        line.setSpacing(12)
        line.addWidget(label)
        line.addWidget(field, 1)
        line.addWidget(box)
        field.left.connect(self.left)
        field.textChanged.connect(self._typed)
        box.toggled.connect(self.changed)
        self.values[name], self.parameters[name] = field, box

    def _typed(self) -> None:
        field = self.sender()
        if isinstance(field, AnswerField):
            field.set_wrong(False)
        self.changed.emit()
