"""The nudge of a session: one number moved by h, to look at; it is let go again, or kept."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject, Signal

from tutor.engine import Trace
from tutor.engine.nudge import Nudge, Nudges
from tutor.engine.numeric import is_fixed, weight
from tutor.errors import TutorError
from tutor.graph import CONSTANT
from tutor.ui.background import Background
from tutor.ui.latest import Latest
from tutor.walk import Kind, Quantity

if TYPE_CHECKING:
    from tutor.ui.session.session import Session

QUICK = 1500
"""Evaluations of nodes, some milliseconds of them, that the window's thread makes itself."""
STEPS = 10
"""How many steps of h a nudge reaches to each side."""


@dataclass(frozen=True)
class Nudged:
    """What a nudge by h shows, and those by h/2 and h/4: the difference shrinks as h²."""

    nudge: Nudge
    half: Nudge
    quarter: Nudge


class Nudging(QObject):
    """Part of a session. `changed`: another number is nudged, by another h, or none any more."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._background = Background(self)
        self._latest = Latest(self._background)
        self._quantity: Quantity | None = None
        self._trace: Trace | None = None
        self._nudges: Nudges | None = None
        self._h = 0.0
        self._found: Nudged | None = None
        self._on_canvas = False
        session.moment_changed.connect(self._look_again)
        session.document_changed.connect(self._look_again)
        session.selection_changed.connect(self._follow_selection)

    # What can be nudged

    def target(self, name: str) -> Quantity:
        """The number of a node that a nudge moves: the element that is selected, else the first."""
        selected, trace = self._session.selected, self._session.trace
        shape = np.shape(trace.value(name)) if trace is not None and name in trace.graph else ()
        chosen = selected.element if selected is not None and selected.node == name else ()
        fits = len(chosen) == len(shape) and all(
            at < length for at, length in zip(chosen, shape, strict=True)
        )
        return Quantity(Kind.VALUE, name, element=chosen if fits else (0,) * len(shape))

    def why_not(self, name: str) -> str:
        """Why the node cannot be nudged now, in a sentence; "" where it can."""
        session = self._session
        trace, frame, symbols = session.trace, session.frame, session.document.symbols
        if trace is None or name not in trace.graph:
            return self.tr("There are no numbers to nudge.")
        plain, graph = symbols.plain(name), trace.graph
        if name == graph.root:
            return self.tr("The root itself is what a nudge is to move.")
        if is_fixed(graph):
            return self.tr("A node of this graph was recorded, and is known for its present operands alone.")
        if graph[name].op == CONSTANT:
            return self.tr("A constant stands in the code and is not nudged.")
        if name not in graph.wanted:
            return self.tr("No gradient is asked for at {name}.").format(name=plain)
        if not frame.gradient_is_whole(name):
            return self.tr("The gradient of {name} is not known yet; step on.").format(name=plain)
        if frame.is_updated(name):
            return self.tr("The update has moved {name}; step back to nudge it.").format(name=plain)
        return ""

    def step_of(self, quantity: Quantity) -> float:
        """A step of h for this number: a tenth of its order of magnitude, at least 0.1."""
        number = self._number(quantity)
        order = math.floor(math.log10(abs(number))) if math.isfinite(number) and abs(number) >= 1 else 0
        return float(10.0 ** (order - 1))

    # The nudge

    @property
    def quantity(self) -> Quantity | None:
        """The number that is nudged; None where none is."""
        return self._quantity

    @property
    def h(self) -> float:
        """By how much it is nudged."""
        return self._h

    @property
    def found(self) -> Nudged | None:
        """What the nudge shows; None where there is none, or it is still being computed."""
        return self._found

    @property
    def on_canvas(self) -> bool:
        """Whether it was begun on the graph, and is to be seen there: no panel shows it."""
        return self._on_canvas and not self._session.explaining.panel_reads

    def move(self, name: str, h: float, *, on_canvas: bool = False) -> None:
        """Nudge a node's number by h; says why where that cannot be."""
        wrong = self.why_not(name)
        if wrong:
            self._session.said.emit(wrong)
            return
        quantity, trace = self.target(name), self._session.trace
        if trace is None:
            return
        self._on_canvas = on_canvas or (self._on_canvas and quantity == self._quantity)
        if quantity != self._quantity or trace is not self._trace:
            self._quantity, self._trace, self._nudges, self._found = quantity, trace, None, None
        self._h = h
        self._compute(trace, quantity, h)
        self.changed.emit()

    def move_by_steps(self, name: str, steps: float, *, on_canvas: bool = False) -> None:
        """Nudge a node's number so many steps further."""
        quantity = self.target(name)
        step = self.step_of(quantity)
        before = self._h if quantity == self._quantity else 0.0
        most = STEPS * step
        h = min(most, max(-most, round((before + steps * step) / step, 6) * step))
        self.move(name, round(h, 12), on_canvas=on_canvas)

    def stop(self) -> None:
        """Let go: nothing is nudged any more."""
        if self._quantity is not None:
            self._quantity = self._trace = self._nudges = self._found = None
            self._h, self._on_canvas = 0.0, False
            self._latest.forget()
            self.changed.emit()

    @property
    def can_keep(self) -> bool:
        """Whether the nudged number is a leaf's, so that the nudge can become an edit."""
        quantity = self._quantity
        return quantity is not None and self._session.document.graph[quantity.node].is_leaf and bool(self._h)

    def keep(self) -> None:
        """Give the leaf the nudged value, undoably."""
        quantity, session = self._quantity, self._session
        if quantity is None or not self.can_keep or self._trace is None:
            return
        value = np.array(self._trace.value(quantity.node), np.float64)
        value[quantity.element] += self._h
        self.stop()
        try:
            session.set_value(quantity.node, _rounded(value).tolist())
        except TutorError as error:
            session.said.emit(str(error))

    def close(self) -> None:
        """End the work in the background; call before the program ends."""
        self._latest.forget()
        self._background.close()

    # Inside

    def _number(self, quantity: Quantity) -> float:
        trace = self._session.trace
        number = quantity.of(trace) if trace is not None else None
        return 0.0 if number is None or np.ndim(number) else float(number)

    def _compute(self, trace: Trace, quantity: Quantity, h: float) -> None:
        kept = self._nudges

        def job() -> tuple[Nudges, Nudged]:
            nudges = kept or Nudges.of(trace, quantity.node, quantity.element)
            return nudges, Nudged(nudges.by(h), nudges.by(h / 2), nudges.by(h / 4))

        self._latest.ask(job, self._take, slow=6 * weight(trace) > QUICK)

    def _take(self, answer: tuple[Nudges, Nudged]) -> None:
        self._nudges, self._found = answer
        self.changed.emit()

    def _look_again(self) -> None:
        """What was nudged has other numbers, or cannot be nudged at this step: let go."""
        quantity = self._quantity
        if quantity is not None and (self._session.trace is not self._trace or self.why_not(quantity.node)):
            self.stop()

    def _follow_selection(self) -> None:
        """Another number is looked at: let go."""
        quantity, selected = self._quantity, self._session.selected
        if quantity is None:
            return
        if selected is None or selected.node != quantity.node or self.target(quantity.node) != quantity:
            self.stop()


def _rounded(value: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """Without the dust that adding decimal fractions leaves: 1 + 0.1 + 0.2 is 1.3."""
    return np.array([float(f"{number:.12g}") for number in value.flat]).reshape(value.shape)
