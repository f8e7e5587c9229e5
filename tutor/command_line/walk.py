"""`walk`: every step in words, as plain lines that a screen reader reads well."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from itertools import groupby

from tutor.command_line.source import document_of, trace_of
from tutor.document.document import Document
from tutor.engine import Trace
from tutor.errors import TutorError
from tutor.language import listed, translate
from tutor.walk import Narrator, Phase, Step, phase_title
from tutor.walk.figures import value_plain


def run(options: Namespace) -> int:
    """Print the steps of the source's first sample, a heading a phase."""
    document = document_of(options)
    for line in lines(document, trace_of(document), Phase(options.phase) if options.phase else None):
        print(line)
    return 0


def lines(document: Document, trace: Trace, phase: Phase | None = None) -> Iterator[str]:
    """The walk line by line, or one phase of it.

    Raises:
        TutorError: the walk has no steps of this phase.
    """
    walk = document.walk_at(0)
    steps = [step for step in walk.steps if phase in (None, step.phase)]
    if not steps:
        raise TutorError(_no_steps(phase))
    narrator = Narrator(walk, trace, document.symbols, document.updates(trace))
    given = _leaves(document, trace)
    yield translate("command line", "{title}. {given}").format(title=document.title, given=given)
    yield (
        translate("command line", "The walk has {count} steps.").format(count=len(walk))
        if len(walk) > 1
        else translate("command line", "The walk has 1 step.")
    )
    together = document.local_gradients == "with forward" and phase is None
    for heading, group in groupby(steps, key=lambda step: _heading(step, together)):
        yield ""
        yield heading
        yield ""
        for step in group:
            yield f"{step.index + 1}. {narrator.says(step)}"


def _heading(step: Step, together: bool) -> str:
    if together and step.phase in (Phase.FORWARD, Phase.LOCAL):
        return translate("command line", "Forward, each node with its local gradients")
    return phase_title(step.phase)


def _leaves(document: Document, trace: Trace) -> str:
    """What is given, in a sentence."""
    said = [
        f"{document.symbols.plain(name)} = {value_plain(trace.value(name))}"
        + (translate("command line", " (parameter)") if name in document.graph.parameters else "")
        for name in (*document.graph.inputs, *document.graph.parameters)
    ]
    if not said:
        return translate("command line", "Nothing is given.")
    return translate("command line", "Given: {values}.").format(values=listed(said))


def _no_steps(phase: Phase | None) -> str:
    if phase in (Phase.UPDATE, Phase.ZERO_GRAD):
        return translate(
            "command line", "There are no steps of the phase {phase}: the source trains no parameter."
        ).format(phase=phase)
    return translate("command line", "There are no steps of the phase {phase}.").format(phase=phase)
