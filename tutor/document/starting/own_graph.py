"""A document of code that a person writes for a graph of their own: its free names get values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np

from tutor.document.document import Document, Training
from tutor.engine import Given, own
from tutor.graph import ShapeError, Source, read_code
from tutor.graph.unfinished import EMPTY, computed
from tutor.language import translate

ONE = 1.0
"""The value of a name that is given none."""


def free_names(code: str) -> tuple[str, ...]:
    """The names that no line of `code` gives, as they come in it. Raises CodeError."""
    return tuple(_read(code).graph.inputs)


def own_graph(code: str, values: Mapping[str, Given], parameters: Iterable[str]) -> Document:
    """The document of `code`, whose free names are inputs, or `parameters`; each without a value is 1.

    It trains where it has parameters and its root is a number, or is going to be: `...` is an operand that is
    still missing.

    Raises:
        CodeError: a mistake in the code or between the shapes of values, with line and column.
        TutorError: the values cannot be computed with.
    """
    source = _read(code, parameters)
    graph, part = source.graph, computed(source.graph)
    given = {name: values.get(name, ONE) for name in (*graph.inputs, *graph.parameters)}
    is_number = True
    try:
        if not part.missing:
            root = own.trace(part, given).value(part.root)
            is_number = part.root != graph.root or np.ndim(root) == 0
    except ShapeError as error:
        raise source.locate(error) from None
    trains = bool(graph.parameters) and is_number
    title = translate("document", "My graph")
    training = Training() if trains else None
    return Document(title=title, graph=graph, values=given, training=training, comments=source.comments)


def _read(code: str, parameters: Iterable[str] = ()) -> Source:
    """What the code says, which may be unfinished; but no code at all is a mistake."""
    source = read_code(code, unfinished=True)
    return read_code(code, parameters, unfinished=source.graph != EMPTY)
