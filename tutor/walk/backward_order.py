"""In which order nodes pass their gradients back: which are ready, and why another may not be picked yet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from tutor.errors import TutorError
from tutor.graph import Edge, Graph
from tutor.language import translate


class Refusal(StrEnum):
    """Why a node cannot pass its gradient back now."""

    WAITS = "waits"
    DONE = "done"
    NO_INFLUENCE = "does not influence the root"
    UNWANTED = "nobody asks for a gradient behind it"
    ENDS_HERE = "a leaf that keeps its gradient"
    LEAF = "a leaf that is handed none"


@dataclass(frozen=True)
class Pick:
    """A node that was picked. `refusal` is None where it is ready.

    `waits_for` are the successors that have not handed their share over, `arrived` those that have.
    """

    node: str
    refusal: Refusal | None = None
    waits_for: tuple[str, ...] = ()
    arrived: tuple[str, ...] = ()

    @property
    def right(self) -> bool:
        """Whether the node is ready."""
        return self.refusal is None


def passing_edges(graph: Graph, node: str) -> tuple[Edge, ...]:
    """The edges along which `node` passes gradients to its operands, in their order; a leaf has none."""
    if node not in graph.influencing:
        return ()
    return tuple(
        Edge(operand, node, index)
        for index, operand in enumerate(graph[node].operands)
        if operand in graph.wanted
    )  # fmt: skip


def passing_nodes(graph: Graph) -> tuple[str, ...]:
    """The operations that pass gradients back, in the order in which the walk takes them by itself."""
    return tuple(
        node.name for node in reversed(graph.nodes) if not node.is_leaf and passing_edges(graph, node.name)
    )


@dataclass(frozen=True)
class BackwardOrder:
    """The nodes that have passed their gradients back so far, in order: a learner's, who is autograd.

    Every topological order of the reversed graph is right (Griewank and Walther, Evaluating Derivatives,
    2008, section 3.2): a node is ready when each of its successors has handed its share over.

    Raises:
        TutorError: a node in `done` was not ready in its turn.
    """

    graph: Graph
    done: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        seen: set[str] = set()
        for name in self.done:
            if name not in self._passing or name in seen or not seen.issuperset(self._successors(name)):
                sentence = translate("autograd", "{name} is not ready in its turn of the backward order.")
                raise TutorError(sentence.format(name=name))
            seen.add(name)

    @cached_property
    def _passing(self) -> dict[str, None]:
        """The passing nodes in the walk's own order; kept with the graph, which many orders share."""
        kept = self.graph.derived.get("passing nodes")
        if not isinstance(kept, dict):
            kept = self.graph.derived["passing nodes"] = dict.fromkeys(passing_nodes(self.graph))
        return kept

    @cached_property
    def _seen(self) -> frozenset[str]:
        return frozenset(self.done)

    def _successors(self, node: str) -> tuple[str, ...]:
        """The nodes that hand the node a share, each once."""
        graph = self.graph
        targets = (edge.target for edge in graph.successors[node])
        return tuple(dict.fromkeys(target for target in targets if target in graph.influencing))

    @property
    def complete(self) -> tuple[str, ...]:
        """All passing nodes: those done, and then the rest as the walk takes them by itself."""
        return (*self.done, *(name for name in self._passing if name not in self._seen))

    @property
    def is_complete(self) -> bool:
        """Whether every gradient has been passed back."""
        return len(self.done) == len(self._passing)

    @property
    def ready(self) -> tuple[str, ...]:
        """The nodes that can be picked now."""
        return tuple(name for name in self._passing if self.judge(name).right)

    @property
    def steps(self) -> int:
        """How many steps of the walk the nodes done have made: an edge each."""
        return sum(len(passing_edges(self.graph, name)) for name in self.done)

    def judge(self, node: str) -> Pick:
        """Whether the node is ready, and if not, why. KeyError where the graph has no such node."""
        graph, is_leaf = self.graph, self.graph[node].is_leaf
        if node not in graph.influencing:
            return Pick(node, Refusal.NO_INFLUENCE)
        if is_leaf:
            return Pick(node, Refusal.ENDS_HERE if node in graph.wanted else Refusal.LEAF)
        if node not in self._passing:
            return Pick(node, Refusal.UNWANTED)
        if node in self._seen:
            return Pick(node, Refusal.DONE)
        successors = self._successors(node)
        waits = tuple(name for name in successors if name not in self._seen)
        arrived = tuple(name for name in successors if name in self._seen)
        return Pick(node, Refusal.WAITS if waits else None, waits, arrived)

    def after(self, node: str) -> BackwardOrder:
        """The order with one node more.

        Raises:
            TutorError: it is not ready.
        """
        return replace(self, done=(*self.done, node))


def backward_order(graph: Graph, wished: Iterable[str] = ()) -> tuple[str, ...]:
    """All passing nodes, those `wished` first; without a wish from the root back along the forward order.

    Raises:
        TutorError: a node was not ready in its turn.
    """
    return BackwardOrder(graph, tuple(wished)).complete
