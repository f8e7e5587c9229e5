"""Another operation for a node of a document: its graph, and whatever names a node that is called anew."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from tutor.document.check_pages import EDGE
from tutor.document.document import Document, NodeGroup
from tutor.document.page import Page
from tutor.graph import Graph, Node
from tutor.graph.operation_edit import Edited, with_operation
from tutor.graph.shapes import shapes


def with_chosen(document: Document, wished: Node) -> Document:
    """The document whose graph has the operation and the constants of `wished` at the node of its name.

    Raises:
        GraphError: there is no such operation, or it takes another number of operands.
        ShapeError: it cannot take operands of these shapes, or its result does not fit where it is used.
    """
    edited = with_operation(document.graph, wished)
    _check_shapes(document, edited.graph)
    names = edited.names
    return replace(
        document,
        graph=edited.graph,
        names={names.get(name, name): tex for name, tex in document.names.items()},
        positions={names.get(name, name): place for name, place in document.positions.items()},
        groups=tuple(
            NodeGroup(group.title, tuple(names.get(name, name) for name in group.nodes))
            for group in document.groups
        ),
        pages=_pages(document, edited),
    )


def _check_shapes(document: Document, graph: Graph) -> None:
    """Raise ShapeError where the values of the document's first sample do not fit a graph of its leaves."""
    shapes(graph, {name: np.shape(value) for name, value in document.sample(0).items()})


def _pages(document: Document, edited: Edited) -> tuple[Page, ...]:
    """The pages; those that show this graph with its nodes called as they are now."""
    if all(old == new for old, new in edited.names.items()):
        return document.pages
    return tuple(_renamed(page, edited) if page.graph == document.shown else page for page in document.pages)


def _renamed(page: Page, edited: Edited) -> Page:
    def node(name: str) -> str:
        return edited.names.get(name, name)

    def step(anchor: str) -> str:
        phase, colon, name = anchor.partition(":")
        return f"{phase}{colon}{node(name)}"

    return replace(
        page,
        at=step(page.at),
        spotlight=tuple(
            f" {EDGE} ".join(node(part.strip()) for part in spot.split(EDGE)) for spot in page.spotlight
        ),
        choose=tuple(node(name) for name in page.choose),
        questions=tuple(replace(asked, at=step(asked.at)) for asked in page.questions),
    )
