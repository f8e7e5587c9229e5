"""What follows an edit of a document's graph: all that names a node keeps to it, or goes with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from tutor.document.checking.check_pages import EDGE
from tutor.document.document import Document, NodeGroup, Position
from tutor.document.nesting import repaired
from tutor.document.page import Page
from tutor.engine import Given
from tutor.graph import Graph
from tutor.graph.operation_edit import Edited

T = TypeVar("T")


def followed(
    document: Document,
    edited: Edited,
    positions: Mapping[str, Position] | None = None,
    values: Mapping[str, Given] | None = None,
) -> Document:
    """The document with the edited graph in the place of the one it shows.

    What names a node is called as the node is now. What belongs to a node that is gone goes as well, but a
    value or a symbol that another graph of the document has stays. `positions` and `values` are those of
    the nodes made.
    """
    elsewhere, leaves = _names_elsewhere(document), _leaves_elsewhere(document)

    def samples(table: Mapping[str, T]) -> dict[str, T]:
        moved = _leaves_only(_moved(table, edited, document.graph, leaves), edited.graph, leaves)
        return {name: column for name, column in moved.items() if name not in (values or {})}

    known = _leaves_only(_moved(document.values, edited, document.graph, leaves), edited.graph, leaves)
    return replace(
        document,
        graph=edited.graph,
        values={**known, **(values or {})},
        data=samples(document.data),
        validation=samples(document.validation),
        recipe=document.recipe.followed(samples) if document.recipe else None,
        names=_moved(document.names, edited, document.graph, elsewhere),
        positions={**_moved(document.positions, edited, document.graph, ()), **(positions or {})},
        groups=_groups(document.groups, edited),
        comments=_moved(document.comments, edited, document.graph, ()),
        pages=tuple(_page(page, edited) if page.graph == document.shown else page for page in document.pages),
    )


def _names_elsewhere(document: Document) -> frozenset[str]:
    """The nodes of the graphs that are not shown."""
    return frozenset(name for graph in _graphs_elsewhere(document) for name in graph.position)


def _leaves_elsewhere(document: Document) -> frozenset[str]:
    """The inputs and parameters of the graphs that are not shown: only these have values there."""
    return frozenset(
        name for graph in _graphs_elsewhere(document) for name in (*graph.inputs, *graph.parameters)
    )


def _graphs_elsewhere(document: Document) -> list[Graph]:
    away = [*document.graphs, *([document.own] if document.own else [])]
    return [each.graph for each in away if each.name != document.shown]


def _moved(
    table: Mapping[str, T], edited: Edited, before: Graph, elsewhere: frozenset[str] | tuple[()]
) -> dict[str, T]:
    found: dict[str, T] = {}
    for name, value in table.items():
        if name not in before or name in elsewhere:
            found[name] = value
        if name in edited.names:
            found[edited.names[name]] = value
    return found


def _leaves_only(table: dict[str, T], graph: Graph, elsewhere: frozenset[str]) -> dict[str, T]:
    """Without what belongs to no input and no parameter any longer."""
    leaves = {*graph.inputs, *graph.parameters}
    return {name: value for name, value in table.items() if name in leaves or name in elsewhere}


def _groups(groups: tuple[NodeGroup, ...], edited: Edited) -> tuple[NodeGroup, ...]:
    kept = [
        replace(group, nodes=nodes)
        for group in groups
        if (nodes := tuple(dict.fromkeys(edited.names[name] for name in group.nodes if name in edited.names)))
    ]
    return repaired(edited.graph, kept, edited.made)


def _page(page: Page, edited: Edited) -> Page:
    def step(anchor: str) -> str | None:
        phase, colon, name = anchor.partition(":")
        if not colon or name == "end":
            return anchor
        return f"{phase}:{edited.names[name]}" if name in edited.names else None

    found = replace(
        page,
        at=step(page.at) or "start",
        spotlight=tuple(spot for each in page.spotlight if (spot := _spot(each, edited))),
        choose=tuple(edited.names[name] for name in page.choose if name in edited.names),
        questions=tuple(
            replace(asked, at=at) for asked in page.questions if (at := step(asked.at)) is not None
        ),
    )
    return page if found == page else found


def _spot(spot: str, edited: Edited) -> str:
    """A node or an edge that a page points at, as it is called now; nothing where it is gone."""
    parts = [edited.names.get(part.strip(), "") for part in spot.split(EDGE)]
    if not all(parts) or (len(parts) > 1 and parts[0] not in edited.graph[parts[1]].operands):
        return ""
    return f" {EDGE} ".join(parts)
