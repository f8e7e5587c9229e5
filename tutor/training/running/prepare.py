"""A plan made ready: checked before anything is computed, and its numbers in the type it asks for."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from tutor import ops
from tutor.engine import Value, as_value, shape_of
from tutor.engine.code.compiled_training import Program
from tutor.engine.own import leaf_values
from tutor.errors import TutorError
from tutor.graph import INPUT
from tutor.graph.shapes import Shape, say_shape, shapes
from tutor.language import listed, translate
from tutor.training.plan import Plan


@dataclass(frozen=True, eq=False)
class Prepared:
    """A plan whose numbers fit together.

    `columns` has an array per input with data, (samples, *shape of one); `parameters` the initial ones, in
    the graph's order; `fixed` the values of all other leaves; `shapes` the shape of each node's value for one
    sample.
    """

    plan: Plan
    columns: dict[str, Any]
    fixed: dict[str, Value]
    parameters: dict[str, Value]
    shapes: dict[str, Shape]

    @property
    def batched(self) -> bool:
        """Whether an iteration takes several samples at once, and its values have an axis of samples."""
        return self.plan.batch_size > 1

    @cached_property
    def is_scalar(self) -> bool:
        """Whether every value of one sample is a single number, by operations with local gradients."""
        used = {node.op for node in self.plan.graph.nodes if not node.is_leaf}
        return all(shape == () for shape in self.shapes.values()) and all(ops.TABLE[op].local for op in used)

    @cached_property
    def one_rate(self) -> Value | None:
        """The learning rate in the plan's type of number, where all epochs have the same."""
        plan = self.plan
        return as_value(plan.learning_rate, plan.dtype) if plan.schedule == "constant" else None

    @cached_property
    def programs(self) -> dict[object, Program]:
        """What has been compiled for this plan: a graph's own table takes longer to look into."""
        return {}

    def batches_in(self, epoch: int) -> list[tuple[Any, ...]]:
        """What each iteration of an epoch takes of each column, a sample, or an array of several samples."""
        order = self.plan.order(epoch)
        return self._as_they_lie if order is None else self._cut([c[order] for c in self.columns.values()])

    @cached_property
    def _as_they_lie(self) -> list[tuple[Any, ...]]:
        """The batches of an epoch that takes the samples as they lie."""
        return self._cut([*self.columns.values()])

    def _cut(self, columns: list[Any]) -> list[tuple[Any, ...]]:
        size = self.plan.batch_size
        if not columns:
            return [()]
        if self.batched:
            starts = range(0, self.plan.samples, size)
            return [tuple(column[start : start + size] for column in columns) for start in starts]
        return list(zip(*(_samples(column) for column in columns), strict=True))


def prepare(plan: Plan) -> Prepared:
    """Check the plan and bring its numbers to their type, once for a plan.

    Raises:
        TutorError: something in it cannot be trained; one sentence says what.
    """
    known = plan.derived.get("prepared")
    if not isinstance(known, Prepared):
        known = plan.derived["prepared"] = _prepared(plan)
    return known


def _prepared(plan: Plan) -> Prepared:
    _check_settings(plan)
    if not plan.graph.parameters:
        raise TutorError(translate("training", "There is nothing to train: the graph has no parameter."))
    _check_opaque(plan)
    columns = _columns(plan)
    sample = {name: column[0] if column.ndim > 1 else column[0].item() for name, column in columns.items()}
    leaves = plan.graph.leaves
    values = leaf_values(plan.graph, {**plan.values, **sample}, plan.dtype)
    known = dict(zip((leaf.name for leaf in leaves), values, strict=True))
    found = shapes(plan.graph, {name: shape_of(value) for name, value in known.items()})
    root = found[plan.graph.root]
    if math.prod(root) != 1:
        sentence = translate(
            "training", "The loss of one sample is to be a single number, and {root} has the shape {shape}."
        )
        raise TutorError(sentence.format(root=plan.graph.root, shape=say_shape(root)))
    parameters = {name: known[name] for name in plan.graph.parameters}
    moving = columns.keys() | parameters.keys()
    fixed = {name: value for name, value in known.items() if name not in moving}
    return Prepared(plan, columns, fixed, parameters, found)


def _check_settings(plan: Plan) -> None:
    if not math.isfinite(plan.learning_rate):
        sentence = translate("training", "The learning rate is to be a finite number, and it is {rate}.")
        raise TutorError(sentence.format(rate=plan.learning_rate))
    if plan.batch != "all" and plan.batch < 1:
        sentence = translate(
            "training", "A batch has at least 1 sample, or all of them; here it has {batch}."
        )
        raise TutorError(sentence.format(batch=plan.batch))
    if plan.epochs < 0:
        sentence = translate("training", "The number of epochs cannot be negative, and it is {epochs}.")
        raise TutorError(sentence.format(epochs=plan.epochs))
    if plan.step_size < 1:
        sentence = translate("training", "A rate holds for at least 1 epoch, and step_size is {size}.")
        raise TutorError(sentence.format(size=plan.step_size))
    if not (math.isfinite(plan.gamma) and plan.gamma > 0):
        sentence = translate("training", "The factor gamma is to be above 0 and finite, and it is {gamma}.")
        raise TutorError(sentence.format(gamma=plan.gamma))
    if plan.seed < 0:
        sentence = translate("training", "A seed is a whole number from 0 on, and it is {seed}.")
        raise TutorError(sentence.format(seed=plan.seed))


def _check_opaque(plan: Plan) -> None:
    """Raise TutorError where a node's numbers were only recorded: training would need others."""
    for node in plan.graph.nodes:
        if ops.is_opaque(node.op):
            from tutor.engine.opaque import can_compute  # few graphs have one

            if not can_compute(node.op):
                sentence = translate(
                    "training",
                    "{name} was recorded and cannot be computed again, so the graph cannot be trained.",
                )
                raise TutorError(sentence.format(name=node.name))


def _columns(plan: Plan) -> dict[str, Any]:
    """The data in the plan's type, an array per input.

    Raises:
        TutorError: a column is for no input, is empty or of another length, or its samples differ in shape.
    """
    for name in plan.data:
        if name not in plan.graph or plan.graph[name].op != INPUT:
            known = listed(plan.graph.inputs) or "–"
            sentence = translate(
                "training", "The data has a column for {name}, which is no input; the inputs are {known}."
            )
            raise TutorError(sentence.format(name=name, known=known))
    lengths = {name: len(column) for name, column in plan.data.items()}
    if len(set(lengths.values())) > 1:
        said = translate("training", ", ").join(f"{name} {length}" for name, length in lengths.items())
        sentence = translate(
            "training", "Every input is to have the same number of samples, and they have: {lengths}."
        )
        raise TutorError(sentence.format(lengths=said))
    return {name: as_value(list(column), plan.dtype, name) for name, column in plan.data.items()}


def _samples(column: Any) -> list[Any]:
    """The samples of a column, one by one; single numbers of float64 as Python's own: the fastest."""
    return column.tolist() if column.ndim == 1 and column.dtype == np.float64 else list(column)
