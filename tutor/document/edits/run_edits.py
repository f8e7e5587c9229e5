"""Edits of the runs that a document keeps: a run kept, renamed, forgotten."""

from __future__ import annotations

from dataclasses import replace
from itertools import count

from tutor.document.document import Document
from tutor.document.kept_run import MOST_AUTOMATIC, MOST_KEPT, KeptRun
from tutor.graph.edits import EditError
from tutor.language import translate


def keep(document: Document, run: KeptRun) -> Document:
    """The document with a run kept; it takes the place of one that trained the same, with that one's name.

    Raises:
        EditError: there are as many runs as a document can keep.
    """
    for index, each in enumerate(document.runs):
        if each.is_like(run):
            runs = list(document.runs)
            runs[index] = replace(run, name=run.name or each.name, curve=each.curve)
            return replace(document, runs=tuple(runs))
    if len(document.runs) >= MOST_KEPT:
        sentence = translate("runs", "{most} runs are kept: take one away first.")
        raise EditError(sentence.format(most=MOST_KEPT))
    taken = {each.curve for each in document.runs}
    free = next(curve for curve in count() if curve not in taken)
    return replace(document, runs=(*document.runs, replace(run, curve=free)))


def keep_unasked(document: Document, run: KeptRun) -> Document:
    """The same for a run that nobody asked to keep: where there are many, the oldest without a name goes."""
    runs = list(document.runs)
    if not any(each.is_like(run) for each in runs) and len(runs) >= MOST_AUTOMATIC:
        oldest = next((each for each in runs if not each.name), None)
        if oldest is None:
            return document
        runs = [each for each in runs if each is not oldest]
    return keep(replace(document, runs=tuple(runs)), run)


def rename(document: Document, index: int, name: str) -> Document:
    """The document with another name for a run; without one its settings name it."""
    runs = list(document.runs)
    runs[index] = replace(runs[index], name=" ".join(name.split()))
    return replace(document, runs=tuple(runs))


def forget(document: Document, index: int) -> Document:
    """The document without a run."""
    return replace(document, runs=(*document.runs[:index], *document.runs[index + 1 :]))
