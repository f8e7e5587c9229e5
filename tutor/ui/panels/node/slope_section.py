"""LOSS AGAINST ω: the plot in which a gradient is seen as the slope of a curve."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tutor.document.document import Document
from tutor.engine import Trace
from tutor.ui.background import Background
from tutor.ui.latest import Latest
from tutor.ui.panels.section_head import SectionHead
from tutor.ui.plots.plot_card import PlotCard
from tutor.ui.plots.root_curve import RootCurve, evaluations, root_curve
from tutor.ui.theme import Theme
from tutor.walk import Known
from tutor.walk.figures import short

if TYPE_CHECKING:
    from tutor.ui.plots.slope_plot import SlopePlot

QUICK = 1500
"""Evaluations of nodes that the window's thread makes itself."""


class SlopeSection(QWidget):
    """The root's curve over one node, with the slope that backward has found."""

    def __init__(self, theme: Theme, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._curves = Latest(background)
        self._curve: tuple[Trace, RootCurve] | None = None
        self._asked: tuple[Trace, str] | None = None
        self._known: Known | None = None
        self._name = ""
        self._plot: SlopePlot | None = None
        self._head = SectionHead()
        self.card = PlotCard(160, theme, least=140)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._head)
        column.addWidget(self.card, 100)
        column.addStretch(1)

    @property
    def plot(self) -> SlopePlot | None:
        """The plot, once it is loaded."""
        return self._plot

    def load_plot(self) -> None:
        """Import pyqtgraph, and draw."""
        from tutor.ui.plots.slope_plot import SlopePlot

        if self._plot is None:
            self._plot = SlopePlot(self._theme)
            self.card.set_plot(self._plot)
            self._draw()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        self._theme = theme
        self.card.set_theme(theme)
        if self._plot is not None:
            self._plot.set_theme(theme)

    def words(self) -> str:
        """What stands beside the heading: the slope, where it is known."""
        return self._head.words.text()

    def show_node(self, document: Document, known: Known, name: str) -> None:
        """Show the root over this node, which holds one number, as far as the frame knows it."""
        self._known, self._name = known, name
        trace, symbols = known.trace, document.symbols
        top = self._top(trace, symbols.plain(trace.graph.root))
        self._head.heading.set_heading(
            self.tr("{loss} against {name}").format(loss=top, name=f"`{symbols.plain(name)}`")
        )
        if not known.frame.knows_value(trace.graph.root):
            self._curves.forget()
            self._asked = None
            self._head.say("")
            self.card.say(self.tr("Not computed yet; step on."))
            return
        self.card.say("")
        self._ask_for_curve(trace, name)
        self._draw()

    @staticmethod
    def _top(trace: Trace, root: str) -> str:
        given = trace.given
        if np.ndim(given) == 0 and float(given) != 1:
            return f"`{short(given)}·{root}`"
        return root if root.isalpha() and root.isascii() and len(root) > 1 else f"`{root}`"

    def _ask_for_curve(self, trace: Trace, name: str) -> None:
        if self._asked is not None and self._asked[0] is trace and self._asked[1] == name:
            return
        self._asked = (trace, name)
        before = self._curve[1].range if self._curve and self._curve[1].name == name else None

        def job() -> tuple[Trace, RootCurve]:
            return trace, root_curve(trace, name, before)

        self._curves.ask(job, self._take_curve, slow=evaluations(trace) > QUICK)

    def _take_curve(self, found: tuple[Trace, RootCurve]) -> None:
        self._curve = found
        self._draw()

    def _draw(self) -> None:
        known, name = self._known, self._name
        if known is None or self._curve is None or self._curve[1].name != name:
            return
        whole = known.frame.gradient_is_whole(name)
        slope = float(known.trace.gradient(name)) if whole else None
        words = "" if slope is None else self.tr("slope = {number}").format(number=short(slope))
        self._head.say(words, "bad")
        moved = known.value(name) if known.frame.is_updated(name) else None
        curve = self._curve[1]
        if self._plot is not None and self._curve[0] is known.trace:
            self._plot.setAccessibleName(
                self._head.heading.accessibleName() + (f", {words}" if words else "")
            )
            self._plot.show_curve(curve, slope, None if moved is None else float(moved))
