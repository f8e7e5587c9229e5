"""Save answers: the learner's name, what is answered so far, and where the answers are kept."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from tutor.document.learner.answers import SUFFIX, file_name
from tutor.language import translate
from tutor.ui.answers.keeper import AnswersKeeper
from tutor.ui.asking.prediction import Score, score_words
from tutor.ui.files.questions import for_file

_WIDTH = 34
"""In sizes of the theme's type."""


class AnswersDialog(QDialog):
    """Enter saves, Esc closes; the name is kept either way."""

    def __init__(self, keeper: AnswersKeeper, score: Score, base: float, parent: QWidget) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self.setWindowTitle(self.tr("Save answers"))
        self.setAccessibleName(self.windowTitle())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("ground", "surface")
        answers = keeper.answers
        heading = QLabel(self.tr("Your answers to “{title}”").format(title=answers.assignment))
        heading.setProperty("kind", "heading")
        told = QLabel(score_words(score))
        label = QLabel(self.tr("Your name, for the one who collects them; you may leave it out"))
        label.setProperty("kind", "muted")
        self.name = QLineEdit(answers.name)
        self.name.setMaxLength(200)
        self.name.setAccessibleName(self.tr("Your name"))
        label.setBuddy(self.name)
        where = QLabel(self.tr("By themselves they are kept in {path}").format(path=keeper.path))
        where.setProperty("kind", "muted")
        where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for words in (heading, told, label, where):
            words.setWordWrap(True)
        self.save = QPushButton(self.tr("Save as…"))
        self.save.setProperty("kind", "primary")
        self.save.setDefault(True)
        self.save.clicked.connect(self._ask)
        self.leave = QPushButton(self.tr("Close"))
        self.leave.setAutoDefault(False)
        self.leave.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch(1)
        for button in (self.leave, self.save):
            button.setAccessibleName(button.text())
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(10)
        for part in (heading, told, label, self.name, where):
            column.addWidget(part)
        column.addSpacing(6)
        column.addLayout(foot)
        self.setFixedWidth(min(round(_WIDTH * base), parent.width() - 40))
        self.finished.connect(self._keep_name)
        self.name.setFocus()

    def _keep_name(self) -> None:
        self._keeper.set_name(self.name.text())

    def _ask(self) -> None:
        self._keep_name()
        path = ask_for_name(self, self._keeper)
        if path is not None and self._keeper.save_to(path):
            self.accept()


def ask_for_name(parent: QWidget, keeper: AnswersKeeper) -> Path | None:
    """Where the answers are to be saved; None where the learner would rather not."""
    answers = keeper.answers
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    name = f"{file_name(answers.assignment, answers.name)}{SUFFIX}"
    suggestion = keeper.saved_to or Path(folder or Path.home()) / name
    title = translate("answers", "Save answers")
    kinds = translate("answers", "Answers (*{suffix})").format(suffix=SUFFIX)
    return for_file(parent, title, str(suggestion), kinds, _as_answers)


def _as_answers(path: Path) -> Path:
    return path if path.suffix == ".toml" else path.with_name(f"{path.name}{SUFFIX}")
