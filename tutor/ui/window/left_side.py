"""The left side of the window: the lesson, or in its place the palette or the Lesson editor."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from tutor.ui.look.theme import Theme
from tutor.ui.panels.lesson import LessonPanel
from tutor.ui.session.session import Session
from tutor.ui.widgets.later import Later

if TYPE_CHECKING:
    from tutor.ui.lesson_editor.panel import LessonEditor
    from tutor.ui.lesson_editor.trying_strip import TryingStrip
    from tutor.ui.lesson_editor.writing import Writing
    from tutor.ui.panels.palette.panel import Palette

_LEAST = 260
_EDITOR = 30
"""The least width of the Lesson editor, in sizes of the theme's type."""


class LeftSide(QWidget):
    """Holds all three; palette and editor are made when they are first needed."""

    placed = Signal(object)
    """A `tutor.document.edits.placing.Placeable` of the palette is to be placed."""
    dragged = Signal(object)
    """An entry of the palette is dragged away."""
    left = Signal()
    """The keyboard is to go back to the graph."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._theme = session, theme
        self.lesson = LessonPanel(session, theme)
        self.lesson.left.connect(self.left)
        self._palette, self._editor = Later(self._make_palette), Later(self._make_editor)
        self._strip = Later(self._make_strip)
        self._usual_sizes: list[int] = []
        self.setMinimumWidth(round(_LEAST * theme.text_times))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._strip.place)
        column.addWidget(self.lesson, 1)
        column.addLayout(self._editor.place, 1)
        column.addLayout(self._palette.place, 1)
        session.editing.toggled.connect(self._turn)

    @property
    def palette_panel(self) -> Palette:
        """What can be placed."""
        return self._palette.get()

    @cached_property
    def writing(self) -> Writing:
        """Writing a lesson on the open document."""
        from tutor.ui.lesson_editor.writing import Writing  # the first paint does without

        made = Writing(self._session, self)
        made.toggled.connect(self._turn)
        made.toggled.connect(self._widen)
        return made

    @property
    def editor(self) -> LessonEditor:
        """The Lesson editor."""
        return self._editor.get()

    def close_work(self) -> None:
        """End what is at work: the window is closed; its session may go on in another one."""
        self.writing.let_go()
        if self._editor.made is not None:
            self._editor.made.form.questions.close_work()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        self._theme = theme
        self.lesson.set_theme(theme)
        for part in (self._palette.made, self._editor.made):
            if part is not None:
                part.set_theme(theme)

    def fold(self, *, is_projector: bool, room: int) -> bool:
        """Be there, or on a projector only where the lesson asks or somebody unfolds it, as wide as it needs.

        Args:
            is_projector: whether the window shows its projector theme.
            room: the width of the window.

        Returns: whether the side is there.
        """
        session = self._session
        asks = session.modes.shows_card and not session.editing.on
        width = min(round(self._theme.sizes.lesson_width), round(0.4 * room))
        self.setMinimumWidth(width if is_projector else self._least)
        self.setVisible(not is_projector or asks)
        return not is_projector or asks

    @property
    def _least(self) -> int:
        """The least width of what is there now."""
        writing = vars(self).get("writing")
        if writing is not None and writing.on and not writing.trying:
            return round(_EDITOR * self._theme.sizes.base)
        return round(_LEAST * self._theme.text_times)

    def _turn(self) -> None:
        on = self._session.editing.on
        writing = vars(self).get("writing")
        writes = writing is not None and writing.on and not writing.trying and not on
        self._palette.set_visible(on)
        self._editor.set_visible(writes)
        self._strip.set_visible(writing is not None and writing.trying and not on)
        self.lesson.setVisible(not on and not writes)

    def _widen(self) -> None:
        """The editor needs more room than the lesson, which gets back what it had."""
        splitter = self.parentWidget()
        if not isinstance(splitter, QSplitter):
            return
        writes = self.writing.on and not self.writing.trying
        if writes and not self._usual_sizes:
            self._usual_sizes = splitter.sizes()
            self.setMinimumWidth(self._least)
            self.setVisible(True)
            self.editor.take_focus()
        elif not writes and self._usual_sizes:
            self.setMinimumWidth(self._least)
            splitter.setSizes(self._usual_sizes)
            self._usual_sizes = []
            self.left.emit()

    def _make_editor(self) -> LessonEditor:
        from tutor.ui.lesson_editor.panel import LessonEditor

        made = LessonEditor(self._session, self.writing, self._theme, self)
        made.left.connect(self.left)
        return made

    def _make_strip(self) -> TryingStrip:
        from tutor.ui.lesson_editor.trying_strip import TryingStrip

        return TryingStrip(self.writing, self)

    def _make_palette(self) -> Palette:
        from tutor.ui.panels.palette.panel import Palette

        made = Palette(self._session, self._theme)
        made.placed.connect(self.placed)
        made.dragged.connect(self.dragged)
        made.left.connect(self.left)
        return made
