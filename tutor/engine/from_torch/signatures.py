"""A call of PyTorch that the table lacks as a signature: by the name in `aten` that makes it again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any

from tutor.engine.opaque import function_of
from tutor.engine.torch_engine import load
from tutor.errors import TutorError
from tutor.language import translate
from tutor.ops.opaque import Operand, Whole, text_of

Arguments = tuple[Any, ...]
Keywords = Mapping[str, Any]


_BATCH_NORM = ("input", "running_mean", "running_var", "weight", "bias", "training", "momentum", "eps")
_BATCH_NORM_IN_ATEN = (
    *("input", "weight", "bias", "running_mean", "running_var", "training", "momentum", "eps"),
    "cudnn_enabled",
)


def signature_of(
    called: str,
    args: Arguments,
    keywords: Keywords,
    tensors: Sequence[Any],
    result: Any,
    part: int | None = None,
) -> str:
    """The signature of a call that made `result` of the operands `tensors`.

    It is one of `aten` only where that gives the same numbers when it is asked again; a call that draws
    random numbers never does. Any other has the last part of the name `called`, and its numbers are only
    recorded.
    """
    shapes = [tuple(each.shape) for each in tensors]
    shape = None if tuple(result.shape) == _together(shapes) else tuple(result.shape)
    places: dict[int, Any] = {id(tensor): Operand(at) for at, tensor in enumerate(tensors)}
    for name, given, named in _in_aten(short_name(called), args, keywords):
        try:
            op = text_of(f"aten.{name}", _placed(given, places), _placed(named, places), shape, part)
        except ValueError:
            continue
        if _is_the_same(op, tensors, result):
            return op
    operands = [Operand(at) for at in range(len(tensors))]
    with suppress(ValueError):
        given, named = _placed(args, places), _placed(dict(keywords), places)
        return text_of(short_name(called), given, named, shape, part)
    with suppress(ValueError):
        return text_of(short_name(called), operands, {}, shape, part)
    sentence = translate(
        "outside", "{called} takes {count} tensors, or makes more numbers than can be shown."
    )
    raise TutorError(sentence.format(called=short_name(called), count=len(tensors)))


def short_name(called: str) -> str:
    """The last part of the name, without underscores around it."""
    return called.replace(".__get__", "").rpartition(".")[2].strip("_")


def _together(shapes: Sequence[tuple[int, ...]]) -> tuple[int, ...] | None:
    try:
        return tuple(load().broadcast_shapes(*shapes))
    except RuntimeError:
        return None


def _in_aten(
    name: str, args: Arguments, keywords: Keywords
) -> Iterator[tuple[str, Arguments, dict[str, Any]]]:
    """The calls of `aten` that may be the same: Python's functions have some arguments in another order."""
    if name == "batch_norm":
        left = dict(zip(_BATCH_NORM, args, strict=False)) | dict(keywords)
        yield name, tuple(left.get(each, False) for each in _BATCH_NORM_IN_ATEN), {}
    if name == "getitem":
        yield from _picked(*args)
        return
    left = {key: value for key, value in keywords.items() if key not in ("inplace", "return_indices")}
    if name in ("cross_entropy", "nll_loss"):
        yield from _of_classes(name, args, left)
    if name == "embedding" and len(args) == 2:
        yield name, args[::-1], {}
    if name == "dropout":
        yield name, (args[0], left.get("p", 0.5), left.get("training", True)), {}
    yield name, args, left
    tidy = {key: value for key, value in left.items() if value is not None}
    if tidy != dict(keywords):
        yield name, args, tidy


def _of_classes(
    name: str, args: Arguments, left: Mapping[str, Any]
) -> Iterator[tuple[str, Arguments, dict[str, Any]]]:
    """A loss of class numbers, whose reduction `aten` numbers."""
    reduction = ("none", "mean", "sum").index(left.get("reduction", "mean"))
    given = (*args[:2], left.get("weight"), reduction, left.get("ignore_index", -100))
    if name == "nll_loss":
        yield name, given, {}
    else:
        yield "cross_entropy_loss", (*given, left.get("label_smoothing", 0.0)), {}


def _picked(tensor: Any, place: Any) -> Iterator[tuple[str, Arguments, dict[str, Any]]]:
    """`h[1]` and `h[:, 1]` as `select`; `h[2:4]` as `slice`."""
    places = place if isinstance(place, tuple) else (place,)
    wanted = [(axis, each) for axis, each in enumerate(places) if each != slice(None)]
    if len(wanted) == 1:
        axis, each = wanted[0]
        if type(each) is int:
            yield "select", (tensor, axis, each), {}
        if isinstance(each, slice):
            yield "slice", (tensor, axis, each.start, each.stop, each.step or 1), {}


def _placed(value: Any, places: Mapping[int, Any]) -> Any:
    """The same arguments, with operands where tensors stand."""
    if id(value) in places:
        return places[id(value)]
    dtype = str(getattr(value, "dtype", "")).removeprefix("torch.")
    if load().is_tensor(value) and dtype in ("int64", "int32", "bool"):
        return Whole(dtype, value.tolist())
    if isinstance(value, tuple | list):
        return [_placed(each, places) for each in value]
    if isinstance(value, dict):
        return {key: _placed(each, places) for key, each in value.items()}
    return value


def _is_the_same(op: str, tensors: Iterable[Any], result: Any) -> bool:
    """Whether PyTorch gets the same bits by the signature, and draws nothing for them."""
    torch = load()
    with torch.random.fork_rng(devices=[]), torch.no_grad():
        before = torch.get_rng_state()
        try:
            other = function_of(op)(*[each.detach().clone() for each in tensors])
        except (TutorError, RuntimeError, TypeError, ValueError):
            return False
        drawn = not torch.equal(before, torch.get_rng_state())
    return (
        not drawn
        and bool(torch.is_tensor(other))
        and other.dtype == result.dtype
        and other.shape == result.shape
        and torch.equal(other.nan_to_num(), result.detach().nan_to_num())
    )
