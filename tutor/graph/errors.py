"""What can be wrong with a graph or its code: each a sentence for the person who wrote it."""

from __future__ import annotations

from dataclasses import dataclass

from tutor.errors import TutorError
from tutor.language import translate


@dataclass(frozen=True, order=True)
class Place:
    """Where something stands in code: line and column, both from 1."""

    line: int
    column: int


class GraphError(TutorError):
    """A graph cannot be as it is wished: a cycle, a wrong number of operands, no root."""


class CycleError(GraphError):
    """The nodes `names` form a cycle: each is an operand of the next, and the last is the first again."""

    def __init__(self, sentence: str, names: tuple[str, ...]) -> None:
        super().__init__(sentence)
        self.names = names


class ShapeError(GraphError):
    """The operands of the node `node` have shapes that do not fit together."""

    def __init__(self, sentence: str, node: str) -> None:
        super().__init__(sentence)
        self.node = node


class CodeError(GraphError):
    """A mistake in code, with its place; `sentence` says it without the place."""

    def __init__(self, sentence: str, place: Place) -> None:
        where = translate("graph", "Line {line}, column {column}: ").format(
            line=place.line, column=place.column
        )
        super().__init__(where + sentence)
        self.sentence = sentence
        self.place = place
