"""Exercises made by chance: a difficulty and a seed name one, the same on every machine.

An exercise is called by `exercise:medium:4711` wherever a lesson's id or a file's path may stand.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tutor.document.document import Document
from tutor.document.exercises.exercise_draft import Draft, draft_scalars
from tutor.document.exercises.exercise_layers import draft_layers
from tutor.document.page import Page, PageQuestion
from tutor.errors import TutorError
from tutor.graph import read_code
from tutor.graph.symbols import Symbols
from tutor.language import listed, translate
from tutor.spelling import nearest

PREFIX = "exercise"
LARGEST_SEED = 999_999


class Difficulty(StrEnum):
    """What an exercise is made of."""

    EASY = "easy"
    MEDIUM = "medium"
    HARD = "hard"
    MATRICES = "matrices"


@dataclass(frozen=True)
class Exercise:
    """Which exercise: `seed` is a whole number from 0 to LARGEST_SEED."""

    difficulty: Difficulty
    seed: int

    @property
    def id(self) -> str:
        """What a person calls it by."""
        return f"{PREFIX}:{self.difficulty}:{self.seed}"

    @property
    def next(self) -> Exercise:
        """The one with the next seed; after the largest comes 0."""
        return Exercise(self.difficulty, (self.seed + 1) % (LARGEST_SEED + 1))


def exercise_of(text: str) -> Exercise:
    """The exercise that a text such as `exercise:easy:7` calls.

    Raises:
        TutorError: there is no such difficulty, or the seed is none.
    """
    _, difficulty, seed, *rest = [*text.split(":"), "", ""]
    if difficulty not in list(Difficulty):
        known = listed(Difficulty)
        sentence = translate("exercise", "There is no difficulty {difficulty}; there are {known}.")
        meant = nearest(difficulty, list(Difficulty))
        if meant:
            sentence = translate("exercise", "There is no difficulty {difficulty}; is {meant} meant?")
        raise TutorError(sentence.format(difficulty=difficulty or '""', known=known, meant=meant))
    if any(rest[:-2]):
        seed = ":".join([seed, *rest[:-2]])
    return Exercise(Difficulty(difficulty), seed_of(seed))


def seed_of(text: str) -> int:
    """The seed that a person typed.

    Raises:
        TutorError: it is no whole number from 0 to LARGEST_SEED.
    """
    cleaned = text.strip()
    if cleaned.isascii() and cleaned.isdigit() and int(cleaned[:8]) <= LARGEST_SEED and len(cleaned) <= 7:
        return int(cleaned)
    sentence = translate(
        "exercise", "{seed} is no seed; a seed is a whole number from 0 to {largest}, as in exercise:easy:7."
    )
    raise TutorError(sentence.format(seed=cleaned[:20] or '""', largest=LARGEST_SEED))


def difficulty_title(difficulty: Difficulty) -> str:
    """The difficulty's name for a person."""
    return {
        Difficulty.EASY: translate("exercise", "easy"),
        Difficulty.MEDIUM: translate("exercise", "medium"),
        Difficulty.HARD: translate("exercise", "hard"),
        Difficulty.MATRICES: translate("exercise", "matrices"),
    }[difficulty]


def difficulty_says(difficulty: Difficulty) -> str:
    """What the exercises of a difficulty are made of, in one sentence."""
    return {
        Difficulty.EASY: translate("exercise", "A chain of two or three products and sums."),
        Difficulty.MEDIUM: translate(
            "exercise", "Three to five operations with a square or a difference, and one fork."
        ),
        Difficulty.HARD: translate("exercise", "Up to eight operations with ReLU or max, and two forks."),
        Difficulty.MATRICES: translate("exercise", "A layer or two of small matrices."),
    }[difficulty]


def open_exercise(exercise: Exercise) -> Document:
    """The document of an exercise: a graph with small numbers, and a page that asks for the gradients."""
    draft = _draft(exercise)
    graph = read_code(draft.code, draft.parameters).graph
    symbols = Symbols()
    wanted = [symbols.plain(name) for name in draft.parameters]
    title = translate("exercise", "Exercise, {difficulty}, seed {seed}")
    summary = translate("exercise", "{what} Find the gradient of {root} with respect to {names}.")
    return Document(
        title=title.format(difficulty=difficulty_title(exercise.difficulty), seed=exercise.seed),
        graph=graph,
        values={**draft.inputs, **draft.parameters},
        local_gradients="with forward",
        summary=summary.format(
            what=difficulty_says(exercise.difficulty),
            root=symbols.plain(graph.root),
            names=_listed(wanted),
        ),
        pages=(_page(draft, symbols),),
        lesson=exercise.id,
    )


def _draft(exercise: Exercise) -> Draft:
    if exercise.difficulty is Difficulty.MATRICES:
        return draft_layers(exercise.seed)
    return draft_scalars(exercise.difficulty.value, exercise.seed)


def _page(draft: Draft, symbols: Symbols) -> Page:
    partials = [
        rf"$\frac{{\partial {symbols.tex(draft.root)}}}{{\partial {symbols.tex(name)}}}$"
        for name in draft.parameters
    ]
    text = translate(
        "exercise",
        "Step forward until the loss has its value, then back. The walk waits where it is about to show "
        "{partials}: find the number first, on paper or in your head.\n\n"
        "With **Predict** (P) you are asked for every number on the way, with **Autograd** (A) for the order "
        "of the way back.",
    )
    return Page(
        title=translate("exercise", "Find the gradients"),
        text=text.format(partials=_listed(partials)),
        questions=tuple(PageQuestion(at=f"backward:{name}") for name in draft.asked),
    )


def _listed(names: list[str]) -> str:
    """`w`, `w and b`, `w, b and c`."""
    if len(names) < 2:
        return "".join(names)
    both = translate("exercise", "{some} and {last}")
    return both.format(some=listed(names[:-1]), last=names[-1])
