"""Training in PyTorch as the lecture writes it: forward, `backward()`, update of `.data`, `grad.zero_()`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from tutor.engine.numbers import DType, Value
from tutor.engine.torch_engine import function, load, refusal
from tutor.graph import Graph


class TorchLoop:
    """The parameters as PyTorch's tensors, and one iteration of training them.

    Several samples go through `torch.vmap` of the graph of one; their loss is the mean.

    Raises:
        TorchMissing: PyTorch cannot be imported.
    """

    def __init__(
        self, graph: Graph, data: Sequence[str], leaves: Mapping[str, Value], dtype: DType, *, batched: bool
    ) -> None:
        """`leaves` has a value for each leaf that is not in `data`."""
        self._torch, self._type = load(), getattr(load(), dtype)
        self._graph, self._data = graph, tuple(data)
        at = graph.position
        self._steps = [
            (function(node.op, node.attributes), [at[operand] for operand in node.operands])
            for node in graph.nodes[len(graph.leaves) :]
            if node.name in graph.influencing
        ]
        self._places = [
            at[node.name] for node in graph.nodes if not node.is_leaf and node.name in graph.influencing
        ]
        self._values: list[Any] = [None] * len(graph.nodes)
        for name, value in leaves.items():
            self._values[at[name]] = self.tensor(value)
        self._parameters = [self._values[at[name]].requires_grad_() for name in graph.parameters]
        self._each = self._torch.vmap(self._sample) if batched else None

    def tensor(self, value: Any) -> Any:
        """A tensor of the loop's type with a copy of these numbers."""
        return self._torch.tensor(np.asarray(value), dtype=self._type)

    def iterate(self, batch: Sequence[Any], rate: float) -> float:
        """Forward, backward and update on the tensors of one batch; the loss before the update.

        The gradients stay until `zero_grad`.

        Raises:
            TutorError: PyTorch takes no such numbers.
        """
        try:
            loss = self._sample(*batch) if self._each is None else self._each(*batch).mean()
        except RuntimeError as error:
            raise refusal(error) from None
        number = float(loss.item())
        if loss.requires_grad:
            loss.backward()
        for w in self._parameters:
            if w.grad is not None:
                w.data = w.data - rate * w.grad.data
        return number

    def continue_run(self, left: Mapping[str, Value]) -> None:
        """Start with these gradients; with 0, as after an iteration, where there is none.

        0 + −0 is 0, and a first gradient may be −0.
        """
        for name, w in zip(self._graph.parameters, self._parameters, strict=True):
            w.grad = self.tensor(left[name]) if name in left else self._torch.zeros_like(w)

    def zero_grad(self) -> None:
        """Set every gradient to zero, in place."""
        for w in self._parameters:
            if w.grad is not None:
                w.grad.data.zero_()

    def read(self, parameters: Mapping[str, Any], gradients: Mapping[str, Any]) -> None:
        """Copy the parameters and their gradients into these arrays, by name; no gradient counts as 0."""
        for name, w in zip(self._graph.parameters, self._parameters, strict=True):
            parameters[name][...] = w.detach().numpy()
            gradients[name][...] = 0.0 if w.grad is None else w.grad.numpy()

    def _sample(self, *sample: Any) -> Any:
        """The root, from the values of the inputs in `data`."""
        values, at = self._values, self._graph.position
        for name, tensor in zip(self._data, sample, strict=True):
            values[at[name]] = tensor
        for place, (operation, operands) in zip(self._places, self._steps, strict=True):
            values[place] = operation(*[values[operand] for operand in operands])
        return values[at[self._graph.root]]
