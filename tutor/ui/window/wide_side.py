"""The panels at the right opened wide, and back: by a button, a command, or a double click on their edge."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QEvent, QObject, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QSplitter

from tutor.ui.look.theme import Theme
from tutor.ui.settings import Settings
from tutor.ui.window.side_tabs import SideTabs

_WIDE = 0.465
"""The share of the window that the panels have when they are wide."""
_IS_WIDE = 0.4
_MOST_BEFORE_CLASS = 0.4
_LEAST_CANVAS = 320
_LEAST_SIDE = 320
"""The narrowest that the panels can be read in, in text of the usual size."""


def restore_widths(splitter: QSplitter, settings: Settings, usual: Sequence[int]) -> None:
    """Give lesson, canvas and panels the widths of the last time; the usual ones if one of them had none."""
    splitter.setSizes(usual)
    state = settings.bytes("splitter")
    if not state.isEmpty():
        splitter.restoreState(state)
        if not all(splitter.sizes()):
            splitter.setSizes(usual)


class WideSide(QObject):
    """Widens and narrows the panels; what a person has drawn by hand is what they come back to."""

    def __init__(self, splitter: QSplitter, tabs: SideTabs, settings: Settings) -> None:
        super().__init__(tabs)
        self._splitter, self._tabs, self._settings = splitter, tabs, settings
        self._handle = splitter.handle(splitter.indexOf(tabs))
        self._handle.installEventFilter(self)
        self._handle.setToolTip(self.tr("Drag, or double-click to widen the panels"))
        tabs.widen.clicked.connect(self.toggle)
        splitter.splitterMoved.connect(self._moved)
        tabs.installEventFilter(self)
        self._worn: Theme | None = None
        self._before_class = False

    def wear(self, theme: Theme) -> None:
        """Give lesson and panels the room that text of another size needs, and its own back to the canvas."""
        self._before_class = theme.is_projector
        if self._before_class:  # they are folded away; who unfolds them is to be able to read them
            most = _MOST_BEFORE_CLASS * self._splitter.width()
            self._tabs.setMinimumWidth(round(min(theme.sizes.side_width, most)))
            return
        self._tabs.setMinimumWidth(round(_LEAST_SIDE * theme.text_times))
        before, self._worn = self._worn, theme
        if before is None or before.sizes == theme.sizes:
            return
        left, canvas, side = self._splitter.sizes()
        new_left = round(left * theme.sizes.lesson_width / before.sizes.lesson_width)
        new_side = round(side * theme.sizes.side_width / before.sizes.side_width)
        self._splitter.setSizes([new_left, left + canvas + side - new_left - new_side, new_side])

    @property
    def is_wide(self) -> bool:
        """Whether the panels take up a large part of the window now."""
        return self._tabs.width() >= _IS_WIDE * self._splitter.width()

    def toggle(self) -> None:
        """Open the panels wide, or bring them back to their usual width."""
        if self._tabs.isHidden():
            self._tabs.setVisible(True)
        usual = round(self._tabs.usual_width)
        if self.is_wide:
            self.set_width(self._settings.number("side", usual))
        else:
            if not self._before_class:
                self._settings.keep_number("side", self._tabs.width())
            self.set_width(round(_WIDE * self._splitter.width()))
        self._moved()

    def set_width(self, width: int) -> None:
        """Give the panels this width, in pixels; the canvas keeps what it needs at least."""
        left = self._splitter.sizes()[0]
        canvas = max(self._splitter.width() - left - width, _LEAST_CANVAS)
        self._splitter.setSizes([left, canvas, self._splitter.width() - left - canvas])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A double click on the edge of the panels; and their new width, wherever it comes from."""
        if watched is self._handle and event.type() == QEvent.Type.MouseButtonDblClick:
            if isinstance(event, QMouseEvent) and event.button() == Qt.MouseButton.LeftButton:
                self.toggle()
                return True
        elif watched is self._tabs and event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self._tabs.show_wide(self.is_wide)
        return super().eventFilter(watched, event)

    def _moved(self) -> None:
        """Remember the widths; not those before a class, where lesson and panels are folded away."""
        if not self._before_class:
            self._settings.keep_bytes("splitter", QByteArray(self._splitter.saveState()))
