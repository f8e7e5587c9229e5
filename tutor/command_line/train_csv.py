"""`train --csv`: a row an iteration."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator, Mapping

import numpy as np

from tutor.command_line.output import exact
from tutor.engine import EngineName, Value
from tutor.training.history import History


def print_csv(histories: Mapping[EngineName, History]) -> None:
    """Print header and rows: engine, epoch, index within it, loss, gradients, parameters after the update.

    A single number has the columns `w.grad` and `w.data`; an array one for each element, `W[0][1].grad`.
    """
    writer = csv.writer(sys.stdout, lineterminator="\n")
    first = next(iter(histories.values()))
    parameters = first.parameters_before(0)
    elements = [name for parameter, value in parameters.items() for name in _elements(parameter, value)]
    writer.writerow(
        [
            "engine",
            "epoch",
            "index",
            "loss",
            *(f"{name}.grad" for name in elements),
            *(f"{name}.data" for name in elements),
        ]
    )
    for engine, history in histories.items():
        for number in range(len(history)):
            epoch, index = divmod(number, history.plan.iterations_per_epoch)
            numbers = [*_flat(history.gradients(number)), *_flat(history.parameters_after(number))]
            writer.writerow([engine, epoch, index, exact(history.loss(number)), *numbers])


def _elements(name: str, value: Value) -> Iterator[str]:
    for index in np.ndindex(np.shape(value)):
        yield name + "".join(f"[{place}]" for place in index)


def _flat(values: Mapping[str, Value]) -> Iterator[str]:
    for value in values.values():
        for number in np.ravel(value):
            yield exact(float(number))
