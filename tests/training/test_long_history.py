"""A history of bounded memory: every iteration that is computed again has the bits it had at first."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from tests.helpers.plans import linear, network, quadratic
from tests.training.rules.test_optimisers import Chosen
from tutor.engine import EngineName
from tutor.training import History, Plan, trainer
from tutor.training.history.kept_rows import KeptRows
from tutor.training.rules.optimisers import rule_of
from tutor.training.views.course import Gathered

ADAM = rule_of(Chosen("adam"))
SMALL = 3_000
"""Bytes of rows that a history may keep here: a few tens of rows of the small models."""

PLANS: dict[str, tuple[Plan, EngineName]] = {
    "scalar float32": (quadratic(), "own"),
    "scalar float64": (quadratic("float64"), "own"),
    "gradients left": (replace(quadratic(), zero_grad=False, learning_rate=1e-4), "own"),
    "diverging": (linear("float64", learning_rate=0.4), "own"),
    "array": (network(batch=3), "own"),
    "array, gradients left": (network(batch=3, zero_grad=False, learning_rate=1e-3), "own"),
    "Adam": (network(batch=3, rule=ADAM), "own"),
    "Adam, scalar": (quadratic(rule=ADAM), "own"),
    "torch": (network(batch=3), "torch"),
    "torch-Adam": (quadratic(rule=ADAM), "torch"),
    "torch-gradients left": (replace(quadratic(), zero_grad=False, learning_rate=1e-4), "torch"),
}


def bits(history: History, iteration: int) -> list[bytes]:
    """All numbers of an iteration."""
    states = history.states_before(iteration)
    found: list[Any] = [
        history.loss(iteration), *history.gradients(iteration).values(),
        *history.parameters_before(iteration).values(), *history.parameters_after(iteration).values(),
        *history.left_before(iteration).values(),
        *(value for each in states.values() for value in each.values()),
    ]  # fmt: skip
    return [np.asarray(value).tobytes() for value in found]


def trained(plan: Plan, engine: EngineName, iterations: int, most: int | None) -> History:
    """A run in uneven pieces, with so many bytes of rows."""
    run = trainer(plan, engine)
    if most is not None:
        run.history.keep_within(most)
    for piece in (1, 30, 2, iterations - 33):
        run.advance(piece, beyond=True, past=True)
    return run.history


@pytest.mark.parametrize("which", PLANS)
def test_what_is_computed_again_has_the_bits_it_had(which: str) -> None:
    plan, engine = PLANS[which]
    iterations = 400 if engine == "own" else 150
    whole, thin = (trained(plan, engine, iterations, most) for most in (None, SMALL))
    assert thin.losses().tobytes() == whole.losses().tobytes()
    far = [at for at in range(iterations) if thin.distance(at)]
    assert len(far) > iterations / 4 and max(map(thin.distance, far)) < 130
    order = [*range(0, iterations, 7), *range(iterations - 1, 0, -5), *range(iterations - 40, iterations)]
    for at in order:
        assert bits(thin, at) == bits(whole, at), at


def test_a_stretch_too_long_to_be_kept_has_stretches_itself(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("tutor.training.history.history._MOST_AGAIN", 1_000)
    whole, thin = (trained(network(batch=3), "own", 500, most) for most in (None, 1_000))
    assert thin.distance(100) > 8
    for at in (100, 101, 99, 37, 498, 250, 249, 1):
        assert bits(thin, at) == bits(whole, at), at


def test_what_is_asked_for_in_turn_is_computed_once() -> None:
    thin = trained(network(batch=3), "own", 500, SMALL)
    first = next(at for at in range(100, 500) if thin.distance(at) == 1)
    thin.gradients(first)
    distances = [thin.distance(first)]
    for at in range(first + 1, first + 6):
        thin.gradients(at)
        distances.append(thin.distance(at))
    assert distances == [0] * 6


def test_a_row_is_made_ready_in_chunks_and_no_further_when_told_to_stop() -> None:
    thin = trained(network(batch=3), "own", 500, SMALL)
    at = max(range(500), key=thin.distance)
    assert thin.distance(at) > 10
    asked = iter([False, False, True])
    assert not thin.make_ready(at, lambda: next(asked))
    assert thin.make_ready(at, lambda: False) and thin.distance(at) == 0
    assert bits(thin, at) == bits(trained(network(batch=3), "own", 500, None), at)


def test_a_column_is_read_from_the_rows_that_are_kept() -> None:
    whole, thin = (trained(network(batch=3), "own", 500, most) for most in (None, SMALL))
    thin._between = None  # nothing can be computed again
    for of in ("parameters", "gradients"):
        column = thin.sampled("W1", 10, of=of)  # type: ignore[arg-type]
        assert 4 < len(column.iterations) <= 10 and column.iterations[-1] == 499
        read = whole.parameters_after if of == "parameters" else whole.gradients
        for at, value in zip(column.iterations, column.values, strict=True):
            assert value.tobytes() == np.asarray(read(int(at))["W1"]).tobytes()


def test_who_follows_a_run_takes_what_is_kept() -> None:
    run = trainer(network(batch=3))
    run.history.keep_within(SMALL)
    taken: list[int] = []

    def take(history: History, iteration: int) -> Any:
        """Note how far it is."""
        taken.append(history.distance(iteration))
        return np.array([history.loss(iteration)])

    followed = Gathered(take, 100)
    for _ in range(60):
        run.advance(40, beyond=True)
        iterations, rows = followed.follow(run.history)
    assert set(taken) == {0} and run.history.every > 16
    assert rows[:, 0].tolist() == run.history.losses()[iterations].tolist()


def test_the_nearest_moment_is_at_hand() -> None:
    thin = trained(network(batch=3), "own", 500, SMALL)
    for wished in (0, 3, 77, 251, 499, 500):
        found = thin.nearest(wished)
        assert abs(found - wished) <= thin.every / 2
        assert found == 0 or thin.distance(found - 1) == 0
    done, parameters = thin.newest()
    assert done == 500
    assert {name: np.asarray(value).tobytes() for name, value in parameters.items()} == {
        name: np.asarray(value).tobytes() for name, value in thin.parameters_before(500).items()
    }


@pytest.fixture
def nothing_is_collected() -> Iterator[None]:
    """Collect in no thread amid a test, as in the window.

    A collection amid reading code lets another thread read some, and Python 3.11 then takes the depth of one
    for that of the other: "AST constructor recursion depth mismatch".
    """
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("nothing_is_collected")
@pytest.mark.parametrize(
    "plan", [quadratic("float64", learning_rate=1e-4), network(batch=3)], ids=["numbers", "arrays"]
)
def test_read_by_another_thread_while_it_is_thinned(plan: Plan) -> None:
    whole = trained(plan, "own", 6_000, None)
    run = trainer(plan)
    run.history.keep_within(SMALL)
    worker = threading.Thread(target=lambda: [run.advance(40, beyond=True) for _ in range(150)])
    worker.start()
    wrong: list[int] = []
    while worker.is_alive():
        length = len(run.history)
        asked = {length - 1, length // 2} if length else set()
        wrong += [at for at in asked if bits(run.history, at) != bits(whole, at)]
    worker.join()
    assert wrong == [] and len(run.history) == 6_000


def test_a_row_that_is_thinned_once_it_was_found_is_computed_again(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = trained(quadratic(), "own", 400, None)
    history = trained(quadratic(), "own", 400, SMALL)
    missing = next(at for at in range(200, 400) if history.distance(at) and history.distance(at - 1))
    kept, told = History.last_kept, []

    def thinned(self: History, iteration: int) -> int:
        """What is told as kept is no more so, once."""
        if self is history and not told:
            told.append(missing - 1)
            return missing - 1
        return kept(self, iteration)

    monkeypatch.setattr(History, "last_kept", thinned)
    found: list[list[bytes]] = []
    reader = threading.Thread(target=lambda: found.append(bits(history, missing)), daemon=True)
    reader.start()
    reader.join(10)
    assert told and found == [bits(whole, missing)]


@pytest.mark.parametrize("width", [1, 7, 40_000])
def test_rows_are_kept_evenly_within_their_bytes(width: int) -> None:
    rows = KeptRows(width, "float64", 200 * 8 * width)
    table = np.repeat(np.arange(900.0)[:, None], width, axis=1)
    for first, last in ((0, 1), (1, 150), (150, 730), (730, 731), (731, 900)):
        rows.add(first, table[first:last])
        assert all(row is None or (row == at).all() for at in range(last) for row in [rows.row(at)])
    assert rows.every == 8
    kept = [at for at in range(900) if rows.row(at) is not None]
    assert kept == [*range(7, 900, 8)]
    for at in kept:
        row = rows.row(at)
        assert row is not None and (row == at).all()
    assert [rows.last_kept(at) for at in (3, 7, 14, 899)] == [-1, 7, 7, 895]
