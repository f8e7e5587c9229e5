"""A card over the canvas while a number is nudged there: the curve with its tangent, and the two changes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from tutor.ui.background import Background
from tutor.ui.panels.node.nudge_box import NudgeBox
from tutor.ui.panels.node.slope_section import SlopeSection
from tutor.ui.panels.throttle import Throttle
from tutor.ui.session import Session
from tutor.ui.theme import Theme
from tutor.ui.widgets.card import Card
from tutor.ui.widgets.icon_button import IconButton
from tutor.walk import Known


class NudgeCard(Card):
    """Shown while the session's nudge was begun on the graph. Esc lets go of it."""

    left = Signal()
    """It was closed, and had the keyboard."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget) -> None:
        super().__init__("surface", parent)
        self._session, self._theme = session, theme
        self.setAccessibleName(self.tr("A nudge of a number"))
        self._background = Background(self)
        self.slope = SlopeSection(theme, self._background)
        self.box = NudgeBox(session, theme, on_canvas=True)
        self._close = IconButton("close", self.tr("Let go of the number"), theme, "flat")
        self._close.clicked.connect(session.nudging.stop)
        self.slope.head.row.addWidget(self._close)
        self.body.addWidget(self.slope)
        self.body.addWidget(self.box)
        self.hide()
        self._throttle = Throttle(self._refresh, self)
        session.nudging.changed.connect(self._show_or_hide)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        self._theme = theme
        self.slope.set_theme(theme)
        self.box.set_theme(theme)
        self._close.set_theme(theme)
        self._close.set_side(round(2 * theme.sizes.base))
        self._throttle.request()

    @property
    def widest(self) -> int:
        """How wide it may be, in pixels: some thirty letters."""
        return round(30 * self._theme.sizes.base)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape lets go."""
        if event.key() == Qt.Key.Key_Escape:
            self._session.nudging.stop()
        else:
            super().keyPressEvent(event)

    def _show_or_hide(self) -> None:
        nudging = self._session.nudging
        if nudging.quantity is None or not nudging.on_canvas:
            self._hide()
        elif self.isHidden():
            self.slope.load_plot()
            self.show()
            self.raise_()
        else:
            self._throttle.request()

    def _hide(self) -> None:
        focus = QApplication.focusWidget()
        had_keyboard = focus is not None and self.isAncestorOf(focus)
        self.hide()
        if had_keyboard:
            self.left.emit()

    def _refresh(self) -> None:
        session = self._session
        quantity, trace, found = session.nudging.quantity, session.trace, session.nudging.found
        if quantity is None or trace is None:
            return
        known = Known(session.frame, trace, session.updates)
        nudge = found.nudge if found and session.nudging.h else None
        self.slope.show_node(session.document, known, quantity, nudge)
        self.box.show_node(quantity.node)
        QApplication.postEvent(self, QEvent(QEvent.Type.LayoutRequest))
