"""What helps to find one's way in a large graph: the minimap, and the bar in which one searches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Signal
from PySide6.QtWidgets import QWidget

from tutor.ui.canvas.neurons.front import CanvasFront
from tutor.ui.canvas.view import GraphView
from tutor.ui.look.theme import Theme
from tutor.ui.session.session import Session

if TYPE_CHECKING:
    from tutor.ui.canvas.minimap import Minimap
    from tutor.ui.canvas_area.finding import Finding

_MARGIN, _TOP, _GAP = 20, 14, 10
_LEAST_WIDTH, _LEAST_HEIGHT = 28.0, 20.0
"""A canvas that is smaller goes without a minimap, in base letters of the theme."""


class Overview(QObject):
    """Builds each part when it is first needed, and keeps it in its corner of the canvas."""

    changed = Signal()
    """The minimap or the search has come, or gone, or covers other ground."""

    def __init__(
        self, session: Session, view: GraphView, front: CanvasFront, theme: Theme, area: QWidget
    ) -> None:
        super().__init__(area)
        self._session, self._view, self._front = session, view, front
        self._theme, self._area = theme, area
        self._has_map = True
        self._foot = 0
        self._places: object = None
        self._minimap: Minimap | None = None
        self._finding: Finding | None = None
        view.looked.connect(self._show_map)

    @property
    def minimap(self) -> Minimap | None:
        """The minimap, once it has been needed."""
        return self._minimap

    @property
    def finding(self) -> Finding:
        """The search on the canvas."""
        if self._finding is None:
            from tutor.ui.canvas_area.finding import Finding  # the first paint does without

            self._finding = Finding(self._session, self._view, self._theme, self._area)
            self._finding.bar.installEventFilter(self)
        return self._finding

    @property
    def is_searching(self) -> bool:
        """Whether the search is open."""
        return self._finding is not None and not self._finding.bar.isHidden()

    def set_map(self, on: bool) -> None:
        """Whether a minimap is shown where the graph is larger than the view."""
        self._has_map = on
        self._show_map()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        self._theme = theme
        if self._minimap is not None:
            self._minimap.set_theme(theme)
        if self._finding is not None:
            self._finding.bar.set_theme(theme)

    def place(self, foot: int) -> None:
        """Keep the parts in their corners; `foot` is where what stands at the bottom right begins."""
        self._foot = foot
        self._show_map()
        if self._finding is not None:
            bar = self._finding.bar
            bar.fit(self._area.width() - 2 * _MARGIN)
            bar.move(self._area.width() - bar.width() - _MARGIN, _TOP)
            bar.raise_()
        self._tell_covered()

    def follow(self) -> None:
        """The graph may stand otherwise: the minimap shows it so, and comes or goes."""
        standing = self._view.graph_scene.standing
        places = standing.places if standing else None
        if places is not self._places:
            self._places = places
            self._show_map()
            if self._minimap is not None:
                self._minimap.update()

    def taken(self) -> list[QRect]:
        """Where the canvas is covered by what is shown of this."""
        parts = (self._minimap, self._finding.bar if self._finding else None)
        return [part.geometry() for part in parts if part is not None and not part.isHidden()]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Place the bar when it comes, and leave its room to the graph when it goes."""
        if event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
            self.place(self._foot)
            self.changed.emit()
        return super().eventFilter(watched, event)

    def _show_map(self) -> None:
        wanted = self._wants_map()
        if wanted and self._minimap is None:
            from tutor.ui.canvas.minimap import Minimap  # the first paint does without

            self._minimap = Minimap(self._view, self._theme, self._area)
        if self._minimap is None:
            return
        small, size, before = self._minimap, self._minimap.sizeHint(), self.taken()
        small.setFixedSize(size)
        small.move(self._area.width() - size.width() - _MARGIN, self._foot - size.height() - _GAP)
        small.setVisible(wanted)
        if self.taken() != before:
            self._tell_covered()
            self.changed.emit()

    def _wants_map(self) -> bool:
        """Whether the graph is larger than the view, and the view so large that a minimap hides little."""
        view, base = self._view, self._theme.sizes.base
        if not self._has_map or self._front.view is not view or not view.isVisible():
            return False
        if self._theme.is_projector and view.fits:
            return False
        seen, content = view.viewport().size(), self._graph().size() * view.zoom
        if seen.width() < _LEAST_WIDTH * base or seen.height() < _LEAST_HEIGHT * base:
            return False
        return content.width() > seen.width() or content.height() > seen.height()

    def _graph(self) -> QRectF:
        """Where the graph lies in the scene; while it is edited, without the labels that updates bring."""
        if not self._session.editing.on:
            return self._view.content()
        from tutor.ui.canvas.sight import graph_of  # the first paint does without

        return graph_of(self._view)

    def _tell_covered(self) -> None:
        """The step is not to be hidden by what is shown."""
        away = _GAP
        self._view.follower.covered = tuple(
            QRectF(rect).adjusted(-away, -away, away, away) for rect in self.taken()
        )
