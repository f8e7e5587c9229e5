"""The states of `shots.py` that show every lesson: its last page, and the page in its middle."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from tutor.document import lessons
from tutor.ui.window.main_window import MainWindow

WIDE, SMALL = (1600, 1000), (1366, 768)
ALL_THEMES = ("one-weight", "two-layer-network", "why-nonlinear", "exercise-quadratic")
"""Lessons that are looked at in every theme: the smallest, those of matrices, the widest."""


class LessonState(NamedTuple):
    """A lesson at one of its pages, in a size and in these themes."""

    name: str
    lesson: str
    size: tuple[int, int]
    themes: tuple[str, ...]
    prepare: Callable[[MainWindow], None]


def lesson_states() -> Iterator[LessonState]:
    """Every lesson wide at its last page, and small at the page in its middle."""
    for lesson in lessons():
        more = ("dark", "projector") if lesson.id in ALL_THEMES else ()
        last, middle = partial(_to_page, share=1.0), partial(_to_page, share=0.5)
        yield LessonState(f"lesson-{lesson.id}-end", lesson.id, WIDE, ("light", *more), last)
        yield LessonState(f"lesson-{lesson.id}-middle", lesson.id, SMALL, ("light", *more[1:]), middle)


def _to_page(window: MainWindow, share: float) -> None:
    """Show the page so far through the lesson, with the questions before it passed over."""
    session = window.session
    questions = session.modes.questions
    for _ in range(questions.score.to_go if share == 1.0 else 0):
        session.go_to_step(len(session.walkthrough))
        questions.skip()
    session.pages.go(round(share * (len(session.document.pages) - 1)))
