"""The last block of the lesson panel while an exercise is open: difficulty, seed, the next one, the count."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from tutor.document.exercises.exercise import (
    Difficulty,
    Exercise,
    difficulty_says,
    difficulty_title,
    seed_of,
)
from tutor.errors import TutorError
from tutor.ui.look.theme import Theme
from tutor.ui.session.session import Session
from tutor.ui.widgets.card import restyle
from tutor.ui.widgets.keep_space import KeepSpace
from tutor.ui.widgets.number_field import NumberField
from tutor.ui.widgets.section_label import SectionLabel


class ExerciseBar(QWidget):
    """Asks for exercises by their names; a difficulty chosen or a seed typed opens that exercise at once."""

    requested = Signal(str)

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Exercises"))
        self._line = QFrame()
        self._line.setFixedHeight(1)
        self._heading = SectionLabel(self.tr("Exercises"))
        self.count = QLabel()
        self.count.setProperty("kind", "muted")
        self.difficulty = _Difficulties()
        self.difficulty.setAccessibleName(self.tr("Difficulty"))
        for each in Difficulty:
            self.difficulty.addItem(difficulty_title(each), each.value)
            self.difficulty.setItemData(
                self.difficulty.count() - 1, difficulty_says(each), Qt.ItemDataRole.ToolTipRole
            )
        self.seed = NumberField(self.tr("Seed"), theme, seed_of)
        self.seed.edit.setToolTip(self.tr("The same seed gives the same exercise again"))
        self.next = QPushButton(self.tr("Next exercise"))
        self.next.setAccessibleName(self.next.text())
        self.next.setToolTip(self.tr("Next exercise  Ctrl+E"))
        self.next.setAutoDefault(True)
        self.next.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click is not to commit a seed half typed
        self.next.installEventFilter(KeepSpace(self))
        self._lay_out()
        self.difficulty.activated.connect(self._choose)
        self.seed.committed.connect(self._choose)
        self.next.clicked.connect(self._go_on)
        session.modes.exercises.changed.connect(self.refresh)
        self.set_theme(theme)
        self.refresh()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._heading)
        head.addStretch(1)
        head.addWidget(self.count)
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        for column, (words, field) in enumerate(
            ((self.tr("Difficulty"), self.difficulty), (self.tr("Seed"), self.seed))
        ):
            label = QLabel(words)
            label.setProperty("kind", "muted")
            label.setBuddy(field)
            grid.addWidget(label, 0, column)
            grid.addWidget(field, 1, column)
            grid.setColumnStretch(column, 1)
        inside = QVBoxLayout()
        inside.setContentsMargins(0, 14, 0, 0)
        inside.setSpacing(8)
        inside.addLayout(head)
        inside.addLayout(grid)
        inside.addWidget(self.next)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._line)
        whole.addLayout(inside)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        self._line.setStyleSheet(f"background: {theme.hex('line')};")
        self.seed.set_theme(theme)

    def take_focus(self) -> None:
        """The keyboard goes to the button that opens the next exercise."""
        self.next.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Show which exercise is open, and how many were right."""
        exercises = self._session.modes.exercises
        exercise = exercises.current
        if exercise is None:
            return
        self.difficulty.setCurrentIndex(self.difficulty.findData(exercise.difficulty.value))
        self.seed.set_text(str(exercise.seed))
        words = self.tr("{right} of {done} right").format(right=exercises.right, done=exercises.done)
        self.count.setText(words if exercises.done else "")
        done = exercises.outcome is not None
        restyle(self.next, "kind", "primary" if done else "")

    def _choose(self) -> None:
        """Open what difficulty and seed say now."""
        try:
            seed = seed_of(self.seed.edit.text())
        except TutorError:
            return  # the field says why
        self._open(Exercise(Difficulty(self.difficulty.currentData()), seed))

    def _go_on(self) -> None:
        exercise = self._session.modes.exercises.current
        if exercise is not None:
            self._open(exercise.next)

    def _open(self, exercise: Exercise) -> None:
        if exercise != self._session.modes.exercises.current:
            self.requested.emit(exercise.id)
            self.refresh()  # it may have been left unopened


class _Difficulties(QComboBox):
    """Chosen by click and by key; the wheel scrolls the panel, and opens no other exercise on its way."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave it to the panel."""
        event.ignore()
