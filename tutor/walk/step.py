"""A walk through a graph: its steps in order, and what is known after each of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Literal

from tutor.engine.update_rule import PARAMETER, PLAIN, UpdateRule
from tutor.errors import TutorError
from tutor.graph import Edge, Graph, Node
from tutor.language import translate
from tutor.walk.backward_order import backward_order, passing_edges


class Phase(StrEnum):
    """The parts of a walk."""

    FORWARD = "forward"
    LOCAL = "local gradients"
    BACKWARD = "backward"
    UPDATE = "update"
    ZERO_GRAD = "zero grad"


_Content = tuple[Phase, str, Edge | None] | tuple[Phase, str, Edge | None, int, str]

LocalGradients = Literal["phase", "with forward"]
"""Local gradients are noted in a phase of their own, or with each forward step."""


@dataclass(frozen=True)
class Step:
    """The smallest thing shown at once.

    `node` is what the step is about: the node computed, the node whose local gradient is noted, the node that
    a contribution reaches, the parameter updated. `edge` is there where the step makes one edge's number.
    Of an update `line` says which line of the optimiser it is, and `makes` what that makes, if it is not yet
    the parameter: a state, or a number on the way.
    """

    index: int
    phase: Phase
    node: str
    edge: Edge | None = None
    line: int = 0
    makes: str = ""


@dataclass(frozen=True, eq=False)
class Walkthrough:
    """The steps of a graph in order: a pure consequence of the graph and of how it is shown.

    A graph that nothing has been put into has none.

    `updates` adds the phases that training has after backward: update, a step for each line of the optimiser
    (`rule`) and parameter, and, with `zero_grad`, zero grad, a step a parameter.
    `order` names the nodes that pass their gradients back first, in their order; the rest follow from the
    root back, as all do by default.

    Raises:
        TutorError: a node in `order` has not been handed all of its gradient in its turn.
    """

    graph: Graph
    local_gradients: LocalGradients = "phase"
    updates: bool = False
    order: tuple[str, ...] = ()
    zero_grad: bool = True
    rule: UpdateRule = PLAIN

    def __post_init__(self) -> None:
        if self.order:
            backward_order(self.graph, self.order)

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """Every step, in order."""
        return tuple(Step(index, *content) for index, content in enumerate(self._contents()))

    def __len__(self) -> int:
        """How many steps there are."""
        return len(self.steps)

    def same_steps(self, other: Walkthrough) -> bool:
        """Whether the other walk has the same steps: they are of one graph, and show it in one way."""
        return (
            all(
                getattr(self, name) == getattr(other, name)
                for name in ("graph", "local_gradients", "updates", "order", "zero_grad")
            )
            and self._targets() == other._targets()
        )

    def frame(self, position: int) -> Frame:
        """What is known after the first `position` steps (0: only what is given)."""
        return Frame(self, min(max(position, 0), len(self)))

    def shown_edges(self, node: str) -> tuple[Edge, ...]:
        """The edges from operands of `node` along which the walk passes gradients back, in their order."""
        return passing_edges(self.graph, node)

    def arrivals(self, node: str) -> tuple[Edge, ...]:
        """The edges that bring the node its contributions, in the order in which the walk takes them."""
        return self._arrivals.get(node, ())

    def position_of(self, anchor: str) -> int:
        """The position after the last step that an anchor names: start, end, PHASE:NODE or PHASE:end.

        Raises:
            TutorError: there is no such phase or step.
        """
        if anchor in ("start", "end"):
            return 0 if anchor == "start" else len(self)
        phase, _, node = anchor.partition(":")
        phase = phase.replace("-", " ").replace("_", " ")
        found = [step.index for step in self.steps if step.phase == phase and node in (step.node, "end")]
        if not found:
            sentence = translate(
                "walk", "There is no step {anchor}; a step is start, end, or a phase and a node: backward:w."
            )
            raise TutorError(sentence.format(anchor=anchor))
        return found[-1] + 1

    def made_at(self, phase: Phase, what: str | Edge) -> int | None:
        """The position right after the step of this phase that makes the number of the node or edge."""
        return self._made.get((phase, what))

    @cached_property
    def _made(self) -> dict[tuple[Phase, str | Edge], int]:
        return {(step.phase, step.edge or step.node): step.index + 1 for step in self.steps}

    @cached_property
    def _arrivals(self) -> dict[str, tuple[Edge, ...]]:
        found: dict[str, list[Edge]] = {}
        for step in self.steps:
            if step.phase is Phase.BACKWARD and step.edge is not None:
                found.setdefault(step.node, []).append(step.edge)
        return {node: tuple(edges) for node, edges in found.items()}

    def _contents(self) -> list[_Content]:
        graph = self.graph
        if graph.root in graph.missing:
            return []
        operations = [node for node in graph.nodes if not node.is_leaf]
        contents: list[_Content] = []
        for node in operations:
            contents.append((Phase.FORWARD, node.name, None))
            if self.local_gradients == "with forward":
                contents += self._local(node)
        if self.local_gradients == "phase":
            contents += [step for node in operations for step in self._local(node)]
        contents.append((Phase.BACKWARD, graph.root, None))
        for name in backward_order(graph, self.order):
            contents += [(Phase.BACKWARD, edge.source, edge) for edge in self.shown_edges(name)]
        if self.updates:
            contents += [
                (Phase.UPDATE, name, None, line, target)
                for name in graph.parameters
                for line, target in enumerate(self._targets())
            ]
        if self.updates and self.zero_grad:
            contents += [(Phase.ZERO_GRAD, name, None) for name in graph.parameters]
        return contents

    def _targets(self) -> tuple[str, ...]:
        """What each line of the optimiser makes; empty text for the parameter itself."""
        return tuple("" if line.target == PARAMETER else line.target for line in self.rule.lines)

    def _local(self, node: Node) -> list[_Content]:
        return [(Phase.LOCAL, node.name, edge) for edge in self.shown_edges(node.name)]


@dataclass(frozen=True)
class Frame:
    """What is known at one position of a walk. What is not known is absent from the screen, and never 0."""

    walkthrough: Walkthrough
    position: int

    @property
    def step(self) -> Step | None:
        """The step just made; None at the start."""
        return self.walkthrough.steps[self.position - 1] if self.position else None

    @property
    def next_step(self) -> Step | None:
        """The step that comes next; None at the end."""
        steps = self.walkthrough.steps
        return steps[self.position] if self.position < len(steps) else None

    def knows_value(self, node: str) -> bool:
        """Whether the node's value is known; a leaf's is given. What the walk does not compute is not."""
        graph = self.walkthrough.graph
        return (node in graph and graph[node].is_leaf) or self._made(Phase.FORWARD, node)

    def knows_local(self, edge: Edge) -> bool:
        """Whether the edge's local gradient is known."""
        return self._made(Phase.LOCAL, edge)

    def knows_contribution(self, edge: Edge) -> bool:
        """Whether the contribution along the edge is known."""
        return self._made(Phase.BACKWARD, edge)

    def arrived(self, node: str) -> tuple[Edge, ...]:
        """The edges along which contributions have reached the node so far, in order."""
        return tuple(edge for edge in self.walkthrough.arrivals(node) if self.knows_contribution(edge))

    def knows_gradient(self, node: str) -> bool:
        """Whether anything has reached the node: the given gradient at the root, or a first contribution."""
        if node == self.walkthrough.graph.root:
            return self._made(Phase.BACKWARD, node)
        return bool(self.arrived(node))

    def gradient_is_whole(self, node: str) -> bool:
        """Whether every contribution has reached the node: its gradient is what PyTorch keeps in `.grad`."""
        return self.knows_gradient(node) and len(self.arrived(node)) == len(self.walkthrough.arrivals(node))

    def is_updated(self, parameter: str) -> bool:
        """Whether the parameter has been moved by the update."""
        return self._made(Phase.UPDATE, parameter)

    def lines_made(self, parameter: str) -> int:
        """How many lines of the optimiser have been worked off for the parameter."""
        end = self.walkthrough.made_at(Phase.UPDATE, parameter)
        lines = len(self.walkthrough.rule.lines)
        return 0 if end is None else min(max(self.position - end + lines, 0), lines)

    def is_zeroed(self, parameter: str) -> bool:
        """Whether the parameter's gradient has been set back to zero."""
        return self._made(Phase.ZERO_GRAD, parameter)

    def _made(self, phase: Phase, what: str | Edge) -> bool:
        made = self.walkthrough.made_at(phase, what)
        return made is not None and made <= self.position
