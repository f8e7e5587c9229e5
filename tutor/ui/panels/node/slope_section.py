"""LOSS AGAINST ω: the plot in which a gradient is seen as the slope of a curve."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtWidgets import QWidget

from tutor.document.document import Document
from tutor.engine import Trace
from tutor.ui.background import Background
from tutor.ui.latest import Latest
from tutor.ui.look.theme import Theme
from tutor.ui.panels.node.plot_section import PlotSection
from tutor.ui.session.session import Session
from tutor.walk import Derivations, Known, Quantity
from tutor.walk.figures import short
from tutor.walk.quantity import element_of

if TYPE_CHECKING:
    from tutor.engine.nudge import Nudge
    from tutor.export.number_columns import Column
    from tutor.ui.plots.root_curve import RootCurve
    from tutor.ui.plots.slope_plot import SlopePlot  # noqa: F401 - names the section's type

QUICK = 1500
"""Evaluations of nodes that the window's thread makes itself."""


class SlopeSection(PlotSection["SlopePlot"]):
    """The root's curve over one node, with the slope that backward has found."""

    id = "slope"

    def __init__(
        self, session: Session, theme: Theme, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, theme, 160, parent)
        self._curves = Latest(background)
        self._curve: tuple[Trace, RootCurve] | None = None
        self._asked: tuple[Trace, str, tuple[int, ...]] | None = None
        self._known: Known | None = None
        self._name = ""
        self._element: tuple[int, ...] = ()
        self._nudge: Nudge | None = None

    def load_plot(self) -> None:
        """Import pyqtgraph, and draw."""
        from tutor.ui.plots.slope_plot import SlopePlot

        if self._plot is None:
            self._put_in(SlopePlot(self._theme))
            self._draw()

    def numbers(self) -> Mapping[str, Column]:
        """The curve's points; the first column is the node's value."""
        curve = self._curve[1] if self._curve and self._is_of(self._name, self._element) else None
        return {} if curve is None else {curve.name: curve.x, self.head.heading.accessibleName(): curve.y}

    def words(self) -> str:
        """What stands beside the heading: the slope, where it is known."""
        return self.head.words.text()

    def show_node(
        self,
        document: Document,
        known: Known,
        quantity: Quantity,
        nudge: Nudge | None = None,
    ) -> None:
        """Show the root over this value, one number, as far as the frame knows it, and a nudge of it."""
        name, element = quantity.node, quantity.element
        self._known, self._name, self._element, self._nudge = known, name, element, nudge
        trace, symbols = known.trace, document.symbols
        top = self._top(trace, symbols.plain(trace.graph.root))
        called = Derivations(trace, symbols, "plain").name_of(quantity)
        self.head.heading.set_heading(self.tr("{loss} against {name}").format(loss=top, name=f"`{called}`"))
        if not known.frame.knows_value(trace.graph.root):
            self._curves.forget()
            self._asked = None
            self.head.say("")
            self.card.say(self.tr("Not computed yet; step on."))
            return
        self.card.say("")
        self._ask_for_curve(trace, name, element)
        self._draw()

    @staticmethod
    def _top(trace: Trace, root: str) -> str:
        given = trace.given
        if np.ndim(given) == 0 and float(given) != 1:
            return f"`{short(given)}·{root}`"
        return root if root.isalpha() and root.isascii() and len(root) > 1 else f"`{root}`"

    def _ask_for_curve(self, trace: Trace, name: str, element: tuple[int, ...]) -> None:
        showing = None if self._nudge is None else self._nudge.at + self._nudge.h
        kept = self._curve[1] if self._curve and self._is_of(name, element) else None
        fits = showing is None or (kept is not None and kept.range[0] < showing < kept.range[1])
        asked = (trace, name, element)
        if fits and self._asked == asked:
            return
        self._asked = asked
        from tutor.ui.plots.root_curve import evaluations, root_curve  # the first paint does without

        before = kept.range if kept else None

        def job() -> tuple[Trace, RootCurve]:
            return trace, root_curve(trace, name, before, index=element, showing=showing)

        self._curves.ask(job, self._take_curve, slow=evaluations(trace) > QUICK)

    def _is_of(self, name: str, element: tuple[int, ...]) -> bool:
        """Whether the curve at hand is that of this number."""
        return self._curve is not None and (self._curve[1].name, self._curve[1].index) == (name, element)

    def _take_curve(self, found: tuple[Trace, RootCurve]) -> None:
        self._curve = found
        self._draw()

    def _draw(self) -> None:
        known, name = self._known, self._name
        if known is None or self._curve is None or not self._is_of(name, self._element):
            return
        whole = known.frame.gradient_is_whole(name)
        slope = float(np.asarray(known.trace.gradient(name))[self._element]) if whole else None
        words = "" if slope is None else self.tr("slope = {number}").format(number=short(slope))
        self.head.say(words, "bad")
        moved = element_of(known.value(name), self._element) if known.frame.is_updated(name) else None
        curve = self._curve[1]
        if self._plot is not None and self._curve[0] is known.trace:
            self._plot.setAccessibleName(self.head.heading.accessibleName() + (f", {words}" if words else ""))
            self._plot.show_curve(curve, slope, None if moved is None else float(moved), self._nudge)
