"""The app's lessons: their numbers are the lecture's, their pages stand where they say."""

from __future__ import annotations

import re
import warnings

import pytest

from tutor.document import Document, lessons, open_source
from tutor.engine import own
from tutor.training import Plan, train

IDS = [lesson.id for lesson in lessons()]
MATHS = re.compile(r"\$([^$\n]+)\$")


def texts(document: Document) -> list[str]:
    return [page.text for page in document.pages]


def plan(document: Document) -> Plan:
    assert document.training
    training = document.training
    return Plan(
        document.graph,
        document.values,
        document.data,
        training.learning_rate,
        training.epochs,
        training.batch,
    )


def test_the_lessons_of_this_version() -> None:
    assert [(lesson.part, lesson.id) for lesson in lessons()] == [(7, "linear-model"), (11, "train-linear")]


@pytest.mark.parametrize("lesson", IDS)
def test_pages_stand_at_steps_of_their_own_in_order(lesson: str) -> None:
    document = open_source(lesson)
    positions = [document.walkthrough.position_of(page.at) for page in document.pages]
    assert positions[0] == 0
    assert positions[-1] == len(document.walkthrough)
    assert sorted(set(positions)) == positions, "a page is shown at its step, so no two can share one"
    assert 6 <= len(positions) <= 8


@pytest.mark.parametrize("lesson", IDS)
def test_pages_are_short_and_have_titles_of_their_own(lesson: str) -> None:
    document = open_source(lesson)
    assert len({page.title for page in document.pages}) == len(document.pages)
    for page in document.pages:
        assert 25 <= len(page.text.split()) <= 110, page.title
        assert len(page.title) <= 36, page.title


@pytest.mark.parametrize("lesson", IDS)
def test_the_maths_of_pages_and_symbols_is_typeset(lesson: str) -> None:
    with warnings.catch_warnings():
        # ziamath's own way to read its font.
        warnings.simplefilter("ignore", DeprecationWarning)
        from ziamath.zmath import Latex
    document = open_source(lesson)
    formulas = [formula for text in texts(document) for formula in MATHS.findall(text)]
    assert formulas
    for text in texts(document):
        assert "$" not in MATHS.sub("", text), "a formula does not end in its line"
    for formula in {*formulas, *document.names.values()}:
        width, height = Latex(formula, size=20).getsize()
        assert width > 0 < height, formula


@pytest.mark.parametrize("lesson", IDS)
def test_every_node_has_its_place(lesson: str) -> None:
    document = open_source(lesson)
    assert set(document.positions) == set(document.graph.position)
    assert document.positions["w"] == (440, 560)
    assert document.positions["loss"] == (1016, 395)


def test_the_linear_model_is_the_lectures() -> None:
    document = open_source("linear-model")
    trace = own.trace(document.graph, document.sample(0))
    assert [float(trace.value(name)) for name in ("y_hat", "r", "loss")] == [1, -1, 1]
    assert [float(trace.gradient(name)) for name in ("r", "y_hat", "w")] == [-2, -2, -2]
    assert document.local_gradients == "with forward"
    assert len(document.walkthrough) == 12
    exercise = own.trace(document.graph, document.sample(1))
    assert exercise.gradient("w") == -8


def test_the_pages_of_training_say_the_numbers_that_training_makes() -> None:
    document = open_source("train-linear")
    history = train(plan(document))
    said = " ".join(texts(document))
    first = [float(history.gradients(number)["w"]) for number in range(3)]  # type: ignore[arg-type]
    assert first == [-2.0, -7.840000152587891, -16.228801727294922]
    assert all(f"${gradient!r}$" in said for gradient in first)
    epochs = history.epoch_losses()
    assert f"${epochs[0]:.4f}$" in said
    assert f"${epochs[1]:.4f}$" in said
    assert r"about $9 \cdot 10^{-13}$" in said
    assert f"{epochs[99]:.0e}" == "9e-13"
    after = history.parameters_after(299)["w"]
    four = own.trace(document.graph, {"x": 4, "y": 8, "w": after}).value("y_hat")
    assert f"${float(four)!r}$" in said  # type: ignore[arg-type]
    assert float(four) == 7.999998569488525  # type: ignore[arg-type]


@pytest.mark.parametrize(("rate", "runs_away"), [(0.1, False), (0.3, True)])
def test_the_learning_rates_to_try_do_what_the_page_says(rate: float, runs_away: bool) -> None:
    document = open_source("train-linear")
    assert f"{rate}" in " ".join(texts(document))
    weights = train(Plan(document.graph, document.values, document.data, rate)).parameters_after(299)
    arrived = abs(float(weights["w"]) - 2) < 1e-5  # type: ignore[arg-type]
    assert arrived is not runs_away
