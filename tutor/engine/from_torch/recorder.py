"""Recording what a person's own PyTorch code computes, call by call, and its numbers as a trace."""

from __future__ import annotations

import ast
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from tutor import ops
from tutor.engine.from_torch import names as torch_names
from tutor.engine.from_torch.calls import Call, call_of
from tutor.engine.from_torch.signatures import short_name, signature_of
from tutor.engine.opaque import can_compute
from tutor.engine.torch_engine import function, load
from tutor.errors import TutorError
from tutor.graph.graph import CONSTANT, INPUT, PARAMETER, Node
from tutor.graph.shape_rules import Misfit
from tutor.graph.shapes import result_shape
from tutor.graph.write_code import operation
from tutor.language import translate
from tutor.ops.opaque import numbered_call

_MOST, _LONGEST_NAME = 5_000, 24
_AUGMENTED = ("iadd", "isub", "imul", "idiv", "itruediv")
_NEW_LEAVES = ("detach", "detach_", "data.__get__", "grad.__get__")


@dataclass(frozen=True)
class Made:
    """A node that was recorded: its tensor, a copy of its value then, and how operands make it again.

    `inside` are the modules in which it was computed, the outermost first. A tensor that was changed in place
    is that of another node from then on, and `is_replaced` says so of this one: `tensor` is its copy.
    """

    node: Node
    tensor: Any
    value: Any
    again: Callable[..., Any] | None = None
    inside: tuple[str, ...] = ()
    is_replaced: bool = False

    @property
    def is_opaque(self) -> bool:
        """Whether the table has no such operation."""
        return ops.is_opaque(self.node.op)


