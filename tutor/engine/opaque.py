"""What PyTorch alone computes: an opaque operation's value and contributions, recorded or computed again."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt

from tutor.engine.numbers import DType
from tutor.errors import TutorError
from tutor.language import translate
from tutor.ops.opaque import LARGEST, Operand, Signature, Whole, signature

Array = npt.NDArray[np.floating[Any]]

_CLOSE = 256
"""Units in the last place of the largest operand by which two engines may differ before an opaque node."""
_MOST_KEPT = 64
_kept: dict[str, list[Recorded]] = {}


@dataclass(frozen=True, eq=False)
class Recorded:
    """What PyTorch once computed at an opaque node: all numbers as arrays of the one type.

    `contributions` has one per operand, of its shape; `given` is the gradient that they were made of.
    """

    operation: str
    operands: tuple[Array, ...]
    value: Array
    given: Array
    contributions: tuple[Array, ...]

    @property
    def dtype(self) -> DType:
        """The type of all its numbers."""
        return "float32" if self.value.dtype == np.float32 else "float64"

    def is_of(self, operands: Sequence[Array]) -> bool:
        """Whether these are its operands, but for what engines differ in."""
        return all(map(_alike, self.operands, operands))


def _alike(kept: Array, here: Array) -> bool:
    if kept.shape != here.shape or kept.dtype != here.dtype:
        return False
    if np.array_equal(kept, here, equal_nan=True):
        return True
    close = _CLOSE * np.finfo(kept.dtype).eps * np.max(np.abs(kept), initial=0.0)
    return bool(np.all(np.abs(kept - here) <= close))


def remember(found: Recorded) -> None:
    """Keep what PyTorch once computed, for as long as the program runs: it holds wherever it is met again."""
    kept = _kept.setdefault(found.operation, [])
    kept.insert(0, found)
    del kept[_MOST_KEPT:]


def can_compute(op: str) -> bool:
    """Whether PyTorch has the operation itself, so that it can compute it again (if PyTorch is there)."""
    return bool(signature(op).aten)


def is_computable(op: str) -> bool:
    """Whether it can be computed again here: PyTorch has it, and is installed."""
    return can_compute(op) and importlib.util.find_spec("torch") is not None


def computed(op: str, *operands: Any) -> Array:
    """The value of an opaque operation of these operands.

    Raises:
        TutorError: its numbers were recorded for other operands, and it cannot be computed again.
        TorchMissing: PyTorch is needed for that, and cannot be imported.
    """
    arrays = tuple(map(np.asarray, operands))
    if not _torch_is_there(op):
        for kept in _kept.get(op, ()):
            if kept.is_of(arrays):
                return kept.value
    torch, function = _again(op)
    with torch.no_grad():
        _check_size(op, tuple(array.shape for array in arrays))
        return _checked(op, function(*map(_tensor, arrays)).numpy(), arrays)


def pulled(op: str, index: int, given: Any, *operands: Any) -> Array:
    """What goes back to the operand of that number; errors as `computed`."""
    arrays, g = tuple(map(np.asarray, operands)), np.asarray(given)
    if not _torch_is_there(op):
        for kept in _kept.get(op, ()):
            if kept.is_of(arrays) and _alike(kept.given, g):
                return kept.contributions[index]
    torch, function = _again(op)
    with torch.enable_grad():
        tensors = [_tensor(array) for array in arrays]
        result = function(*tensors[:index], tensors[index].requires_grad_(), *tensors[index + 1 :])
        if not result.requires_grad:
            return np.zeros_like(arrays[index])
        (found,) = torch.autograd.grad(result, tensors[index : index + 1], _tensor(g), allow_unused=True)
    return np.zeros_like(arrays[index]) if found is None else found.numpy()


def _torch_is_there(op: str) -> bool:
    """Whether PyTorch computes it at once; before it is imported, what was recorded will do."""
    torch = sys.modules.get("torch")
    return can_compute(op) and torch is not None and not getattr(torch.__spec__, "_initializing", False)


def _tensor(array: Array) -> Any:
    return _load().from_numpy(np.array(array))


def _load() -> Any:
    from tutor.engine.torch_engine import load  # it needs the own engine, which needs this module

    return load()


def _again(op: str) -> tuple[Any, Callable[..., Any]]:
    """PyTorch, and the operation as a function of tensors."""
    if not can_compute(op):
        sentence = translate(
            "engine",
            "{name} is none of PyTorch's own operations: its numbers were recorded, and for other operands "
            "nobody knows them.",
        )
        raise TutorError(sentence.format(name=signature(op).called))
    return _load(), function_of(op)


def _checked(op: str, value: Array, operands: Sequence[Array]) -> Array:
    said = signature(op).shape
    if said is None:
        said = np.broadcast_shapes(*(operand.shape for operand in operands))
    if value.shape != said:
        sentence = translate("engine", "{name} has the shape {here} here: write it as {mended}.")
        mended = f"{op.partition(' -> ')[0]} -> {list(value.shape)}"
        raise TutorError(
            sentence.format(
                name=signature(op).called, here=list(value.shape), mended=f'opaque("{mended}", …)'
            )
        )
    return value


@lru_cache(maxsize=1024)
def _check_size(op: str, shapes: tuple[tuple[int, ...], ...]) -> None:
    """Refuse what would make more numbers than anyone can look at, before it is computed."""
    torch = _load()
    try:
        made = function_of(op)(*(torch.empty(shape, device="meta") for shape in shapes))
    except (TutorError, RuntimeError):
        return  # it cannot say so beforehand
    if made.numel() > LARGEST:
        sentence = translate("engine", "{name} would make {count} numbers, and up to {most} can be shown.")
        raise TutorError(sentence.format(name=signature(op).called, count=made.numel(), most=LARGEST))


@lru_cache(maxsize=1024)
def function_of(op: str) -> Callable[..., Any]:
    """The operation as a function of tensors: PyTorch's own, or one that only knows what was recorded.

    Raises:
        TutorError: `aten` has no such operation that makes one tensor of tensors and leaves them as they are.
    """
    found = signature(op)
    if not found.aten:
        return lambda *tensors: _recorded_function().apply(op, *tensors)
    packet = _packet(found)

    def call(*tensors: Any) -> Any:
        keywords = {key: _filled([value], tensors)[0] for key, value in found.keywords}
        made = packet(*_filled(found.arguments, tensors), **keywords)
        if found.part is not None and isinstance(made, tuple | list):
            made = made[found.part]
        if _load().is_tensor(made):
            return made
        raise TypeError(translate("engine", "it makes several tensors"))

    def function(*tensors: Any) -> Any:
        try:
            try:
                return call(*tensors)
            except RuntimeError as error:
                if "not differentiable with respect to" not in str(error):
                    raise
                return call(*_without_statistics(call, tensors))
        except (RuntimeError, TypeError, IndexError) as error:
            reason = str(error).strip().partition("\n")[0].rstrip(".")
            sentence = translate("engine", "PyTorch does not compute {name} here: {reason}.")
            raise TutorError(sentence.format(name=found.called, reason=reason)) from None

    return function


def _without_statistics(call: Callable[..., Any], tensors: Sequence[Any]) -> list[Any]:
    """The operands, with copies of what PyTorch never differentiates by: running means, and the like."""
    found = [each.detach().clone() for each in tensors]
    for at, tensor in enumerate(tensors):
        alone = [each.detach().clone() for each in tensors]
        alone[at].requires_grad_(tensor.requires_grad)
        try:
            call(*alone)
        except RuntimeError:
            continue
        found[at] = tensor
    return found


def _filled(arguments: Sequence[Any], tensors: Sequence[Any]) -> list[Any]:
    """The arguments with the operands in their places."""
    return [_filled_in(each, tensors) for each in arguments]


def _filled_in(argument: Any, tensors: Sequence[Any]) -> Any:
    if isinstance(argument, Operand):
        return tensors[argument.at]
    if isinstance(argument, Whole):
        torch = _load()
        device = tensors[0].device if tensors else None
        return torch.tensor(argument.rows, dtype=getattr(torch, argument.dtype), device=device)
    return _filled(argument, tensors) if isinstance(argument, list) else argument


def _packet(found: Signature) -> Any:
    """The operation of `aten`. A file may name any: only what makes one tensor of tensors is taken.

    So nothing is read, written or changed by opening a file.
    """
    packet = getattr(_load().ops.aten, found.aten, None) if found.aten.isidentifier() else None
    names = packet.overloads() if packet is not None and not found.aten.startswith("_") else []
    schemas = [getattr(packet, name)._schema for name in names]
    if not any(map(_is_harmless, schemas)) or found.aten.endswith("_"):
        sentence = translate("engine", "PyTorch has no operation {name} that makes a tensor of tensors.")
        raise TutorError(sentence.format(name=found.name))
    return packet


def _is_harmless(schema: Any) -> bool:
    """Whether it makes tensors, of tensors, and changes none."""
    returns = {str(each.type) for each in schema.returns}
    takes = [str(each.type) for each in schema.arguments]
    return (
        returns in ({"Tensor"}, {"List[Tensor]"})
        and any("Tensor" in each for each in takes)
        and not schema.is_mutable
    )


@cache
def _recorded_function() -> Any:
    """A function of tensors whose numbers, forward and backward, are those that were recorded."""
    torch = _load()
    base: Any = torch.autograd.Function

    class FromRecord(base):  # type: ignore[misc] # it is Any, as all of torch is
        @staticmethod
        def forward(context: Any, op: str, *tensors: Any) -> Any:
            context.op = op
            context.save_for_backward(*tensors)
            return _tensor(computed(op, *(each.detach().numpy() for each in tensors)))

        @staticmethod
        def backward(context: Any, given: Any) -> Any:
            arrays = [each.detach().numpy() for each in context.saved_tensors]
            shares = (pulled(context.op, at, given.numpy(), *arrays) for at in range(len(arrays)))
            return (None, *map(_tensor, shares))

    return FromRecord
