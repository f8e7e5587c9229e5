"""Where the table of steps stands in the window: made when it is first asked for, shown and put away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from tutor.ui.announcer import Announcer
from tutor.ui.widgets.keep_space import KeepForButtons
from tutor.ui.widgets.later import Later

if TYPE_CHECKING:
    from tutor.ui.steps.panel import StepPanel
    from tutor.ui.window.main_window import MainWindow


class StepsPlace(QObject):
    """Keeps room for the panel in the window, and says each step; `place` is to be put into its layout."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._panel = Later(self._make)
        self.place = self._panel.place
        self.announcer = Announcer(window.session, window.canvas)

    @property
    def panel(self) -> StepPanel | None:
        """The panel, if anybody has asked for it."""
        return self._panel.made

    @property
    def shown(self) -> bool:
        """Whether the table is there."""
        return self.panel is not None and not self.panel.isHidden()

    def toggle(self) -> None:
        """Show the table and put the keyboard on the present step, or put it away."""
        table_has_it = self.panel is not None and self.panel.table.hasFocus()
        if self.shown and table_has_it:
            self.close()
            return
        panel = self._panel.get()
        self._window.caption.set_tight(True)
        panel.show()
        panel.table.show()
        panel.table.follow()
        panel.table.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._window.command_action("step_table").setChecked(True)

    def close(self) -> None:
        """Put the table away; the keyboard goes back to the graph."""
        if self.panel is not None:
            self.panel.hide()
        self._window.caption.set_tight(False)
        self._window.command_action("step_table").setChecked(False)
        self.leave()

    def leave(self) -> None:
        """The keyboard goes back to the graph."""
        self._window.canvas.view.setFocus()

    def _make(self) -> StepPanel:
        from tutor.ui.commands import commands
        from tutor.ui.steps.panel import StepPanel  # the first paint does without

        window = self._window
        made = StepPanel(window.session, window.theme)
        made.table.left.connect(self.leave)
        made.closed.connect(self.close)
        made.installEventFilter(KeepForButtons(made))
        window.theme_changed.connect(made.set_theme)
        walk = (each.id for each in commands() if each.scope == "walk" and "Escape" not in each.keys)
        made.addActions([window.command_action(id_) for id_ in walk])
        return made
