"""A card over the canvas while a number is nudged there: the curve with its tangent, and the two changes."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from tutor.ui.background import Background
from tutor.ui.look.theme import Theme
from tutor.ui.panels.node.nudge_box import NudgeBox
from tutor.ui.panels.node.slope_section import SlopeSection
from tutor.ui.panels.overlay_card import OverlayCard
from tutor.ui.panels.throttle import Throttle
from tutor.ui.session.session import Session
from tutor.walk import Known

_LETTERS = 30


class NudgeCard(OverlayCard):
    """Shown while the session's nudge was begun on the graph; to close it is to let go."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget) -> None:
        super().__init__(_LETTERS, self.tr("Let go of the number"), theme, parent)
        self._session = session
        self.setAccessibleName(self.tr("A nudge of a number"))
        self.slope = SlopeSection(session, theme, Background(self))
        self.box = NudgeBox(session, theme, on_canvas=True)
        self.slope.head.row.addWidget(self.close_button)
        self.body.addWidget(self.slope)
        self.body.addWidget(self.box)
        self._throttle = Throttle(self._refresh, self)
        self.close_asked.connect(session.nudging.stop)
        session.nudging.changed.connect(self.show_or_hide)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        super().set_theme(theme)
        self.slope.set_theme(theme)
        self.box.set_theme(theme)
        self._throttle.request()

    def show_or_hide(self) -> None:
        """Be there while a number is nudged on the graph."""
        nudging = self._session.nudging
        if nudging.quantity is None or not nudging.on_canvas:
            self.put_away()
        elif self.isHidden():
            self.slope.load_plot()
            self.put_up()
        else:
            self._throttle.request()

    def _refresh(self) -> None:
        session = self._session
        quantity, trace, found = session.nudging.quantity, session.trace, session.nudging.found
        if quantity is None or trace is None:
            return
        known = Known(session.frame, trace, session.updates)
        nudge = found.nudge if found and session.nudging.h else None
        self.slope.show_node(session.document, known, quantity, nudge)
        self.box.show_node(quantity.node)
        self.ask_for_place()
