"""Exercises made by chance: the same everywhere, sound, with short numbers that PyTorch finds as well."""

from __future__ import annotations

import subprocess
import sys
from itertools import product
from pathlib import Path

import numpy as np
import pytest

from tutor.document.catalogue import open_source
from tutor.document.document import Document
from tutor.document.exercises.exercise import Difficulty, Exercise, exercise_of, open_exercise, seed_of
from tutor.document.file.read import read_text
from tutor.document.file.write import write_text
from tutor.engine import own, torch_engine
from tutor.engine.numeric import numeric_gradient
from tutor.errors import TutorError
from tutor.graph import write_code
from tutor.graph.symbols import Symbols
from tutor.walk import Phase

SEEDS = range(200)
OPERATIONS = {Difficulty.EASY: (2, 3), Difficulty.MEDIUM: (3, 5), Difficulty.HARD: (6, 8)}
FORKS = {Difficulty.EASY: 0, Difficulty.MEDIUM: 1, Difficulty.HARD: 2}


@pytest.fixture(scope="module")
def made() -> dict[Exercise, Document]:
    """Every exercise that the tests look at, made once."""
    every = (Exercise(difficulty, seed) for difficulty, seed in product(Difficulty, SEEDS))
    return {exercise: open_exercise(exercise) for exercise in every}


@pytest.mark.needs_torch
def test_numbers_are_short_and_pytorch_finds_the_same(made: dict[Exercise, Document]) -> None:
    for exercise, document in made.items():
        graph, values = document.graph, document.sample(0)
        trace = own.trace(graph, values)
        expected = torch_engine.trace(graph, values)
        for node in graph.nodes:
            numbers = [trace.value(node.name), trace.gradient(node.name)]
            np.testing.assert_array_equal(numbers[1], expected.gradient(node.name), str(exercise))
            for number in numbers:
                assert np.all(np.abs(number) <= 100), exercise
                assert np.all(np.asarray(number) == np.round(number)), exercise
        for name in graph.parameters:
            measured = numeric_gradient(trace, name)
            np.testing.assert_allclose(
                trace.gradient(name), measured, rtol=1e-6, atol=1e-6, err_msg=exercise.id
            )
            assert np.any(np.asarray(trace.gradient(name)) != 0), exercise


def test_graphs_are_as_their_difficulty_says(made: dict[Exercise, Document]) -> None:
    for exercise, document in made.items():
        graph = document.graph
        kinds = [node.op for node in graph.nodes if not node.is_leaf]
        assert graph.influencing == set(graph.position), exercise
        assert set(document.values) == {*graph.inputs, *graph.parameters}
        if exercise.difficulty is Difficulty.MATRICES:
            assert kinds[0] == "matmul"
            assert np.size(own.trace(graph, document.sample(0)).value(graph.root)) == 1
            continue
        fewest, most = OPERATIONS[exercise.difficulty]
        assert fewest <= len(kinds) <= most, exercise
        forks = [name for name in graph.wanted if len(graph.successors[name]) > 1]
        assert len(forks) == FORKS[exercise.difficulty], exercise
        if exercise.difficulty is Difficulty.HARD:
            assert {"relu", "maximum"} & set(kinds), exercise
        if exercise.difficulty is Difficulty.MEDIUM:
            assert {"square", "sub"} & set(kinds), exercise


def test_most_exercises_differ(made: dict[Exercise, Document]) -> None:
    for difficulty in Difficulty:
        chosen = [document for exercise, document in made.items() if exercise.difficulty is difficulty]
        assert len({(write_code(each.graph), str(each.values)) for each in chosen}) >= 0.9 * len(chosen)


def test_the_page_asks_for_every_parameter_where_its_gradient_becomes_whole(
    made: dict[Exercise, Document],
) -> None:
    for exercise, document in made.items():
        (page,) = document.pages
        walk = document.walkthrough
        steps = [walk.steps[walk.position_of(question.at) - 1] for question in page.questions]
        assert [step.index for step in steps] == sorted(step.index for step in steps), exercise
        assert {step.node for step in steps} == set(document.graph.parameters)
        for step in steps:
            assert step.phase is Phase.BACKWARD
            assert walk.frame(step.index + 1).gradient_is_whole(step.node)
            assert not walk.frame(step.index).gradient_is_whole(step.node)
        assert str(exercise.seed) in document.title


