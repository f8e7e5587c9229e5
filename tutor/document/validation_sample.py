"""One sample kept for validation as a document: the graph with its numbers, and nothing that trains."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from tutor.document.document import Document
from tutor.engine import Given
from tutor.language import translate


def validation_document(document: Document, row: int, values: Mapping[str, Given]) -> Document:
    """The document's graph at a sample that training never sees.

    Args:
        document: what is open.
        row: which of its validation samples, from 0.
        values: all leaves of the graph at some moment; the inputs that have data are replaced.
    """
    sample = {name: column[row] for name, column in document.validation.items()}
    return replace(
        document,
        title=translate("validation", "Validation sample {number}").format(number=row + 1),
        summary=translate(
            "validation",
            "Training never sees this sample: its gradients are computed as for any other, "
            "and update nothing. The parameters are those of the moment that you came from.",
        ),
        values={**values, **sample},
        data={},
        validation={},
        recipe=None,
        training=None,
        runs=(),
        pages=(),
        graphs=(),
        own=None,
    )