class Record:
    """What has been computed: tensors by identity, each a node. It keeps the tensors alive."""

    def __init__(self, names: Mapping[int, str] | None = None, owned: Iterable[int] = ()) -> None:
        """`names` of tensors by identity; `owned` are those of a module, beside its parameters."""
        self.made: dict[int, Made] = {}
        self.by_name: dict[str, Made] = {}
        self.closed = False
        """Whether nothing is noted any more: it has been asked for, perhaps inside its own block."""
        self.inside: tuple[str, ...] = ()
        """The modules in which the next call stands, the outermost first."""
        self._called: str | None = None
        self._given: set[str] = set()
        self._hidden: set[int] = set()
        self._kept: list[Any] = []
        self._names, self._owned = dict(names or {}), frozenset(owned)

    def note(
        self, called: str, func: Any, args: tuple[Any, ...], keywords: dict[str, Any], result: Any
    ) -> None:
        """Take down one call of PyTorch."""
        if self.closed:
            return
        torch = load()
        self._kept.append(result)
        tensors = [each for each in _flat((args, keywords)) if torch.is_tensor(each)]
        if not torch.is_grad_enabled() and any(
            each.requires_grad or id(each) in self._hidden for each in tensors
        ):
            self._hidden.update(map(id, _flat(result)))
            return  # autograd does not look behind it: where it is used, it is a leaf
        if isinstance(result, tuple | list):
            for at, part in enumerate(result):
                if _is_number(torch, part) and id(part) not in self.made:
                    self._opaque(called, partial(_part, func, at), args, keywords, part, at)
            return
        if not _is_number(torch, result) or called.endswith(_NEW_LEAVES):
            return
        if any(each is result for each in tensors):
            self._in_place(called, func, args, keywords, result)
        elif tensors and id(result) not in self.made:
            self._computed(called, func, args, keywords, result)

    def _in_place(
        self, called: str, func: Any, args: tuple[Any, ...], keywords: dict[str, Any], result: Any
    ) -> None:
        """A node takes over the tensor of another, which keeps its numbers alone."""
        before = self.made.get(id(result))
        if before is None or result.is_leaf or before.node.is_leaf:
            return  # a leaf that was changed after its use is refused in the end
        before = replace(before, tensor=before.value, is_replaced=True)
        self.made[id(before.value)] = self.by_name[before.node.name] = before
        del self.made[id(result)]
        put = {id(result): before.value}
        plain = f"{called.rpartition('.')[0]}.{short_name(called).removeprefix('i')}"
        plain = plain if short_name(called) in _AUGMENTED else called
        left = {key: value for key, value in _replaced(keywords, put).items() if key != "inplace"}
        self._computed(plain, func, _replaced(args, put), left, result)

    def _computed(
        self, called: str, func: Any, args: tuple[Any, ...], keywords: dict[str, Any], result: Any
    ) -> None:
        """A node for a tensor that a call has made: a row of the table, or an opaque one."""
        if called == "torch.nn.functional.linear" and self._linear(args, keywords, result):
            return
        call = call_of(called, args, keywords)
        if call is None or not self._row(call, result):
            self._opaque(called, func, args, keywords, result)

    def _linear(self, args: tuple[Any, ...], keywords: Mapping[str, Any], result: Any) -> bool:
        """`F.linear(x, W, b)` as x @ W.T + b: the transposed weights are a node of their own."""
        x, weights, bias = (*args, *keywords.values(), None)[:3]
        turned = weights.detach().t()
        name = self.node_of(weights)
        again = function("transpose", ())
        self._add(turned, Node(self._fresh(f"{name}_T"), "transpose", (name,)), again)
        operands = (x, turned) if bias is None else (x, turned, bias)
        return self._row(Call("matmul" if bias is None else "affine", operands), result)

    def _row(self, call: Call, result: Any) -> bool:
        """Note the call as a row of the table, if that has the same shape and numbers."""
        torch = load()
        again = function(call.op, call.attributes)
        operands = [torch.as_tensor(each, dtype=result.dtype) for each in call.operands]
        try:
            shape = result_shape(call.op, tuple(tuple(each.shape) for each in operands), call.attributes)
            with torch.no_grad():
                other = again(*[each.detach() for each in operands])
        except (Misfit, RuntimeError, TypeError, ValueError, IndexError):
            return False
        if shape != tuple(result.shape) or not torch.allclose(
            other, result.detach(), rtol=1e-4, atol=1e-6, equal_nan=True
        ):
            return False
        names = tuple(self.node_of(each, result.dtype) for each in call.operands)
        name = self._fresh(self._target() or self._of_module() or _written(call, names))
        self._add(result, Node(name, call.op, names, call.attributes), again)
        return True

    def _opaque(
        self,
        called: str,
        func: Any,
        args: tuple[Any, ...],
        keywords: dict[str, Any],
        result: Any,
        part: int | None = None,
    ) -> None:
        """Note an operation that the table lacks, with PyTorch's own name; `part` of several results."""
        torch = load()
        tensors: list[Any] = []
        for each in _flat((args, keywords)):
            if _is_number(torch, each) and not any(each is known for known in tensors):
                tensors.append(each)

        def again(*others: Any) -> Any:
            put = {id(old): new for old, new in zip(tensors, others, strict=True)}
            with torch.random.fork_rng(devices=[]):  # what it draws is not the person's
                return func(*_replaced(args, put), **_replaced(keywords, put))

        if not tensors:
            return
        names = tuple(self.node_of(each) for each in tensors)
        op = self._told_apart(signature_of(called, args, keywords, tensors, result, part), names, result)
        name = self._fresh(self._target() or self._of_module() or short_name(called))
        self._add(result, Node(name, op, names), function(op, ()) if can_compute(op) else again)

    def _told_apart(self, op: str, operands: tuple[str, ...], result: Any) -> str:
        """The signature; numbered where the same call of the same operands has made other numbers before."""
        torch, wished, count = load(), op, 1
        while any(
            made.node.op == op and made.node.operands == operands and not torch.equal(made.value, result)
            for made in self.by_name.values()
        ):
            count += 1
            op = numbered_call(wished, count)
        return op

    def node_of(self, value: Any, dtype: Any = None) -> str:
        """The name of the node that a tensor or a number is; a leaf where nothing recorded has made it."""
        torch = load()
        if not torch.is_tensor(value):
            return self._constant(float(value), dtype)
        known = self.made.get(id(value))
        if known is not None and known.node.is_leaf and known.inside and known.inside != self.inside:
            common = _common(known.inside, self.inside)
            self.made[id(value)] = self.by_name[known.node.name] = replace(known, inside=common)
        if known is None:
            kind = PARAMETER if value.requires_grad else INPUT
            frame = sys._getframe(1)
            wished = self._names.get(id(value)) or torch_names.holder(value, frame) or "leaf"
            self._kept.append(value)
            inside = self.inside if kind == PARAMETER or id(value) in self._owned else ()
            self._add(value, Node(self._fresh(wished), kind), inside=inside)
        return self.made[id(value)].node.name

    def _constant(self, value: float, dtype: Any) -> str:
        name = f"{value:g}" if float(f"{value:g}") == value else repr(value)
        if name not in self.by_name:
            tensor = load().tensor(value, dtype=dtype)
            self._add(tensor, Node(name, CONSTANT, (), (value,)))
        return name

    def _add(
        self,
        tensor: Any,
        node: Node,
        again: Callable[..., Any] | None = None,
        inside: tuple[str, ...] | None = None,
    ) -> None:
        if len(self.by_name) >= _MOST:
            sentence = translate(
                "outside", "More than {most} operations were recorded, which no one can step."
            )
            raise TutorError(sentence.format(most=_MOST))
        self._kept.append(tensor)
        made = Made(node, tensor, tensor.detach().clone(), again, self.inside if inside is None else inside)
        self.made[id(tensor)] = self.by_name[node.name] = made

    def _target(self) -> str:
        found = torch_names.target(sys._getframe(1)) if self._called is None else self._called
        if found:
            self._given.add(found)
        return found

    def _of_module(self) -> str:
        """The path of the module of PyTorch's own that computes: `layers.0 · Linear` as `layers_0`."""
        path, dot, kind = self.inside[-1].partition(" · ") if self.inside else ("", "", "")
        return variable(path.partition(" (")[0]) if dot and hasattr(load().nn, kind) else ""

    @contextmanager
    def naming(self, called: str) -> Iterator[None]:
        """What is noted inside is called so, where that is not empty; no variable is looked for."""
        self._called = called
        try:
            yield
        finally:
            self._called = None

    def call(self, tensor: Any, name: str) -> None:
        """Call what was computed last so, unless the person's code has named it, or something else so."""
        made = self.made.get(id(tensor))
        if made is None or made.node.is_leaf or name in self.by_name or made.node.name in self._given:
            return
        del self.by_name[made.node.name]
        made = replace(made, node=made.node._replace(name=name))
        self.made[id(tensor)] = self.by_name[name] = made

    def _fresh(self, wished: str) -> str:
        name, count = wished, 1
        while name in self.by_name:
            count += 1
            name = f"{wished}_{count}"
        return name

    def needed(self, root: Any) -> list[Made]:
        """What the root is made of, leaves first, then in the order in which it was computed.

        Raises:
            TutorError: the root was not recorded, or a tensor in between was changed in place.
        """
        self.closed = True
        if id(root) not in self.made or self.made[id(root)].again is None:
            raise TutorError(
                translate(
                    "outside",
                    "This tensor was not recorded: compute it inside `with tutor.record():`, "
                    "or hand over the function or module that computes it with its inputs.",
                )
            )
        wanted = {self.made[id(root)].node.name}
        for made in reversed(self.by_name.values()):
            if made.node.name in wanted:
                wanted.update(made.node.operands)
        found = [made for name, made in self.by_name.items() if name in wanted]
        for made in found:
            if not load().equal(made.tensor.nan_to_num(), made.value.nan_to_num()):
                sentence = translate(
                    "outside",
                    "{name} was changed in place after it was used, and a node has one value: "
                    "make a new tensor, or show it before the update.",
                )
                raise TutorError(sentence.format(name=made.node.name))
        return sorted(found, key=lambda made: not made.node.is_leaf)


