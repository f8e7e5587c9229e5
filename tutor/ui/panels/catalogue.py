"""The catalogue: every lesson with how far one has come, and exercises made by chance, to be opened."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from tutor.document.catalogue import Lesson, lessons
from tutor.document.learner.progress import Record
from tutor.ui.lessons.progress_keeper import ProgressKeeper, share
from tutor.ui.look.theme import Theme
from tutor.ui.session.session import Session
from tutor.ui.widgets.lesson_row import LessonRow, RowShown
from tutor.ui.widgets.link_button import LinkButton
from tutor.ui.widgets.row_keys import row_after
from tutor.ui.widgets.scroll_column import ScrollColumn
from tutor.ui.widgets.section_label import SectionLabel

_WIDTH = 40
"""In sizes of the theme's type."""
_LEAST_HEIGHT = 320


class Catalogue(QFrame):
    """A list that opens below the lesson's button. ↑ ↓ go through it, Enter opens, Delete starts again."""

    chosen = Signal(str)
    """The id of a lesson, `exercise:easy`, or `new` for a graph of one's own."""

    def __init__(self, session: Session, keeper: ProgressKeeper, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._session, self._keeper, self._theme = session, keeper, theme
        self._rows: dict[str, LessonRow] = {}
        self._lessons: dict[str, Lesson] = {}
        self.setProperty("card", "surface")
        self.setAccessibleName(self.tr("Lessons"))
        self._list = ScrollColumn()
        self._list.column.setContentsMargins(12, 10, 12, 10)
        self._list.column.setSpacing(2)
        self._again = LinkButton(self.tr("Start again"))
        self._again.setAccessibleName(self._again.text())
        self._again.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._again.clicked.connect(self._start_again)
        self._hint = QLabel(self.tr("↑ ↓ choose · Enter opens"))
        self._hint.setProperty("kind", "muted")
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 6, 20, 10)
        foot.addWidget(self._hint)
        foot.addStretch(1)
        foot.addWidget(self._again)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self._list, 1)
        column.addLayout(foot)
        keeper.changed.connect(self._show_progress)
        session.document_changed.connect(self._show_progress)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        self._theme = theme
        for row in self._rows.values():
            row.set_theme(theme)

    def open_at(self, corner: QPoint, room: QRect) -> None:
        """Show the list with its upper left at `corner`, both on the screen, and inside `room`."""
        self._fill()
        height = max(min(self.sizeHint().height() + self._list.page.sizeHint().height(), room.height()), 0)
        width = min(round(_WIDTH * self._theme.sizes.base), room.width())
        left = max(min(corner.x(), room.right() - width), room.left())
        height = min(max(height, _LEAST_HEIGHT), max(room.bottom() - corner.y(), _LEAST_HEIGHT))
        self.setGeometry(left, corner.y(), width, height)
        self.show()
        self._focus(self._rows.get(self._session.document.lesson) or next(iter(self._rows.values()), None))

    def rows(self) -> list[LessonRow]:
        """The rows, from top to bottom."""
        return list(self._rows.values())

    def _fill(self) -> None:
        """List the lessons as they are now; below them exercises, and a graph of one's own."""
        found = {lesson.id: lesson for lesson in lessons()}
        if found == self._lessons and self._rows:
            self._show_progress()
            return
        from tutor.document.exercises.exercise import (  # only here
            Difficulty,
            difficulty_says,
            difficulty_title,
        )

        while (item := self._list.column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._lessons, self._rows = found, {}
        for lesson in found.values():
            self._add(lesson.id, self._row_of(lesson))
        self._list.column.addSpacing(10)
        self._list.column.addWidget(SectionLabel(self.tr("Exercises made by chance")))
        for difficulty in Difficulty:
            title = difficulty_title(difficulty)
            shown = RowShown("?", title[:1].upper() + title[1:], difficulty_says(difficulty))
            self._add(f"exercise:{difficulty}", shown)
        self._list.column.addSpacing(10)
        self._list.column.addWidget(SectionLabel(self.tr("A graph of your own")))
        new = RowShown("+", self.tr("New graph…"), self.tr("From a template, or from code that you write."))
        self._add("new", new)
        self._list.column.addStretch(1)

    def _add(self, id_: str, shown: RowShown) -> None:
        row = self._rows[id_] = LessonRow(shown, self._theme)
        row.setProperty("opens", id_)
        row.clicked.connect(self._open)
        self._list.column.addWidget(row)

    def _row_of(self, lesson: Lesson) -> RowShown:
        record, is_open = self._keeper.record(lesson.id), lesson.id == self._session.document.lesson
        made = share(lesson, record)
        return RowShown(
            str(lesson.part or "→"), lesson.title, lesson.summary, self._status(lesson, record, made), made,
            made >= 1, is_open,
        )  # fmt: skip

    def _status(self, lesson: Lesson, record: Record, made: float) -> str:
        read = len([page for page in record.read if page < lesson.pages])
        if not read:
            return self.tr("{count} pages").format(count=lesson.pages)
        words = self.tr("{read} of {count} pages").format(read=read, count=lesson.pages)
        if lesson.questions:
            right = list(record.answers.values()).count("right")
            words += " · " + self.tr("{right} of {count} right").format(right=right, count=lesson.questions)
        return self.tr("✓ done · {words}").format(words=words) if made >= 1 else words

    def _show_progress(self) -> None:
        if self.isVisible() or self._rows:
            for id_, lesson in self._lessons.items():
                self._rows[id_].show_row(self._row_of(lesson))
            self._show_again()

    def _show_again(self) -> None:
        record = self._keeper.record(self._focused())
        self._again.setVisible(bool(record.read or record.answers))
        title = self._lessons[self._focused()].title if self._focused() in self._lessons else ""
        self._again.setToolTip(
            self.tr("Forget what was read and answered in “{title}”  Del").format(title=title)
        )

    # --- choosing -----------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go through the rows, open one, start one again, or close the list."""
        rows, key = self.rows(), event.key()
        at = next((number for number, row in enumerate(rows) if row.hasFocus()), 0)
        there = row_after(key, at, len(rows), page=5)
        if there is not None:
            self._focus(rows[there])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            rows[at].click()
        elif key == Qt.Key.Key_Delete:
            self._start_again()
        elif key == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next_: bool) -> bool:  # noqa: N802 - Qt's own name
        """Tab goes through the rows, as ↓ does."""
        rows = self.rows()
        at = next((number for number, row in enumerate(rows) if row.hasFocus()), 0)
        self._focus(rows[(at + (1 if next_ else -1)) % len(rows)])
        return True

    def _focus(self, row: LessonRow | None) -> None:
        if row is not None:
            row.setFocus(Qt.FocusReason.TabFocusReason)
            self._list.ensureWidgetVisible(row, 0, 8)
        self._show_again()

    def _focused(self) -> str:
        return next((id_ for id_, row in self._rows.items() if row.hasFocus()), "")

    def _open(self) -> None:
        row = self.sender()
        if isinstance(row, LessonRow):
            self.hide()
            self.chosen.emit(str(row.property("opens")))

    def _start_again(self) -> None:
        lesson = self._focused()
        if lesson in self._lessons:
            self._keeper.start_again(lesson)
            self._show_progress()
