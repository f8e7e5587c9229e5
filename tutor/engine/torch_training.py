"""Training in PyTorch as the lecture writes it: forward, `backward()`, update of `.data`, `grad.zero_()`.

Any other optimiser than the lecture's is torch.optim's own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from tutor.engine.numbers import DType, Value
from tutor.engine.torch_engine import function, load, refusal
from tutor.engine.update_rule import PLAIN, UpdateRule
from tutor.graph import Graph


class TorchLoop:
    """The parameters as PyTorch's tensors, and one iteration of training them.

    Several samples go through `torch.vmap` of the graph of one; their loss is the mean.

    Raises:
        TorchMissing: PyTorch cannot be imported.
    """

    def __init__(
        self,
        graph: Graph,
        data: Sequence[str],
        leaves: Mapping[str, Value],
        dtype: DType,
        *,
        batched: bool,
        rule: UpdateRule = PLAIN,
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
        self._rule, self._optimiser = rule, None if rule.is_plain else self._made(rule)

    def _made(self, rule: UpdateRule) -> Any:
        """The optimiser of torch.optim; parameter by parameter, as the formulas are."""
        kind = getattr(self._torch.optim, rule.torch.name)
        return kind(self._parameters, lr=0.0, foreach=False, **dict(rule.torch.keywords))

    def tensor(self, value: Any) -> Any:
        """A tensor of the loop's type with a copy of these numbers."""
        return self._torch.tensor(np.asarray(value), dtype=self._type)

    def iterate(self, batch: Sequence[Any], rate: float) -> float:
        """Forward, backward and update on the tensors of one batch; the loss before the update.

        The gradients stay until `zero_grad`.

        Raises:
            TutorError: PyTorch takes no such numbers, or has no memory left.
        """
        try:
            loss = self._sample(*batch) if self._each is None else self._each(*batch).mean()
            number = float(loss.item())
            if loss.requires_grad:
                loss.backward()
            self._update(rate)
        except RuntimeError as error:
            raise refusal(error) from None
        return number

    def _update(self, rate: float) -> None:
        if self._optimiser is not None:
            for group in self._optimiser.param_groups:
                group["lr"] = rate
            self._optimiser.step()
            return
        for w in self._parameters:
            if w.grad is not None:
                w.data = w.data - rate * w.grad.data

    def continue_run(
        self, left: Mapping[str, Value], states: Mapping[str, Mapping[str, Any]], count: int
    ) -> None:
        """Go on after `count` updates: with these gradients, and with what the optimiser remembers.

        Where no gradient is left it is 0, as after an iteration: 0 + −0 is 0, and a first gradient may be −0.
        A parameter that the root does not depend on never has one.
        """
        for name, w in zip(self._graph.parameters, self._parameters, strict=True):
            if name not in self._graph.influencing:
                continue
            w.grad = self.tensor(left[name]) if name in left else self._torch.zeros_like(w)
            if self._optimiser is not None:
                known = {torch: self.tensor(states[state][name]) for state, torch in self._rule.torch.states}
                self._optimiser.state[w] = {**known, "step": self._torch.tensor(float(count))}

    def read_states(self, states: Mapping[str, Mapping[str, Any]]) -> None:
        """Copy what the optimiser remembers into these arrays, state by state and by parameter."""
        if self._optimiser is None:
            return
        for name, w in zip(self._graph.parameters, self._parameters, strict=True):
            for state, torch in self._rule.torch.states:
                known = self._optimiser.state[w].get(torch)
                states[state][name][...] = 0.0 if known is None else known.numpy()

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
