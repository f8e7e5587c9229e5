"""What the canvas shows of a graph at a moment: each node, edge and label as a value that can be compared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from tutor.document.document import NodeGroup
from tutor.engine import Trace
from tutor.graph import Edge, Graph
from tutor.graph.symbols import Symbols
from tutor.graph.unfinished import computed
from tutor.ui.canvas.figure import Figure
from tutor.ui.look.theme import Role
from tutor.walk import Frame, Known, Phase, Quantity, Step, Updates

if TYPE_CHECKING:
    from tutor.graph.collapse import Collapsed


@dataclass(frozen=True)
class GraphPicture:
    """What the canvas draws of a document; positions may be empty or partial, a layout finds the rest.

    `graph` is what is drawn: where frames are `closed`, a smaller one than the `whole` graph.
    `groups` are the open frames, and `numbers` says which of the document's they are, from 0.
    """

    graph: Graph
    symbols: Symbols
    positions: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    groups: tuple[NodeGroup, ...] = ()
    collapsed: Collapsed | None = None
    closed: Mapping[str, NodeGroup] = field(default_factory=dict)
    """The closed frames, by the names of the nodes that stand for them."""
    numbers: tuple[int, ...] = ()

    @property
    def whole(self) -> Graph:
        """The document's graph."""
        return self.collapsed.whole if self.collapsed else self.graph

    @property
    def root(self) -> str:
        """The root of the document's graph, which a closed frame may hide."""
        return self.whole.root

    def node(self, name: str) -> str:
        """The drawn node that shows a node of the whole graph."""
        return self.collapsed.node(name) if self.collapsed else name

    def edge(self, edge: Edge) -> Edge | None:
        """The drawn edge that shows an edge of the whole graph; None inside a closed frame."""
        return self.collapsed.edge(edge) if self.collapsed else edge

    def edges(self, drawn: Edge) -> tuple[Edge, ...]:
        """The edges of the whole graph that a drawn edge shows."""
        return self.collapsed.shows[drawn] if self.collapsed else (drawn,)

    def source(self, drawn: Edge) -> str:
        """The node of the whole graph whose value a drawn edge brings."""
        return self.edges(drawn)[0].source

    def leaving(self, name: str) -> tuple[Edge, ...]:
        """The drawn edges that bring the value of a node of the whole graph somewhere."""
        return self.collapsed.leaving(name) if self.collapsed else self.graph.successors[name]

    def members(self, name: str) -> tuple[str, ...]:
        """The nodes of the whole graph that a drawn node stands for."""
        return self.collapsed.members(name) if self.collapsed else (name,)

    def outputs(self, name: str) -> tuple[str, ...]:
        """The nodes of the whole graph whose values come out of a drawn node."""
        closed = self.collapsed is not None and name in self.collapsed.frames
        return self.collapsed.outputs(name) if closed and self.collapsed else (name,)

    def made(self, frame: Frame) -> tuple[Step, ...]:
        """The steps just made: those of one move, which inside a closed frame are several."""
        if self.collapsed is None:
            return (frame.step,) if frame.step else ()
        from tutor.walk.strides import strides_over  # most documents have no closed frame

        return strides_over(frame.walkthrough, self.collapsed).made(frame.position)

    @cached_property
    def computed(self) -> Graph:
        """What of the whole graph is computed: all of it, or its finished part."""
        return computed(self.whole)

    @cached_property
    def has_root_box(self) -> bool:
        """Whether a box behind the root shows the result: not where the root is a leaf, or waits."""
        return self.root in self.computed and not self.whole[self.root].is_leaf


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

    def is_at_step_of(self, other: Moment | None) -> bool:
        """Whether both show the same step, and ask for the same number."""
        return other is not None and self.frame == other.frame and self.asked == other.asked

    def only_moved_from(self, other: Moment) -> bool:
        """Whether the two differ in nothing but the step."""
        return (
            self.trace is other.trace
            and self.updates is other.updates
            and self.frame.walkthrough is other.frame.walkthrough
        )


NodeKind = Literal["operation", "opaque", "input", "parameter", "constant", "root", "frame"]


@dataclass(frozen=True)
class NodeShown:
    """A node as it is drawn. A number that is not known is None; `room` is what it will need room for.

    `is_step` draws its outline bold; where it `glows`, a soft disc lies under it: there the step happens.
    `blank` says which of its numbers is one. One that `waits` for operands is not computed. A closed frame
    has room for so many `ports` on a side.
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
    ports: int = 0


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


def flow(picture: GraphPicture, frame: Frame, edge: Edge | None) -> Flow:
    """What runs along a drawn edge; None is the edge from the root to its box."""
    made = picture.made(frame)
    if edge is None:
        if not frame.knows_gradient(frame.walkthrough.graph.root):
            return Flow.QUIET
        here = any(step.phase is Phase.BACKWARD and step.edge is None for step in made)
        return Flow.STEP if here else Flow.PASSED
    shown = picture.edges(edge)
    targets = {each.target for each in shown}
    if any(step.phase is Phase.FORWARD and step.node in targets for step in made):
        return Flow.FORWARD
    if not any(frame.knows_contribution(each) for each in shown):
        return Flow.QUIET
    return Flow.STEP if any(step.edge in shown for step in made) else Flow.PASSED
