"""What a page hides, locks or points at of the window, while it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from tutor.document.page import Control, Part

if TYPE_CHECKING:
    from tutor.ui.help.pointed import PointedParts
    from tutor.ui.window.main_window import MainWindow

_ACTIONS: dict[Control, tuple[str, ...]] = {
    "predict": ("predict", "autograd"),
    "play": ("play",),
    "timeline": (
        "step_forward", "step_back", "next_phase", "previous_phase", "to_start", "to_end", "next_sample",
        "previous_sample", "play", "run", "run_to_here",
    ),
    "training": ("train", "reset"),
}  # fmt: skip
"""The commands that go with a control: their keys and menu entries rest as well."""


class PageControls(QObject):
    """Keeps the window's controls as the page wants them."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._session = window, window.session
        self._pointer: PointedParts | None = None
        self._applied: tuple[frozenset[Control], frozenset[Control]] = (frozenset(), frozenset())
        self._session.pages.changed.connect(self._follow)
        self._session.document_changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        pages = self._session.pages
        page = None if pages.resting else pages.page
        self._point(page.points if page is not None else ())
        hidden = frozenset(page.hides) if page is not None else frozenset()
        locked = frozenset(page.locks) - hidden if page is not None else frozenset()
        if (hidden, locked) != self._applied:
            self._applied = (hidden, locked)
            self.apply()

    def _point(self, parts: tuple[Part, ...]) -> None:
        """Ring what the page points at in the window."""
        if parts and self._pointer is None:
            from tutor.ui.help.pointed import PointedParts  # most pages do without

            self._pointer = PointedParts(self._window)
        if self._pointer is not None:
            self._pointer.point_at(parts)

    def apply(self) -> None:
        """Hide, lock and free what the page says."""
        window, (hidden, locked) = self._window, self._applied
        why = self.tr("Locked on this page of the lesson; turn the page to use it again")
        header: tuple[Control, ...] = ("predict", "engine")
        timeline: tuple[Control, ...] = ("play", "timeline")
        for part, controls in ((window.header, header), (window.timeline, timeline)):
            for control in controls:
                part.set_control(control, shown=control not in hidden, why=why if control in locked else "")
        window.tabs.set_controls(hidden, dict.fromkeys(locked, why))
        window.canvas.follow_given()
        resting = {id_ for control in hidden | locked for id_ in _ACTIONS.get(control, ())}
        for ids in _ACTIONS.values():
            for id_ in ids:
                window.command_action(id_).setEnabled(id_ not in resting)
        if "play" in resting:
            window.player.pause()
