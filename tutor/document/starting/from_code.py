"""A document from code and values alone, as a person gives them in a line of a terminal."""

from __future__ import annotations

from collections.abc import Mapping

from tutor.document.document import Document
from tutor.engine import Given
from tutor.errors import TutorError
from tutor.graph import read_code
from tutor.language import translate


class MissingValue(TutorError):
    """An input or parameter, `name`, has no value."""

    def __init__(self, name: str) -> None:
        super().__init__(translate("document", "{name} has no value.").format(name=name))
        self.name = name


def from_code(code: str, set_values: Mapping[str, Given], parameters: Mapping[str, Given]) -> Document:
    """The document of `code`: values of its inputs, and of its parameters; lists are the values themselves.

    Raises:
        CodeError: a mistake in the code, with line and column.
        TutorError: a value for what is neither input nor parameter.
        MissingValue: an input or parameter without a value.
    """
    graph = read_code(code, parameters).graph
    known = (*graph.inputs, *graph.parameters)
    for name in set_values:
        if name not in known:
            sentence = translate(
                "document", "There is no input or parameter named {name}; there are {known}."
            )
            raise TutorError(sentence.format(name=name, known=", ".join(known) or "–"))
    values = {**set_values, **parameters}
    for name in known:
        if name not in values:
            raise MissingValue(name)
    return Document(title=translate("document", "Code"), graph=graph, values=values)
