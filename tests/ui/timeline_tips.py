"""What the cells of a window's timeline say when the pointer rests on them."""

from __future__ import annotations

from tutor.ui.window.main_window import MainWindow


def tips(window: MainWindow) -> list[str]:
    """The tool tip of every cell, in order."""
    return [window.timeline.track.tip(index) for index in range(len(window.session.walkthrough))]