def _part(func: Callable[..., Any], at: int, *args: Any, **keywords: Any) -> Any:
    """One of the results of a call."""
    return func(*args, **keywords)[at]


def _written(call: Call, names: tuple[str, ...]) -> str:
    """A name that reads, for a node that the code leaves unnamed: `x*w`, or that of its operation."""
    if not all(name.isidentifier() or name.isdecimal() for name in names):
        return call.op
    written = operation(ops.TABLE[call.op], [ast.Name(name) for name in names], call.attributes)
    name = ast.unparse(written).replace(" ", "")
    return name if len(name) <= _LONGEST_NAME else call.op


def variable(path: str) -> str:
    """`layers.0.weight` as `layers_0_weight`; what begins with a number, `0.weight`, as `layer_0_weight`."""
    name = path.replace(".", "_")
    return name if name.isidentifier() else f"layer_{name}"


def _common(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    """The modules that both are in."""
    length = next((at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), None)
    return one[: min(len(one), len(other)) if length is None else length]


def _is_number(torch: Any, value: Any) -> bool:
    return bool(torch.is_tensor(value) and value.is_floating_point())


def _flat(value: Any) -> Iterable[Any]:
    """Everything inside tuples, lists and dictionaries."""
    if isinstance(value, tuple | list):
        for each in value:
            yield from _flat(each)
    elif isinstance(value, dict):
        yield from _flat([*value.values()])
    else:
        yield value


def _replaced(value: Any, put: Mapping[int, Any]) -> Any:
    """The same arguments with other tensors in their place."""
    if isinstance(value, tuple | list):
        return type(value)(_replaced(each, put) for each in value)
    if isinstance(value, dict):
        return {name: _replaced(each, put) for name, each in value.items()}
    return put.get(id(value), value)
