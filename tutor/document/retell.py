"""The texts of a document in another language: what a lesson's two files tell at one place is exchanged."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, replace

from tutor.document.document import Document, NodeGroup, PageGraph
from tutor.document.page import Page, PageQuestion

_OF_PAGE = ("title", "text", "notes", "graph")

Say = Callable[[str], str]


def texts(document: Document) -> Iterator[str]:
    """Everything in a document that is told to a person, in an order that is the same in every language."""
    found: list[str] = []

    def note(text: str) -> str:
        found.append(text)
        return text

    told(document, note)
    yield from found


def told(document: Document, say: Say) -> Document:
    """The document with each of its texts as `say` has it; its graph and its numbers are the same."""
    return replace(
        document,
        title=say(document.title),
        summary=say(document.summary),
        groups=_groups(document.groups, say),
        graphs=tuple(_graph(graph, say) for graph in document.graphs),
        own=None if document.own is None else _graph(document.own, say),
        shown=say(document.shown),
        pages=tuple(_page(page, say) for page in document.pages),
    )


def exchange(before: Document, after: Document) -> Say:
    """What turns a text of `before` into the one that stands in its place in `after`; others stay.

    Both are the same lesson as its files have it.
    """
    pairs = dict(zip(texts(before), texts(after), strict=True)) if _alike(before, after) else {}
    return lambda text: pairs.get(text, text)


def _alike(before: Document, after: Document) -> bool:
    return len(list(texts(before))) == len(list(texts(after)))


def _groups(groups: tuple[NodeGroup, ...], say: Say) -> tuple[NodeGroup, ...]:
    return tuple(replace(group, title=say(group.title)) for group in groups)


def _graph(graph: PageGraph, say: Say) -> PageGraph:
    return replace(graph, name=say(graph.name), groups=_groups(graph.groups, say))


def _page(page: Page, say: Say) -> Page:
    known = {each.name for each in fields(page)}
    said = {name: say(getattr(page, name)) for name in _OF_PAGE if name in known}
    return replace(page, **said, questions=tuple(_question(each, say) for each in page.questions))  # type: ignore[arg-type]


def _question(question: PageQuestion, say: Say) -> PageQuestion:
    return replace(question, text=say(question.text), hints=tuple(map(say, question.hints)))
