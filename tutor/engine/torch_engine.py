"""The PyTorch engine: the same trace from PyTorch's own autograd. The one file that imports torch."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt

from tutor import ops
from tutor.engine.numbers import DType, Given, Value, shape_of
from tutor.engine.own import leaf_values, seed_of
from tutor.engine.preload import preload_torch
from tutor.engine.trace import Trace
from tutor.errors import TutorError
from tutor.graph import Graph, Node
from tutor.graph.graph import Constant
from tutor.graph.shapes import shapes
from tutor.language import translate

INSTALL_COMMAND = "python -m pip install torch==2.13.0"
REPAIR_COMMAND = "python -m pip install --force-reinstall torch==2.13.0"
"""Where it is installed and broken: pip leaves alone what it finds there unless it is told not to."""
PACKED_WITH_TORCH = "backprop-tutor-torch"
"""The folder that `make package TORCH=1` makes."""
_lock = threading.Lock()


class TorchMissing(TutorError):
    """PyTorch cannot be imported; the sentence says why, and what has it or mends it."""


def load() -> Any:
    """The torch module, imported on the first call: about a second, away from the window's thread.

    Raises:
        TorchMissing: it is not installed, or its import fails.
    """
    with _lock:
        try:
            preload_torch()
            import torch

            return torch
        except Exception as error:
            raise TorchMissing(_why_missing(error)) from None


def _why_missing(error: Exception) -> str:
    """The sentence for an import of torch that failed with `error`; a packed program has no pip to advise."""
    packed = hasattr(sys, "frozen")
    if isinstance(error, ModuleNotFoundError) and error.name == "torch":
        if packed:
            return translate(
                "engine",
                "This packed program comes without PyTorch; the one in the folder {folder} has it, "
                "and so has the tutor installed with pip",
            ).format(folder=PACKED_WITH_TORCH)
        sentence = translate("engine", "PyTorch is not installed; this command installs it: {command}")
        return sentence.format(command=INSTALL_COMMAND)
    reason = str(error).strip().partition("\n")[0] or type(error).__name__
    if packed:
        return translate(
            "engine",
            "The PyTorch packed with this program does not start ({reason}); unpack the program anew, "
            "or install the tutor with pip",
        ).format(reason=reason)
    return translate(
        "engine", "PyTorch is installed but does not start ({reason}); this command mends it: {command}"
    ).format(reason=reason, command=REPAIR_COMMAND)


def trace(
    graph: Graph, values: Mapping[str, Given], *, given: Given = 1.0, dtype: DType = "float32"
) -> Trace:
    """The trace as `tutor.engine.own.trace` makes it, every number by PyTorch; same arguments and errors.

    Raises:
        TorchMissing: PyTorch cannot be imported.
        TutorError: PyTorch takes no such numbers (probabilities that are none).
    """
    torch = load()
    leaves = leaf_values(graph, values, dtype)
    names = [leaf.name for leaf in graph.leaves]
    known = shapes(graph, {name: shape_of(value) for name, value in zip(names, leaves, strict=True)})
    run = _Run(torch, graph, dtype)
    with torch.enable_grad():
        try:
            run.forward(leaves)
        except RuntimeError as error:
            raise refusal(error) from None
        seed = seed_of(given, known[graph.root], dtype)
        run.backward(seed)
    numbers = (run.values(), run.gradients(), run.local_gradients(), run.contributions())
    return Trace("torch", dtype, graph, seed, *numbers)


def refusal(error: RuntimeError) -> TutorError:
    """PyTorch's own complaint about the numbers that an operation was given, as a sentence of ours."""
    reason = str(error).strip().partition("\n")[0].rstrip(".")
    return TutorError(translate("engine", "PyTorch does not compute this: {reason}.").format(reason=reason))


