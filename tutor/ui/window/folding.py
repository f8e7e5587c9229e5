"""What the window folds away before a class, and where the keyboard is then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from tutor.ui.window.main_window import MainWindow


class Folding(QObject):
    """Folds the side panels away on a projector; the lesson is there while it asks, and else the caption."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        session = window.session
        for mode in session.modes:
            mode.mode_changed.connect(self._fold_for_mode)
        session.modes.questions.mode_changed.connect(self._fold_for_question)
        session.editing.toggled.connect(self._fold_for_question)

    def fold(self) -> None:
        """Show what the theme at hand leaves room for."""
        window = self._window
        folded = window.theme.is_projector
        window.header_line.setStyleSheet(f"background: {window.theme.hex('line')};")
        if folded:
            window.canvas.view.setFocus()  # the keyboard is not to be left in what is hidden
        for widget in (window.header, window.header_line, window.left_side, window.tabs):
            widget.setVisible(not folded)
        self._fold_lesson()
        window.timeline.set_compact(folded)

    def give_keyboard_to_walk(self) -> None:
        """To the question while the learner predicts, else to the canvas."""
        if self._window.session.predict.on:
            self._window.lesson.question.take_focus()
        else:
            self._window.canvas.view.setFocus()

    def _fold_for_mode(self) -> None:
        """The lesson panel asks: it is there while the walk waits, on a projector too."""
        self._fold_lesson()
        self.give_keyboard_to_walk()

    def _fold_for_question(self) -> None:
        """A page asks on a projector too; its words are there as long as the question is."""
        if self._window.theme.is_projector:
            self._fold_lesson()

    def _fold_lesson(self) -> None:
        window = self._window
        shown = window.left_side.fold(is_projector=window.theme.is_projector, room=window.width())
        window.caption.setVisible(not shown)
