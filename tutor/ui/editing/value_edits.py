"""Giving a leaf another value while the graph is edited: of any shape that fits, constants too."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from tutor.document.edits import edits
from tutor.engine import Given
from tutor.language import translate
from tutor.ui.widgets.given_text import typed

if TYPE_CHECKING:
    from tutor.document.document import Document
    from tutor.ui.session.session import Session


def set_value(session: Session, name: str, value: Given, merge: str = "") -> None:
    """Give a leaf this value at the sample shown, as one step of undo.

    Raises:
        TutorError: the value cannot be; nothing has changed.
    """
    sample = session.row
    edits.set_value(session.document, name, value, sample)
    change = partial(edits.set_value, name=name, value=value, sample=sample)
    before = session.document
    session.editing.apply(change, set_words(session, name, value), merge)
    tell_of_columns(session, before)


def tell_of_columns(session: Session, before: Document) -> None:
    """Say so where samples that were made from a data set, or scaled, have become columns of numbers."""
    was, now = before.recipe, session.document.recipe
    made = was is not None and (was.drawn is not None or bool(was.standardise))
    if made and session.document.data and (now is None or not (now.drawn or now.standardise)):
        sentence = (
            "The samples are numbers of their own now, no longer made from a recipe; undo brings it back."
        )
        session.said.emit(translate("value_edits", sentence))


def set_words(session: Session, name: str, value: Given) -> str:
    """What the edit is called in the history: a number is said, rows of numbers are not."""
    called = session.document.symbols.plain(name)
    if np.ndim(value):
        return translate("value_edits", "Set {name}").format(name=called)
    said = translate("value_edits", "Set {name} = {value}")
    return said.format(name=called, value=typed(float(value)).replace("-", "−"))  # type: ignore[arg-type]
