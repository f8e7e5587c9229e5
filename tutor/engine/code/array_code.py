"""A graph of arrays as straight-line numpy: forward, backward and update of one iteration, in a loop.

All parameters lie one after another in one flat array, and so do their gradients: the update is two calls
(other optimisers need a few more), however many they are. Each parameter, and the place of its gradient, is a
view of its part. What an iteration computes stands in arrays that the one before it made. Without a batch
the numbers are the trace's, bit for bit.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache, partial
from typing import Any

import numpy as np

from tutor import ops
from tutor.engine.code.code_names import without_brackets
from tutor.engine.code.forward_code import ForwardWriter, array_names, without_sizes
from tutor.engine.code.product_code import Product
from tutor.engine.code.reused_code import Reused
from tutor.engine.code.scalar_code import Code, leaves_in_order
from tutor.engine.code.shared_code import shared
from tutor.engine.code.update_code import ArrayLines, Counted
from tutor.engine.numbers import DType
from tutor.engine.sample_axis import Array, summed_to, with_sample_axis
from tutor.engine.update_rule import PLAIN, UpdateRule
from tutor.graph import Graph, Node
from tutor.graph.shapes import Shape
from tutor.ops import text

_LOOP = (
    "train", "rows", "batches", "keep", "rate", "row", "weights", "gradients", "steps", "left", "written",
    "seed", "samples", "ones", "len", "zip",
)  # fmt: skip
_ROW = 8
"""Variables in a line that says which arrays are yet to be made."""


def array_code(
    graph: Graph,
    data: Sequence[str],
    shapes: Mapping[str, Shape],
    dtype: DType,
    *,
    batched: bool,
    zero_grad: bool = True,
    rule: UpdateRule = PLAIN,
) -> Code:
    """The function `train(rows, batches, keep, rate, row, weights, gradients, steps, *leaves, *slots)`.

    It does an iteration for each of the `rows`. `batches` yields tuples: the values of the inputs in `data`,
    in that order (with a leading axis of samples if `batched`), then the seed, ∂loss/∂root. `weights` and
    `gradients` are the flat arrays of which the parameters among `leaves` and the gradients in `slots` are
    views, `steps` a third array of that size. `leaves_in_order` says the order of `leaves`. `rate` is an
    array without an axis. After each update `row`, of which `weights` and what else is to be kept are parts,
    is copied to the iteration's row, and `keep(loss)` is called. `shapes` are those of one sample.

    Without `zero_grad` a fourth flat array, `left`, comes after `steps`: what is in the parameters' grad, to
    which each backward pass adds. Then come a flat array for each state of the `rule`, and the number of
    updates made so far, where the rule counts them.
    """
    known = array_names(dtype, shapes) | {
        "divide": np.divide, "negative": np.negative, "empty_like": np.empty_like,
        "ones_of": partial(_ones, dtype=dtype),
    }  # fmt: skip
    writer = _Writer(graph, data, shapes, [*_LOOP, *known], batched, zero_grad, rule)
    source, numbers = writer.source(known, dtype)
    return Code(source, known | numbers)


class _Writer(ForwardWriter):
    def __init__(
        self,
        graph: Graph,
        data: Sequence[str],
        shapes: Mapping[str, Shape],
        reserved: Sequence[str],
        batched: bool,
        zero_grad: bool,
        rule: UpdateRule,
    ) -> None:
        sampled = with_sample_axis(graph, data) if batched else frozenset()
        super().__init__(graph, shapes, reserved, sampled)
        self._data, self._batched, self._zero_grad = data, batched, zero_grad
        self._slots = {name: self._names.free(f"out_{self._names.value[name]}") for name in graph.parameters}
        self._loss = self._names.free("mean_loss")
        self._states = [self._names.free(f"{state}_of_all") for state in rule.states]
        self._counted = Counted.of(rule, self._names.free)
        # The gradients so far. Where all elements have the same one, it may be kept once: its shape has a 1
        # there.
        self._gradients: dict[str, Array] = {}

    def source(self, known: Mapping[str, Any], dtype: DType) -> tuple[str, dict[str, Any]]:
        """The function as Python writes it, and what it calls numbers; `known` is what other names mean."""
        value = self._names.value
        leaves = [value[name] for name in leaves_in_order(self._graph, self._data)]
        arguments = [
            "rows",
            "batches",
            "keep",
            "rate",
            "row",
            "weights",
            "gradients",
            "steps",
            *([] if self._zero_grad else ["left"]),
            *self._states,
            *([self._counted.variable] if self._counted.variable else []),
            *leaves,
            *self._slots.values(),
        ]
        sample = ", ".join([*(value[name] for name in self._data), "seed"])
        forward, backward = shared(
            self._forward(), self._backward(), frozenset(value.values()), self._names.free
        )
        arrays, update = self._update()
        reused = Reused(known, self._variables(), frozenset(leaves), self._names.free, dtype)
        body = reused.rewritten([*forward, *backward, *update])
        before = [f"{name} = empty_like(weights)" for name in arrays] + reused.views
        first = _nothing_in(reused.made)
        if self._batched:
            if any("ones.dot(" in line for line in body):
                first.insert(0, "ones = ones_of(samples)")
            first = [f"    {line}" for line in ["samples = len(seed)", *first]]
            before, body = [*before, "samples = 0"], ["if len(seed) != samples:", *first, *body]
        else:
            before += first
        lines = [
            f"def train({', '.join(arguments)}):",
            *(f"    {line}" for line in before),
            f"    for written, ({sample}{',' * (not self._data)}) in zip(rows, batches):",
            *(f"        {line}" for line in body),
            "",
        ]
        return "\n".join(lines), reused.numbers

    def _variables(self) -> list[str]:
        """The variables that are arrays in every iteration; of single numbers numpy makes none."""
        found = [*map(self._array, self._names.value), *self._gradients.values()]
        batch = ["seed", "ones"] if self._batched else []
        return [each.code for each in found if each.sampled or each.shape] + batch

    def _forward(self) -> list[str]:
        root = self._array(self._graph.root)
        mean = f"total({root.code}, None) / samples" if root.sampled else f"{root.code}.item()"
        return [*self._lines_of(self._graph.influencing), f"{self._loss} = {mean}"]

    def _backward(self) -> list[str]:
        graph, root = self._graph, self._array(self._graph.root)
        variable = self._names.gradient[graph.root]
        self._gradients[graph.root] = Array(variable, root.shape, root.sampled)
        shared = self._batched and not root.sampled
        lines = [f"{variable} = {'total(seed, 0)' if shared else 'seed'}"]
        for node in reversed(graph.nodes):
            if node.is_leaf or node.name not in graph.wanted:
                continue
            for index, operand in enumerate(node.operands):
                if operand in graph.wanted:
                    lines.append(self._hand_on(operand, self._contribution(node, index)))
        made = {line.partition(" = ")[0]: at for at, line in enumerate(lines)}
        for name, slot in self._slots.items():
            if name in self._gradients:
                gradient = self._gradients[name].code
                _write_into(slot, gradient, lines, made[gradient])
        return lines

    def _hand_on(self, operand: str, contribution: Array) -> str:
        """The line that adds a contribution to its operand's gradient, in a variable of its own."""
        variable, so_far = self._names.gradient[operand], self._gradients.get(operand)
        code, shape = without_brackets(contribution.code), contribution.shape
        if so_far is not None:
            variable = self._names.free(variable)
            code, shape = f"{so_far.code} + {contribution.code}", np.broadcast_shapes(so_far.shape, shape)
        self._gradients[operand] = Array(variable, shape, contribution.sampled)
        return f"{variable} = {code}"

    def _contribution(self, node: Node, index: int) -> Array:
        row, operand = ops.TABLE[node.op], self._array(node.operands[index])
        value = self._array(node.name)
        if index > 1 and row.after_product:
            return _summed(self._spread(self._gradients[node.name], value), operand)
        if row.pull:
            sampled = operand.sampled if row.after_product else value.sampled
            return summed_to(Array(self._pulled(node, index), operand.shape, sampled), operand)
        local = row.local_at(node.attributes)[index]
        product = self._product(node, local, max(len(value.shape), len(operand.shape)))
        if value.sampled == operand.sampled and (row.reduces or value.shape == operand.shape):
            return product
        if row.reduces:
            return _summed(product, operand)
        return _summed(self._spread(product, value), operand)

    def _product(self, node: Node, local: str, rank: int) -> Array:
        """Given gradient × local gradient, with axes for `rank` of a sample."""
        given = self._gradients[node.name]
        code, shape = given.aligned(rank), given.shape
        if local == "-1":
            code = f"(-{code})"
        elif local != "1":
            brought = [self._array(name) for name in node.operands]
            factor = self._lowered(node, local, [each.aligned(rank) for each in brought], rank)
            named = dict(zip(ops.TABLE[node.op].letters, brought, strict=True)) | {
                "z": self._array(node.name)
            }
            read = text.names(without_sizes(local, 1))
            code = f"({code} * {factor})"
            shape = np.broadcast_shapes(shape, *(named[name].shape for name in read & named.keys()))
        if given.sampled:
            shape = (1,) * (rank - len(shape)) + shape
        return Array(code, shape, given.sampled)

    @staticmethod
    def _spread(gradient: Array, value: Array) -> Array:
        """The gradient with a number of its own for every element of the value."""
        if gradient.shape == value.shape:
            return gradient
        return Array(f"spread({gradient.code}, {value.code}.shape)", value.shape, gradient.sampled)

    def _pulled(self, node: Node, index: int) -> str:
        row, value = ops.TABLE[node.op], self._array(node.name)
        operands = [self._array(operand) for operand in node.operands]
        spread = self._spread(self._gradients[node.name], value)
        if row.family == ops.OPAQUE:
            return self._opaque(row.pull[index], node, operands, spread)
        if not row.after_product:
            codes = [operand.code for operand in operands]
            return self._lowered(node, row.pull[index], codes, given=spread.code)
        sampled = operands[0].sampled or operands[1].sampled
        given = summed_to(spread, Array("", value.shape, sampled)).code
        product = Product(operands[0], operands[1], value.shape)
        matrices = [product.left(), product.right(), *(operand.code for operand in operands[2:])]
        pulled = self._lowered(node, row.pull[index], matrices, given=product.given(given))
        pulled = pulled.replace("matmul(", f"{product.call}(")
        return product.to_left(pulled) if index == 0 else product.to_right(pulled)

    def _update(self) -> tuple[list[str], list[str]]:
        """The arrays that the update needs room in, and its lines."""
        used = "gradients" if self._zero_grad else "left"
        update = ArrayLines(self._counted, used, self._states, self._names.free, self._moved())
        lines = [
            *([] if self._zero_grad else ["add(left, gradients, left)"]),
            *self._counted.lines,
            *update.lines,
            "written[...] = row",
            f"keep({self._loss})",
        ]
        return update.arrays, lines

    def _moved(self) -> list[str]:
        """Which parts of the flat arrays the update is for: the parameters that have a gradient."""
        if len(self._graph.parameters) == sum(name in self._gradients for name in self._graph.parameters):
            return [""]
        parts, start = [], 0
        for name in self._graph.parameters:
            stop = start + math.prod(self._shapes[name])
            parts += [f"[{start}:{stop}]"] if name in self._gradients else []
            start = stop
        return parts


