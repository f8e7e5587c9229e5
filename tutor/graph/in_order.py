"""The short way into a graph: nodes that are whole, in forward order, and leaves first, column by column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import takewhile
from operator import itemgetter
from typing import Any, NamedTuple

from tutor import ops

_ARITIES = {op.name: op.arity for op in ops.TABLE.values() if not op.attributes}
"""How many operands the operations take that have no constants."""
_NAME, _OP, _OPERANDS, _ATTRIBUTES = map(itemgetter, range(4))


class InOrder(NamedTuple):
    """Where each node stands, and of the operations, in their order: what each is, and its operands' places.

    The second place is −1 where there is one operand. The three lists are None where an operation has
    neither one operand nor two.
    """

    position: dict[str, int]
    operations: list[str] | None = None
    first: list[int] | None = None
    second: list[int] | None = None


def in_order(nodes: Sequence[tuple[Any, ...]], leaf_ops: frozenset[str]) -> InOrder | None:
    """The columns of nodes that need neither to be sorted nor completed, and have no fault; else None.

    Args:
        nodes: name, operation, operands and attributes of each.
        leaf_ops: the operations of leaves that have no value of their own.
    """
    if any(map(_ATTRIBUTES, nodes)):
        return None
    leaves = [node[0] for node in takewhile(lambda node: node[1] in leaf_ops and not node[2], nodes)]
    position = {name: at for at, name in enumerate(leaves)}
    operations = list(map(_OP, nodes[len(leaves) :]))
    names, operands = map(_NAME, nodes[len(leaves) :]), list(map(_OPERANDS, nodes[len(leaves) :]))
    arities = {op: _ARITIES.get(op) for op in set(operations)}
    counts = set(arities.values())
    try:
        if counts == {2}:
            columns = _pairs(names, operands, position)
        elif counts <= {1, 2}:
            columns = _ones_and_pairs(names, operations, operands, position, arities)
        else:
            return _others(names, operations, operands, position, arities, len(nodes))
    except (KeyError, ValueError):
        return None
    return InOrder(position, operations, *columns) if len(position) == len(nodes) else None


def _pairs(
    names: Any, operands: Sequence[tuple[str, ...]], position: dict[str, int]
) -> tuple[list[int], list[int]]:
    """Place nodes of two operands each; KeyError or ValueError at a fault."""
    first: list[int] = []
    second: list[int] = []
    places = range(len(position), len(position) + len(operands))
    for at, name, (a, b) in zip(places, names, operands, strict=True):
        first.append(position[a])
        second.append(position[b])
        position[name] = at
    return first, second


def _ones_and_pairs(
    names: Any,
    operations: Sequence[str],
    operands: Sequence[tuple[str, ...]],
    position: dict[str, int],
    arities: Mapping[str, int | None],
) -> tuple[list[int], list[int]]:
    """The same for nodes of one or two operands."""
    first: list[int] = []
    second: list[int] = []
    places = range(len(position), len(position) + len(operands))
    for at, name, op, brought in zip(places, names, operations, operands, strict=True):
        if arities[op] == 2:
            a, b = brought
            second.append(position[b])
        else:
            (a,) = brought
            second.append(-1)
        first.append(position[a])
        position[name] = at
    return first, second


def _others(
    names: Any,
    operations: Sequence[str],
    operands: Sequence[tuple[str, ...]],
    position: dict[str, int],
    arities: Mapping[str, int | None],
    size: int,
) -> InOrder | None:
    """Where nodes of any number of operands stand; None at a fault."""
    places = range(len(position), len(position) + len(operands))
    for at, name, op, brought in zip(places, names, operations, operands, strict=True):
        if arities[op] != len(brought) or not all(map(position.__contains__, brought)):
            return None
        position[name] = at
    return InOrder(position) if len(position) == size else None
