"""Whether what the pages say fits the graphs that they show: steps, nodes, edges and questions."""

from __future__ import annotations

from tutor.document.checking.check import check_node, other_name
from tutor.document.document import Document
from tutor.document.errors import Fault, KeyPath
from tutor.document.page import Page
from tutor.errors import TutorError
from tutor.graph import Graph
from tutor.language import translate
from tutor.spelling import nearest
from tutor.walk import Phase
from tutor.walk.words.opaque_words import is_opaque_step

EDGE = "->"
"""What stands between operand and node where a page names an edge."""


def check_pages(document: Document) -> None:
    """Raise Fault for a page that shows, points at or asks what is not there."""
    for index, page in enumerate(document.pages):
        check_page(document, page, ("pages", index))


def check_page(document: Document, page: Page, path: KeyPath) -> None:
    """Raise Fault where this page, at this key, names a graph, a step, a node or an edge that is none.

    A step that waits for operands is one: the page stands at the start until they are there.
    """
    try:
        shown = document.showing(page.graph)
    except TutorError as error:
        mend = other_name(page.graph, [each.name for each in document.graphs])
        raise Fault((*path, "graph"), str(error), mend) from None
    _check_step(shown, page.at, (*path, "at"))
    if page.sample > document.samples:
        sentence = translate("document", "there is no sample {sample}: the data has {samples}.")
        mend = translate("document", "write sample = {samples}").format(samples=document.samples)
        words = sentence.format(sample=page.sample, samples=document.samples)
        raise Fault((*path, "sample"), words, mend)
    for name in page.spotlight:
        _check_spot((*path, "spotlight"), name, shown.graph)
    for name in page.choose:
        check_node((*path, "choose"), name, shown.graph)
        if shown.graph[name].is_leaf:
            sentence = translate("document", "{name} is a leaf: it has no operation to choose.")
            raise Fault(
                (*path, "choose"), sentence.format(name=name), translate("document", "name an operation")
            )
    _check_questions(shown, page, path)


def check_finished(document: Document, page: Page, path: KeyPath) -> None:
    """Raise Fault where the page stands at a step, or asks for a number, that waits for operands.

    The document is read all the same: the page stands at the start until they are there.
    """
    shown = document.showing(page.graph)
    asked = [((*path, "questions", number, "at"), each.at) for number, each in enumerate(page.questions)]
    for place, anchor in [((*path, "at"), page.at), *asked]:
        if anchor and not _is_step(shown, anchor):
            sentence = translate(
                "document", "There is no step {anchor} yet: operands are missing in the code."
            )
            mend = translate("document", "put an operand in the place of ... in the code")
            raise Fault(place, sentence.format(anchor=anchor), mend)


def _is_step(document: Document, anchor: str) -> bool:
    try:
        document.walkthrough.position_of(anchor)
    except TutorError:
        return False
    return True


def _check_questions(shown: Document, page: Page, path: KeyPath) -> None:
    for number, question in enumerate(page.questions):
        place = (*path, "questions", number)
        if bool(question.at) == bool(question.count):
            sentence = translate("document", "a question has either at, a step, or count.")
            raise Fault(place, sentence, translate("document", 'write at = "backward:w"'))
        if not question.at:
            continue
        _check_step(shown, question.at, (*place, "at"))
        if question.at == "start":
            sentence = translate("document", "no step leads to the start, so there is nothing to ask.")
            raise Fault((*place, "at"), sentence, translate("document", 'write at = "backward:w"'))
        _check_not_pytorchs(shown, question.at, (*place, "at"))


def _check_not_pytorchs(shown: Document, anchor: str, path: KeyPath) -> None:
    """Raise Fault where the number is PyTorch's own, and nobody could know it."""
    if waits(shown, anchor):
        return
    walk = shown.walkthrough
    position = walk.position_of(anchor)
    if position and is_opaque_step(walk.graph, walk.steps[position - 1]):
        sentence = translate("document", "PyTorch alone knows the number of {anchor}: nobody can be asked.")
        mend = translate("document", "ask for another step's number")
        raise Fault(path, sentence.format(anchor=anchor), mend)


def _check_step(shown: Document, anchor: str, path: KeyPath) -> None:
    try:
        shown.walkthrough.position_of(anchor)
    except TutorError as error:
        if waits(shown, anchor):
            return
        raise Fault(path, _no_step(shown, anchor, str(error)), _nearest_step(shown, anchor)) from None


def waits(document: Document, anchor: str) -> bool:
    """Whether a step that there is not may come once nothing is missing in the graph: its node is there."""
    phase, _, node = anchor.partition(":")
    known = phase.replace("-", " ").replace("_", " ") in [str(each) for each in Phase]
    return known and bool(document.graph.missing) and (node == "end" or node in document.graph)


def _check_spot(path: KeyPath, name: str, graph: Graph) -> None:
    operand, arrow, target = (part.strip() for part in name.partition(EDGE))
    check_node(path, operand, graph)
    if not arrow:
        return
    check_node(path, target, graph)
    if operand not in graph[target].operands:
        sentence = translate("document", "{operand} is no operand of {node}.")
        mend = translate("document", "name an edge from an operand to its node, as x -> y_hat")
        raise Fault(path, sentence.format(operand=operand, node=target), mend)


def _no_step(document: Document, anchor: str, sentence: str) -> str:
    """Why there is no such step, if it is one that training would have."""
    if anchor.startswith(("update", "zero")) and not document.walkthrough.updates:
        why = translate(
            "document",
            "There is no step {anchor}: the walk updates nothing without [training] and parameters.",
        )
        return why.format(anchor=anchor)
    return sentence


def _nearest_step(document: Document, anchor: str) -> str:
    """What would mend an anchor that names no step."""
    steps = (f"{step.phase}:{step.node}" for step in document.walkthrough.steps)
    meant = nearest(anchor, dict.fromkeys(("start", "end", *steps)))
    return translate("document", 'write at = "{step}"').format(step=meant or "start")
