"""The history: exact, readable while it grows, and the same however the run was cut into pieces."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.plans import linear, network, quadratic
from tutor.engine import DTYPES, DType, EngineName
from tutor.training import History, Plan, Trainer, advance_in_chunks, listing, train, trainer
from tutor.training.rules.update import updated
from tutor.training.running.epochs import Epochs

ENGINES: tuple[EngineName, ...] = ("own", "torch")


def numbers(history: History) -> list[Any]:
    """All that the history keeps, as bytes."""
    rows = [
        np.asarray(value).tobytes()
        for i in range(len(history))
        for value in (*history.gradients(i).values(), *history.parameters_after(i).values())
    ]
    return [history.losses().tobytes(), *rows]


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("engine", ENGINES)
def test_values_keep_their_kind(engine: EngineName, dtype: DType) -> None:
    scalar = train(quadratic(dtype, epochs=1), engine)
    kind = np.float32 if dtype == "float32" else float
    assert [type(value) for value in scalar.gradients(2).values()] == [kind] * 3
    assert [type(value) for value in scalar.parameters_before(0).values()] == [kind] * 3
    arrays = train(network(dtype, epochs=1), engine)
    shapes = {name: (value.shape, str(value.dtype)) for name, value in arrays.parameters_after(0).items()}
    assert shapes == {"W1": ((5, 2), dtype), "b1": ((5,), dtype), "W2": ((3, 5), dtype), "b2": ((3,), dtype)}
    assert {name: value.shape for name, value in arrays.gradients(6).items()} == {
        name: shape for name, (shape, _) in shapes.items()
    }


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("plan", [linear(), network("float64", batch=3, epochs=3)], ids=["scalar", "array"])
def test_parameters_before_and_after(plan: Plan, engine: EngineName) -> None:
    history = train(plan, engine)
    for name, value in plan.values.items():
        assert np.asarray(history.parameters_before(0)[name]).tolist() == np.asarray(value).tolist()
    for iteration in range(len(history)):
        after, then = history.parameters_after(iteration), history.parameters_before(iteration + 1)
        assert [np.asarray(value).tobytes() for value in after.values()] == [
            np.asarray(value).tobytes() for value in then.values()
        ]
        for name, before in history.parameters_before(iteration).items():
            moved = updated(before, history.gradients(iteration)[name], plan.learning_rate, plan.dtype)
            assert np.asarray(moved).tobytes() == np.asarray(after[name]).tobytes()


def test_what_is_handed_out_cannot_change_the_history() -> None:
    history = train(network(epochs=1), "own")
    kept = numbers(history)
    history.parameters_before(0)["W1"] += 1.0  # type: ignore[operator]
    history.gradients(3)["b1"] += 1.0  # type: ignore[operator]
    with pytest.raises(ValueError, match="read-only"):
        history.losses()[0] = 1.0
    assert numbers(history) == kept


def test_there_is_no_iteration_before_the_first_or_after_the_last() -> None:
    history = train(linear(epochs=1), "own")
    assert len(history) == 3
    for read in (history.loss, history.gradients, history.parameters_after):
        for iteration in (-1, 3):
            with pytest.raises(IndexError):
                read(iteration)
    with pytest.raises(IndexError):
        history.parameters_before(4)


@pytest.mark.parametrize(("batch", "last"), [(1, [2, 5]), (2, [1, 3]), ("all", [0, 1])])
def test_loss_of_each_epoch(batch: Any, last: list[int]) -> None:
    run = trainer(linear(batch=batch))
    run.advance(last[1] + 1)
    assert run.history.epoch_losses().tolist() == run.history.losses()[last].tolist()
    run.advance(1)
    unfinished = len(run.history.epoch_losses())
    assert unfinished == (3 if batch == "all" else 2)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("plan", [linear(epochs=4), linear("float64", epochs=4), network(batch=3, epochs=4)])
def test_a_run_in_pieces_is_the_whole_run(plan: Plan, engine: EngineName) -> None:
    whole = train(plan, engine)
    run = trainer(plan, engine)
    assert [run.advance(n) for n in (1, 0, 4, 2, 1000, 1)] == [1, 0, 4, 2, plan.iterations - 7, 0]
    assert numbers(run.history) == numbers(whole)
    resumed = trainer(plan, engine, history := History(plan, whole.parameters_before(0)))
    resumed.advance(5)
    resumed = trainer(plan, engine, history)
    resumed.advance(1000)
    assert resumed.history is history
    assert numbers(history) == numbers(whole)


@given(st.lists(st.integers(1, 700), max_size=6), st.sampled_from(DTYPES))
def test_pieces_of_any_length(pieces: list[int], dtype: DType) -> None:
    run = trainer(quadratic(dtype, epochs=1), "own")
    for piece in pieces:
        assert run.advance(piece, beyond=True) == piece
    whole = trainer(quadratic(dtype, epochs=1), "own")
    whole.advance(sum(pieces), beyond=True)
    assert numbers(run.history) == numbers(whole.history)


@pytest.mark.parametrize("engine", ENGINES)
def test_training_goes_beyond_the_plan_when_asked_to(engine: EngineName) -> None:
    run = trainer(linear(epochs=2), engine)
    assert run.engine == engine
    assert run.advance(100) == 6
    assert run.advance(100) == 0
    assert run.advance(6, beyond=True) == 6
    assert numbers(run.history) == numbers(train(linear(epochs=4), engine))


def test_a_long_run_crosses_the_bounds_of_lists_and_tables() -> None:
    run = trainer(linear("float64", epochs=1), "own")
    assert run.advance(40_000, beyond=True) == 40_000
    history = run.history
    assert history.parameters_after(39_999)["w"] == pytest.approx(2.0, abs=1e-12)
    assert numbers(train(linear("float64"), "own"))[0] == history.losses()[:300].tobytes()


def test_stopped_between_chunks() -> None:
    seen: list[int] = []

    def progress(run: Trainer) -> None:
        seen.append(len(run.history))

    whole = train(quadratic(), "own")
    part = train(
        quadratic(), "own", stop=lambda: bool(seen) and seen[-1] >= 9, progress=progress, chunk_ms=0.001
    )
    assert 9 <= len(part) < 300
    assert seen == sorted(set(seen))
    assert seen[-1] == len(part)
    assert part.losses().tobytes() == whole.losses()[: len(part)].tobytes()
    assert len(train(linear(), "own", stop=lambda: True)) == 0


def test_chunks_grow_to_the_time_they_may_take() -> None:
    lengths: list[int] = []
    run = trainer(linear(), "own")
    done = advance_in_chunks(
        run, 50_000, progress=lambda run: lengths.append(len(run.history) - sum(lengths)), chunk_ms=5
    )
    assert done == sum(lengths) == 50_000
    assert lengths[0] == 1
    assert max(lengths) > 100


@pytest.mark.parametrize("most", [None, 1_000])
def test_what_was_done_before_an_error_is_kept(most: int | None, monkeypatch: pytest.MonkeyPatch) -> None:
    """An iteration that fails leaves those before it, and training goes on from there to the same bits."""
    plan = network(batch=3, epochs=20)
    whole, run = trainer(plan), trainer(plan)
    whole.advance(plan.iterations)
    if most is not None:
        run.history.keep_within(most)
    batches = Epochs.batches

    def broken(self: Epochs, first: int, iterations: int) -> Iterator[Any]:
        """The batches of nineteen iterations, and then an error."""
        yield from batches(self, first, 19)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Epochs, "batches", broken)
        with pytest.raises(KeyboardInterrupt):
            run.advance(plan.iterations)
    assert len(run.history) == 19
    run.advance(plan.iterations)
    assert run.history.losses().tobytes() == whole.history.losses().tobytes()
    assert run.history.row(plan.iterations - 1).tobytes() == whole.history.row(plan.iterations - 1).tobytes()


def test_history_is_whole_while_another_thread_adds_to_it() -> None:
    run = trainer(linear("float64", learning_rate=1e-4), "own")
    history, torn = run.history, []
    worker = threading.Thread(
        target=lambda: advance_in_chunks(run, 60_000, chunk_ms=1), name="trains while it is read"
    )
    worker.start()
    while worker.is_alive():
        length = len(history)
        if length:
            after, gradient = history.parameters_after(length - 1)["w"], history.gradients(length - 1)["w"]
            before = history.parameters_before(length - 1)["w"]
            if before - 1e-4 * gradient != after or len(history.losses()) < length:
                torn.append(length)
    worker.join()
    assert torn == []
    assert len(history) == 60_000


def test_listing_is_the_code_that_trains() -> None:
    assert listing(linear("float64")) == (
        "def train(batches, keep, rate, w):\n"
        "    for x, y in batches:\n"
        "        y_hat = x * w\n"
        "        r = y_hat - y\n"
        "        loss = r * r\n"
        "        grad_r = 2.0 * r\n"
        "        grad_w = grad_r * x\n"
        "        w = w - rate * grad_w\n"
        "        keep += (loss, grad_w, w)\n"
    )
    assert "matmul(" in listing(network(batch="all"))
