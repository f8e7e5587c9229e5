"""Edits of a document's pages, each a pure function document → document; what cannot be is refused."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from tutor.document.checking.check_pages import EDGE, check_finished, check_page
from tutor.document.document import Document
from tutor.document.errors import Fault
from tutor.document.page import Page, PageQuestion
from tutor.errors import TutorError
from tutor.graph import Edge
from tutor.language import translate
from tutor.walk import Step


class PageFault(TutorError):
    """What a page cannot be; `field` is the key that is wrong, `number` the question's, from 0, or −1."""

    def __init__(self, sentence: str, field: str, number: int = -1) -> None:
        super().__init__(sentence)
        self.field, self.number = field, number


@dataclass(frozen=True)
class Moment:
    """A step that a page can stand at: what a file calls it, and after how many steps it is."""

    anchor: str
    position: int


# --- the document -----------------------------------------------------------------------------------------


def set_title(document: Document, title: str) -> Document:
    """The document with another title. Raises PageFault where it is empty."""
    if not title.strip():
        raise PageFault(translate("document", "A document needs a title."), "title")
    return replace(document, title=title.strip())


def set_summary(document: Document, summary: str) -> Document:
    """The document with another summary, which may be empty."""
    return replace(document, summary=summary.strip())


def set_part(document: Document, part: int | None) -> Document:
    """The document as this part of a course, from 1, or of none. Raises PageFault for another number."""
    if part is not None and part < 1:
        raise PageFault(translate("document", "Parts of a course count from 1."), "part")
    return replace(document, part=part)


# --- pages ------------------------------------------------------------------------------------------------


def add_page(document: Document, at: int, page: Page) -> Document:
    """The document with one more page, which becomes number `at`, from 0; errors as `change_page`."""
    pages = list(document.pages)
    pages.insert(at, page)
    changed = replace(document, pages=tuple(pages))
    check(changed, at)
    return changed


def remove_page(document: Document, at: int) -> Document:
    """The document without a page."""
    return replace(document, pages=(*document.pages[:at], *document.pages[at + 1 :]))


def move_page(document: Document, at: int, to: int) -> Document:
    """The document in which a page has become number `to`; the others keep their order."""
    pages = list(document.pages)
    pages.insert(min(max(to, 0), len(pages) - 1), pages.pop(at))
    return replace(document, pages=tuple(pages))


def change_page(document: Document, at: int, /, **changes: Any) -> Document:
    """The document in which these fields of a page are others.

    With another graph, what that has not is left out: the page stands at its start where its step is gone.

    Raises:
        PageFault: the page cannot be so; nothing has changed.
    """
    before = document.pages[at]
    for field in ("title", "text", "notes"):
        if field in changes:
            changes[field] = changes[field].strip()
    page = replace(before, **changes)
    if page.graph != before.graph:
        page = _fitted(page, document)
    changed = _with_page(document, at, page)
    check(changed, at)
    return changed


def add_question(document: Document, at: int, question: PageQuestion) -> Document:
    """The document in which a page asks one question more; errors as `change_page`."""
    return change_page(document, at, questions=(*document.pages[at].questions, question))


def change_question(document: Document, at: int, number: int, /, **changes: Any) -> Document:
    """The document in which these fields of a page's question are others; errors as `change_page`."""
    questions = list(document.pages[at].questions)
    if "text" in changes:
        changes["text"] = changes["text"].strip()
    if "hints" in changes:
        changes["hints"] = tuple(hint.strip() for hint in changes["hints"] if hint.strip())
    questions[number] = replace(questions[number], **changes)
    return change_page(document, at, questions=tuple(questions))


def remove_question(document: Document, at: int, number: int) -> Document:
    """The document in which a page does not ask one of its questions any more."""
    questions = document.pages[at].questions
    return _with_page(
        document, at, replace(document.pages[at], questions=(*questions[:number], *questions[number + 1 :]))
    )


def check(document: Document, at: int, *, finished: bool = False) -> None:
    """Raise PageFault where a page cannot be as it is: the checks of `tutor check`.

    With `finished`, also where it tells of a step that waits for operands.
    """
    page = document.pages[at]
    if not page.title:
        raise PageFault(translate("document", "A page needs a title."), "title")
    try:
        check_page(document, page, ())
        if finished:
            check_finished(document, page, ())
    except Fault as fault:
        field = str(fault.path[0]) if fault.path else "title"
        number = fault.path[1] if len(fault.path) > 1 else -1
        raise PageFault(str(fault), field, number if isinstance(number, int) else -1) from None


def _with_page(document: Document, at: int, page: Page) -> Document:
    return replace(document, pages=(*document.pages[:at], page, *document.pages[at + 1 :]))


def _fitted(page: Page, document: Document) -> Page:
    """The page with what its graph has; questions stay, and are refused where nothing makes their number."""
    try:
        shown = document.showing(page.graph)
    except TutorError:
        return page  # the check says so
    graph = shown.graph
    anchors = {each.anchor for each in moments(shown)}
    spots = [spot for spot in page.spotlight if spot in spots_of(shown)]
    choose = [name for name in page.choose if name in graph and not graph[name].is_leaf]
    return replace(
        page, at=page.at if page.at in anchors else "start", spotlight=tuple(spots), choose=tuple(choose)
    )


# --- what a page can name ---------------------------------------------------------------------------------


def moments(document: Document) -> tuple[Moment, ...]:
    """Every moment of the graph shown that a page can stand at, in order: start, steps by node, end."""
    walk = document.walkthrough
    found: dict[str, int] = {"start": 0}
    for step in walk.steps:
        found[anchor_of(step)] = step.index + 1
    if walk.steps:
        found["end"] = len(walk)
    return tuple(sorted((Moment(*each) for each in found.items()), key=lambda each: each.position))


def anchor_of(step: Step | None) -> str:
    """What a file calls the moment after a step; of several at a node in a phase, that after the last."""
    return "start" if step is None else f"{step.phase}:{step.node}"


def spots_of(document: Document) -> tuple[str, ...]:
    """All that a page can point at in the graph shown: nodes, then edges, as a file names them."""
    graph = document.graph
    nodes = [node.name for node in graph.drawn]
    edges = dict.fromkeys(spot_of_edge(edge) for edge in graph.edges if edge.source in nodes)
    return (*nodes, *edges)


def spot_of_edge(edge: Edge) -> str:
    """An edge as a file names it."""
    return f"{edge.source} {EDGE} {edge.target}"


def operations_of(document: Document) -> tuple[str, ...]:
    """The nodes of the graph shown whose operation a learner may choose."""
    return tuple(node.name for node in document.graph.drawn if not node.is_leaf)


def toggled(names: tuple[str, ...], name: str) -> tuple[str, ...]:
    """The names with one more at their end, or without it where it was one of them."""
    return tuple(each for each in names if each != name) if name in names else (*names, name)
