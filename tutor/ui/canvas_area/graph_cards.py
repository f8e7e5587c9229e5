"""What lies over the graph for a while: the card that explains a number, a nudge's card, and its handle."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtWidgets import QWidget

from tutor.ui.canvas.view import GraphView
from tutor.ui.canvas.zoom_view import ZoomView
from tutor.ui.canvas_area.overlays import fit_card, lay_card
from tutor.ui.look.theme import Theme
from tutor.ui.session.session import Session

if TYPE_CHECKING:
    from tutor.ui.panels.explanation_card import ExplanationCard
    from tutor.ui.panels.nudge_card import NudgeCard

_MARGIN = 20


class GraphCards(QObject):
    """Builds each card when it is first needed, and keeps it in the corner in which it hides least."""

    def __init__(self, session: Session, theme: Theme, view: GraphView, area: QWidget) -> None:
        super().__init__(area)
        self._session, self._theme, self._view, self._area = session, theme, view, area
        self._over: ZoomView = view
        self._taken: Sequence[QRect] = ()
        self._explanation: ExplanationCard | None = None
        self._nudge: NudgeCard | None = None
        session.explaining.changed.connect(self._show_explanation)
        session.nudging.changed.connect(self._show_nudge)
        view.nudge.nudged.connect(self._move)
        for changed in (session.selection_changed, session.engine_changed, session.editing.toggled):
            changed.connect(self.show_handle)

    @property
    def explanation(self) -> ExplanationCard | None:
        """The card that explains, once it has been needed."""
        return self._explanation

    @property
    def nudge(self) -> NudgeCard | None:
        """The card of a nudge, once it has been needed."""
        return self._nudge

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        self._theme = theme
        for card in (self._explanation, self._nudge):
            if card is not None:
                card.set_theme(theme)
        self.show_handle()

    def lie_over(self, view: ZoomView) -> None:
        """Lie over this view, which is shown in the graph's place or is the graph's own."""
        self._over = view
        for card in (self._explanation, self._nudge):
            if card is not None:
                card.raise_()

    def place(self, taken: Sequence[QRect] | None = None) -> None:
        """Put what is shown into its corner, and not on what else lies there if that can be."""
        self._taken = self._taken if taken is None else taken
        asked, nudged = self._session.explaining.asked, self._session.nudging.quantity
        for card, quantity in ((self._explanation, asked), (self._nudge, nudged)):
            if card is not None and card.isVisible():
                fit_card(card, card.widest, self._area.size(), _MARGIN)
                lay_card(card, self._over, quantity.node if quantity else "", _MARGIN, self._taken)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Place a card anew when it is shown, and when what it shows has another size."""
        if event.type() in (QEvent.Type.Show, QEvent.Type.LayoutRequest):
            self.place()
        return super().eventFilter(watched, event)

    def show_handle(self) -> None:
        """The handle that nudges the selected node, where that can be done at this step."""
        session = self._session
        selected = session.selected
        name = selected.node if selected is not None else ""
        busy = session.autograd.is_open or session.editing.on
        if name and (busy or session.nudging.why_not(name)):
            name = ""
        plain = session.document.symbols.plain(name) if name else ""
        tip = self.tr("Drag up or down to nudge {name} by h, or press ↑ or ↓. Nothing is changed by it.")
        self._view.nudge.show_handle(name, tip.format(name=plain))

    # Inside

    def _move(self, name: str, steps: float) -> None:
        """The handle was dragged, or ↑ or ↓ pressed."""
        self._session.explaining.leave()
        self._session.nudging.move_by_steps(name, steps, on_canvas=True)

    def _show_explanation(self) -> None:
        """A number that is explained over the graph takes the place of a nudge there."""
        needed = self._session.explaining.needs_card
        if needed and self._session.nudging.on_canvas:
            self._session.nudging.stop()
        if needed and self._explanation is None:
            from tutor.ui.panels.explanation_card import ExplanationCard  # the first paint does without

            self._explanation = ExplanationCard(self._session, self._theme, self._area)
            self._explanation.left.connect(self._view.setFocus)
            self._explanation.installEventFilter(self)
            self._explanation.show_or_hide()

    def _show_nudge(self) -> None:
        if self._nudge is None and self._session.nudging.on_canvas:
            from tutor.ui.panels.nudge_card import NudgeCard  # the first paint does without

            self._nudge = NudgeCard(self._session, self._theme, self._area)
            self._nudge.left.connect(self._view.setFocus)
            self._nudge.installEventFilter(self)
            self._nudge.show_or_hide()
