"""The pages of a document: what each says, the moment it stands at, what it points at and asks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

_NUMBER = re.compile(r"(?<![\w^.])\d")

Control = Literal[
    "predict", "engine", "values", "given", "play", "timeline", "node", "code", "training", "data"
]  # fmt: skip
"""What of the window a page may hide or lock: a switch in the header, editing on the graph, a tab."""

Part = Literal[
    "lessons", "predict", "engine", "edit", "menu", "play", "timeline", "node", "code", "training", "data"
]  # fmt: skip
"""What of the window a page may point at: something in the header, the timeline, a tab."""


@dataclass(frozen=True)
class PageQuestion:
    """What a page asks: the number that the step `at` makes, or how many numbers all parameters hold.

    `text` stands in place of the words that the question has by itself, and `hints` before its own hints. The
    answer is never written: it is read from the numbers shown.
    """

    at: str = ""
    text: str = ""
    hints: tuple[str, ...] = ()
    count: Literal["", "parameters"] = ""


@dataclass(frozen=True)
class Page:
    """A page of a lesson: Markdown (`$…$` is maths), and the step it stands at ("start", "backward:w").

    The step is one of the first epoch's `sample`, counted from 1.
    `graph` is the name of the graph that it shows, empty for the document's own. `spotlight` names the nodes
    and edges ("x -> y_hat") that it points at, `choose` the nodes whose operation the learner may choose.
    `points` names parts of the window that it points at.
    `notes` are the teacher's, Markdown as the text, and are never shown to the class.
    """

    title: str
    text: str
    at: str = "start"
    sample: int = 1
    graph: str = ""
    spotlight: tuple[str, ...] = ()
    hides: tuple[Control, ...] = ()
    locks: tuple[Control, ...] = ()
    choose: tuple[str, ...] = ()
    questions: tuple[PageQuestion, ...] = ()
    notes: str = ""
    points: tuple[Part, ...] = ()

    @property
    def holds_always(self) -> bool:
        """Whether the text is true of any values: it names no number but in an index or an exponent."""
        return _NUMBER.search(self.text) is None
