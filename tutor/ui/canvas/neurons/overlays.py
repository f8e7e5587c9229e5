"""What lies over the canvas: a network's switch to neurons and back, the way out of a part looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from tutor.ui.look.theme import Theme
from tutor.ui.session.session import Session
from tutor.ui.widgets.card import Card
from tutor.ui.widgets.icon_button import IconButton

if TYPE_CHECKING:
    from tutor.ui.widgets.breadcrumb import Breadcrumb

_MARGIN, _TOP, _GAP = 20, 14, 10


class NeuronOverlays(QObject):
    """The switch beside the zoom, where the graph is a network; the breadcrumb, while a part is looked at.

    Each is built when it is first needed: most documents are no networks.
    """

    def __init__(self, session: Session, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._theme, self._area = session, theme, parent
        self._breadcrumb: Breadcrumb | None = None
        self._frame: Card | None = None
        self._switch: IconButton | None = None
        session.neurons.changed.connect(self.refresh)
        session.autograd.mode_changed.connect(self.refresh)

    @property
    def breadcrumb(self) -> Breadcrumb | None:
        """The way back out of a part that is looked at; None before one was opened."""
        return self._breadcrumb

    @property
    def switch(self) -> IconButton | None:
        """The switch to neurons and back; None before a network was open."""
        return self._switch

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        self._theme = theme
        if self._breadcrumb is not None:
            self._breadcrumb.set_theme(theme)
        if self._switch is not None:
            self._switch.set_theme(theme)
            self._switch.set_side(theme.sizes.control_height)

    def refresh(self) -> None:
        """Show what the session says."""
        if self._offers_switch():
            self._show_switch(self._switch or self._make_switch())
        if self._session.aside.on:
            self._show_breadcrumb(self._breadcrumb or self._make_breadcrumb())
        elif self._breadcrumb is not None:
            self._breadcrumb.hide()

    def switch_width(self) -> int:
        """How much of the canvas's foot the switch takes."""
        return self._frame.width() + _GAP if self._frame is not None and self._offers_switch() else 0

    def place(self, width: int, height: int, beside: int, *, folded: bool) -> int:
        """Keep them in their corners, the switch `beside` the zoom; where a notice may begin below them."""
        if self._frame is not None:
            frame = self._frame
            frame.adjustSize()
            frame.setVisible(self._offers_switch() and not folded)
            left = width - beside - _MARGIN - _GAP - frame.width()
            frame.move(left, height - frame.height() - _TOP)
            frame.raise_()
        breadcrumb = self._breadcrumb
        if breadcrumb is None or breadcrumb.isHidden():
            return _TOP
        breadcrumb.adjustSize()
        breadcrumb.move(_MARGIN, _TOP)
        return 2 * _TOP + breadcrumb.height()

    def _offers_switch(self) -> bool:
        neurons = self._session.neurons
        return neurons.opened is None and neurons.network is not None

    def _make_switch(self) -> IconButton:
        self._frame = frame = Card("surface", self._area)
        frame.body.setContentsMargins(4, 4, 4, 4)
        switch = self._switch = IconButton("neurons", self.tr("Draw as neurons"), self._theme, "flat")
        switch.setCheckable(True)
        switch.set_side(self._theme.sizes.control_height)
        switch.clicked.connect(self._session.neurons.toggle)
        frame.body.addWidget(switch)
        return switch

    def _show_switch(self, switch: IconButton) -> None:
        shown = self._session.neurons.shown
        switch.setChecked(shown)
        switch.set_text(self.tr("Draw node by node") if shown else self.tr("Draw as neurons"), "N")
        switch.setEnabled(not self._session.autograd.on)

    def _make_breadcrumb(self) -> Breadcrumb:
        from tutor.ui.widgets.breadcrumb import Breadcrumb

        breadcrumb = self._breadcrumb = Breadcrumb(self._theme, self._area)
        breadcrumb.back.connect(self._session.aside.close)
        return breadcrumb

    def _show_breadcrumb(self, breadcrumb: Breadcrumb) -> None:
        breadcrumb.show_place(self._session.aside.way_back, self._session.document.title)
        breadcrumb.show()
        breadcrumb.raise_()
