"""What a document says of a graph in which operands are missing: what waits, and why nothing is computed."""

from __future__ import annotations

from tutor.document.document import Document
from tutor.errors import TutorError
from tutor.graph.unfinished import missing
from tutor.language import translate


def nothing_yet() -> str:
    """The sentence for a graph of which nothing is finished."""
    return translate("document", "There is nothing to compute yet: nothing in the graph is finished.")


def waiting(document: Document) -> str:
    """What is missing in the graph, in one line: the first sentence, and how many more nodes wait.

    What the root needs comes first. Empty where nothing is missing.
    """
    if not document.graph.drawn:
        return translate("document", "There is nothing in the graph yet.")
    sentences = missing(document.graph, document.symbols.plain)
    if len(sentences) < 2:
        return "".join(sentences.values())
    more = translate("document", "{sentence} {count} more nodes wait, too.")
    if len(sentences) == 2:
        more = translate("document", "{sentence} 1 more node waits, too.")
    return more.format(sentence=sentences[first_waiting(document)], count=len(sentences) - 1)


def first_waiting(document: Document) -> str:
    """The first node that misses operands, of those that the root needs if there are any; "" for none."""
    graph = document.graph
    found = list(missing(graph))
    return next((name for name in found if name in graph.influencing), next(iter(found), ""))


def why_no_training(document: Document) -> str:
    """Why the document does not train, in a sentence; empty where it does."""
    if document.trains:
        return ""
    if document.training is None:
        if document.graph.parameters:
            return translate("document", "This graph is only looked at: its document has no training.")
        return translate("document", "There is nothing to train here: the graph has no parameter.")
    if not document.graph.parameters:
        return translate("document", "There is nothing to train yet: the graph has no parameter.")
    return translate("document", "There is nothing to train yet: {why}").format(why=waiting(document))


def why_no_numbers(document: Document, name: str) -> str:
    """Why a node has no number, where none was computed: it waits, nothing is finished, or values misfit."""
    graph = document.graph
    if name in graph.missing or not document.walkthrough.steps:
        return nothing_yet()
    if name in document.computed:
        return translate("document", "There are no numbers: the values do not fit together.")
    sentence = translate("document", "{name} waits for nodes before it.")
    said = missing(graph, document.symbols.plain).get(name)
    return said or sentence.format(name=document.symbols.plain(name))


def check_computes(document: Document) -> None:
    """Raise TutorError where nothing of the graph is finished."""
    if not document.walkthrough.steps:
        raise TutorError(nothing_yet())
