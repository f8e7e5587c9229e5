"""The PyTorch program of what is open: the line of the step marked, a click on one goes to its step."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from tutor.document.document import Document
from tutor.engine import DType
from tutor.errors import TutorError
from tutor.export.program import Program
from tutor.export.pytorch import program
from tutor.export.write import write_text
from tutor.ui.look.theme import Theme
from tutor.ui.panels.code_view import CodeView, Rules, text_format
from tutor.ui.session.session import Session
from tutor.ui.widgets.card import restyle


class ProgramCode(QWidget):
    """The program, read only, to copy or to save; written anew when something in it has changed."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._program = Program(())
        self._document: Document | None = None
        self._choice: tuple[DType, int] | None = None
        self.code = CodeView(self.tr("The PyTorch program"), _rules, theme)
        self.code.setObjectName("program")
        self.hint = QLabel()
        self.hint.setWordWrap(True)
        self.copy_button = QPushButton(self.tr("Copy"))
        self.copy_button.setAccessibleName(self.tr("Copy the program"))
        self.save_button = QPushButton(self.tr("Save…"))
        self.save_button.setAccessibleName(self.tr("Save the program"))
        self._lay_out()
        self.code.line_chosen.connect(self._go_to_line)
        self.copy_button.clicked.connect(self.copy)
        self.save_button.clicked.connect(self._ask_and_save)
        for changed in (session.document_changed, session.moment_changed, session.engine_changed):
            changed.connect(self._changed)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        self.code.set_theme(theme)

    def copy(self) -> None:
        """Put the whole program on the clipboard."""
        QGuiApplication.clipboard().setText(self._program.text)
        self._session.said.emit(self.tr("The program is on the clipboard."))

    def save(self, path: Path) -> bool:
        """Write the program into a file; False, with a sentence said, where that cannot be."""
        try:
            write_text(path, self._program.text)
        except TutorError as error:
            self._session.said.emit(str(error))
            return False
        self._session.said.emit(self.tr("Saved {path}").format(path=path))
        return True

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while another panel was shown."""
        super().showEvent(event)
        self._show()

    # Inside

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.copy_button)
        buttons.addWidget(self.save_button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.code, 1)
        column.addWidget(self.hint)
        column.addLayout(buttons)

    def _changed(self) -> None:
        if self.isVisible():
            self._show()

    def _show(self) -> None:
        """Write the program if another one is wanted, and mark the line of the step."""
        session = self._session
        sample = 0 if session.document.training else session.row
        choice = (session.dtype, sample)
        if session.document is not self._document or choice != self._choice:
            self._document, self._choice = session.document, choice
            self._write(sample)
        self.code.mark(self._program.line_of(session.frame.step), "accent_soft")

    def _write(self, sample: int) -> None:
        session, wrong = self._session, ""
        try:
            self._program = program(session.document, session.dtype, sample)
        except TutorError as error:
            self._program, wrong = Program(()), str(error)
        text = self._program.text.rstrip("\n")
        if text != self.code.toPlainText():
            self.code.set_code(text)
        words = self.tr(
            "It runs as it stands, and prints the same numbers. "
            "Click a line to see the graph once the line has run."
        )
        if session.document.graph.missing:
            words = self.tr("Operands are missing in the graph: this is the program of what is finished.")
        self.hint.setText(wrong or words)
        is_bad = bool(wrong) and bool(session.walkthrough.steps)
        restyle(self.hint, "kind", "bad" if is_bad else "muted")
        for button in (self.copy_button, self.save_button):
            button.setEnabled(not wrong)

    def _go_to_line(self, line: int) -> None:
        lines = self._program.lines
        anchors = lines[line].anchors if line < len(lines) else ()
        if anchors:
            self._session.go_to_step(self._session.walkthrough.position_of(anchors[-1]))

    def _ask_and_save(self) -> None:
        lesson = self._session.document.lesson.replace(":", "-") or "program"
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save the program"), f"{lesson}.py", self.tr("Python programs (*.py)")
        )
        if name:
            self.save(Path(name))


def _rules(theme: Theme) -> Rules:
    """Keywords bold, what is PyTorch's in the accent, numbers in the colour of values, text in green."""
    return (
        (r"(?<![\w.])\d+(?:\.\d*)?(?:e[+-]?\d+)?", text_format(theme.colour("value"))),
        (r"[-+*/@=()\[\],:]", text_format(theme.colour("muted"))),
        (r"\b(?:import|as|def|return|for|in)\b", text_format(theme.colour("text"), 700)),
        (
            r"\b(?:torch(?:\.\w+)*|F\.\w+)|\.(?:backward|grad|data|zero_|item|tolist|mean)\b",
            text_format(theme.colour("accent"), 600),
        ),
        (r"\b(?:True|False)\b", text_format(theme.colour("value"))),
        (r"\"(?:[^\"\\]|\\.)*\"", text_format(theme.colour("good"))),
        (r"#.*", text_format(theme.colour("muted"))),
    )
