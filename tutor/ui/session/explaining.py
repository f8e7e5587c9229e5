"""Where a number comes from, asked for: which one is explained, and the way back to those before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from tutor.ui.session.moment import Address
from tutor.walk import Quantity

if TYPE_CHECKING:
    from tutor.ui.session.session import Session

_LONGEST = 100


@dataclass(frozen=True)
class _Place:
    """What was looked at, and at which moment."""

    quantity: Quantity
    address: Address


class Explaining(QObject):
    """Part of a session. Whoever shows a number asks here when it is clicked; a panel or a card explains it.

    `changed`: something else is explained, or nothing; or another panel may be the one to do it.
    """

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._trail: list[_Place] = []
        self._here: _Place | None = None
        self._asked = self._going_back = self._checks = False
        self._reader: Callable[[], bool] | None = None
        session.selection_changed.connect(self._follow_selection)
        session.document_changed.connect(self._forget)

    def ask(self, quantity: Quantity, at: Address | None = None) -> None:
        """Explain this number; where `at` is given, go to that moment first.

        Where the walk waits for an answer it may not go there; then what is known of the number is told.
        """
        session = self._session
        if session.selected is None and at is not None and session.narration is not None:
            self._here = _Place(session.narration.quantity, session.address)
        if at is not None:
            session.go(at)
        self._asked = True
        if session.selected == quantity:
            self.changed.emit()
        else:
            session.select(quantity)

    @property
    def asked(self) -> Quantity | None:
        """The number that somebody has asked about; None once that is closed."""
        return self._session.selected if self._asked else None

    def leave(self) -> None:
        """Close the explanation; the number stays selected."""
        if self._asked:
            self._asked = False
            self.changed.emit()

    @property
    def can_go_back(self) -> bool:
        """Whether something was explained before."""
        return bool(self._trail)

    def back(self) -> None:
        """Explain what was explained before, at its moment where that was of another sample."""
        if not self._trail:
            return
        place = self._trail.pop()
        session = self._session
        self._going_back = True
        if session.calendar.index(place.address) != session.calendar.index(session.address):
            session.go(place.address)
        self._here = place
        session.select(place.quantity)
        self._going_back = False
        self.changed.emit()

    @property
    def checks(self) -> bool:
        """Whether each slope explained is checked by finite differences."""
        return self._checks

    def set_checks(self, on: bool) -> None:
        """Check each slope, or do not."""
        self._checks = on
        self.changed.emit()

    # Who shows it

    def panel_came(self, can_be_read: Callable[[], bool]) -> None:
        """A panel is shown that explains from now on, where `can_be_read` says that one sees it."""
        self._reader = can_be_read
        self.changed.emit()

    def panel_went(self) -> None:
        """The panel is hidden: what it had explained does not follow the person elsewhere."""
        self._reader = None
        self.leave()

    @property
    def needs_card(self) -> bool:
        """Whether somebody has asked, and no panel shows the answer."""
        return self.asked is not None and not self.panel_reads

    @property
    def panel_reads(self) -> bool:
        """Whether a panel is there that shows what is asked, and what is nudged."""
        return self._reader is not None and self._reader()

    # Inside

    def _follow_selection(self) -> None:
        selected, before = self._session.selected, self._here
        if selected is None:
            self._trail, self._here, self._asked = [], None, False
        elif not self._going_back:
            if before is not None and before.quantity != selected:
                self._trail = [*self._trail, before][-_LONGEST:]
            self._here = _Place(selected, self._session.address)
        self.changed.emit()

    def _forget(self) -> None:
        """Another document: what is not in its graph is not come back to."""
        graph = self._session.document.graph
        self._trail = [place for place in self._trail if place.quantity.node in graph]
        selected = self._session.selected
        if selected is None or selected.node not in graph:
            self._trail, self._here, self._asked = [], None, False
        self.changed.emit()
