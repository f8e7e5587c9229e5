"""What lies over the canvas of a network: the switch to neurons and back, and the way out of a neuron."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from tutor.document.neuron import title_of
from tutor.ui.session import Session
from tutor.ui.theme import Theme
from tutor.ui.widgets.breadcrumb import Breadcrumb
from tutor.ui.widgets.card import Card
from tutor.ui.widgets.icon_button import IconButton

_MARGIN = 20
_TOP = 14


class NeuronOverlays(QObject):
    """The switch beside the zoom, where the graph is a network; the breadcrumb, while a neuron is open."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self.breadcrumb = Breadcrumb(theme, parent)
        self._frame = Card("surface", parent)
        self._frame.body.setContentsMargins(4, 4, 4, 4)
        self.switch = IconButton("neurons", self.tr("Draw as neurons"), theme, "flat")
        self.switch.setCheckable(True)
        self._frame.body.addWidget(self.switch)
        self.switch.clicked.connect(session.neurons.toggle)
        self.breadcrumb.back.connect(session.neurons.close)
        session.neurons.changed.connect(self.refresh)
        session.autograd.mode_changed.connect(self.refresh)
        self.breadcrumb.hide()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        self.breadcrumb.set_theme(theme)
        self.switch.set_theme(theme)
        self.switch.set_side(theme.sizes.control_height)

    def refresh(self) -> None:
        """Show what the session says."""
        neurons = self._session.neurons
        shown = neurons.shown
        self.switch.setChecked(shown)
        self.switch.set_text(self.tr("Draw node by node") if shown else self.tr("Draw as neurons"), "N")
        self.switch.setEnabled(not self._session.autograd.on)
        if neurons.opened is not None:
            self.breadcrumb.show_place(self.tr("Network"), title_of(neurons.opened))
        self.breadcrumb.setVisible(neurons.opened is not None)
        self.breadcrumb.raise_()

    def switch_width(self) -> int:
        """How much of the canvas's foot the switch takes."""
        return self._frame.width() + 10 if self._offers_switch() else 0

    def place(self, width: int, height: int, beside: int, *, folded: bool) -> int:
        """Keep them in their corners, the switch `beside` the zoom; where a notice may begin below them."""
        self._frame.adjustSize()
        self._frame.setVisible(self._offers_switch() and not folded)
        self._frame.move(
            width - beside - _MARGIN - 10 - self._frame.width(), height - self._frame.height() - _TOP
        )
        self._frame.raise_()
        self.breadcrumb.adjustSize()
        self.breadcrumb.move(_MARGIN, _TOP)
        return 2 * _TOP + self.breadcrumb.height() if not self.breadcrumb.isHidden() else _TOP

    def _offers_switch(self) -> bool:
        neurons = self._session.neurons
        return neurons.opened is None and neurons.network is not None
