"""The left side of the window: the lesson, or in its place the palette while the graph is edited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tutor.ui.panels.lesson import LessonPanel
from tutor.ui.session import Session
from tutor.ui.theme import Theme
from tutor.ui.widgets.later import Later

if TYPE_CHECKING:
    from tutor.ui.panels.palette.panel import Palette

_LEAST = 260


class LeftSide(QWidget):
    """Holds both; the palette is made when the graph is first edited."""

    placed = Signal(object)
    """A `tutor.document.placing.Placeable` of the palette is to be placed."""
    dragged = Signal(object)
    """An entry of the palette is dragged away."""
    left = Signal()
    """The keyboard is to go back to the graph."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._theme = session, theme
        self.lesson = LessonPanel(session, theme)
        self.lesson.left.connect(self.left)
        self._palette = Later(self._make_palette)
        self.setMinimumWidth(round(_LEAST * theme.text_times))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.lesson, 1)
        column.addLayout(self._palette.place, 1)
        session.editing.toggled.connect(self._turn)

    @property
    def palette_panel(self) -> Palette:
        """What can be placed."""
        return self._palette.get()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        self._theme = theme
        self.lesson.set_theme(theme)
        if self._palette.made is not None:
            self._palette.made.set_theme(theme)

    def fold(self, *, is_projector: bool, room: int) -> bool:
        """Be there, or on a projector only where the lesson asks, as wide as its large type needs.

        Args:
            is_projector: whether the window shows its projector theme.
            room: the width of the window.

        Returns: whether the side is there.
        """
        session = self._session
        asks = session.modes.shows_card and not session.editing.on
        width = min(round(self._theme.sizes.lesson_width), round(0.4 * room))
        self.setMinimumWidth(width if is_projector and asks else round(_LEAST * self._theme.text_times))
        self.setVisible(not is_projector or asks)
        return not is_projector or asks

    def _turn(self) -> None:
        on = self._session.editing.on
        self._palette.set_visible(on)
        self.lesson.setVisible(not on)

    def _make_palette(self) -> Palette:
        from tutor.ui.panels.palette.panel import Palette

        made = Palette(self._session, self._theme)
        made.placed.connect(self.placed)
        made.dragged.connect(self.dragged)
        made.left.connect(self.left)
        return made
