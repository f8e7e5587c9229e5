"""The code panel: the graph as lines of code, that of the step marked; a click on one goes to its step."""

from __future__ import annotations

import re

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
)
from PySide6.QtWidgets import QFrame, QLabel, QPlainTextEdit, QTextEdit, QVBoxLayout, QWidget

from tutor import ops
from tutor.graph import code_lines
from tutor.ui.session import Session
from tutor.ui.theme import Role, Theme, mono_font
from tutor.ui.widgets.section_label import SectionLabel
from tutor.walk import Phase, Quantity
from tutor.walk.quantity import value

_GUTTER = 34


class CodePanel(QWidget):
    """The graph's code, read only."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._theme = session, theme
        self._names: list[str] = []
        self.setAccessibleName(self.tr("Code"))
        self._heading = SectionLabel(self.tr("The graph as code"))
        self._code = _Code(theme, self)
        self._hint = QLabel(
            self.tr("The marked line is the one of the present step. Click a line to go to its forward step.")
        )
        self._hint.setProperty("kind", "muted")
        self._hint.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 20)
        column.setSpacing(10)
        for part in (self._heading, self._code, self._hint):
            column.addWidget(part)
        column.addStretch(1)
        self._code.line_chosen.connect(self._go_to_line)
        session.document_changed.connect(self._show_code)
        session.moment_changed.connect(self._mark_line)
        self._show_code()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        self._theme = theme
        self._code.set_theme(theme)
        self._mark_line()

    def _show_code(self) -> None:
        lines = code_lines(self._session.document.graph)
        self._names = [name for name, _ in lines]
        self._code.setPlainText("\n".join(line for _, line in lines))
        self._code.fit_height(len(lines))
        self._mark_line()

    def _mark_line(self) -> None:
        step = self._session.frame.step
        if step is None:
            self._code.mark(None, "accent_soft")
            return
        name = step.edge.target if step.edge else step.node
        self._code.mark(self._line_of(name), "accent_soft")

    def _line_of(self, name: str) -> int | None:
        """The line that gives the node, or that has it inside it."""
        graph = self._session.document.graph
        while name in graph and name not in self._names:
            following = graph.successors[name]
            if not following:
                return None
            name = following[0].target
        return self._names.index(name) if name in self._names else None

    def _go_to_line(self, line: int) -> None:
        if line >= len(self._names):
            return
        name = self._names[line]
        made = self._session.walkthrough.made_at(Phase.FORWARD, name)
        self._session.select(Quantity(value(name).kind, name))
        if made is not None:
            self._session.go_to_step(made)


class _Code(QPlainTextEdit):
    """Lines with their numbers beside them."""

    line_chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._marked: tuple[int | None, Role] = (None, "accent_soft")
        self.setObjectName("code")
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setTabChangesFocus(True)
        self.setAccessibleName(self.tr("The graph as code"))
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setViewportMargins(_GUTTER, 6, 4, 6)
        self._numbers = _Numbers(self)
        self._colours = _Highlighter(self)
        self.updateRequest.connect(self._move_numbers)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        self._theme = theme
        self.setFont(mono_font(theme.sizes.base))
        self._colours.set_theme(theme)
        self.mark(*self._marked)
        self._numbers.update()

    @property
    def theme(self) -> Theme:
        """The theme at hand."""
        return self._theme

    def fit_height(self, lines: int) -> None:
        """As tall as its lines, up to a screenful."""
        line = self.fontMetrics().lineSpacing() * 1.15
        self.setFixedHeight(round(min(max(lines, 3), 24) * line) + 40)

    def mark(self, line: int | None, role: Role) -> None:
        """Ground one line in a colour; None marks nothing."""
        self._marked = (line, role)
        if line is None:
            self.setExtraSelections([])
            return
        selection = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document().findBlockByNumber(line))
        selection.cursor = cursor
        form = QTextCharFormat()
        form.setBackground(self._theme.colour(role))
        form.setProperty(QTextFormat.Property.FullWidthSelection.value, True)
        selection.format = form
        self.setExtraSelections([selection])
        self.setTextCursor(cursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click, that selects nothing, chooses its line."""
        super().mouseReleaseEvent(event)
        cursor = self.cursorForPosition(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            self.line_chosen.emit(cursor.blockNumber())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses the line of the cursor."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.line_chosen.emit(self.textCursor().blockNumber())
        else:
            super().keyPressEvent(event)

    def paint_numbers(self, painter: QPainter) -> None:
        """Number the visible lines."""
        painter.setFont(self.font())
        painter.setPen(self._theme.colour("faint"))
        block = self.firstVisibleBlock()
        top = self.blockBoundingGeometry(block).translated(self.contentOffset()).top()
        while block.isValid() and top < self.viewport().height():
            height = self.blockBoundingRect(block).height()
            place = QRect(0, round(top) + 6, _GUTTER - 8, round(height))
            painter.drawText(
                place,
                Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
                str(block.blockNumber() + 1),
            )
            top += height
            block = block.next()

    def _move_numbers(self) -> None:
        inside = self.contentsRect()
        self._numbers.setGeometry(QRect(inside.left(), inside.top(), _GUTTER, inside.height()))
        self._numbers.update()


class _Numbers(QWidget):
    """The strip of line numbers."""

    def __init__(self, code: _Code) -> None:
        super().__init__(code)
        self._code = code
        self.setAccessibleName(self.tr("Line numbers"))

    def sizeHint(self) -> QSize:
        return QSize(_GUTTER, 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._code.paint_numbers(painter)
        painter.end()


class _Highlighter(QSyntaxHighlighter):
    """Operations in the accent, numbers in the colour of values, signs muted."""

    def __init__(self, code: _Code) -> None:
        super().__init__(code.document())
        self._rules: list[tuple[re.Pattern[str], QTextCharFormat]] = []

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        called = "|".join(ops.TABLE)
        self._rules = [
            (re.compile(rf"\b(?:{called})(?=\()"), _format(theme.colour("accent"), 600)),
            (re.compile(r"(?<![\w.])\d+(?:\.\d*)?(?:e[+-]?\d+)?"), _format(theme.colour("value"))),
            (re.compile(r"[-+*/@=()\[\],]"), _format(theme.colour("muted"))),
            (re.compile(r"#.*"), _format(theme.colour("muted"))),
        ]
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        for pattern, form in self._rules:
            for found in pattern.finditer(text):
                self.setFormat(found.start(), len(found[0]), form)


def _format(colour: QColor, weight: int = 400) -> QTextCharFormat:
    form = QTextCharFormat()
    form.setForeground(colour)
    form.setFontWeight(weight)
    return form
