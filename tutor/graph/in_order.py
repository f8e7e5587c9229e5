"""The short way into a graph: nodes that are whole, in forward order, and leaves first, column by column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from tutor import ops

_ARITIES = {op.name: op.arity for op in ops.TABLE.values() if not op.attributes}
"""How many operands the operations take that have no constants."""


class InOrder(NamedTuple):
    """Where each node stands, and of the operations, in their order: what each is, and its operands' places.

    `used` are the operations that there are. The second place is −1 where there is one operand. What comes
    after `used` is None where an operation has neither one operand nor two.
    """

    position: dict[str, int]
    used: frozenset[str]
    operations: Sequence[str] | None = None
    first: list[int] | None = None
    second: list[int] | None = None


def in_order(nodes: Sequence[tuple[Any, ...]], leaf_ops: frozenset[str]) -> InOrder | None:
    """The columns of nodes that need neither to be sorted nor completed, and have no fault; else None.

    Args:
        nodes: name, operation, operands and attributes of each.
        leaf_ops: the operations of leaves that have no value of their own.
    """
    position: dict[str, int] = {}
    for leaves, (name, op, brought, attributes) in enumerate(nodes):
        if attributes:
            return None
        if op not in leaf_ops or brought:
            break
        position[name] = leaves
    else:
        return InOrder(position, frozenset(), (), [], []) if len(position) == len(nodes) else None
    names, operations, operands, constants = zip(*nodes[leaves:], strict=True)
    if any(constants) or len(position) < leaves:
        return None
    used = frozenset(operations)
    arities = {op: _ARITIES.get(op) for op in used}
    counts = set(arities.values())
    try:
        if counts == {2}:
            columns = _pairs(names, operands, position)
        elif counts <= {1, 2}:
            columns = _ones_and_pairs(names, operations, operands, position, arities)
        else:
            return _others(names, operations, operands, position, arities, used)
    except (KeyError, ValueError):
        return None
    return InOrder(position, used, operations, *columns) if len(position) == len(nodes) else None


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
    used: frozenset[str],
) -> InOrder | None:
    """Where nodes of any number of operands stand; None at a fault."""
    places = range(len(position), len(position) + len(operands))
    for at, name, op, brought in zip(places, names, operations, operands, strict=True):
        if arities[op] != len(brought) or not all(map(position.__contains__, brought)):
            return None
        position[name] = at
    return InOrder(position, used) if len(position) == places.stop else None
