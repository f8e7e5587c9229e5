"""A graph of single numbers as straight-line Python: forward, backward and update of an iteration, in a loop.

For the linear model of the lecture the code is

    def train(batches, keep, rate, w):
        for x, y in batches:
            y_hat = x * w
            r = y_hat - y
            loss = r * r
            grad_r = 2.0 * r
            grad_w = grad_r * x
            w = w - rate * grad_w
            keep += (loss, grad_w, w)

Where gradients are not set to zero, `left_w` comes in as what is in grad; after `left_w = left_w + grad_w` it
stands in the place of `grad_w`. What an optimiser remembers comes in as `v_w`, and is kept
behind `w`.

Where the samples of an epoch are few, its iterations can be written out one below the other, and what is kept
is added once an epoch (`samples`).

Sums at forks are in the trace's order, and so is every product: the numbers are the trace's, bit for bit.
What is left out is multiplication by the literal 1, and whatever no parameter's gradient needs.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from tutor import ops
from tutor.engine.code.code_names import CodeNames, without_brackets
from tutor.engine.code.update_code import Counted, scalar_lines
from tutor.engine.numbers import DType, float_names, numpy_names
from tutor.engine.update_rule import PLAIN, UpdateRule
from tutor.graph import Graph, Node
from tutor.ops import settings
from tutor.ops.lower import to_python

_LOOP = ("train", "batches", "keep", "rate", "single", "loss_before")

_NAME = re.compile(r"\b[^\W\d]\w*")


@dataclass(frozen=True)
class Code:
    """Source of a function `train`, and what the names mean that it does not define."""

    source: str
    names: dict[str, Any]


def scalar_code(
    graph: Graph,
    data: Sequence[str],
    dtype: DType,
    *,
    numpy_scalars: bool,
    zero_grad: bool = True,
    samples: int = 0,
    rule: UpdateRule = PLAIN,
) -> Code:
    """The function `train(batches, keep, rate, *leaves)` for single numbers.

    `batches` yields a sample, a tuple of numbers in the order of `data`; `leaves` are the other leaves'
    values as `leaves_in_order` has them; `keep` is a list that gets, per iteration, the loss, the parameters'
    gradients, and the parameters after the update. With `numpy_scalars` (always, in float32) nothing raises;
    Python's floats are faster, and raise ArithmeticError or ValueError where a result is not finite.
    Without `zero_grad` what is left in the parameters' gradients comes last: `*leaves, *left`. Then come the
    states of the `rule`, state by state in the parameters' order, which are kept behind the parameters; and
    the number of updates made so far, where the rule counts them.
    With `samples`, the iterations of an epoch of so many are written out: `batches` is a range of whole
    epochs, and after all others come the samples' numbers, `*leaves, …, *first sample, *second sample …`.
    """
    numpy_scalars = numpy_scalars or dtype == "float32"
    if numpy_scalars:
        known = numpy_names(dtype) | {"sum": _itself, "size": _one, "single": np.dtype(dtype).type}
    else:
        known = float_names()
    writer = _Writer(graph, data, [*_LOOP, *known], numpy_scalars, zero_grad, rule)
    return Code(writer.source_of_epochs(samples) if samples else writer.source(), known)


def leaves_in_order(graph: Graph, data: Sequence[str]) -> list[str]:
    """The leaves that have no data: first those that training leaves alone, then the parameters."""
    moving = {*data, *graph.parameters}
    return [leaf.name for leaf in graph.leaves if leaf.name not in moving] + [*graph.parameters]


class _Writer:
    def __init__(
        self,
        graph: Graph,
        data: Sequence[str],
        reserved: Sequence[str],
        numpy_scalars: bool,
        zero_grad: bool,
        rule: UpdateRule,
    ) -> None:
        self._graph, self._data, self._numpy_scalars = graph, data, numpy_scalars
        self._names = CodeNames(graph, reserved)
        stays = [] if zero_grad else graph.parameters
        self._left = {name: self._names.free(f"left_{self._names.value[name]}") for name in stays}
        self._states = {
            state: {name: self._names.free(f"{state}_{self._names.value[name]}") for name in graph.parameters}
            for state in rule.states
        }
        self._counted = Counted.of(rule, self._names.free)
        self._constants: dict[str, str] = {}
        # The gradient of a node so far: a variable's name, or None for the literal 1 of the root's seed.
        self._so_far: dict[str, str | None] = {}

    def source(self) -> str:
        """The function as Python writes it: the constants, then the loop over the samples."""
        value = self._names.value
        body = [*self._forward(), *self._backward()]
        update, kept = self._update()
        body += [*update, f"keep += ({', '.join(kept)})"]
        sample = ", ".join(value[name] for name in self._data) or "_"
        return self._function(f"{sample}{',' * (len(self._data) == 1)}", body, [])

    def source_of_epochs(self, samples: int) -> str:
        """The function that does whole epochs: their iterations one below the other."""
        value, free = self._names.value, self._names.free
        forward, backward = self._forward(), self._backward()
        update, kept = self._update()
        body: list[str] = []
        arguments: list[str] = []
        all_kept: list[str] = []
        now: dict[str, str] = {}
        for sample in range(1, samples + 1):
            now |= {value[name]: free(f"{value[name]}_{sample}") for name in self._data}
            arguments += [now[value[name]] for name in self._data]
            # What is kept has names of its own, but for the last sample's: with these the next epoch begins.
            own = {name: f"{name}_{sample}" if sample < samples else name for name in kept}
            for line in (*forward, *backward, *update):
                target, _, expression = line.partition(" = ")
                expression = _renamed(expression, now)
                if target in own:
                    now[target] = own[target] if own[target] == target else free(own[target])
                body.append(f"{now.get(target, target)} = {expression}")
            all_kept += [now.get(name, name) for name in kept]
        body.append(f"keep += ({', '.join(all_kept)})")
        return self._function("_", body, arguments)

    def _function(self, each: str, body: Sequence[str], arguments: Sequence[str]) -> str:
        """The function whose loop over the batches has this body; `arguments` come last."""
        leaves = [self._names.value[name] for name in leaves_in_order(self._graph, self._data)]
        states = [variable for each in self._states.values() for variable in each.values()]
        count = [self._counted.variable] if self._counted.variable else []
        all_ = ["batches", "keep", "rate", *leaves, *self._left.values(), *states, *count, *arguments]
        return "\n".join(
            [
                f"def train({', '.join(all_)}):",
                *(f"    {name} = single({number})" for number, name in self._constants.items()),
                f"    for {each} in batches:",
                *(f"        {line}" for line in body),
                "",
            ]
        )

    def _forward(self) -> list[str]:
        return [
            f"{self._names.value[node.name]} = {self._expression(node, ops.TABLE[node.op].forward)}"
            for node in self._graph.nodes
            if not node.is_leaf and node.name in self._graph.influencing
        ]

    def _backward(self) -> list[str]:
        self._so_far[self._graph.root] = None
        wanted, lines = self._graph.wanted, []
        for node in reversed(self._graph.nodes):
            if node.is_leaf or node.name not in wanted:
                continue
            locals_ = ops.TABLE[node.op].local_at(node.attributes)
            for operand, local in zip(node.operands, locals_, strict=True):
                if operand in wanted:
                    lines += self._hand_on(operand, self._contribution(node, local))
        return lines

    def _contribution(self, node: Node, local: str) -> str | None:
        """Given gradient × local gradient; None for the literal 1."""
        given = self._so_far[node.name]
        if local == "1":
            return given
        if given is None:
            return self._expression(node, local)
        return f"-{given}" if local == "-1" else f"{given} * {self._expression(node, local, inside=True)}"

    def _hand_on(self, operand: str, contribution: str | None) -> list[str]:
        """The line that adds a contribution to a gradient; none where that would be another name for it."""
        variable = self._names.gradient[operand]
        if operand not in self._so_far:
            if contribution is None or contribution.isidentifier():
                self._so_far[operand] = contribution
                return []
            self._so_far[operand] = variable
            return [f"{variable} = {contribution}"]
        so_far = self._number(self._so_far[operand])
        self._so_far[operand] = variable
        return [f"{variable} = {so_far} + {self._number(contribution)}"]

    def _update(self) -> tuple[list[str], list[str]]:
        """The lines that update the parameters, and what is kept of the iteration."""
        value, parameters = self._names.value, self._graph.parameters
        gradients = {name: self._number(self._so_far[name]) for name in parameters if name in self._so_far}
        lines = [
            f"{left} = {left} + {gradients[name]}" for name, left in self._left.items() if name in gradients
        ]
        gradients = {name: self._left.get(name, gradient) for name, gradient in gradients.items()}
        lines += self._counted.lines
        for name, gradient in gradients.items():
            states = {state: variables[name] for state, variables in self._states.items()}
            lines += scalar_lines(
                self._counted, value[name], gradient, states, self._literal, self._names.free
            )
        loss = value[self._graph.root]
        if self._graph.root in parameters:
            lines, loss = [f"loss_before = {loss}", *lines], "loss_before"
        kept = [
            loss,
            *(gradients[name] if name in gradients else self._literal(0.0) for name in parameters),
            *(value[name] for name in parameters),
            *(variable for each in self._states.values() for variable in each.values()),
        ]
        return lines, kept

    def _number(self, gradient: str | None) -> str:
        return self._literal(1.0) if gradient is None else gradient

    def _literal(self, number: float) -> str:
        written = repr(float(number))
        if not self._numpy_scalars:
            return written
        if written not in self._constants:
            self._constants[written] = self._names.free(f"c{len(self._constants)}")
        return self._constants[written]

    def _expression(self, node: Node, maths: str, *, inside: bool = False) -> str:
        row, value = ops.TABLE[node.op], self._names.value
        names = dict(zip(row.letters, (value[operand] for operand in node.operands), strict=True))
        names["z"] = value[node.name]
        for name, constant in row.constants(node.attributes).items():
            names[name] = repr(constant) if name in settings.NAMES else self._literal(constant)
        written = to_python(maths, names, scalar=True, literal=self._literal)
        return written if inside else without_brackets(written)


def _renamed(expression: str, names: Mapping[str, str]) -> str:
    """The expression with other names for some of its variables."""
    return _NAME.sub(lambda found: names.get(found[0], found[0]), expression)


def _itself(a: Any) -> Any:
    return a


def _one(_: Any) -> int:
    return 1