class _Run:
    """One pass in PyTorch; each operand goes through a view, whose `.grad` is the edge's contribution."""

    def __init__(self, torch: Any, graph: Graph, dtype: DType) -> None:
        self._torch, self._graph, self._type = torch, graph, getattr(torch, dtype)
        self._nodes: list[Any] = []
        self._brought: list[list[Any]] = []

    def forward(self, leaves: Sequence[Value]) -> None:
        """Compute every node; each is a tensor that keeps its gradient."""
        for leaf in leaves:
            tensor = self._torch.tensor(np.asarray(leaf), dtype=self._type).requires_grad_()
            self._nodes.append(tensor)
            self._brought.append([])
        at = self._graph.position
        for node in self._graph.nodes[len(leaves) :]:
            # The last operand first: autograd goes back the other way round, and so a sum at a fork takes its
            # contributions in the order in which PyTorch takes them without these views.
            brought = [self._view(self._nodes[at[operand]]) for operand in reversed(node.operands)][::-1]
            result = function(node.op, node.attributes)(*brought)
            result.retain_grad()
            self._nodes.append(result)
            self._brought.append(brought)

    def _view(self, tensor: Any) -> Any:
        view = tensor.view_as(tensor)
        view.retain_grad()
        return view

    def backward(self, seed: Value) -> None:
        """Run PyTorch's own backward pass from the root."""
        root = self._nodes[self._graph.position[self._graph.root]]
        root.backward(self._torch.tensor(np.asarray(seed), dtype=self._type))

    def values(self) -> list[Value]:
        """The nodes' values."""
        return [number(tensor) for tensor in self._nodes]

    def gradients(self) -> list[Value]:
        """The nodes' `.grad`; 0 where PyTorch has none."""
        return [self._grad(tensor) for tensor in self._nodes]

    def contributions(self) -> list[tuple[Value, ...]]:
        """Each operand's share of the gradient, as PyTorch passed it along that edge."""
        return [tuple(self._grad(view) for view in brought) for brought in self._brought]

    def _grad(self, tensor: Any) -> Value:
        return number(tensor.grad if tensor.grad is not None else self._torch.zeros_like(tensor))

    def local_gradients(self) -> list[tuple[Value | None, ...]]:
        """∂node/∂operand by PyTorch's autograd on the node alone; None where there is none."""
        return [
            tuple(None for _ in node.operands)
            if node.is_leaf or ops.TABLE[node.op].pull
            else self._local(index)
            for index, node in enumerate(self._graph.nodes)
        ]

    def _local(self, index: int) -> tuple[Value, ...]:
        return slopes(self._graph.nodes[index], self._brought[index], self._nodes[index].shape)


def slopes(node: Node, brought: Sequence[Any], shape: Sequence[int]) -> tuple[Value, ...]:
    """∂node/∂operand at these tensors, elementwise; `shape` is that of the node's value."""
    alone = [tensor.detach() for tensor in brought]
    if not ops.TABLE[node.op].reduces:
        alone = [tensor.expand(shape) for tensor in alone]
    alone = [tensor.clone().requires_grad_() for tensor in alone]
    result = function(node.op, node.attributes)(*alone)
    found = load().autograd.grad(result, alone, load().ones_like(result))
    return tuple(number(slope) for slope in found)


@lru_cache(maxsize=1024)
def function(op: str, attributes: tuple[Constant, ...]) -> Callable[..., Any]:
    """The operation as PyTorch writes it, as a function of tensors."""
    torch = load()
    row = ops.TABLE[op]
    if row.family == ops.OPAQUE:
        from tutor.engine.opaque import function_of  # it needs this module, and few graphs it

        return function_of(op)
    names = row.constants(attributes)
    source = f"lambda {', '.join(row.letters)}: {row.pytorch}"
    made: Callable[..., Any] = eval(  # noqa: S307 - from the table
        source, {"torch": torch, "F": torch.nn.functional, "numpy": np, **names}
    )
    return made


def number(tensor: Any) -> Value:
    """A tensor's numbers, copied; one without axes as a number."""
    array: npt.NDArray[np.floating[Any]] = tensor.detach().numpy()
    return array.copy() if array.ndim else array[()]