def _summed(gradient: Array, operand: Array) -> Array:
    """`summed_to`; vectors of all samples are summed by a product with ones, in a fifth of the time."""
    is_vector = len(operand.shape) == 1 and gradient.shape == operand.shape
    if is_vector and gradient.sampled and not operand.sampled:
        return Array(f"dot(ones, {without_brackets(gradient.code)})", operand.shape, sampled=False)
    return summed_to(gradient, operand)


def _nothing_in(variables: list[str]) -> list[str]:
    """The lines that say that these arrays are yet to be made."""
    return [f"{' = '.join(variables[at : at + _ROW])} = None" for at in range(0, len(variables), _ROW)]


@lru_cache(maxsize=64)
def _ones(count: int, dtype: DType) -> Any:
    ones = np.ones(count, dtype)
    ones.flags.writeable = False
    return ones


def _write_into(slot: str, gradient: str, lines: list[str], made: int) -> None:
    """Have the lines leave a parameter's gradient in its place; line number `made` is the one that makes it.

    The call that makes it writes there, if it is one call; else a copy does, at the end.
    """
    call = lines[made].removeprefix(f"{gradient} = ")
    function = call.partition("(")[0]
    rest = call.removeprefix(function)
    if function in ("matmul", "dot", "total") and without_brackets(rest) != rest:
        lines[made] = f"{call[:-1]}, out={slot})"
    else:
        lines.append(f"{slot}[...] = {gradient}")
