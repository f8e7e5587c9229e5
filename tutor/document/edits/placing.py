"""Placing something new in a document's graph: alone, behind nodes, before one, or into an edge."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from tutor import ops
from tutor.document.document import Document, Position
from tutor.document.edits import edits
from tutor.engine import Given
from tutor.graph import Edge, Node
from tutor.graph.edits import free_name
from tutor.graph.graph import CONSTANT, INPUT, MISSING, PARAMETER
from tutor.language import translate
from tutor.ops import settings

if TYPE_CHECKING:
    from tutor.document.starting.templates import Template

_STEMS = {INPUT: "x", PARAMETER: "w", CONSTANT: "c"}
_USUAL, _APART = (110.0, 80.0), 110.0
"""Width and height of an ordinary node; how far a template stands below what is there."""


@dataclass(frozen=True)
class Placeable:
    """What is placed: an operation of the table, a kind of leaf, or a template, by its `id`.

    A leaf may have a name and a value of its own.
    """

    kind: Literal["operation", "leaf", "template"]
    id: str
    name: str = ""
    value: Given = 1.0

    @property
    def arity(self) -> int:
        """How many operands it takes."""
        return ops.TABLE[self.id].arity if self.kind == "operation" else 0


@dataclass(frozen=True)
class Spot:
    """Where it is placed. Without a place `at`, it has a free one beside its neighbours."""

    at: Position | None = None
    behind: tuple[str, ...] = ()
    """These are its first operands."""
    before: str = ""
    """It is the first operand that this node misses."""
    edge: Edge | None = None
    """It comes between the two ends."""


def placeable_templates() -> tuple[Template, ...]:
    """The templates that bring nodes into a graph."""
    from tutor.document.starting.templates import EMPTY_GRAPH, templates

    return tuple(each for each in templates() if each.id != EMPTY_GRAPH)


def name_for(document: Document, what: Placeable) -> str:
    """What the new node is called: by its own name, or a free one."""
    if what.name:
        return what.name
    taken = {*document.graph.position, *document.values, *document.data}
    if what.kind == "operation":
        return free_name(taken, "loss" if ops.TABLE[what.id].family == "loss" else "z")
    return free_name(taken, _STEMS.get(what.id, "x"))


def place(document: Document, what: Placeable, spot: Spot, name: str) -> Document:
    """The document with a new node called `name`, or with a template's nodes around the spot.

    Raises:
        TutorError: the name is taken, or an edge cannot be.
    """
    if what.kind == "template":
        return _with_template(document, what.id, spot.at)
    at = spot.at or (0.0, 0.0)
    if what.kind == "leaf":
        found = edits.add_leaf(document, what.id, at, name, what.value)
    else:
        row = ops.TABLE[what.id]
        found = edits.add_operation(document, what.id, at, settings.to_begin_with(row.attributes), name)
    if spot.edge is not None:
        found = edits.insert(found, spot.edge, name)
    for index, source in enumerate(spot.behind):
        found = edits.connect(found, source, name, index)
    if spot.before:
        found = edits.connect(found, name, spot.before)
    if spot.at is None:
        found = replace(found, positions={key: to for key, to in found.positions.items() if key != name})
    return found


def new_node(document: Document, what: Placeable, spot: Spot) -> tuple[Node, Edge | None]:
    """The node that would be placed there, and the edge at whose end it would come; a template is no node.

    Operands that it would miss are called by what is no node's name.
    """
    graph, name = document.graph, name_for(document, what)
    if what.kind != "operation":
        if not spot.before:
            return Node(name, what.id), None
        operands = graph[spot.before].operands
        index = next(at for at, operand in enumerate(operands) if graph[operand].op == MISSING)
        return Node(name, what.id), Edge(name, spot.before, index)
    brought = spot.behind or ((spot.edge.source,) if spot.edge is not None else ())
    missing = ("",) * (what.arity - len(brought))
    attributes = settings.to_begin_with(ops.TABLE[what.id].attributes)
    return Node(name, what.id, (*brought, *missing), attributes), spot.edge


def misses_operand(document: Document, name: str) -> bool:
    """Whether the node waits for an operand of its own."""
    graph = document.graph
    return name in graph and any(graph[operand].op == MISSING for operand in graph[name].operands)


def words_for(document: Document, what: Placeable, spot: Spot, name: str) -> str:
    """What the edit does, for the history."""
    plain = document.symbols.plain
    if what.kind == "template":
        title = next(each.title for each in placeable_templates() if each.id == what.id)
        return translate("placing", "Add {what}").format(what=title)
    kinds = {
        INPUT: translate("placing", "input {name}"),
        PARAMETER: translate("placing", "parameter {name}"),
        CONSTANT: translate("placing", "constant {name}"),
    }
    said = ops.TABLE[what.id].symbol if what.kind == "operation" else kinds[what.id].format(name=plain(name))
    if spot.edge is not None:
        source, target = plain(spot.edge.source), plain(spot.edge.target)
        sentence = translate("placing", "Add {what} between {source} and {target}")
        return sentence.format(what=said, source=source, target=target)
    if spot.behind:
        others = translate("placing", " and ").join(plain(each) for each in spot.behind)
        return translate("placing", "Add {what} behind {others}").format(what=said, others=others)
    if spot.before:
        sentence = translate("placing", "Add {what} before {target}")
        return sentence.format(what=said, target=plain(spot.before))
    return translate("placing", "Add {what}").format(what=said)


def _with_template(document: Document, id_: str, at: Position | None) -> Document:
    """With the template's nodes around `at`, or below all others."""
    from tutor.document.edits.fragment import copy, paste
    from tutor.document.starting.templates import PREFIX, open_template
    from tutor.graph.layout import layout
    from tutor.graph.places import below

    template = open_template(f"{PREFIX}:{id_}")
    names = list(template.graph.position)
    sizes = dict.fromkeys(names, _USUAL)
    places = {**layout(template.graph, sizes), **template.positions}
    if at is None:
        standing = document.positions or {"": (0.0, 0.0)}
        moved = below(standing, dict.fromkeys(standing, _USUAL), places, sizes, _APART).values()
        at = _middle([x for x, _ in moved]), _middle([y for _, y in moved])
    return paste(document, copy(template, names, places), at)


def _middle(values: list[float]) -> float:
    return (min(values) + max(values)) / 2
