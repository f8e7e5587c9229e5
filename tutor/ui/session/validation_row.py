"""A sample kept for validation, looked at: its walk, with the parameters of the moment at hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tutor.language import translate
from tutor.ui.session.moment import Address

if TYPE_CHECKING:
    from tutor.ui.session.session import Session


@dataclass(frozen=True)
class ValidationRow:
    """Which of the samples kept for validation, from 0."""

    row: int


def look_at(session: Session, row: int) -> None:
    """Show the walk through a sample kept for validation, at the present step."""
    from tutor.document.validation_sample import validation_document  # most documents keep none

    aside = session.aside
    if not (aside.on and isinstance(aside.subjects[-1], ValidationRow)):
        aside.close_all()
    parameters = session.runs.parameters(session.calendar.index(session.address))
    values = session.document.sample(session.row, parameters)
    document = validation_document(aside.whole, row, values)
    at = Address(step=min(session.address.step, len(document.walk_at(0))))
    aside.open(ValidationRow(row), document, translate("validation", "Training"), at)


def data_row(session: Session) -> int:
    """The row of the open document's data that is looked at: training samples first, then validation."""
    aside = session.aside
    for subject in aside.subjects:
        if isinstance(subject, ValidationRow):
            return aside.whole.samples + subject.row
    return aside.whole.row(aside.left.sample, aside.left.epoch)
