"""Room for what an optimiser remembers, and a column of the history at a few of its iterations."""

from __future__ import annotations

from typing import Any

import numpy as np

from tests.helpers.plans import linear, network, quadratic
from tutor.training import History, train
from tutor.training.history.history import Sampled


def test_states_come_in_as_they_are_given_and_are_read_before_each_iteration() -> None:
    plan = quadratic("float64")
    parameters = {"w1": 1.0, "w2": 1.0, "b": 1.0}
    states = {"v": {"w1": 0.0, "w2": 0.0, "b": 0.0}, "m": {"w1": 7.0, "w2": 8.0, "b": 9.0}}
    history = History(plan, parameters, states)
    assert history.states_before(0) == states
    assert history.latest_states().tolist() == [0.0, 0.0, 0.0, 7.0, 8.0, 9.0]
    rows = [[float(10 * row + at) for at in range(13)] for row in range(3)]
    history.extend(rows[0] + rows[1])
    history.append(rows[2][0], *(np.array(rows[2][at:to]) for at, to in ((1, 4), (4, 7), (7, 13))))
    for row, numbers in enumerate(rows):
        assert history.loss(row) == numbers[0]
        assert [*history.gradients(row).values()] == numbers[1:4]
        assert [*history.parameters_after(row).values()] == numbers[4:7]
        found = history.states_before(row + 1)
        assert [*found] == ["v", "m"]
        assert [number for each in found.values() for number in each.values()] == numbers[7:]
    assert history.latest_states().tolist() == rows[2][7:]
    views = history.state_views(flat := history.latest_states())
    views["m"]["w2"][...] = -1.0
    assert flat[4] == -1.0 and history.states_before(3)["m"]["w2"] == rows[2][11]


def test_states_of_arrays_have_their_shapes() -> None:
    plan = network("float32")
    parameters: dict[str, Any] = {
        name: np.zeros(np.shape(value), np.float32) for name, value in plan.values.items()
    }
    momentum = {name: np.full_like(value, 2.0) for name, value in parameters.items()}
    history = History(plan, parameters, {"momentum": momentum})
    found = history.states_before(0)["momentum"]
    assert {name: np.shape(value) for name, value in found.items()} == {
        name: value.shape for name, value in parameters.items()
    }
    assert all(np.all(value == 2.0) for value in found.values())


def test_a_column_has_few_points_and_the_latest_among_them() -> None:
    history = train(network(epochs=200), "own")
    assert len(history) == 1400
    column = history.sampled("W1", 100)
    assert isinstance(column, Sampled)
    assert column.values.shape == (len(column.iterations), 5, 2) and len(column.iterations) <= 100
    assert column.iterations[-1] == 1399 and np.ptp(np.diff(column.iterations)) <= 2
    for at, value in zip(column.iterations, column.values, strict=True):
        assert value.tobytes() == np.asarray(history.parameters_after(at)["W1"]).tobytes()
    of_one = history.sampled("b2", 100, of="gradients", each=lambda rows: rows[:, 1])
    wanted = [np.asarray(history.gradients(at)["b2"])[1] for at in of_one.iterations]
    assert of_one.values.tolist() == [float(number) for number in wanted]


def test_a_short_run_is_sampled_whole() -> None:
    history = train(linear("float64", epochs=1), "own")
    column = history.sampled("w")
    assert column.iterations.tolist() == [0, 1, 2]
    assert column.values.tolist() == [history.parameters_after(at)["w"] for at in range(3)]
    assert len(History(linear(), {"w": 1.0}).sampled("w").iterations) == 0
