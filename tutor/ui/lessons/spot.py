"""What a page points at: nodes and edges, read from the names in its file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tutor.document.checking.check_pages import EDGE
from tutor.graph import Edge, Graph
from tutor.graph.symbols import Symbols
from tutor.language import listed


@dataclass(frozen=True)
class Spot:
    """Nodes by name, and edges."""

    nodes: frozenset[str] = frozenset()
    edges: frozenset[Edge] = frozenset()

    def __bool__(self) -> bool:
        """Whether there is anything."""
        return bool(self.nodes or self.edges)


NOWHERE = Spot()


def spot_of(graph: Graph, names: Sequence[str]) -> Spot:
    """What `names` name: "w" is a node, "x -> y_hat" the edges from an operand to a node.

    A name that an edit has taken out of the graph is passed over.
    """
    nodes: set[str] = set()
    edges: set[Edge] = set()
    for name in names:
        operand, arrow, target = (part.strip() for part in name.partition(EDGE))
        if not arrow:
            nodes |= {operand} & graph.position.keys()
        elif target in graph:
            found = enumerate(graph[target].operands)
            edges |= {Edge(operand, target, index) for index, source in found if source == operand}
    return Spot(frozenset(nodes), frozenset(edges))


def spot_words(names: Sequence[str], symbols: Symbols) -> str:
    """The names as a person reads them: `ω, x → ŷ`."""
    parts = [[symbols.plain(part.strip()) for part in name.split(EDGE)] for name in names]
    return listed(" → ".join(part) for part in parts)
