"""A number that is typed into the table of samples becomes an edit of the document."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np

from tutor.document.edits.data_edits import with_kept_value
from tutor.document.numbers import numbers
from tutor.engine import Given
from tutor.errors import TutorError
from tutor.language import translate
from tutor.ui.editing.data_changes import DataChanges
from tutor.ui.editing.value_edits import set_words
from tutor.ui.session.session import Session


def edit_sample(
    session: Session, changes: DataChanges, at: tuple[str, int, tuple[int, ...]], typed: Given | list[Any]
) -> None:
    """Give an input another value at a row, training samples counted first; `at`: input, row, element.

    Raises:
        TutorError: the value cannot be; nothing has changed.
    """
    name, row, element = at
    session.aside.close_all()
    document = session.document
    samples = document.samples
    value: Any = typed
    if element:
        there = document.data[name][row] if row < samples else document.validation[name][row - samples]
        whole = np.asarray(there, np.float64)
        if np.ndim(typed):
            raise TutorError(translate("data_panel", "Type one number."))
        whole[element] = typed
        value = whole.tolist()
    given = numbers(value)
    if given is None:
        raise TutorError(translate("data_panel", "Type a number, or rows of numbers."))
    if row < samples:
        session.set_sample(name, row, given)
    else:
        change = partial(with_kept_value, name=name, row=row - samples, value=given)
        changes.apply(change, set_words(session, name, given))
