"""Questions at the steps of a walk, for the tests."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tutor.document.catalogue import open_source
from tutor.document.document import Document
from tutor.document.starting.from_code import from_code
from tutor.engine import Value, own
from tutor.graph import Graph
from tutor.walk import Phase, Walkthrough
from tutor.walk.questions.question import Point, Question


def of_graph(
    graph: Graph,
    values: Mapping[str, Any],
    *,
    rate: float = 0.1,
    former: Mapping[str, Value] | None = None,
    dtype: Any = "float64",
) -> list[Question]:
    """A question for each step of the graph's walk, with update and zero grad."""
    here = Point(own.trace(graph, values, dtype=dtype), rate, former=former or {})
    walk = Walkthrough(graph, updates=True)
    return [Question(step, walk, here) for step in walk.steps]


def of_code(code: str, inputs: Mapping[str, Any], parameters: Mapping[str, Any]) -> list[Question]:
    """A question for each step of the walk through code."""
    document = from_code(code, inputs, parameters)
    return of_graph(document.graph, document.sample(0))


def of_lesson(
    lesson: str = "linear-model", values: Mapping[str, Any] | None = None
) -> tuple[Document, list[Question]]:
    """A lesson, and a question for each step of its first sample, in its symbols."""
    document = open_source(lesson)
    trace = own.trace(document.graph, document.sample(0) | dict(values or {}))
    here = Point(trace, 0.01, former={"w": -2.0})
    walk = document.walkthrough
    return document, [Question(step, walk, here, document.symbols) for step in walk.steps]


def at(questions: list[Question], phase: Phase, node: str, target: str = "") -> Question:
    """The question at one step."""
    return next(
        question
        for question in questions
        if question.step.phase is phase
        and question.step.node == node
        and (not target or (question.step.edge is not None and question.step.edge.target == target))
    )
