"""Histories of training as a table: a row an iteration, every number exact."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping

import numpy as np

from tutor.engine import EngineName, Value, plain
from tutor.training.history.history import History

_ROWS = 512
"""Rows in a piece."""


def history_csv(
    histories: Mapping[EngineName, History], told: Callable[[float], None] | None = None
) -> Iterator[str]:
    """CSV in pieces: engine, epoch, index within it, loss, gradients, parameters after the update.

    A single number has the columns `w.grad` and `w.data`; an array one for each element, `W[0][1].grad`.
    Numbers are the shortest decimals that read as the same double (a float32 as the double that it equals);
    what is not finite is `nan`, `inf` or `-inf`. Epochs and indices count from 0.

    Args:
        histories: by the engine that trained; of one that still grows, what is there when it is begun.
        told: is called with the share that is done, from 0 to 1.
    """
    lengths = {engine: len(history) for engine, history in histories.items()}
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    first = next(iter(histories.values()))
    elements = [name for each, value in first.parameters_before(0).items() for name in _elements(each, value)]
    grads, data = [f"{name}.grad" for name in elements], [f"{name}.data" for name in elements]
    writer.writerow(["engine", "epoch", "index", "loss", *grads, *data])
    done, rows = 0, sum(lengths.values())
    for engine, history in histories.items():
        for number in range(lengths[engine]):
            writer.writerow([engine, *_row(history, number)])
            done += 1
            if done % _ROWS == 0:
                yield text.getvalue()
                text.seek(0)
                text.truncate()
                if told is not None:
                    told(done / rows)
    yield text.getvalue()


def _row(history: History, number: int) -> list[int | str]:
    epoch, index = divmod(number, history.plan.iterations_per_epoch)
    numbers = [*_flat(history.gradients(number)), *_flat(history.parameters_after(number))]
    return [epoch, index, str(plain(history.loss(number))), *numbers]


def _elements(name: str, value: Value) -> Iterator[str]:
    for index in np.ndindex(np.shape(value)):
        yield name + "".join(f"[{place}]" for place in index)


def _flat(values: Mapping[str, Value]) -> Iterator[str]:
    for value in values.values():
        for number in np.ravel(value):
            yield str(plain(float(number)))
