"""The gradients of one epoch as the lecture's program prints them: a line an iteration."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from tutor.document.document import Document
from tutor.engine import Given
from tutor.training.history import History
from tutor.ui.theme import Theme, mono_font
from tutor.walk.figures import exact, value_plain

MOST_LINES = 300


class EpochGradients(QPlainTextEdit):
    """`grad: 1.0 2.0 −2.0`, one line an iteration; what is copied has the hyphen that programs print."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setAccessibleName(self.tr("Gradients of the epoch"))
        self._shown: tuple[int, int, int] | None = None
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        self.setFont(mono_font(theme.sizes.small))
        self.setFixedHeight(round(theme.sizes.small * 7.2))

    def show_epoch(self, document: Document, history: History | None, epoch: int) -> None:
        """Show the iterations of this epoch, counted from 0, that are done."""
        if history is None:
            self._shown = None
            self.setPlainText("")
            return
        each = history.plan.iterations_per_epoch
        done = min(max(len(history) - epoch * each, 0), each)
        shown = (id(history), epoch, done)
        if shown == self._shown:
            return
        self._shown = shown
        lines = [self._line(document, history, epoch * each + at) for at in range(min(done, MOST_LINES))]
        if done > MOST_LINES:
            lines.append(self.tr("… and {count} more").format(count=done - MOST_LINES))
        self.setPlainText("\n".join(lines))

    def _line(self, document: Document, history: History, iteration: int) -> str:
        plan = history.plan
        first = iteration % plan.iterations_per_epoch * plan.batch_size
        last = min(first + plan.batch_size, plan.samples)
        gradients = history.gradients(iteration)
        if len(gradients) == 1:
            numbers = [_text(gradient) for gradient in gradients.values()]
        else:
            symbols = document.symbols
            numbers = [f"{symbols.plain(name)} {_text(gradient)}" for name, gradient in gradients.items()]
        if last - first == 1:
            given = [_text(column[first]) for column in document.data.values()]
            return " ".join(["grad:", *given, "  ".join(numbers)])
        samples = self.tr("samples {first}–{last}").format(first=first + 1, last=last)
        return f"{samples}  grad: {'  '.join(numbers)}"

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802 - Qt's own name
        """The selected text, with hyphens for minus signs."""
        mime = QMimeData()
        mime.setText(self.textCursor().selectedText().replace("\u2029", "\n").replace("−", "-"))
        return mime


def _text(value: Given) -> str:
    return value_plain(np.asarray(value)) if np.ndim(value) else exact(value)
