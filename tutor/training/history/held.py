"""What grad holds inside a batch, after some of its samples: added up as training itself adds them."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from tutor.engine import EngineName, Value
from tutor.training.history.history import History
from tutor.training.plan import Plan
from tutor.training.running.prepare import Prepared


class _Part(Prepared):
    """Some samples of a batch, gone through as a batch, even where it is one sample."""

    @property
    def batched(self) -> bool:
        return True


def held(
    prepared: Prepared,
    parameters: Mapping[str, Value],
    rows: npt.NDArray[np.int64],
    size: int,
    engine: EngineName = "own",
) -> dict[str, Value]:
    """The sum of what these rows of the data have brought to the gradients of a batch.

    With all rows of the batch they are the gradients that training has, to the last bit. With fewer they come
    from the same code, of a smaller batch: the last digits may differ by rounding.

    Args:
        prepared: the plan that is trained.
        parameters: what the whole batch starts from, by name.
        rows: those of the batch that have been passed, in their order, (count,), one at least.
        size: how many samples the batch has: each counts 1/size, since its loss is the mean.
        engine: whose numbers; PyTorch's are to be asked for in the background.
    """
    plan = prepared.plan
    columns = {name: column[rows] for name, column in prepared.columns.items()}
    data = {name: tuple(column) for name, column in columns.items()}
    small = Plan(plan.graph, plan.values, data, batch="all", dtype=plan.dtype)
    known = {name: parameters[name] for name in plan.graph.parameters}
    part = _Part(small, columns, prepared.fixed, known, prepared.shapes)
    history = History(small, known)
    if engine == "own":
        from tutor.training.running.own_trainer import own_run

        own_run(part, history).go(1)
    else:
        from tutor.training.running.torch_trainer import TorchRun

        TorchRun(part, history).go(1)
    found = history.gradients(0)
    return found if len(rows) == size else _weighed(found, len(rows) / size, plan)


def _weighed(gradients: Mapping[str, Value], weight: float, plan: Plan) -> dict[str, Value]:
    share = np.dtype(plan.dtype).type(weight)
    with np.errstate(all="ignore"):
        return {name: np.multiply(gradient, share)[()] for name, gradient in gradients.items()}
