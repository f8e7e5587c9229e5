"""The graph as lines of code, to read or to type; that of the step is marked, a click goes to its step."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from tutor import ops
from tutor.ui.editing.typed_code import place_of
from tutor.ui.look.theme import Theme
from tutor.ui.panels.code_editor import CodeEditor
from tutor.ui.panels.code_view import Rules, text_format
from tutor.ui.panels.history_list import HistoryList
from tutor.ui.panels.parameter_picker import ParameterPicker
from tutor.ui.session.session import Session
from tutor.ui.widgets.section_label import SectionLabel
from tutor.walk import Phase, Quantity
from tutor.walk.quantity import value


class GraphCode(QWidget):
    """The graph's code: read, or typed, with what is wrong below it and which of its names are parameters."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._theme = session, theme
        self.code = CodeEditor(self.tr("The graph as code"), _rules, theme)
        self.edit_button = QPushButton()
        self.complaint, self._hint = QLabel(), QLabel()
        self._parameters_title = SectionLabel(self.tr("Parameters"))
        self.parameters = ParameterPicker(theme)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._is_old = False
        self._history_title = SectionLabel(self.tr("History"))
        self.history = HistoryList(session, theme)
        self._lay_out()
        self._connect()
        self._show_code()
        self._show_history()

    def _lay_out(self) -> None:
        self.complaint.setProperty("kind", "bad")
        self.complaint.setAccessibleName(self.tr("What is wrong with the code"))
        self._hint.setProperty("kind", "muted")
        for label in (self.complaint, self._hint):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        row = QHBoxLayout()
        row.addWidget(self.edit_button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for part in (self.code, self.complaint, self._parameters_title, self.parameters, self._hint):
            column.addWidget(part)
        column.addLayout(row)
        column.addSpacing(6)
        column.addWidget(self._history_title)
        column.addWidget(self.history, 1)
        column.addStretch(0)

    def _connect(self) -> None:
        session, typed, code = self._session, self._session.typed, self.code
        code.line_chosen.connect(self._go_to_line)
        code.edit_wished.connect(self._begin)
        code.leave_wished.connect(typed.leave)
        code.undo_wished.connect(typed.undo)
        code.redo_wished.connect(typed.redo)
        code.rested.connect(typed.read)
        code.textChanged.connect(self._take_text)
        self.edit_button.clicked.connect(self._turn)
        self.parameters.toggled.connect(self._set_parameter)
        self.parameters.left.connect(self._leave)
        typed.changed.connect(self._follow)
        self._soon.timeout.connect(self._show_code)
        session.moment_changed.connect(self._mark_line)
        session.edits.indexChanged.connect(self._show_history)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        self._theme = theme
        self.code.set_theme(theme)
        self.parameters.set_theme(theme)
        self.history.set_theme(theme)
        self._mark_line()

    # What is shown

    def _follow(self) -> None:
        """Show what is typed at once, and an edit made elsewhere in the next turn, if anybody looks."""
        self._is_old = True
        if self._session.typed.on or not self.code.isReadOnly():
            self._show_code()
        elif self.isVisible():
            self._soon.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Show what has been left while nobody looked."""
        super().showEvent(event)
        if self._is_old:
            self._show_code()

    def _show_code(self) -> None:
        self._soon.stop()
        self._is_old = False
        typed = self._session.typed
        self.code.set_editing(typed.on)
        self.code.set_code(typed.text)
        self.code.fit_height()
        mistake = typed.mistake if typed.on else None
        self.code.underline(place_of(mistake))
        self.complaint.setText(str(mistake) if mistake else "")
        self.complaint.setVisible(mistake is not None)
        for part in (self._parameters_title, self.parameters):
            part.setVisible(typed.on)
        if typed.on:
            self.parameters.show_leaves(self._session.document.graph)
        self._say_how()
        self._mark_line()

    def _say_how(self) -> None:
        if self._session.typed.on:
            self.edit_button.setText(self.tr("Done"))
            self.edit_button.setAccessibleName(self.tr("End editing the code"))
            self.edit_button.setToolTip(self.tr("Leave the editor (Esc)"))
            self._hint.setText(
                self.tr(
                    "The graph follows after a short pause. A name that no line gives is an input;"
                    " a checked one is a parameter, which training changes."
                )
            )
        else:
            self.edit_button.setText(self.tr("Edit"))
            self.edit_button.setAccessibleName(self.tr("Edit the code"))
            self.edit_button.setToolTip(self.tr("Type the graph as code (Enter or a double click)"))
            self._hint.setText(
                self.tr(
                    "The marked line is the one of the present step. Click a line to go to its forward step;"
                    " double-click it to edit."
                )
            )

    def _mark_line(self) -> None:
        if self._is_old:
            return
        step = self._session.frame.step
        name = (step.edge.target if step.edge else step.node) if step else ""
        self.code.mark(self._line_of(name), "accent_soft")

    def _line_of(self, name: str) -> int | None:
        """The line that gives the node, or that has it inside it."""
        graph, lines = self._session.document.graph, self._session.typed.lines
        while name in graph and name not in lines:
            following = graph.successors[name]
            if not following:
                return None
            name = following[0].target
        return lines.get(name)

    def _go_to_line(self, line: int) -> None:
        name = next((name for name, at in self._session.typed.lines.items() if at == line), "")
        if not name:
            return
        made = self._session.walkthrough.made_at(Phase.FORWARD, name)
        self._session.select(Quantity(value(name).kind, name))
        if made is not None:
            self._session.go_to_step(made)

    # History

    def _show_history(self) -> None:
        for part in (self._history_title, self.history):
            part.setVisible(self._session.edits.count() > 0)

    # Typing

    def _begin(self) -> None:
        if self._session.typed.begin():
            self.code.setFocus()

    def _leave(self) -> None:
        self._session.typed.leave()
        self.code.setFocus()

    def _turn(self) -> None:
        if self._session.typed.on:
            self._leave()
        else:
            self._begin()

    def _take_text(self) -> None:
        if not self.code.isReadOnly():
            self._session.typed.type(self.code.toPlainText())
            self.code.fit_height()

    def _set_parameter(self, name: str, checked: bool) -> None:
        self._session.typed.set_parameter(name, on=checked)
        self._show_code()


def _rules(theme: Theme) -> Rules:
    """Operations in the accent, numbers in the colour of values, signs muted."""
    return (
        (rf"\b(?:{'|'.join(ops.TABLE)})(?=\()", text_format(theme.colour("accent"), 600)),
        (r"(?<![\w.])\d+(?:\.\d*)?(?:e[+-]?\d+)?", text_format(theme.colour("value"))),
        (r"[-+*/@=()\[\],]", text_format(theme.colour("muted"))),
        (r"#.*", text_format(theme.colour("muted"))),
    )
