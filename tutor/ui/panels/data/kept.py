"""What the Data tab does with one sample: change a number of it, or tell of one kept for validation."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np

from tutor.document.edits.data_edits import with_kept_value
from tutor.document.numbers import numbers
from tutor.engine import Given
from tutor.engine.forward import forward
from tutor.errors import TutorError
from tutor.language import translate
from tutor.ui.editing.data_changes import DataChanges
from tutor.ui.editing.value_edits import set_words
from tutor.ui.session.session import Session
from tutor.walk.figures import short


def edit_sample(
    session: Session, changes: DataChanges, at: tuple[str, int, tuple[int, ...]], typed: Given | list[Any]
) -> None:
    """Give an input another value at a row, training samples counted first; `at`: input, row, element.

    Raises:
        TutorError: the value cannot be; nothing has changed.
    """
    name, row, element = at
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


def tell_of_kept(session: Session, row: int) -> None:
    """Say the loss of a sample kept for validation, with the parameters of the moment shown."""
    document = session.document
    columns = {name: [column[row]] for name, column in document.validation.items()}
    parameters = session.runs.parameters(session.calendar.index(session.address))
    graph = document.computed
    try:
        loss = forward(graph, graph.root, {**document.sample(0), **parameters}, columns, session.dtype)
    except TutorError as error:
        session.said.emit(str(error))
        return
    sentence = translate(
        "data_panel",
        "Validation sample {number}: {root} = {loss}. Training never sees it, so it has no steps.",
    )
    root = document.symbols.plain(graph.root)
    said = short(loss.item()) if loss.size == 1 else "…"
    session.said.emit(sentence.format(number=row + 1, root=root, loss=said))
