"""The explanation of a session's number: its derivation, the way back, and the numeric check on demand."""

from __future__ import annotations

import numpy as np
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from tutor.engine import Trace
from tutor.engine.numeric import is_fixed
from tutor.ui.background import Background
from tutor.ui.latest import Latest
from tutor.ui.look.theme import Theme
from tutor.ui.panels.node.derivation_view import DerivationView
from tutor.ui.panels.node.explainer import Explainer
from tutor.ui.panels.node.numeric_check import TOO_MANY
from tutor.ui.session.session import Session
from tutor.walk import Kind, Known, Quantity
from tutor.walk.check import NumberCheck, can_check, check, evaluations

QUICK = 1200
"""Evaluations of nodes, some milliseconds of them, that the window's thread makes itself."""


class ExplanationPane(DerivationView):
    """Shows one number of the session, and leads on from there."""

    def __init__(
        self, session: Session, theme: Theme, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self._session = session
        self._checks = Latest(background)
        self._quantity: Quantity | None = None
        self._found: tuple[Trace, Quantity, NumberCheck | None] | None = None
        self.followed.connect(session.explaining.ask)
        self.back_asked.connect(session.explaining.back)
        self.check_toggled.connect(self._toggle_check)
        self.unselect.clicked.connect(self._select_nothing)

    def show_quantity(self, known: Known, quantity: Quantity) -> None:
        """Explain this number as far as it is known."""
        session = self._session
        self._quantity = quantity
        self.unselect.setVisible(session.selected is not None)
        is_part, is_held = session.neurons.opened is not None, session.aside.on
        explainer = Explainer(session.document, known, session.address, is_part=is_part, is_held=is_held)
        self.show_explanation(explainer.explain(quantity))
        whole = quantity.at(()) if quantity.element else None
        name = explainer.name(whole) if whole else ""
        self.show_ways(back=session.explaining.can_go_back, whole=whole, name=name)
        self._show_check(known, quantity)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is checked while nobody looks."""
        super().hideEvent(event)
        self._checks.forget()

    # --- the check ----------------------------------------------------------------------------------------

    def _show_check(self, known: Known, quantity: Quantity) -> None:
        offered = self._can_be_checked(known, quantity)
        if not offered or not self._session.explaining.checks:
            self._checks.forget()
            self.show_check(offered=offered, words="")
            return
        trace = known.trace
        if evaluations(trace, quantity) > TOO_MANY:
            words = self.tr("There are too many numbers here for finite differences; click one of them.")
            if is_fixed(trace.graph):
                words = self.tr("A node of this graph was only recorded, so nothing can be nudged.")
            self.show_check(offered=True, words=words)
            return
        if self._found is None or self._found[:2] != (trace, quantity):
            self._found = (trace, quantity, None)
            self.show_check(offered=True, words=self.tr("Checking …"))
            slow = evaluations(trace, quantity) > QUICK
            self._checks.ask(lambda: (trace, quantity, check(trace, quantity)), self._take, slow=slow)
        else:
            self._take(self._found)

    def _take(self, found: tuple[Trace, Quantity, NumberCheck | None]) -> None:
        self._found = found
        if found[2] is not None:
            self.show_check(offered=True, words=found[2].words)

    @staticmethod
    def _can_be_checked(known: Known, quantity: Quantity) -> bool:
        """Whether it is a slope, known and whole, that has not been set back to zero."""
        if not can_check(quantity) or known.of(quantity) is None:
            return False
        if quantity.kind is not Kind.GRADIENT:
            return True
        frame = known.frame
        own = quantity.of(known.trace)
        shown = known.of(quantity)
        is_own = own is not None and shown is not None and np.array_equal(own, shown, equal_nan=True)
        return frame.gradient_is_whole(quantity.node) and not frame.is_zeroed(quantity.node) and is_own

    def _toggle_check(self) -> None:
        self._session.explaining.set_checks(not self._session.explaining.checks)

    def _select_nothing(self) -> None:
        self._session.select(None)
