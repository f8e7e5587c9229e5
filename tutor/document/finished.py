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
    graph = document.graph
    sentences = missing(graph, document.symbols.plain)
    found = sorted(sentences, key=lambda name: name not in graph.influencing)
    if len(found) < 2:
        return "".join(sentences.values())
    more = translate("document", "{sentence} {count} more nodes wait, too.")
    if len(found) == 2:
        more = translate("document", "{sentence} 1 more node waits, too.")
    return more.format(sentence=sentences[found[0]], count=len(found) - 1)


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


def check_computes(document: Document) -> None:
    """Raise TutorError where nothing of the graph is finished."""
    if not document.walkthrough.steps:
        raise TutorError(nothing_yet())
