"""Export: the kinds of files at the left, the options and a look ahead of the chosen one at the right."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from tutor.document.file.save import save_bytes
from tutor.errors import TutorError
from tutor.ui.exporting.kinds import Offered, offered
from tutor.ui.exporting.look import LookAhead
from tutor.ui.exporting.making import job_of, look_ahead
from tutor.ui.exporting.options import Options
from tutor.ui.exporting.running import Running
from tutor.ui.exporting.wish import Exportable
from tutor.ui.files.questions import for_file, with_ending
from tutor.ui.look.theme import Theme, load_theme
from tutor.ui.session.session import Session
from tutor.ui.widgets.lesson_row import LessonRow, RowShown
from tutor.ui.widgets.row_keys import row_after
from tutor.ui.widgets.scroll_column import ScrollColumn

_WIDTH, _HEIGHT = 76, 48
"""In sizes of the theme's type."""
_PATIENCE = 150
"""Milliseconds without another choice, then the look ahead is made."""


class ExportDialog(QDialog):
    """↑ ↓ choose a kind, Enter exports, Esc closes, or stops an export that is under way."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._theme = session, theme
        self.source = Exportable(session)
        self._kinds = {kind.id: kind for kind in offered()}
        self._chosen = ""
        self._path = Path()
        self.rows: dict[str, LessonRow] = {}
        self.setWindowTitle(self.tr("Export"))
        self.setAccessibleName(self.windowTitle())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("ground", "surface")
        self.running = Running(self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PATIENCE)
        self._build()
        self._connect()
        base, room = theme.sizes.base, parent.size()
        self.resize(
            min(round(_WIDTH * base), room.width() - 40), min(round(_HEIGHT * base), room.height() - 40)
        )
        self.choose(next(iter(self._kinds)))

    # --- the parts ----------------------------------------------------------------------------------------

    def _build(self) -> None:
        kinds = ScrollColumn()
        kinds.column.setContentsMargins(0, 0, 8, 0)
        kinds.column.setSpacing(2)
        for id_, kind in self._kinds.items():
            row = self.rows[id_] = LessonRow(_row(kind), self._theme)
            row.installEventFilter(self)
            kinds.column.addWidget(row)
        kinds.column.addStretch(1)
        self._list = kinds
        self.options = Options(self._theme, self._kinds.values(), self.source.known)
        self.look = LookAhead(self._theme)
        self.note = self._label("muted", self.tr("What is held back"))
        self.note.setText(self.source.why_hidden() if self.source.hides else "")
        self.note.setVisible(self.source.hides)
        self.complaint = self._label("bad", self.tr("What is wrong"))
        right = QVBoxLayout()
        right.setSpacing(12)
        for part in (self.options, self.note, self.look, self.complaint):
            right.addWidget(part)
        right.setStretchFactor(self.look, 1)
        both = QHBoxLayout()
        both.setSpacing(20)
        both.addWidget(kinds, 9)
        both.addLayout(right, 14)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 24, 18)
        column.setSpacing(14)
        column.addLayout(both, 1)
        column.addLayout(self._foot())

    def _label(self, kind: str, name: str) -> QLabel:
        label = QLabel(self)
        label.setProperty("kind", kind)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setAccessibleName(name)
        return label

    def _foot(self) -> QHBoxLayout:
        self.progress = QProgressBar(self)
        self.progress.setRange(0, 1000)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("How much of the file is made"))
        self.progress.hide()
        self.cancel = QPushButton(self.tr("Cancel"))
        self.cancel.setAutoDefault(False)
        self.export = QPushButton(self.tr("Export…"))
        self.export.setProperty("kind", "primary")
        self.export.setDefault(True)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addWidget(self.progress, 1)
        foot.addStretch(1)
        for button in (self.cancel, self.export):
            button.setAccessibleName(button.text())
            foot.addWidget(button)
        return foot

    def _connect(self) -> None:
        self.options.changed.connect(self._renew)
        self._soon.timeout.connect(self._look)
        self.export.clicked.connect(self.ask_and_export)
        self.cancel.clicked.connect(self.reject)
        self.running.progressed.connect(self._progress)
        self.running.made.connect(self._put)
        self.running.failed.connect(self._fail)
        self.finished.connect(self._close)

    # --- choosing -----------------------------------------------------------------------------------------

    def choose(self, id_: str) -> None:
        """Show this kind, with the keyboard at its row."""
        if not self.rows[id_].hasFocus():
            self.rows[id_].setFocus(Qt.FocusReason.TabFocusReason)
        if id_ == self._chosen or self.running.busy:
            return
        self._chosen = id_
        for each, row in self.rows.items():
            row.show_row(_row(self._kinds[each], is_open=each == id_))
            # Tab goes on to the options; arrows go to the other kinds.
            row.setFocusPolicy(Qt.FocusPolicy.StrongFocus if each == id_ else Qt.FocusPolicy.ClickFocus)
        self._list.ensureWidgetVisible(self.rows[id_], 0, 8)
        self.options.show_kind(self._kinds[id_])
        self._renew()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A row that gets the keyboard is chosen; arrows go on."""
        if isinstance(watched, LessonRow):
            ids = list(self.rows)
            at = next(number for number, row in enumerate(self.rows.values()) if row is watched)
            if event.type() == QEvent.Type.FocusIn:
                self.choose(ids[at])
            elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                there = row_after(event.key(), at, len(ids))
                if there is not None:
                    self.choose(ids[there])
                    return True
        return super().eventFilter(watched, event)

    def _renew(self) -> None:
        """Something else is chosen: what was wrong is not any more, and the look ahead follows soon."""
        self.complaint.setText("")
        self.complaint.hide()
        self.look.stop()
        self._soon.start()

    def _look(self) -> None:
        wish = self.options.wish()
        self.look.follow(look_ahead(wish, self.source), load_theme(wish.theme))

    # --- exporting ----------------------------------------------------------------------------------------

    def ask_and_export(self) -> None:
        """Let a person choose a name, and make the file; what cannot be is said before they are asked."""
        wish = self.options.wish()
        try:
            job_of(wish, self.source)
        except TutorError as error:
            self._fail(str(error))
            return
        suggestion = f"{self._session.document.stem}{wish.stem}{wish.suffix}"
        kinds = self.tr("{suffix} files (*{suffix})").format(suffix=wish.suffix)
        path = for_file(
            self, self.tr("Export"), suggestion, kinds, lambda name: with_ending(name, wish.suffix)
        )
        if path is not None:
            self.export_to(path)

    def export_to(self, path: Path) -> None:
        """Make the file that is chosen; a name without the ending of its kind gets it."""
        wish = self.options.wish()
        self._path = with_ending(path, wish.suffix)
        try:
            job = job_of(wish, self.source)
        except TutorError as error:
            self._fail(str(error))
            return
        self._show_busy(True)
        self.running.start(job)

    def _progress(self, share: float) -> None:
        self.progress.setValue(round(1000 * share))

    def _put(self, content: bytes) -> None:
        try:
            save_bytes(content, self._path)
        except TutorError as error:
            self._fail(str(error))
            return
        self._session.said.emit(self.tr("Exported {path}").format(path=self._path))
        self.accept()

    def _fail(self, sentence: str) -> None:
        self._show_busy(False)
        self.complaint.setText(sentence)
        self.complaint.show()

    def _show_busy(self, busy: bool) -> None:
        self.progress.setValue(0)
        self.progress.setVisible(busy)
        for part in (self.options, self._list, self.export):
            part.setEnabled(not busy)
        self.cancel.setText(self.tr("Stop") if busy else self.tr("Cancel"))
        self.cancel.setAccessibleName(self.cancel.text())

    def reject(self) -> None:
        """Stop what is under way; else close."""
        if self.running.busy:
            self.running.cancel()
            self._show_busy(False)
            self.rows[self._chosen].setFocus()
        else:
            super().reject()

    def _close(self) -> None:
        self._soon.stop()
        self.look.stop()
        self.running.close()


def _row(kind: Offered, *, is_open: bool = False) -> RowShown:
    return RowShown(kind.sign, kind.title, kind.sentence, is_open=is_open)
