"""Lines of code to read: numbered, coloured, one of them marked; a click on a line reports it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

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
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QTextEdit, QWidget

from tutor.ui.theme import Role, Theme, mono_font

_GUTTER = 34

Rules = Sequence[tuple[str, QTextCharFormat]]
"""What stands out, as a regular expression, and how; of two that overlap the later one holds."""


class CodeView(QPlainTextEdit):
    """Lines with their numbers beside them."""

    line_chosen = Signal(int)

    def __init__(
        self, name: str, rules: Callable[[Theme], Rules], theme: Theme, parent: QWidget | None = None
    ) -> None:
        """`name` is the accessible one; `rules` say what stands out in a theme."""
        super().__init__(parent)
        self._theme = theme
        self._marked: tuple[int | None, Role] = (None, "accent_soft")
        self.setObjectName("code")
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setViewportMargins(_GUTTER, 6, 4, 6)
        self._numbers = _Numbers(self)
        self._colours = _Highlighter(self, rules)
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
        if not self.hasFocus():  # whoever reads by keyboard keeps the place
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

    def __init__(self, code: CodeView) -> None:
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
    """Colours what the rules name."""

    def __init__(self, code: CodeView, rules: Callable[[Theme], Rules]) -> None:
        super().__init__(code.document())
        self._rules_of = rules
        self._rules: list[tuple[re.Pattern[str], QTextCharFormat]] = []

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._rules = [(re.compile(pattern), form) for pattern, form in self._rules_of(theme)]
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        for pattern, form in self._rules:
            for found in pattern.finditer(text):
                self.setFormat(found.start(), len(found[0]), form)


def text_format(colour: QColor, weight: int = 400) -> QTextCharFormat:
    """Text in this colour and weight."""
    form = QTextCharFormat()
    form.setForeground(colour)
    form.setFontWeight(weight)
    return form
