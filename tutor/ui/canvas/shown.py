"""What the canvas shows of a graph at a moment: each node, edge and label as a value that can be compared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from tutor.document.document import NodeGroup
from tutor.engine import Trace
from tutor.graph import Edge, Graph
from tutor.graph.symbols import Symbols
from tutor.graph.unfinished import computed
from tutor.ui.canvas.figure import Figure
from tutor.ui.theme import Role
from tutor.walk import Frame, Known, Phase, Quantity, Step, Updates


@dataclass(frozen=True)
class GraphPicture:
    """What the canvas draws of a document; positions may be empty or partial, a layout finds the rest."""

    graph: Graph
    symbols: Symbols
    positions: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    groups: tuple[NodeGroup, ...] = ()

    @property
    def computed(self) -> Graph:
        """What of the graph is computed: all of it, or its finished part."""
        return computed(self.graph)

    @property
    def has_root_box(self) -> bool:
        """Whether a box behind the root shows the result: not where the root is a leaf, or waits."""
        return self.graph.root in self.computed and not self.graph[self.graph.root].is_leaf


@dataclass(frozen=True)
class Moment:
    """A step of a walk with the numbers of a trace; without a trace nothing has a number.

    `asked` is a step whose number the learner is asked for, the next one or one to come: it is a blank.
    """

    frame: Frame
    trace: Trace | None = None
    updates: Updates | None = None
    asked: Step | None = None

    @property
    def known(self) -> Known | None:
        """The numbers known at the step."""
        return Known(self.frame, self.trace, self.updates) if self.trace else None

    def only_moved_from(self, other: Moment) -> bool:
        """Whether the two differ in nothing but the step."""
        return (
            self.trace is other.trace
            and self.updates is other.updates
            and self.frame.walkthrough is other.frame.walkthrough
        )


NodeKind = Literal["operation", "input", "parameter", "constant", "root"]


@dataclass(frozen=True)
class NodeShown:
    """A node as it is drawn. A number that is not known is None; `room` is what it will need room for.

    `is_step` draws its outline bold; where it `glows`, a soft disc lies under it: there the step happens.
    `blank` says which of its numbers is one. One that `waits` for operands is not computed.
    """

    name: str
    kind: NodeKind
    tex: str
    plain: str
    symbol: str = ""
    shape: str = ""
    value: Figure | None = None
    gradient: Figure | None = None
    room: Figure | None = None
    gradient_room: Figure | None = None
    is_step: bool = False
    glows: bool = False
    is_output: bool = False
    tip: str = ""
    blank: Literal["", "value", "gradient"] = ""
    waits: bool = False


class Flow(StrEnum):
    """What runs along an edge: nothing, the value just taken, a gradient before or by this step."""

    QUIET = "quiet"
    FORWARD = "forward"
    PASSED = "passed"
    STEP = "step"


LabelKind = Literal["value", "leaf", "local", "contribution", "sum", "given", "step", "missing"]


@dataclass(frozen=True)
class LabelKey:
    """Which label: a kind, and the node or the edge that it belongs to."""

    kind: LabelKind
    what: str | Edge


@dataclass(frozen=True)
class LabelShown:
    """A label as it is drawn: TeX that names the number, and the number itself."""

    key: LabelKey
    role: Role
    head: str
    figure: Figure | None
    quantity: Quantity | None
    tip: str
    boxed: bool = False
    is_step: bool = False
    is_blank: bool = False


def happens_at(frame: Frame) -> str | None:
    """The node at which the step just made happens: for a contribution, the node that multiplies."""
    step = frame.step
    if step is None:
        return None
    if step.phase is Phase.BACKWARD and step.edge is not None:
        return step.edge.target
    return step.node


def flow(frame: Frame, edge: Edge | None) -> Flow:
    """What runs along an edge; None is the edge from the root to its box."""
    step = frame.step
    if edge is None:
        if not frame.knows_gradient(frame.walkthrough.graph.root):
            return Flow.QUIET
        here = step is not None and step.phase is Phase.BACKWARD and step.edge is None
        return Flow.STEP if here else Flow.PASSED
    if step is not None and step.phase is Phase.FORWARD and step.node == edge.target:
        return Flow.FORWARD
    if not frame.knows_contribution(edge):
        return Flow.QUIET
    return Flow.STEP if step is not None and step.edge == edge else Flow.PASSED
