"""F6 goes from part to part of the window: header, lesson, notice, graph, panels, steps, timeline."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tutor.ui.presenting.commands import PresentingCommands
from tutor.ui.widgets.reading_order import as_read, bring_into_sight


class PartsCommands(PresentingCommands):
    """Carries those commands out; a part gives the keyboard to what had it there last, or comes first."""

    def next_part(self) -> None:
        """The keyboard goes to the next part that is there."""
        self._go(1)

    def previous_part(self) -> None:
        """The keyboard goes to the part before."""
        self._go(-1)

    def _go(self, by: int) -> None:
        parts = [part for part in self._window.parts() if any(True for _ in as_read(part))]
        notice = self._window.canvas.notice
        if notice.isVisible():  # it lies over the graph, and is behind all of its nodes for Tab
            parts.insert(parts.index(self._window.canvas), notice)
        focus = QApplication.focusWidget()
        here = next((at for at, part in enumerate(parts) if focus and part.isAncestorOf(focus)), None)
        part = self._window.canvas if here is None else parts[(here + by) % len(parts)]
        stops = list(as_read(part))
        last = part.focusWidget()
        stop = last if last in stops else next(iter(stops), None)
        if part is self._window.canvas:
            stop = self._window.canvas.front.view
        elif part is notice:
            stop = notice.first_button
        if stop is not None:
            stop.setFocus(Qt.FocusReason.TabFocusReason)
            bring_into_sight(stop)
