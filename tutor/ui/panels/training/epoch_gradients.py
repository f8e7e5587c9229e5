"""The gradients of one epoch as the lecture's program prints them: a line an iteration."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from tutor.document.document import Document
from tutor.engine import Given
from tutor.language import translate
from tutor.training.history.history import History
from tutor.ui.look.theme import Theme, mono_font
from tutor.walk import Kind, Quantity
from tutor.walk.figures import exact, value_plain

MOST_LINES = 300


class EpochGradients(QPlainTextEdit):
    """`grad: 1.0 2.0 −2.0`, one line an iteration; what is copied has the hyphen that programs print."""

    asked = Signal(int, object)
    """An iteration and the Quantity in it that was clicked, or at which Enter was pressed."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setAccessibleName(self.tr("Gradients of the epoch"))
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.viewport().setMouseTracking(True)
        self._lines: list[tuple[int, tuple[_Span, ...]]] = []
        self._shown: tuple[int, int, int] | None = None
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        self.setFont(mono_font(theme.sizes.small))
        self.setFixedHeight(round(theme.sizes.small * 7.2))

    def show_epoch(self, document: Document, history: History | None, epoch: int) -> None:
        """Show the iterations of this epoch, counted from 0, that are done."""
        if history is None:
            self._shown, self._lines = None, []
            self.setPlainText("")
            return
        each = history.plan.iterations_per_epoch
        done = min(max(len(history) - epoch * each, 0), each)
        shown = (id(history), epoch, done)
        if shown == self._shown:
            return
        self._shown = shown
        lines = [_line(document, history, epoch * each + at) for at in range(min(done, MOST_LINES))]
        self._lines = [(epoch * each + at, line.spans) for at, line in enumerate(lines)]
        texts = [line.text for line in lines]
        if done > MOST_LINES:
            texts.append(self.tr("… and {count} more").format(count=done - MOST_LINES))
        self.setPlainText("\n".join(texts))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show that a number can be clicked."""
        super().mouseMoveEvent(event)
        over = self._at(self.cursorForPosition(event.position().toPoint())) is not None
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor
        self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a number asks where it comes from; a drag selects text."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            self._ask(self.cursorForPosition(event.position().toPoint()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter asks where the number at the cursor comes from."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._ask(self.textCursor())
        else:
            super().keyPressEvent(event)

    def _ask(self, cursor: QTextCursor) -> None:
        found = self._at(cursor)
        if found is not None:
            self.asked.emit(*found)

    def _at(self, cursor: QTextCursor) -> tuple[int, Quantity] | None:
        """The iteration and the number at the cursor."""
        block, column = cursor.blockNumber(), cursor.positionInBlock()
        if block >= len(self._lines):
            return None
        iteration, spans = self._lines[block]
        found = next((span.quantity for span in spans if span.start <= column <= span.end), None)
        return (iteration, found) if found else None

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802 - Qt's own name
        """The selected text, with hyphens for minus signs."""
        mime = QMimeData()
        mime.setText(self.textCursor().selectedText().replace("\u2029", "\n").replace("−", "-"))
        return mime


@dataclass(frozen=True)
class _Span:
    """A number in a line, from column `start` to `end`."""

    start: int
    end: int
    quantity: Quantity


@dataclass(frozen=True)
class _Line:
    text: str
    spans: tuple[_Span, ...]


def _line(document: Document, history: History, iteration: int) -> _Line:
    """An iteration's line: what was given, where it is one sample, then each gradient."""
    plan = history.plan
    epoch, within = divmod(iteration, plan.iterations_per_epoch)
    first = within * plan.batch_size
    last = min(first + plan.batch_size, plan.samples)
    gradients = history.gradients(iteration)
    if last - first == 1:
        row = document.row(first, epoch)
        words, given = "grad:", [(name, column[row]) for name, column in document.data.items()]
    else:
        samples = translate("training", "samples {first}–{last}").format(first=first + 1, last=last)
        words, given = f"{samples}  grad:", []
    text, spans = words, []
    for name, value in given:
        text += " "
        spans.append(_Span(len(text), len(text) + len(_text(value)), Quantity(Kind.VALUE, name)))
        text += _text(value)
    for at, (name, gradient) in enumerate(gradients.items()):
        text += "  " if at else " "
        text += f"{document.symbols.plain(name)} " if len(gradients) > 1 else ""
        spans.append(_Span(len(text), len(text) + len(_text(gradient)), Quantity(Kind.GRADIENT, name)))
        text += _text(gradient)
    return _Line(text, tuple(spans))


def _text(value: Given) -> str:
    return value_plain(np.asarray(value)) if np.ndim(value) else exact(value)
