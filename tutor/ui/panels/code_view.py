"""Lines of code to read: numbered, coloured, wrapped, one of them marked; a click on a line reports it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from PySide6.QtCore import QMimeData, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QSyntaxHighlighter,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from tutor.ui.look.theme import Role, Theme, mono_font

_GUTTER = 34
_DEEPER = 4
"""How many letters deeper a long line goes on."""

Rules = Sequence[tuple[str, QTextCharFormat]]
"""What stands out, as a regular expression, and how; of two that overlap the later one holds."""


class CodeView(QTextEdit):
    """Lines with their numbers beside them; what is too long for the width goes on deeper indented."""

    line_chosen = Signal(int)

    def __init__(
        self, name: str, rules: Callable[[Theme], Rules], theme: Theme, parent: QWidget | None = None
    ) -> None:
        """`name` is the accessible one; `rules` say what stands out in a theme."""
        super().__init__(parent)
        self._theme = theme
        self._marked: tuple[int | None, Role] = (None, "accent_soft")
        self._fits, self._fitted_width, self._tall = False, 0, 0
        self.setObjectName("code")
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setViewportMargins(_GUTTER, 6, 4, 6)
        self._numbers = _Numbers(self)
        self._colours = _Highlighter(self, rules)
        self.verticalScrollBar().valueChanged.connect(self._numbers.update)
        self.document().documentLayout().update.connect(self._numbers.update)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        self._theme = theme
        self.setFont(mono_font(theme.sizes.base))
        self._indent()
        self._colours.set_theme(theme)
        self.mark(*self._marked)
        self._numbers.update()

    @property
    def theme(self) -> Theme:
        """The theme at hand."""
        return self._theme

    def set_code(self, text: str) -> None:
        """Show these lines; those that stay are not laid out again."""
        old, new = self.toPlainText().split("\n"), text.split("\n")
        first = _same(old, new)
        last = _same(old[first:][::-1], new[first:][::-1])
        if not first + last:
            self.setPlainText(text)
            self._indent()
            return
        all_at_once = QTextCursor(self.document())
        all_at_once.beginEditBlock()
        self._replace(first, len(old) - last, new[first : len(new) - last])
        all_at_once.endEditBlock()

    def _replace(self, first: int, end: int, lines: Sequence[str]) -> None:
        """Put these lines in the place of those from `first` up to `end`; others stand before or behind."""
        document = self.document()
        before = first > 0
        cursor = QTextCursor(document.findBlockByNumber(first - 1 if before else 0))
        if before:
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        block = document.findBlockByNumber(end - 1 if before else end)
        at = block.position() + (block.length() - 1 if before else 0)
        cursor.setPosition(at, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText("".join(f"\n{line}" if before else f"{line}\n" for line in lines))
        self._indent(max(first - 1, 0), len(lines) + 2)

    def _indent(self, first: int = 0, count: int | None = None) -> None:
        """Indent what a long line goes on with, deeper than the line itself: of so many lines, or of all."""
        letter = QFontMetricsF(self.font()).horizontalAdvance(" ")
        all_at_once = QTextCursor(self.document())
        all_at_once.beginEditBlock()  # else each line would be laid out after each
        block = self.document().findBlockByNumber(first)
        end = self.document().blockCount() if count is None else first + count
        while block.isValid() and block.blockNumber() < end:
            text = block.text()
            deep = (len(text) - len(text.lstrip()) + _DEEPER) * letter
            form = QTextBlockFormat()
            form.setLeftMargin(deep)
            form.setTextIndent(-deep)
            QTextCursor(block).setBlockFormat(form)
            block = block.next()
        all_at_once.endEditBlock()

    def fit_height(self) -> None:
        """As tall as its lines from now on, up to a screenful, where there is room for it."""
        self._fits = True
        line = self.fontMetrics().lineSpacing()
        tall = min(max(self.document().size().height(), 3 * line), 24 * line)
        self._tall = round(tall) + 34
        self.setMinimumHeight(min(self._tall, 6 * line + 34))
        self.setMaximumHeight(self._tall)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As tall as its lines where it fits them; where room is scarce, it shrinks to a few and scrolls."""
        found = super().sizeHint()
        return QSize(found.width(), self._tall) if self._fits else found

    def mark(self, line: int | None, role: Role) -> None:
        """Ground one line in a colour; None marks nothing."""
        self._marked = (line, role)
        self.viewport().update()
        if line is not None and not self.hasFocus():  # whoever reads by keyboard keeps the place
            self.setTextCursor(QTextCursor(self.document().findBlockByNumber(line)))

    @property
    def marked(self) -> int | None:
        """The line that is marked, counted from 0."""
        return self._marked[0]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width wraps other lines."""
        super().resizeEvent(event)
        inside = self.contentsRect()
        self._numbers.setGeometry(QRect(inside.left(), inside.top(), _GUTTER, inside.height()))
        if self._fits and self.width() != self._fitted_width:
            self._fitted_width = self.width()
            self.fit_height()
        if self.document().size().height() <= self.viewport().height():
            self.verticalScrollBar().setRange(0, 0)  # Qt keeps it where nothing but the height has changed

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground of the marked line, then the lines."""
        line, role = self._marked
        if line is not None:
            box = self._place(self.document().findBlockByNumber(line))
            painter = QPainter(self.viewport())
            painter.fillRect(
                QRectF(0, box.top(), self.viewport().width(), box.height()), self._theme.colour(role)
            )
            painter.end()
        super().paintEvent(event)

    def _place(self, block: QTextBlock) -> QRectF:
        """Where a line stands in the viewport, with what it goes on with."""
        box = self.document().documentLayout().blockBoundingRect(block)
        return box.translated(0, -self.verticalScrollBar().value())

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802 - Qt's own name
        """Copy the text alone, without colours and indents."""
        data = QMimeData()
        data.setText(self.textCursor().selection().toPlainText())
        return data

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
        painter.setPen(self._theme.colour("muted"))
        shift = self.viewport().y() - self._numbers.y()
        height = QFontMetricsF(self.font()).lineSpacing()
        painter.setClipRect(QRectF(0, shift, _GUTTER, self.viewport().height()))
        block = self.document().firstBlock()
        while block.isValid() and (top := self._place(block).top()) < self.viewport().height():
            place = QRectF(0, top + shift, _GUTTER - 8, height)
            painter.drawText(place, Qt.AlignmentFlag.AlignRight, str(block.blockNumber() + 1))
            block = block.next()


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


def _same(some: Sequence[str], others: Sequence[str]) -> int:
    """How many of the first lines are the same."""
    pairs = enumerate(zip(some, others, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(some), len(others)))
