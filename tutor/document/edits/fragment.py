"""Nodes as text: what copy puts on the clipboard, and paste takes from there, or from a mail, or from code.

The text is TOML with keys of the `.tutor` format: code, parameters, values, symbols, layout, frames.
"""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from tutor.document.document import Document, NodeGroup, Position
from tutor.document.edits.edits import delete
from tutor.document.edits.follow import followed
from tutor.document.file.pieces import frames_of, table_text
from tutor.document.file.toml_text import code_text, key_text, rows_text, string_text
from tutor.document.nesting import repaired
from tutor.document.numbers import numbers
from tutor.engine import Given
from tutor.graph import Graph, GraphError, edits, read_code, write_code
from tutor.graph.edits import EditError
from tutor.graph.graph import INPUT, MISSING, PARAMETER
from tutor.language import translate

_LONGEST, _MOST = 1_000_000, 5_000
_QUOTED = re.compile(r"^(?:> ?)+", re.MULTILINE)


class FragmentError(GraphError):
    """What was pasted are no nodes; the sentence says why."""


@dataclass(frozen=True)
class Fragment:
    """Nodes with their values, symbols and frames, and where they stand."""

    graph: Graph
    values: Mapping[str, Given] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    positions: Mapping[str, Position] = field(default_factory=dict)
    groups: tuple[NodeGroup, ...] = ()


def copy(document: Document, names: Collection[str], places: Mapping[str, Position]) -> str:
    """The text of these nodes; operands that are not among them are missing. `places`: where nodes stand.

    Raises:
        EditError: there are none, or one of them is no node.
    """
    copied = edits.chosen(document.graph, names)
    if not copied:
        raise EditError(translate("graph", "There is nothing to copy; choose nodes first."))
    others = [name for name in document.graph.position if name not in copied]
    graph, kept, _ = edits.delete(document.graph, others)
    leaves = {*graph.inputs, *graph.parameters}
    tables = {
        "values": {
            name: rows_text(_floats(value)) for name, value in document.sample(0).items() if name in leaves
        },
        "symbols": {kept[name]: string_text(tex) for name, tex in document.names.items() if name in kept},
        "layout": {
            kept[name]: rows_text((float(round(x)), float(round(y))))
            for name, (x, y) in places.items()
            if name in kept
        },
    }
    lines = ["# " + translate("graph", "Nodes of a graph: copy this text and paste it onto the canvas.")]
    lines.append(f"code = {code_text(write_code(graph))}")
    if graph.parameters:
        lines.append(f"parameters = [{', '.join(map(string_text, graph.parameters))}]")
    for title, rows in tables.items():
        if rows:
            lines += ["", f"[{title}]", *(f"{key_text(name)} = {text}" for name, text in rows.items())]
    frames = [
        replace(group, nodes=tuple(kept[name] for name in group.nodes))
        for group in document.groups
        if all(name in kept for name in group.nodes)
    ]
    if frames:
        lines += ["", table_text("frames", frames_of(tuple(frames)))]
    return "\n".join(lines) + "\n"


def cut(document: Document, names: Collection[str], places: Mapping[str, Position]) -> tuple[Document, str]:
    """The document without these nodes, and their text."""
    return delete(document, names), copy(document, names, places)


def paste(document: Document, text: str, at: Position) -> Document:
    """The document with the nodes of the text beside its own, around `at`, called by free names.

    Raises:
        FragmentError: the text is neither what `copy` makes nor code.
    """
    found = read_fragment(text)
    joined = edits.join(document.graph, found.graph)
    originals = [node.name for node in found.graph.nodes if node.op != MISSING]
    called = dict(zip(originals, joined.made, strict=True))
    leaves = [node.name for node in found.graph.nodes if node.op in (INPUT, PARAMETER)]
    values = {called[name]: found.values.get(name, 1.0) for name in leaves}
    pasted = followed(document, joined, _around(found.positions, called, at), values)
    symbols = {called[name]: tex for name, tex in found.names.items() if name in called}
    groups = [
        replace(group, nodes=tuple(called[name] for name in group.nodes if name in called))
        for group in found.groups
    ]
    pasted = replace(pasted, groups=repaired(pasted.graph, (*pasted.groups, *groups)))
    return _with_symbols(pasted, symbols)


