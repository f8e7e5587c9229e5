"""A report shown to the person: read it, copy it, find its file. It is sent to nobody."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from tutor.reasons import reason
from tutor.ui.look.theme import mono_font
from tutor.ui.mishaps.report_folder import show_folder


class ReportDialog(QDialog):
    """The text of one report, with what can be done with it."""

    def __init__(self, path: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self._path = path
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Report"))
        self.text = QPlainTextEdit(_content(path))
        self.text.setReadOnly(True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setFont(mono_font(self.font().pixelSize()))
        self.text.setAccessibleName(self.tr("Report"))
        words = self.tr("This report lies at {path}. It was sent to nobody: hand it on if you like.")
        self._where = where = QLabel(words.format(path=path))
        where.setWordWrap(True)
        where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(14)
        column.addWidget(where)
        column.addWidget(self.text, 1)
        column.addLayout(self._buttons())
        room = parent.size()
        self.resize(min(900, room.width() - 80), min(640, room.height() - 80))

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch(1)
        for words, act, kind in (
            (self.tr("Open its folder"), self._open_folder, "flat"),
            (self.tr("Copy"), self._copy, "flat"),
            (self.tr("Close"), self.accept, "primary"),
        ):
            button = QPushButton(words, self)
            button.setProperty("kind", kind)
            button.setAccessibleName(words)
            button.clicked.connect(act)
            row.addWidget(button)
        button.setDefault(True)
        return row

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())

    def _open_folder(self) -> None:
        show_folder(self._where.setText, self._path.parent)


def _content(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError as why:
        return reason(why)