FINGERPRINTS: dict[str, tuple[str, dict[str, object]]] = {
    "exercise:easy:0": ("h = x * w; loss = h * y; ", {'x': 1.0, 'y': 3.0, 'w': -4.0}),
    "exercise:medium:4711": (
        "h = x * w; u = w * b; v = h * u; p = y - v; loss = p * t; ",
        {'x': 1.0, 'y': -1.0, 't': 1.0, 'w': 2.0, 'b': -1.0},
    ),
    "exercise:hard:7": (
        "h = x * w; u = relu(h); v = u + b; p = u * h; q = p * v; r = maximum(y, q); loss = t + r; ",
        {'x': 3.0, 'y': 1.0, 't': -1.0, 'w': 1.0, 'b': 1.0},
    ),
    "exercise:hard:999999": (
        "h = w * x; u = h * w; v = relu(u); p = maximum(v, h); q = p * b; loss = relu(q); ",
        {'x': 3.0, 'w': -1.0, 'b': 2.0},
    ),
    "exercise:matrices:3": (
        "Z = W @ X; A = Z + b; loss = sum(A); ",
        {'X': ((2.0,), (-2.0,), (1.0,)), 'W': ((1.0, -3.0, 3.0), (1.0, 3.0, 2.0)), 'b': ((-1.0,), (2.0,))},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("source", "expected"), FINGERPRINTS.items())
def test_an_exercise_is_the_same_on_every_machine(
    source: str, expected: tuple[str, dict[str, object]]
) -> None:
    document = open_source(source)
    assert ("; ".join(write_code(document.graph).split("\n")), dict(document.values)) == expected


def test_an_exercise_does_not_hang_on_how_python_mixes_strings() -> None:
    program = (
        "from tutor.document.catalogue import open_source\n"
        "from tutor.document.file.write import write_text\n"
        "print([write_text(open_source(f'exercise:{each}:{seed}')) for each in ('hard', 'matrices') "
        "for seed in range(5)])"
    )
    said = [
        subprocess.run(
            [sys.executable, "-c", program], capture_output=True, text=True, check=True,
            cwd=Path(__file__).parents[3], env={"PYTHONHASHSEED": mixing},
        ).stdout
        for mixing in ("1", "2")
    ]  # fmt: skip
    assert said[0] == said[1]
    assert "backward:" in said[0]


@pytest.mark.parametrize("difficulty", Difficulty)
def test_an_exercise_can_be_saved_and_read_again(difficulty: Difficulty) -> None:
    document = open_exercise(Exercise(difficulty, 4711))
    again = read_text(write_text(document), "saved")
    assert again.graph == document.graph
    assert again.values == document.values
    assert again.pages == document.pages
    assert again.title == f"Exercise, {difficulty}, seed 4711"
    assert document.stem == f"exercise-{difficulty}-4711"


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        ("exercise:", 'There is no difficulty ""; there are easy, medium, hard, matrices.'),
        ("exercise:meduim:3", "There is no difficulty meduim; is medium meant?"),
        ("exercise:easy", '"" is no seed; a seed is a whole number from 0 to 999999, as in exercise:easy:7.'),
        ("exercise:easy:-1", "-1 is no seed"),
        ("exercise:easy:1000000", "1000000 is no seed"),
        ("exercise:easy:3:4", "3:4 is no seed"),
        ("exercise:easy:٣", "٣ is no seed"),
        ("exercise:easy:" + "9" * 5000, "99999999999999999999 is no seed"),
    ],
)
def test_a_wrong_name_is_told(source: str, sentence: str) -> None:
    with pytest.raises(TutorError) as caught:
        open_source(source)
    assert sentence in str(caught.value)


def test_names_and_seeds() -> None:
    exercise = exercise_of("exercise:medium:4711")
    assert exercise == Exercise(Difficulty.MEDIUM, 4711)
    assert exercise.id == "exercise:medium:4711"
    assert exercise.next.id == "exercise:medium:4712"
    assert Exercise(Difficulty.HARD, 999_999).next.seed == 0
    assert seed_of(" 007 ") == 7
    assert open_source(exercise.id).lesson == exercise.id
    assert "w and b" in open_source(exercise.id).summary
    assert Symbols().plain("w") == "w"
