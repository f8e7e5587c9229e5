"""What an edit comes to: the graph tidied up, its root, and what each node is called afterwards."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tutor.graph.errors import GraphError
from tutor.graph.graph import MISSING, Graph, Node
from tutor.graph.operation_edit import Edited, called_anew
from tutor.graph.unfinished import EMPTY, HOLE


class EditError(GraphError):
    """The edit cannot be made; the sentence says why."""


class OperandError(EditError):
    """There is no such operand, or all are there already."""


def holes(count: int, taken: Iterable[str]) -> tuple[str, ...]:
    """Names for missing operands, which nothing else has."""
    known, number = set(taken), 1
    found: list[str] = []
    while len(found) < count:
        name = HOLE if number == 1 else f"{HOLE}#{number}"
        number += 1
        if name not in known:
            found.append(name)
    return tuple(found)


def edited(before: Graph, nodes: Sequence[Node], root: str, made: Iterable[str] = ()) -> Edited:
    """The result of an edit: `nodes` with the root, those of `before` and those made by their new names.

    Missing operands that nothing has any longer are dropped, and a root that is gone gets a successor: the
    last node that nothing uses.

    Raises:
        CycleError: the nodes form a cycle.
        GraphError: they are no graph for another reason.
    """
    kept = _tidied(nodes)
    if not kept:
        return Edited(EMPTY, {})
    names = {node.name: node for node in kept}
    if root not in names or names[root].op == MISSING:
        root = _end(kept)
    result = called_anew(Graph.of(kept, root))
    old = {name: result.names[name] for name in before.position if name in names}
    return Edited(result.graph, old, tuple(result.names[name] for name in made))


def _tidied(nodes: Sequence[Node]) -> list[Node]:
    """The nodes without missing operands that nothing has."""
    used = {operand for node in nodes for operand in node.operands}
    return [node for node in nodes if node.op != MISSING or node.name in used]


def _end(nodes: Sequence[Node]) -> str:
    """The last operation that nothing uses; where there is none, the last node."""
    used = {operand for node in nodes for operand in node.operands}
    ends = [node.name for node in nodes if node.name not in used and not node.is_leaf]
    return ends[-1] if ends else nodes[-1].name


def followed(first: Edited, second: Edited) -> Edited:
    """Two edits as one; what the second one made counts as made."""
    names = {old: second.names[new] for old, new in first.names.items() if new in second.names}
    return Edited(second.graph, names, second.made)
