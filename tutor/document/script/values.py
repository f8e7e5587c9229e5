"""What stands in a script as numbers: a number, a list of samples, a tensor with its numbers written out."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from tutor.graph.expressions import Expressions
from tutor.graph.graph import Constant
from tutor.language import translate

_MAKERS = ("tensor", "Tensor", "FloatTensor", "DoubleTensor", "array", "asarray", "as_tensor", "from_numpy")
_FILLED = {"zeros": 0.0, "ones": 1.0}
_DRAWN = ("randn", "rand", "normal", "randint", "random", "uniform", "empty")
_KEEPING = ("float", "double", "clone", "detach", "requires_grad_", "to")
_MOST = 1_000_000


@dataclass(frozen=True)
class Numbers:
    """Numbers that a script gives a name: `is_tensor` if PyTorch has them, `wants_grad` if it tracks them."""

    value: Constant
    is_tensor: bool = False
    wants_grad: bool = False

    @property
    def shape(self) -> tuple[int, ...]:
        """The lengths of its axes."""
        return np.shape(self.value)


class Literals:
    """Reads expressions that are numbers; `known` has the numbers that names stand for."""

    def __init__(self, expressions: Expressions, known: Mapping[str, Numbers | object]) -> None:
        self._expressions, self._known = expressions, known

    def read(self, node: ast.expr) -> Numbers | None:
        """The numbers that stand here; None where it is something else.

        Raises:
            CodeError: it is numbers, but they cannot be known, or are none that a document can have.
        """
        match node:
            case ast.Name(id=name):
                found = self._known.get(name)
                return found if isinstance(found, Numbers) else None
            case ast.List(elts=[_, *_]) | ast.Tuple(elts=[_, *_]):
                return Numbers(self._expressions.constant(node))
            case ast.Constant(value=bool()):
                return None
            case (
                ast.Constant(value=int() | float()) | ast.UnaryOp(operand=ast.Constant(value=int() | float()))
            ):
                return Numbers(self._expressions.constant(node))
            case ast.Call(func=ast.Attribute(value=ast.Name(id=module), attr=called)):
                if module in ("torch", "np", "numpy"):
                    return self._made(node, called)
        return self._method(node)

    def number(self, node: ast.expr) -> float | None:
        """The one number that stands here, or None."""
        found = self.read(node)
        return found.value if found is not None and isinstance(found.value, float) else None

    def _made(self, call: ast.Call, called: str) -> Numbers | None:
        """`torch.tensor([…], requires_grad=True)` and its kin."""
        if called in _DRAWN:
            sentence = translate(
                "script",
                "the numbers of {called} are not in the file; write them as numbers in torch.tensor.",
            )
            raise self._expressions.error(call, sentence.format(called=called))
        inner: Constant
        if called in _MAKERS and len(call.args) == 1:
            found = self.read(call.args[0])
            if found is None:
                return None
            inner = found.value
        elif called in _FILLED and call.args:
            inner = self._filled(call, _FILLED[called])
        else:
            return None
        return Numbers(inner, is_tensor=True, wants_grad=self._wants_grad(call))

    def _wants_grad(self, call: ast.Call) -> bool:
        for keyword in call.keywords:
            if keyword.arg == "requires_grad":
                if not (isinstance(keyword.value, ast.Constant) and isinstance(keyword.value.value, bool)):
                    sentence = translate("script", "requires_grad is to be True or False.")
                    raise self._expressions.error(keyword.value, sentence)
                return keyword.value.value
        return False

    def _filled(self, call: ast.Call, value: float) -> Constant:
        sizes = call.args
        if len(sizes) == 1 and isinstance(sizes[0], ast.List | ast.Tuple):
            sizes = sizes[0].elts
        lengths = [self.number(size) for size in sizes]
        shape = tuple(int(length) for length in lengths if length is not None and 0 < length <= _MOST)
        if len(shape) < len(lengths) or len(shape) > 8 or float(np.prod(shape, dtype=float)) > _MOST:
            sentence = translate(
                "script", "the shape is to be whole numbers of 1 or more, and not too large."
            )
            raise self._expressions.error(call, sentence)
        return rows(np.full(shape, value).tolist())

    def _method(self, node: ast.expr) -> Numbers | None:
        """`torch.tensor(…).requires_grad_()`; what only changes the type of number is passed over."""
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Call() as inner, attr=called)) if called in _KEEPING:
                found = self.read(inner)
                if found is not None and called == "requires_grad_":
                    return replace(found, wants_grad=True)
                return found
        return None


def rows(found: float | list[object]) -> Constant:
    """Nested lists as nested tuples."""
    return tuple(rows(row) for row in found) if isinstance(found, list) else float(found)  # type: ignore[arg-type]
