"""The help of one window: its search of commands and its guide, each made when first asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from tutor.ui.help.command_search import CommandSearch
    from tutor.ui.help.guide_window import GuideWindow
    from tutor.ui.help.whats_this import WhatsThis
    from tutor.ui.look.theme import Theme
    from tutor.ui.window.main_window import MainWindow

_TABS = ("the-graph", "code", "training", "data")
"""What the guide says of each tab at the right, in their order."""


class HelpDesk(QObject):
    """Opens what helps."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._search: CommandSearch | None = None
        self._guide: GuideWindow | None = None
        self._whats_this: WhatsThis | None = None
        window.closed.connect(self._close)
        window.theme_changed.connect(self._set_theme)

    def _set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        for part in (self._search, self._guide):
            if part is not None:
                part.set_theme(theme)

    def search(self) -> None:
        """Ctrl+K: search what can be done."""
        if self._search is None:
            from tutor.ui.help.command_search import CommandSearch
            from tutor.ui.help.deeds import deeds

            window = self._window
            self._search = CommandSearch(window.theme, window, lambda: deeds(window))
        self._search.open()

    def guide(self, slug: str = "") -> None:
        """F1: read the guide, about where one is unless another section is named."""
        if self._guide is None:
            from tutor.ui.help.guide_window import GuideWindow

            self._guide = GuideWindow(self._window.theme, self._window)
        self._guide.open_at(slug or self._here())

    def whats_this(self) -> None:
        """Shift+F1: the next click says what a thing is."""
        if self._whats_this is None:
            from tutor.ui.help.whats_this import WhatsThis

            self._whats_this = WhatsThis(self)
        self._whats_this.begin()

    def _here(self) -> str:
        """What the guide calls the part of the window that is in use."""
        window, session = self._window, self._window.session
        if session.editing.on:
            return "edit-the-graph"
        if session.predict.on:
            return "predict"
        if session.modes.autograd.on:
            return "you-are-autograd"
        focus = window.focusWidget()
        if focus is not None and window.tabs.isAncestorOf(focus):
            return _TABS[min(window.tabs.currentIndex(), len(_TABS) - 1)]
        if focus is not None and window.lesson.isAncestorOf(focus):
            return "lessons"
        return "steps"

    def _close(self) -> None:
        if self._guide is not None:
            self._guide.close()
