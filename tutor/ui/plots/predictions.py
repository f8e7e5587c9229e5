"""What the open document predicts, from which features: which of the plots of predictions fit it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.errors import TutorError
from tutor.training.plan import Plan
from tutor.training.running.prepare import prepare
from tutor.training.views.prediction import Prediction, found_prediction

if TYPE_CHECKING:
    from tutor.document.document import Document

_last: list[tuple[Document, Prediction | None]] = []
"""The document that was asked about last, and the answer: several plots ask one after the other."""


def prediction_in(document: Document) -> Prediction | None:
    """The prediction that the document's loss compares with a target; None where there is none."""
    if not _last or _last[0][0] is not document:
        _last[:] = [(document, _found(document))]
    return _last[0][1]


def _found(document: Document) -> Prediction | None:
    if not document.trains or not document.data:
        return None
    try:
        return found_prediction(prepare(Plan(document.computed, document.values, document.data)))
    except TutorError:
        return None
