"""What the rest of a document says of its graph, put right after the graph was edited."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from tutor.document.checking.check_pages import waits
from tutor.document.document import Document
from tutor.document.page import Page
from tutor.errors import TutorError
from tutor.graph.shapes import Shape, shapes
from tutor.language import translate


def mended(edited: Document, before: Document) -> tuple[Document, bool]:
    """The document with a given gradient and pages that fit its graph; whether a page lost its step.

    Raises:
        TutorError: a page asks for a number that would be gone.
    """
    pages = tuple(
        _page(page, edited) if page.graph == edited.shown else _with_sample(page, edited)
        for page in edited.pages
    )
    _keep_questions(before.pages, pages)
    lost = any(page.at == "start" != old.at for old, page in zip(before.pages, pages, strict=True))
    found = edited if pages == edited.pages else replace(edited, pages=pages)
    root = _root_shape(found) if np.shape(found.given) else None
    if root is not None and np.shape(found.given) != root:
        found = replace(found, given=1.0)
    return found, lost


def _keep_questions(before: tuple[Page, ...], after: tuple[Page, ...]) -> None:
    """Raise TutorError where a page has lost a question: answers belong to the questions of a lesson."""
    for number, (old, new) in enumerate(zip(before, after, strict=True), 1):
        if len(new.questions) < len(old.questions):
            sentence = translate(
                "document",
                "Page {number} asks for a number that the graph would no longer make. Keep it, or begin a new"
                " graph.",
            )
            raise TutorError(sentence.format(number=number))


def _root_shape(document: Document) -> Shape | None:
    """None where it is not known: values do not fit, or the root waits for operands."""
    leaves: dict[str, Any] = document.sample(0)
    graph = document.computed
    if graph.missing:
        return None
    try:
        known = shapes(graph, {name: np.shape(value) for name, value in leaves.items()})
    except TutorError:
        return None
    return known.get(document.graph.root)


def _page(page: Page, document: Document) -> Page:
    """The page without what the graph has no longer: it stands at the start where its step is gone."""
    graph = document.graph
    found = replace(
        _with_sample(page, document),
        at=page.at if _is_step(document, page.at) else "start",
        choose=tuple(name for name in page.choose if not graph[name].is_leaf),
        questions=tuple(asked for asked in page.questions if not asked.at or _is_step(document, asked.at)),
    )
    return page if found == page else found


def _with_sample(page: Page, document: Document) -> Page:
    return page if page.sample <= document.samples else replace(page, sample=1)


def _is_step(document: Document, anchor: str) -> bool:
    try:
        document.walkthrough.position_of(anchor)
    except TutorError:
        return waits(document, anchor)
    return True
