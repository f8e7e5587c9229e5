"""A card over the canvas that explains a number where no panel is there to do it: before a class, say."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from tutor.ui.background import Background
from tutor.ui.panels.node.explanation_pane import ExplanationPane
from tutor.ui.panels.throttle import Throttle
from tutor.ui.session import Session
from tutor.ui.theme import Theme
from tutor.ui.widgets.card import Card
from tutor.ui.widgets.icon_button import IconButton
from tutor.walk import Known


class ExplanationCard(Card):
    """Shown while a number is asked about that no panel explains. Esc closes it."""

    left = Signal()
    """It was closed, and had the keyboard."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget) -> None:
        super().__init__("surface", parent)
        self._session = session
        self.setAccessibleName(self.tr("Where a number comes from"))
        self._background = Background(self)
        self.pane = ExplanationPane(session, theme, self._background)
        self._close = IconButton("close", self.tr("Close the explanation"), theme, "flat")
        self._close.clicked.connect(self._leave)
        self.pane.head.row.addWidget(self._close)
        self.body.addWidget(self.pane)
        self.hide()
        self._throttle = Throttle(self._refresh, self)
        session.explaining.changed.connect(self._show_or_hide)
        for changed in (session.document_changed, session.moment_changed, session.engine_changed):
            changed.connect(self._throttle.request)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        self.pane.set_theme(theme)
        self._close.set_theme(theme)
        self._close.set_side(round(2 * theme.sizes.base))
        self._theme = theme
        self._throttle.request()

    @property
    def widest(self) -> int:
        """How wide it may be, in pixels: some forty letters."""
        return round(36 * self._theme.sizes.base)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes it."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _show_or_hide(self) -> None:
        wanted = self._session.explaining.needs_card
        if not wanted:
            self._hide()
        elif self.isHidden():
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
        quantity, trace = session.explaining.asked, session.trace
        if quantity is None or trace is None or quantity.node not in trace.graph:
            return
        self.pane.show_quantity(Known(session.frame, trace, session.updates), quantity)
        self.pane.unselect.hide()
        QApplication.postEvent(self, QEvent(QEvent.Type.LayoutRequest))

    def _leave(self) -> None:
        self._session.explaining.leave()
