"""A card over the canvas that explains a number where no panel is there to do it: before a class, say."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from tutor.ui.background import Background
from tutor.ui.look.theme import Theme
from tutor.ui.panels.node.explanation_pane import ExplanationPane
from tutor.ui.panels.overlay_card import OverlayCard
from tutor.ui.panels.throttle import Throttle
from tutor.ui.session.session import Session
from tutor.walk import Known

_LETTERS = 36


class ExplanationCard(OverlayCard):
    """Shown while a number is asked about that no panel explains."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget) -> None:
        super().__init__(_LETTERS, self.tr("Close the explanation"), theme, parent)
        self._session = session
        self.setAccessibleName(self.tr("Where a number comes from"))
        self.pane = ExplanationPane(session, theme, Background(self))
        self.pane.head.row.addWidget(self.close_button)
        self.body.addWidget(self.pane)
        self._throttle = Throttle(self._refresh, self)
        self.close_asked.connect(session.explaining.leave)
        session.explaining.changed.connect(self.show_or_hide)
        for changed in (session.document_changed, session.moment_changed, session.engine_changed):
            changed.connect(self._throttle.request)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        super().set_theme(theme)
        self.pane.set_theme(theme)
        self._throttle.request()

    def show_or_hide(self) -> None:
        """Be there while it is needed, with what is asked now."""
        if not self._session.explaining.needs_card:
            self.put_away()
        elif self.isHidden():
            self.put_up()
        else:
            self._throttle.request()

    def _refresh(self) -> None:
        session = self._session
        quantity, trace = session.explaining.asked, session.trace
        if quantity is None or trace is None or quantity.node not in trace.graph:
            return
        self.pane.show_quantity(Known(session.frame, trace, session.updates), quantity)
        self.pane.unselect.hide()
        self.ask_for_place()
