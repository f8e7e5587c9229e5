"""What a handout, slides or an animation tell: a walk with its numbers, and which of its steps."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from tutor.document.checking.finished import check_computes
from tutor.document.document import Document
from tutor.engine import Trace, own
from tutor.errors import TutorError
from tutor.graph.symbols import Symbols
from tutor.language import translate
from tutor.walk import Derivation, Frame, Narration, Narrator, Step, Updates, Walkthrough
from tutor.walk.figures import value_plain

Span = tuple[int | None, int | None]
"""The numbers of the first and the last step wanted, from 1; None is the walk's own first or last."""

ALL: Span = (None, None)
MOST = 300
"""The most steps that are told at once: nobody turns more pages, and each takes its share of the file."""


@dataclass(frozen=True, eq=False)
class Told:
    """Steps of one walk, with the numbers of one trace; `steps` are their numbers, from 1."""

    document: Document
    walk: Walkthrough
    trace: Trace
    updates: Updates | None
    steps: range

    @property
    def title(self) -> str:
        """What it is about."""
        return " ".join(self.document.title.split())

    @property
    def symbols(self) -> Symbols:
        """What the names are shown as."""
        return self.document.symbols

    @cached_property
    def narrator(self) -> Narrator:
        """Tells the steps."""
        return Narrator(self.walk, self.trace, self.symbols, self.updates)

    def frame(self, number: int) -> Frame:
        """What is known after a step; 0 is what is given."""
        return self.walk.frame(number)

    def step(self, number: int) -> Step:
        """A step by its number, from 1."""
        return self.walk.steps[number - 1]

    def narration(self, number: int) -> Narration | None:
        """A step in words and as a formula; None before the first."""
        return self.narrator.narrate(self.step(number)) if number else None

    def given(self) -> str:
        """What is given, in a sentence: the values of inputs and parameters."""
        graph = self.walk.graph
        said = [
            f"{self.symbols.plain(name)} = {value_plain(self.trace.value(name))}"
            for name in (*graph.inputs, *graph.parameters)
        ]
        if not said:
            return translate("export", "Nothing is given but constants.")
        return translate("export", "Given: {values}.").format(values=", ".join(said))

    def chains(self, number: int) -> tuple[Derivation, ...]:
        """The formulas of a step in TeX: what it makes, and at a fork the sum so far."""
        step = self.step(number)
        total = self.narrator.sum_at_fork(step)
        return (self.narrator.formula(step, "tex"), *([total] if total else []))


def told(document: Document, span: Span = ALL) -> Told:
    """The steps of the document's first sample, with the own engine's float32 numbers.

    Raises:
        TutorError: nothing is finished, or the walk has no such steps, or there are too many of them.
    """
    walk, trace, updates = numbers_of(document)
    return Told(document, walk, trace, updates, steps_of(walk, span))


def numbers_of(document: Document) -> tuple[Walkthrough, Trace, Updates | None]:
    """The walk through the document's first sample with its numbers; errors as `told` but for the steps."""
    check_computes(document)
    trace = own.trace(document.computed, document.sample(document.row(0)), given=document.seed_at(0))
    return document.walk_at(0), trace, document.updates(trace)


def steps_of(walk: Walkthrough, span: Span = ALL) -> range:
    """The numbers of the steps that a span names.

    Raises:
        TutorError: the walk has no such steps, or there are too many of them.
    """
    count = len(walk)
    first, last = span[0] or 1, count if span[1] is None else span[1]
    if not 1 <= first <= last <= count:
        sentence = translate(
            "export", "The walk has {count} steps, and {first} to {last} is not a part of 1 to {count}."
        )
        raise TutorError(sentence.format(count=count, first=first, last=last))
    if last - first + 1 > MOST:
        sentence = translate(
            "export",
            "These are {count} steps, and at most {most} are exported at once: choose them, as in steps "
            "{first}:{end}.",
        )
        raise TutorError(
            sentence.format(count=last - first + 1, most=MOST, first=first, end=first + MOST - 1)
        )
    return range(first, last + 1)
