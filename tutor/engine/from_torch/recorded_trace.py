"""The trace of a recorded computation: PyTorch's own numbers, as they were and as its autograd finds them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, get_args

from tutor import ops
from tutor.engine.from_torch.recorder import Made
from tutor.engine.numbers import DType, Value
from tutor.engine.opaque import can_compute, pulled
from tutor.engine.torch_engine import load, number, slopes
from tutor.engine.torch_gradients import gradients
from tutor.engine.trace import Trace
from tutor.errors import TutorError
from tutor.graph import Graph
from tutor.language import translate


def graph_of(made: Sequence[Made]) -> Graph:
    """The graph of what was recorded, the root last; opaque operations have their signatures."""
    nodes = tuple(each.node for each in made)
    return Graph.of(nodes, nodes[-1].name)


def dtype_of(made: Sequence[Made]) -> DType:
    """The type of all the numbers.

    Raises:
        TutorError: there are several, or one that is neither float32 nor float64.
    """
    found = sorted({str(each.tensor.dtype).removeprefix("torch.") for each in made})
    for dtype in get_args(DType):
        if found == [dtype]:
            return dtype  # type: ignore[no-any-return] # one of the literal's own
    sentence = translate("outside", "All numbers are to be float32, or all float64; here are {found}.")
    raise TutorError(sentence.format(found=", ".join(found)))


def recorded_trace(made: Sequence[Made]) -> Trace:
    """Every number of the pass; of what PyTorch does not track, the gradient is the sum of contributions.

    A node's local gradients and contributions are those of PyTorch's autograd on the node alone.

    Raises:
        TutorError: PyTorch has let go of what it needs to go back.
    """
    with load().enable_grad():  # whoever asks may be inside torch.no_grad()
        return _trace(made)


def _trace(made: Sequence[Made]) -> Trace:
    torch, dtype = load(), dtype_of(made)
    root = made[-1].tensor
    given = torch.ones_like(root.detach())
    backward = _Backward(made, given)
    backward.run()
    return Trace(
        "torch",
        dtype,
        graph_of(made),
        number(given),
        [number(each.value) for each in made],
        [number(backward.gradients[each.node.name]) for each in made],
        [_local(each, backward) for each in made],
        [tuple(map(number, backward.contributions[each.node.name])) for each in made],
    )


def _local(made: Made, backward: _Backward) -> tuple[Value | None, ...]:
    node = made.node
    if made.again is None or ops.TABLE[node.op].pull:
        return tuple(None for _ in node.operands)
    return slopes(node, backward.brought(made), made.value.shape)


class _Backward:
    """From the root back: PyTorch's own gradient where it has one, contributions along every edge."""

    def __init__(self, made: Sequence[Made], given: Any) -> None:
        self._made, self._given = made, given
        self._by_name = {each.node.name: each for each in made}
        self.gradients: dict[str, Any] = {}
        self.contributions: dict[str, tuple[Any, ...]] = {each.node.name: () for each in made}

    def brought(self, made: Made) -> list[Any]:
        """The values of the node's operands, each a tensor of its own."""
        return [self._by_name[name].value.clone() for name in made.node.operands]

    def run(self) -> None:
        """Fill gradients and contributions."""
        torch = load()
        own = self._pytorchs()
        sums: dict[str, Any] = {}
        for made in reversed(self._made):
            name = made.node.name
            found = own.get(name)
            found = sums.get(name) if found is None else found
            self.gradients[name] = torch.zeros_like(made.value) if found is None else found
            if made.again is not None:
                self.contributions[name] = shares = self._shares(made, self.gradients[name])
                for operand, share in zip(made.node.operands, shares, strict=True):
                    sums[operand] = sums[operand] + share if operand in sums else share

    def _pytorchs(self) -> dict[str, Any]:
        """What PyTorch's backward pass finds: exactly what it would put into `.grad`."""
        root = self._made[-1]
        tracked = [each for each in self._made if each.tensor.requires_grad and not each.is_replaced]
        if not root.tensor.requires_grad:
            return {root.node.name: self._given}
        found = self._grad(root.tensor, [each.tensor for each in tracked], self._given)
        return {each.node.name: gradient for each, gradient in zip(tracked, found, strict=True)}

    def _shares(self, made: Made, given: Any) -> tuple[Any, ...]:
        """The contribution to each operand."""
        torch = load()
        operands = [self._by_name[name] for name in made.node.operands]
        assert made.again is not None
        if made.is_opaque and can_compute(made.node.op):
            values = [operand.value.numpy() for operand in operands]
            places = range(len(values))
            return tuple(torch.from_numpy(pulled(made.node.op, at, given.numpy(), *values)) for at in places)
        alone = [value.requires_grad_() for value in self.brought(made)]
        again = made.again(*alone)
        if made.is_opaque and not torch.equal(again.detach().nan_to_num(), made.value.nan_to_num()):
            found = self._drawn(made, operands, given)
        else:
            found = self._grad(again, alone, given)
        return tuple(
            torch.zeros_like(operand.value) if share is None else share
            for operand, share in zip(operands, found, strict=True)
        )

    def _drawn(self, made: Made, operands: list[Made], given: Any) -> tuple[Any, ...]:
        """The same of what is not computed twice alike, as a dropout: from PyTorch's own graph.

        Raises:
            TutorError: there several operands, or what was changed in place, cannot be told apart.
        """
        if made.is_replaced or len(operands) > 1 or operands[0].is_replaced:
            sentence = translate(
                "outside",
                "{name} is drawn at random from several tensors, whose gradients cannot be told apart: "
                "compute it once, before the record, or switch the drawing off with model.eval().",
            )
            raise TutorError(sentence.format(name=made.node.name))
        if not made.tensor.requires_grad:
            return (None,)
        return self._grad(made.tensor, [operands[0].tensor], given)

    @staticmethod
    def _grad(result: Any, tensors: list[Any], given: Any) -> tuple[Any, ...]:
        if not result.requires_grad:
            return tuple(None for _ in tensors)
        return gradients(result, tensors, given)