def read_fragment(text: str) -> Fragment:
    """The nodes that a text has: what `copy` makes, quoted in a mail or not, or lines of code.

    Raises:
        FragmentError: it is neither, or too much.
    """
    if len(text) > _LONGEST:
        raise FragmentError(translate("graph", "This text is too long to be nodes of a graph."))
    plain = _QUOTED.sub("", text.replace("\r\n", "\n")).replace("\xa0", " ")
    table = _table(plain)
    code = table.get("code")
    try:
        graph = read_code(code if isinstance(code, str) else plain, unfinished=True).graph
        parameters = [name for name in _strings(table.get("parameters")) if name in graph.inputs]
        graph = graph.with_parameters(parameters) if parameters else graph
    except GraphError as error:
        sentence = translate("graph", "These are no nodes of a graph: {why}")
        raise FragmentError(sentence.format(why=_lower_first(str(error)))) from None
    if all(node.op == MISSING for node in graph.nodes):
        raise FragmentError(translate("graph", "There are no nodes in this text."))
    if len(graph.nodes) > _MOST:
        raise FragmentError(translate("graph", "This text is too long to be nodes of a graph."))
    values = {name: numbers(value) for name, value in _rows(table.get("values"))}
    return Fragment(
        graph,
        {name: value for name, value in values.items() if value is not None},
        {name: tex for name, tex in _rows(table.get("symbols")) if isinstance(tex, str)},
        {name: place for name, value in _rows(table.get("layout")) if (place := _place(value))},
        _frames(table.get("frames"), graph),
    )


def _frames(found: object, graph: Graph) -> tuple[NodeGroup, ...]:
    """The frames that the text has; what is none is left out."""
    groups = []
    for table in found if isinstance(found, list) else []:
        title = table.get("title") if isinstance(table, dict) else None
        nodes = tuple(name for name in _strings(table.get("nodes")) if name in graph) if title else ()
        if isinstance(title, str) and nodes:
            groups.append(NodeGroup(title, nodes, table.get("closed") is True))
    return repaired(graph, groups)


def _table(text: str) -> dict[str, Any]:
    """The TOML that the text is; empty where it is none, since code may be."""
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError):
        return {}


def _rows(found: object) -> list[tuple[str, Any]]:
    return list(found.items()) if isinstance(found, dict) else []


def _strings(found: object) -> list[str]:
    return [each for each in found if isinstance(each, str)] if isinstance(found, list) else []


def _place(found: object) -> Position | None:
    if (
        not isinstance(found, list)
        or len(found) != 2
        or not all(type(each) in (int, float) for each in found)
    ):
        return None
    x, y = float(found[0]), float(found[1])
    return (x, y) if math.isfinite(x) and math.isfinite(y) and max(abs(x), abs(y)) < 1e6 else None


def _is_number(found: object) -> bool:
    return isinstance(found, int | float) and not isinstance(found, bool)


def _around(
    positions: Mapping[str, Position], called: Mapping[str, str], at: Position
) -> dict[str, Position]:
    """The places moved so that their middle is at `at`."""
    known = {called[name]: place for name, place in positions.items() if name in called}
    if not known:
        return dict.fromkeys(called.values(), at) if len(called) == 1 else {}
    middle = [(min(axis) + max(axis)) / 2 for axis in zip(*known.values(), strict=True)]
    return {name: (x - middle[0] + at[0], y - middle[1] + at[1]) for name, (x, y) in known.items()}


def _with_symbols(document: Document, symbols: Mapping[str, str]) -> Document:
    return replace(document, names={**document.names, **symbols})


def _floats(value: Any) -> Any:
    found = numbers(value.tolist() if hasattr(value, "tolist") else value)
    return 0.0 if found is None else found


def _lower_first(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
