"""The commands before a class, a method each; what carries them out is made with the first of them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

if TYPE_CHECKING:
    from tutor.ui.presenting.presenting import Presenting
    from tutor.ui.window.main_window import MainWindow


class PresentingCommands(QObject):
    """Carries out those of a window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._session = window, window.session

    @cached_property
    def presenting(self) -> Presenting:
        """What the window has before a class."""
        from tutor.ui.presenting.presenting import Presenting  # the first paint does without

        return Presenting(self._window)

    def make_checkable(self, actions: Mapping[str, QAction]) -> None:
        """Let the menu say which of them are on."""
        for id_ in (*SWITCHES, *CHECKED):
            actions[id_].setCheckable(True)
            actions[id_].setChecked(id_ in SWITCHES and self._window.settings.is_on(id_, at_first=True))

    @property
    def is_presenting(self) -> bool:
        """Whether anything of that has been made."""
        return "presenting" in vars(self)

    def follow_theme(self) -> None:
        """The window has another theme: before a class it has what belongs to that."""
        if self.is_presenting or (self._window.in_projector and self._window.isVisible()):
            self.presenting.follow()

    def projector(self) -> None:
        """Show the class what matters, large, on its screen; once more to come back."""
        if self._window.in_projector:
            self._window.show_projector(False)
        else:
            self.presenting.begin()

    def put_away(self) -> bool:
        """Put the pen away, or bring the graph back; False where neither was at hand."""
        if not self.is_presenting or not (self.presenting.pen.on or self.presenting.is_blank):
            return False
        if self.presenting.is_blank:
            self.presenting.toggle_blank()
        else:
            self.presenting.toggle_pen()
        return True

    def blank(self) -> None:
        """Show the class nothing, or the graph again."""
        self.presenting.toggle_blank()

    def pen(self) -> None:
        """Draw on the graph, or put the pen away."""
        self.presenting.toggle_pen()

    def close_up(self) -> None:
        """Close to the present step, or the whole graph."""
        self.presenting.toggle_close()

    def presenter(self) -> None:
        """The presenter's view beside the class's, or none."""
        self.presenting.toggle_presenter()

    def swap_screens(self) -> None:
        """The class's screen becomes the teacher's, and the other way round."""
        self.presenting.swap_screens()

    def pointer(self) -> None:
        """A ring around the pointer before a class, or none."""
        self.presenting.toggle_pointer()
        self._show_switches()

    def fill_screen(self) -> None:
        """The projector takes the whole screen, or stays in the window."""
        self.presenting.toggle_fill_screen()
        self._show_switches()

    def _show_switches(self) -> None:
        for id_ in SWITCHES:
            on = self._window.settings.is_on(id_, at_first=True)
            self._window.command_action(id_).setChecked(on)


CHECKED = ("presenter",)
"""The command that is on as long as what it shows is there."""
SWITCHES = ("pointer", "fill_screen")
"""The commands that are on or off, and remembered; on at first."""
