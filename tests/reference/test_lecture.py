"""Both engines have the lecture's numbers, digit for digit."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from tests.reference import lecture
from tests.reference.lecture import Worked
from tutor.engine import DTYPES, DType, numeric_gradient, own, torch_engine
from tutor.graph import Edge, Graph, read_code

ENGINES = pytest.mark.parametrize("engine", [own, torch_engine], ids=["own", "torch"])


@ENGINES
@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("worked", lecture.WORKED, ids=lambda worked: f"part-{worked.part}")
def test_the_worked_graphs(engine: Any, dtype: DType, worked: Worked) -> None:
    graph = read_code(worked.code, worked.parameters).graph
    trace = engine.trace(graph, worked.leaves, given=worked.given, dtype=dtype)
    assert {name: float(trace.value(name)) for name in worked.values} == worked.values
    assert {name: float(trace.gradient(name)) for name in worked.gradients} == worked.gradients
    for (target, source), local in worked.local.items():
        edge = Edge(source, target, graph[target].operands.index(source))
        assert float(trace.local_gradient(edge)) == local


@pytest.mark.parametrize("worked", lecture.WORKED, ids=lambda worked: f"part-{worked.part}")
def test_the_lecture_agrees_with_finite_differences(worked: Worked) -> None:
    graph = read_code(worked.code, worked.parameters).graph
    trace = own.trace(graph, worked.leaves, given=worked.given, dtype="float64")
    for name, gradient in worked.gradients.items():
        assert numeric_gradient(trace, name) == pytest.approx(gradient, rel=1e-8)


def _updated(parameter: Any, gradient: Any) -> np.float32:
    """`w.data = w.data - 0.01 * w.grad.data`, as PyTorch rounds it in float32."""
    return np.float32(parameter) - np.float32(lecture.LEARNING_RATE) * np.float32(gradient)


def _epoch(engine: Any, graph: Graph, w: Any) -> tuple[Any, tuple[float, ...], float]:
    gradients, loss = [], 0.0
    for x, y in lecture.DATA:
        trace = engine.trace(graph, {"x": x, "y": y, "omega": w})
        gradients.append(float(trace.gradient("omega")))
        loss = float(trace.value("loss"))
        w = _updated(w, trace.gradient("omega"))
    return w, tuple(gradients), loss


@ENGINES
def test_training_the_linear_model_prints_the_lectures_numbers(engine: Any) -> None:
    graph = read_code(lecture.LINEAR, ["omega"]).graph
    w: Any = 1.0
    printed = []
    predictions = [float(np.float32(4) * np.float32(w))]
    for _ in range(lecture.LINEAR_EPOCHS):
        w, gradients, loss = _epoch(engine, graph, w)
        printed.append((gradients, loss))
    predictions.append(float(np.float32(4) * w))
    assert tuple(printed[:2]) == lecture.LINEAR_FIRST_EPOCHS
    assert printed[-1] == lecture.LINEAR_LAST_EPOCH
    assert tuple(predictions) == lecture.LINEAR_PREDICTIONS_OF_4


@ENGINES
def test_gradients_that_are_not_set_to_zero_accumulate(engine: Any) -> None:
    graph = read_code(lecture.LINEAR, ["omega"]).graph
    gradients = [engine.trace(graph, {"x": x, "y": y, "omega": 1}).gradient("omega") for x, y in lecture.DATA]
    assert tuple(np.cumsum(gradients, dtype=np.float32).tolist()) == lecture.ACCUMULATED


@ENGINES
def test_the_quadratic_models_first_epoch(engine: Any) -> None:
    names = ("omega1", "omega2", "b")
    graph = read_code(lecture.QUADRATIC, names).graph
    parameters: dict[str, Any] = dict.fromkeys(names, 1.0)
    for (x, y), expected in zip(lecture.DATA, lecture.QUADRATIC_FIRST_EPOCH, strict=True):
        trace = engine.trace(graph, {"x": x, "y": y, **parameters})
        found = (float(trace.value("loss")), *(float(trace.gradient(name)) for name in names))
        assert found == expected
        parameters = {name: _updated(parameters[name], trace.gradient(name)) for name in names}
