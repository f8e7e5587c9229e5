"""The app's lessons: their numbers are the lecture's, their pages stand where they say."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable
from dataclasses import replace
from itertools import groupby

import numpy as np
import pytest

from tests.reference import lecture
from tutor.document import Document, lessons, open_source
from tutor.document.edits.operation import with_chosen
from tutor.document.file.read import shown_graphs
from tutor.engine import EngineName, Trace, own, torch_engine
from tutor.export.pytorch import program
from tutor.graph.operation_edit import choices
from tutor.training import Plan, train
from tutor.training.findings.finite import first_not_finite
from tutor.walk import Narrator, Updates

Tracer = Callable[..., Trace]

IDS = [lesson.id for lesson in lessons()]
MATHS = re.compile(r"\$([^$\n]+)\$")


def texts(document: Document) -> list[str]:
    """Every text that pages say, ask and give as hints."""
    asked = [question for page in document.pages for question in page.questions]
    words = [text for question in asked for text in (question.text, *question.hints)]
    return [page.text for page in document.pages] + [text for text in words if text]


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
        zero_grad=training.zero_grad,
    )


def test_the_lessons_of_this_version() -> None:
    assert [(lesson.part, lesson.id) for lesson in lessons()] == [
        (0, "tour"),
        (1, "one-weight"),
        (2, "many-weights"),
        (3, "two-layer-network"),
        (4, "why-nonlinear"),
        (5, "chain-rule"),
        (6, "product-node"),
        (7, "linear-model"),
        (8, "exercise-linear"),
        (9, "exercise-affine"),
        (10, "tensor"),
        (11, "train-linear"),
        (12, "zero-grad"),
        (13, "exercise-quadratic"),
        (14, "exercise-quadratic-pytorch"),
    ]


@pytest.mark.parametrize("lesson", IDS)
def test_pages_stand_at_steps_of_their_own_in_order(lesson: str) -> None:
    document = open_source(lesson)
    assert document.pages[0].graph == "" and document.pages[0].at == "start"
    last = document.showing(document.pages[-1].graph).walkthrough
    assert last.position_of(document.pages[-1].at) == len(last)
    for name, run in groupby(document.pages, lambda page: page.graph):
        walk = document.showing(name).walkthrough
        positions = [(page.sample, walk.position_of(page.at)) for page in run]
        assert sorted(positions) == positions, "a page that goes back in time begins another run"
    assert 5 <= len(document.pages) <= (12 if document.graphs else 8)
    assert {page.graph for page in document.pages} == {"", *(each.name for each in document.graphs)}


@pytest.mark.parametrize("lesson", IDS)
def test_pages_are_short_and_have_titles_of_their_own(lesson: str) -> None:
    document = open_source(lesson)
    assert len({page.title for page in document.pages}) == len(document.pages)
    for page in document.pages:
        assert 25 <= len(page.text.split()) <= 110, page.title
        assert len(page.title) <= 36, page.title


@pytest.mark.parametrize("lesson", IDS)
def test_the_teacher_finds_notes_on_every_page(lesson: str) -> None:
    for page in open_source(lesson).pages:
        assert 5 <= len(page.notes.split()) <= 70, page.title


@pytest.mark.parametrize("lesson", IDS)
def test_the_maths_of_pages_and_symbols_is_typeset(lesson: str) -> None:
    with warnings.catch_warnings():
        # ziamath's own way to read its font.
        warnings.simplefilter("ignore", DeprecationWarning)
        from ziamath.zmath import Latex
    document = open_source(lesson)
    said = [*texts(document), *(page.notes for page in document.pages)]
    formulas = [formula for text in said for formula in MATHS.findall(text)]
    assert formulas
    for text in said:
        assert "$" not in MATHS.sub("", text), "a formula does not end in its line"
    for formula in {*formulas, *document.names.values()}:
        width, height = Latex(formula, size=20).getsize()
        assert width > 0 < height, formula


@pytest.mark.parametrize("lesson", IDS)
def test_every_node_has_its_place(lesson: str) -> None:
    for shown in shown_graphs(open_source(lesson)):
        assert set(shown.positions) == set(shown.graph.position), shown.shown


def test_the_linear_model_is_the_lectures() -> None:
    document = open_source("linear-model")
    trace = own.trace(document.graph, document.sample(0))
    assert [float(trace.value(name)) for name in ("y_hat", "r", "loss")] == [1, -1, 1]
    assert [float(trace.gradient(name)) for name in ("r", "y_hat", "w")] == [-2, -2, -2]
    assert document.local_gradients == "with forward"
    assert len(document.walkthrough) == 12
    exercise = own.trace(document.graph, document.sample(1))
    assert exercise.gradient("w") == -8


WHOLE = {
    "one-weight": {"y_hat": 1, "r": -1, "loss": 1},
    "two-layer-network": {"z1": [[1], [5]], "h": [[2], [3]], "z2": [[3]], "y_hat": [[5]]},
    "why-nonlinear": {"z1": [[1], [5]], "h": [[2], [3]], "z2": [[3], [5]], "y_hat": [[5], [4]]},
    "chain-rule": {"z": 6, "L": 36},
    "product-node": lecture.WORKED[0].values,
    "linear-model": lecture.WORKED[1].values,
    "exercise-linear": lecture.WORKED[2].values,
    "exercise-affine": {"x*w": 1, "y_hat": 3, "r": 1, "loss": 1},
    "tensor": {"y_hat": 1, "r": -1, "loss": 1},
    "train-linear": {"y_hat": 1, "loss": 1},
    "zero-grad": {"y_hat": 1, "r": -1, "loss": 1},
    "exercise-quadratic": {"y_hat": 3, "r": 1, "loss": lecture.QUADRATIC_FIRST_EPOCH[0][0]},
    "exercise-quadratic-pytorch": {"y_hat": 3, "r": 1, "loss": lecture.QUADRATIC_FIRST_EPOCH[0][0]},
}
"""Values at the first sample."""
SLOPES = {
    "one-weight": {"w": -2},
    "two-layer-network": {"W1": [[6, 3], [-2, -1]], "b1": [[3], [-1]], "W2": [[2, 3]], "b2": [[1]]},
    "why-nonlinear": {"X": [[4], [-4]], "h": [[4], [0]]},
    "chain-rule": {"x": 36, "w": 24, "z": 12},
    "product-node": {"x": 15, "w": 10, "z": 5},
    "linear-model": {"r": -2, "y_hat": -2, "w": -2},
    "exercise-linear": {"w": -8},
    "exercise-affine": {"w": 2, "b": 2},
    "tensor": {"w": -2},
    "train-linear": {"w": -2},
    "zero-grad": {"w": -2},
    "exercise-quadratic": dict(zip(("w1", "w2", "b"), lecture.QUADRATIC_FIRST_EPOCH[0][1:], strict=True)),
    "exercise-quadratic-pytorch": dict.fromkeys(("w1", "w2", "b"), 2),
}
"""Gradients there."""


@pytest.mark.parametrize("engine", [own.trace, torch_engine.trace], ids=["own", "torch"])
@pytest.mark.parametrize("lesson", sorted(WHOLE))
def test_a_lesson_has_the_lectures_numbers_in_both_engines(lesson: str, engine: Tracer) -> None:
    document = open_source(lesson)
    trace = engine(document.graph, document.sample(0), given=document.given)
    for name, value in WHOLE[lesson].items():
        assert np.asarray(trace.value(name)).tolist() == value, name
    for name, slope in SLOPES[lesson].items():
        assert np.asarray(trace.gradient(name)).tolist() == slope, name


@pytest.mark.parametrize("lesson", IDS)
def test_every_step_of_a_lesson_is_told_there_and_back(lesson: str) -> None:
    for document in shown_graphs(open_source(lesson)):
        walk = document.walkthrough
        trace = own.trace(document.graph, document.sample(0), given=document.given)
        after = {name: trace.value(name) for name in document.graph.parameters}
        narrator = Narrator(walk, trace, document.symbols, Updates(0.01, after))
        there = [narrator.narrate(step).sentence for step in walk.steps]
        assert all(there)
        assert [narrator.narrate(step).sentence for step in reversed(walk.steps)] == there[::-1]


@pytest.mark.parametrize("lesson", [name for name in IDS if name.startswith("exercise")])
def test_an_exercise_asks_for_its_gradients_and_does_not_write_them_down(lesson: str) -> None:
    document = open_source(lesson)
    asked = {question.at for page in document.pages for question in page.questions}
    assert asked >= {f"backward:{name}" for name in SLOPES[lesson]}
    for answer in {slope for slope in SLOPES[lesson].values() if abs(slope) != 2}:
        assert not re.search(rf"(?<!\d){answer:g}(?!\d)", " ".join(texts(document)))


@pytest.mark.needs_torch
def test_the_pages_of_the_chain_rule_hold_for_every_f() -> None:
    document = open_source("chain-rule")
    for page in document.pages:
        assert page.choose == ("z",)
        assert page.holds_always, f"{page.title} names a number, which another f would not make"
    for wished in choices(document.graph, "z"):
        if wished.op != "matmul":
            chosen = with_chosen(document, wished)
            assert chosen.walkthrough.steps == document.walkthrough.steps
            mine, theirs = (engine.trace(chosen.graph, chosen.sample(0)) for engine in (own, torch_engine))
            for name in ("z", "x", "w"):
                np.testing.assert_allclose(mine.gradient(name), theirs.gradient(name), rtol=1e-6)


def test_by_hand_the_second_sample_of_one_weight_is_what_the_graph_says() -> None:
    document = open_source("one-weight")
    history = train(plan(document))
    assert float(history.gradients(1)["w"]) == pytest.approx(-7.84, abs=1e-6)  # type: ignore[arg-type]
    assert "{-7.84}" in texts(document)[-1]


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
    history = train(Plan(document.graph, document.values, document.data, rate))
    last = history.parameters_before(len(history))["w"]
    assert (abs(float(last) - 2) < 1e-5) is not runs_away  # type: ignore[arg-type]
    assert (first_not_finite(history) is not None) is runs_away, "it stops where a number becomes infinite"


@pytest.mark.parametrize("engine", ["own", "torch"])
def test_without_zeroing_the_gradients_pile_up_as_the_page_says(engine: EngineName) -> None:
    document = open_source("zero-grad")
    history = train(plan(document), engine)
    piled = [float(np.asarray(history.gradients(at)["w"])) for at in range(3)]
    assert tuple(piled) == lecture.ACCUMULATED
    assert {float(np.asarray(history.parameters_after(at)["w"])) for at in range(300)} == {1.0}
    said = " ".join(texts(document))
    assert all(f"{grad:g}" in said for grad in piled)
    alone = [own.trace(document.graph, document.sample(at)).gradient("w") for at in range(3)]
    assert [f"${float(np.asarray(grad)):g}$" in texts(document)[0] for grad in alone] == [True] * 3


def test_training_swings_without_zeroing_and_settles_with_it() -> None:
    document = open_source("zero-grad")
    moved = replace(plan(document), learning_rate=0.01)
    swings, settles = train(moved).losses(), train(replace(moved, zero_grad=True)).losses()
    thirds = np.split(swings, 3)
    assert all(9.5 < part.max() < 10.5 for part in thirds), "up to 10 again and again"
    assert swings[:9].min() < 1 and settles[100:].max() < 1e-4
    weights = [float(np.asarray(train(moved).parameters_after(at)["w"])) for at in range(300)]
    assert min(weights) < 1.1 and max(weights) > 2.9, "to and fro around 2"


@pytest.mark.needs_torch
def test_what_the_exercise_in_pytorch_asks_is_what_the_lectures_program_prints() -> None:
    document = open_source("exercise-quadratic-pytorch")
    history = train(plan(document), "torch")
    asked = [(page.sample, each.at) for page in document.pages for each in page.questions]
    assert asked == [(sample, f"backward:{name}") for sample in (1, 2, 3) for name in ("b", "w2", "w1")]
    for sample, (loss, *slopes) in enumerate(lecture.QUADRATIC_FIRST_EPOCH):
        assert history.loss(sample) == loss
        found = [float(np.asarray(gradient)) for gradient in history.gradients(sample).values()]
        assert found == slopes
        said = " ".join(texts(document))
        assert not any(f"{slope:.2f}" in said for slope in slopes), "the answer is read from the trace"


@pytest.mark.parametrize("lesson", ["tensor", "train-linear", "zero-grad", "exercise-quadratic-pytorch"])
def test_the_code_in_the_pages_is_the_programs(lesson: str) -> None:
    document = open_source(lesson)
    written = program(document).text + "\n" + program(open_source("train-linear")).text
    for code in re.findall(r"`([^`]+)`", " ".join(texts(document))):
        if "torch." in code or ".data" in code:
            assert code in written, code
