"""A document of a computation that was recorded: its graph, its values, a frame for each module."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from tutor.document.document import Document, NodeGroup
from tutor.engine import Given, Trace
from tutor.engine.from_torch.recorded_trace import graph_of
from tutor.engine.from_torch.recorder import Made
from tutor.engine.opaque import Array, Recorded, can_compute
from tutor.errors import TutorError
from tutor.graph import CONSTANT, Graph, Node, read_code, write_code
from tutor.language import translate
from tutor.ops import OPAQUE, TABLE

MOST_NUMBERS = 20_000
"""Numbers that the inputs and parameters of a graph may have together."""
MOST_RECORDED = 100_000
"""Numbers that may be recorded of opaque nodes."""
_LARGE = 60
"""Nodes from which on the outermost frames are closed, so that the whole can be seen."""
_PARAMETER = re.compile(r"(?P<path>\w+?)_(?P<kind>weight|bias)(?P<number>_\d+)?")


def document_of(made: Sequence[Made], trace: Trace, title: str, summary: str = "") -> Document:
    """The document; its graph is one that code writes and reads.

    Raises:
        TutorError: there are more numbers than the window takes.
    """
    found = graph_of(made)
    values = _values(made)
    graph = read_code(write_code(found), found.parameters).graph
    called = _called(found, graph)
    groups = _groups([(called[each.node.name], each.inside) for each in made if each.node.name in called])
    return Document(
        title,
        graph,
        {called[name]: value for name, value in values.items()},
        names=_symbols(graph),
        groups=groups,
        summary=summary,
        recorded=_recorded(trace),
    )


def _values(made: Iterable[Made]) -> dict[str, Given]:
    leaves = [each for each in made if each.node.is_leaf and each.node.op != CONSTANT]
    count = sum(each.value.numel() for each in leaves)
    if count > MOST_NUMBERS:
        sentence = translate(
            "outside",
            "The inputs and parameters have {count} numbers, and the window takes up to {most}; "
            "tutor.trace takes all.",
        )
        raise TutorError(sentence.format(count=count, most=MOST_NUMBERS))
    return {each.node.name: _given(each.value.tolist()) for each in leaves}


def _given(found: object) -> Given:
    return tuple(map(_given, found)) if isinstance(found, list) else float(found)  # type: ignore[arg-type]


def _called(found: Graph, read: Graph) -> dict[str, str]:
    """What each node is called once its code was read: an unnamed one by its expression."""
    there: dict[object, list[str]] = {}
    keys = _keys(read, read)
    for node in read.nodes:
        there.setdefault(keys[node.name], []).append(node.name)
    names = {}
    for name, key in _keys(found, read).items():
        if there.get(key):
            names[name] = there[key][0] if len(there[key]) == 1 else there[key].pop(0)
    return names


def _keys(graph: Graph, read: Graph) -> dict[str, object]:
    """What tells nodes apart in either graph: the name that both have, or how it is computed of such."""
    keys: dict[str, object] = {}
    for node in graph.nodes:
        if node.name in read and read[node.name].op == node.op:
            keys[node.name] = node.name
        elif node.is_leaf:
            keys[node.name] = (node.op, node.attributes)
        else:
            keys[node.name] = (node.op, node.attributes, *(keys[operand] for operand in node.operands))
    return keys


def _groups(nodes: Sequence[tuple[str, tuple[str, ...]]]) -> tuple[NodeGroup, ...]:
    """A frame for each module with at least two nodes, that is not the only one; the outer ones first."""
    inside: dict[tuple[str, ...], list[str]] = {}
    for name, path in nodes:
        for depth in range(1, len(path) + 1):
            inside.setdefault(path[:depth], []).append(name)
    found: dict[tuple[str, ...], NodeGroup] = {}
    for path, names in sorted(inside.items(), key=lambda item: len(item[0])):
        same = any(set(each.nodes) == set(names) for each in found.values())
        if 1 < len(names) < len(nodes) and not same:
            found[path] = NodeGroup(path[-1], tuple(dict.fromkeys(names)))
    return tuple(found.values())


def _symbols(graph: Graph) -> Mapping[str, str]:
    """`layers_0_weight` as W with the subscript layers.0, as mathematics has it."""
    found: dict[str, str] = {}
    for name in graph.parameters:
        parts = _PARAMETER.fullmatch(name)
        if parts:
            kind = "W" if parts["kind"] == "weight" else "b"
            path = parts["path"].replace("_", ".") + (parts["number"] or "").replace("_", ".")
            number = path.removeprefix("layer.")
            found[name] = rf"{kind}_{{{number}}}" if number.isdecimal() else rf"{kind}_{{\mathrm{{{path}}}}}"
    for node in graph.nodes:
        if node.op == "transpose" and node.operands[0] in found:
            found[node.name] = rf"{found[node.operands[0]]}^{{\top}}"
    return found


def _recorded(trace: Trace) -> tuple[Recorded, ...]:
    """What PyTorch computed at opaque nodes, so that the file holds without it.

    Raises:
        TutorError: there are too many numbers, and PyTorch could not compute them again.
    """
    opaque = [node for node in trace.graph.nodes if not node.is_leaf and TABLE[node.op].family == OPAQUE]
    whole = tuple(_of_node(trace, node) for node in opaque)
    if _count(whole) <= MOST_RECORDED:
        return whole
    needed = tuple(each for each in whole if not can_compute(each.operation))
    if _count(needed) <= MOST_RECORDED:
        return needed
    sentence = translate(
        "outside",
        "The nodes that only PyTorch computes have {count} numbers, and a file takes up to {most}; "
        "tutor.trace takes all.",
    )
    raise TutorError(sentence.format(count=_count(needed), most=MOST_RECORDED))


def _of_node(trace: Trace, node: Node) -> Recorded:
    def array(value: object) -> Array:
        import numpy as np

        return np.asarray(value, trace.dtype)

    return Recorded(
        node.op,
        tuple(array(trace.value(name)) for name in node.operands),
        array(trace.value(node.name)),
        array(trace.gradient(node.name)),
        tuple(map(array, trace.contributions[trace.graph.position[node.name]])),
    )


def _count(recorded: Iterable[Recorded]) -> int:
    return sum(
        each.value.size + each.given.size + 2 * sum(operand.size for operand in each.operands)
        for each in recorded
    )
