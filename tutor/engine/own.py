"""The own engine: forward along the tape of nodes, backward along it, every number kept. No recursion."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Any

import numpy as np

from tutor import ops
from tutor.engine.compiled_ops import ArrayStep, array_step
from tutor.engine.numbers import ZEROS, DType, Given, Value, as_value, fit, shape_of
from tutor.engine.of_operands import Contributions
from tutor.engine.quiet import quietly
from tutor.engine.tape import run, tape_of
from tutor.engine.trace import Trace
from tutor.errors import TutorError
from tutor.graph import CONSTANT, Graph, Node
from tutor.graph.shapes import shapes, takes_numbers
from tutor.language import translate

_OP = itemgetter(1)


def trace(
    graph: Graph, values: Mapping[str, Given], *, given: Given = 1.0, dtype: DType = "float32"
) -> Trace:
    """Forward and backward through the graph.

    Args:
        graph: what is computed.
        values: a number or rows of numbers for each input and parameter.
        given: the given gradient at the root, ∂L/∂root; one number goes to each of the root's elements.
        dtype: the type of all numbers.

    Raises:
        TutorError: a leaf has no value, or none that is a number.
        ShapeError: operands do not fit together.
    """
    leaves = leaf_values(graph, values, dtype)
    if _is_scalar(graph) and np.ndarray not in map(type, leaves):
        seed = as_value(given, dtype, "given")
        if isinstance(seed, np.ndarray):
            raise _wrong_given(seed, ())
        try:
            return _trace_scalars(graph, leaves, seed, dtype)
        except (ArithmeticError, ValueError):
            pass  # Python's floats refuse what is not finite; numpy's keep it
    return _trace_arrays(graph, leaves, given, dtype)


def leaf_values(graph: Graph, values: Mapping[str, Given], dtype: DType) -> list[Value]:
    """The values of the graph's leaves in their order, in the engine's type of number.

    Raises:
        TutorError: one is missing, is no number, or belongs to no leaf of the graph.
    """
    leaves = graph.leaves
    if len(values) == len(leaves):
        try:
            return [as_value(values[leaf[0]], dtype, leaf[0]) for leaf in leaves]
        except KeyError:
            pass  # a constant's value stands in the graph, or a name is wrong
    for name in values:
        if name not in graph or not graph[name].is_leaf:
            known = ", ".join(leaf.name for leaf in graph.leaves if leaf.op != CONSTANT) or "–"
            sentence = translate("engine", "There is no input or parameter named {name}; there are {known}.")
            raise TutorError(sentence.format(name=name, known=known))
    return [_leaf_value(node, values, dtype) for node in graph.leaves]


def _leaf_value(node: Node, values: Mapping[str, Given], dtype: DType) -> Value:
    if node.name in values:
        return as_value(values[node.name], dtype, node.name)
    if node.op != CONSTANT:
        raise TutorError(translate("engine", "{name} has no value.").format(name=node.name))
    return as_value(node.attributes[0], dtype, node.name)


def seed_of(given: Given, shape: tuple[int, ...], dtype: DType) -> Value:
    """The given gradient in the root's shape.

    Raises:
        TutorError: it is no number, or its shape is not the root's.
    """
    seed = as_value(given, dtype, "given")
    if shape_of(seed) == shape:
        return seed
    if isinstance(seed, np.ndarray):
        raise _wrong_given(seed, shape)
    return np.full(shape, seed, dtype)


def _wrong_given(seed: Any, shape: tuple[int, ...]) -> TutorError:
    sentence = translate("engine", "The given gradient has shape {here}, and the root has shape {root}.")
    return TutorError(sentence.format(here=list(shape_of(seed)), root=list(shape)))


def _is_scalar(graph: Graph) -> bool:
    """Whether single numbers at the leaves make single numbers everywhere, by steps of single numbers."""
    known = graph.derived.get("is scalar")
    if known is None:
        found = graph.in_order
        used = found.used if found is not None else frozenset(map(_OP, graph.nodes[len(graph.leaves) :]))
        known = _all_take_numbers(used) and not any(
            node[1] == CONSTANT and isinstance(node[3][0], tuple) for node in graph.leaves
        )
        graph.derived["is scalar"] = known
    return bool(known)


@lru_cache(maxsize=256)
def _all_take_numbers(used: frozenset[str]) -> bool:
    return all(takes_numbers(ops.TABLE[op]) for op in used)


def _trace_scalars(graph: Graph, leaves: Sequence[Value], seed: Any, dtype: DType) -> Trace:
    root = graph.position[graph.root]
    values, gradients, local = quietly(run, tape_of(graph, dtype), leaves, root, seed, dtype)
    contributions = Contributions(graph, gradients, local, ZEROS[dtype])
    return Trace("own", dtype, graph, seed, values, gradients, local, contributions)


def _trace_arrays(graph: Graph, leaves: Sequence[Value], given: Given, dtype: DType) -> Trace:
    names = [leaf.name for leaf in graph.leaves]
    known = shapes(graph, {name: shape_of(value) for name, value in zip(names, leaves, strict=True)})
    at, single = graph.position, np.dtype(dtype).type
    values: list[Any] = [leaf if isinstance(leaf, np.ndarray) else single(leaf) for leaf in leaves]
    steps = [array_step(node.op, node.attributes, dtype) for node in graph.nodes[len(leaves) :]]
    with np.errstate(all="ignore"):
        for node, step in zip(graph.nodes[len(leaves) :], steps, strict=True):
            value = step.forward(None, None, *(values[at[operand]] for operand in node.operands))
            values.append(value if known[node.name] else single(value))
        seed = seed_of(given, known[graph.root], dtype)
        seed = seed if known[graph.root] else single(seed)
        backward = _ArraysBackward(graph, values, dtype)
        backward.run(steps, seed)
    return Trace(
        "own", dtype, graph, seed, values, backward.gradients, backward.slopes, backward.contributions
    )


class _ArraysBackward:
    """The backward pass over arrays: sums as over single numbers, each brought to its operand's shape."""

    def __init__(self, graph: Graph, values: Sequence[Any], dtype: DType) -> None:
        self._graph, self._values, self._dtype = graph, values, dtype
        self.gradients: list[Any] = [None] * len(values)
        self.slopes: list[tuple[Any, ...]] = [()] * len(values)
        self.contributions: list[tuple[Any, ...]] = [()] * len(values)

    def run(self, steps: Sequence[ArrayStep], seed: Value) -> None:
        """Fill gradients, local gradients and contributions, from the root's seed."""
        graph, at = self._graph, self._graph.position
        self.gradients[at[graph.root]] = seed
        leaves = len(graph.leaves)
        for place in range(len(graph.nodes) - 1, leaves - 1, -1):
            node = graph.nodes[place]
            operands = [at[operand] for operand in node.operands]
            self._node(place, steps[place - leaves], operands)
            if self.gradients[place] is not None:
                self._hand_on(operands, self.contributions[place])
        for place, gradient in enumerate(self.gradients):
            if gradient is None:
                self.gradients[place] = self._zeros(place)

    def _node(self, place: int, step: ArrayStep, operands: Sequence[int]) -> None:
        given, z = self.gradients[place], self._values[place]
        brought = [self._values[operand] for operand in operands]
        slopes = tuple(local(z, given, *brought) for local in step.local)
        self.slopes[place] = slopes or (None,) * len(operands)
        if given is None:
            self.contributions[place] = tuple(self._zeros(operand) for operand in operands)
            return
        if step.pull:
            pulled = _pull(step, z, given, brought)
        else:
            pulled = [given * local for local in self.slopes[place]]
        self.contributions[place] = tuple(
            fit(gradient, shape_of(value), self._dtype)
            for gradient, value in zip(pulled, brought, strict=True)
        )

    def _hand_on(self, operands: Sequence[int], contributions: Sequence[Any]) -> None:
        for operand, contribution in zip(operands, contributions, strict=True):
            so_far = self.gradients[operand]
            self.gradients[operand] = contribution if so_far is None else so_far + contribution

    def _zeros(self, place: int) -> Value:
        return fit(0.0, shape_of(self._values[place]), self._dtype)


def _pull(step: ArrayStep, z: Any, given: Any, brought: Sequence[Any]) -> list[Any]:
    """What goes back to each operand of an operation without elementwise local gradients.

    A vector is a row on the left of a product and a column on its right, so that the rule for matrices
    serves. What is added to the product takes the gradient as it comes.
    """
    if not step.is_product or all(np.ndim(operand) == 2 for operand in brought[:2]):
        return [pull(z, given, *brought) for pull in step.pull]
    left, right, *added = brought
    matrices = (np.atleast_2d(left), right.reshape(-1, 1) if right.ndim == 1 else right)
    g = np.reshape(given, (matrices[0].shape[0], matrices[1].shape[1]))
    return [
        *(
            np.reshape(pull(z, g, *matrices, *added), np.shape(operand))
            for pull, operand in zip(step.pull[:2], (left, right), strict=True)
        ),
        *(pull(z, given, *brought) for pull in step.pull[2:]),
    ]
