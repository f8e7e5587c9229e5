"""One operation: a row of maths text from which everything else about it is derived."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from tutor.ops import settings, text


@dataclass(frozen=True)
class Op:
    """An operation as maths text in its operands `a`, `b`, …; in gradients also its output `z`, and `g`.

    `local` is ∂z/∂operand per operand, elementwise. Where the local gradient is no elementwise factor,
    `pull` is the contribution itself: the given gradient `g` pulled back through the operation, per
    operand. `attributes` are the constants of the operation with their default (None: must be given);
    those that `tutor.ops.settings` names say how it works (an axis, a shape, a seed).
    `domain` says where it is smooth; `takes`, which shapes alone it takes. `grad_fn` is what PyTorch calls
    the backward of `pytorch`; `grad_fn_in` has the names of forms that are called otherwise: `12` is a vector
    and a matrix, `n0` a plain number and a tensor without axes.
    """

    name: str
    symbol: str
    forward: str
    local: tuple[str, ...] = ()
    pull: tuple[str, ...] = ()
    attributes: tuple[tuple[str, float | None], ...] = ()
    domain: str = ""
    torch: str = ""
    family: str = "arithmetic"
    grad_fn: str = ""
    grad_fn_in: tuple[tuple[str, str], ...] = ()
    takes: Literal["", "one shape", "vectors"] = ""

    @property
    def arity(self) -> int:
        """How many operands the operation takes."""
        return len(self.local or self.pull)

    @property
    def letters(self) -> tuple[str, ...]:
        """The operands' names in the maths text: a, b and so on."""
        return tuple("abcdefh"[: self.arity])

    def grad_fn_of(self, form: str) -> str:
        """The name that PyTorch gives to the result's `grad_fn`.

        `form` has a character an operand: its number of axes, or `n` for one of Python's own numbers.
        """
        return dict(self.grad_fn_in).get(form, self.grad_fn)

    def constants(self, attributes: Sequence[Any]) -> dict[str, Any]:
        """The attributes by name; whole numbers among the settings as `int`, a shape as a tuple of them."""
        return {
            name: settings.exact(name, value)
            for (name, _), value in zip(self.attributes, attributes, strict=True)
        }

    def local_at(self, attributes: Sequence[object]) -> tuple[str, ...]:
        """`local` where the constants have these values: a choice that hangs on them alone is made."""
        names = (name for name, _ in self.attributes)
        values = tuple(
            (name, value) for name, value in zip(names, attributes, strict=True) if isinstance(value, float)
        )
        return tuple(text.decided(local, values) for local in self.local) if values else self.local

    @cached_property
    def infix(self) -> bool:
        """Whether one operator alone writes the operation (`a * b`, `a.T`), so that it needs no name."""
        return text.is_one_operator(self.forward)

    @cached_property
    def reduces(self) -> bool:
        """Whether one number is made of all elements of the operands; a local gradient has their shape."""
        return text.reduces(self.forward, self.letters)

    @cached_property
    def after_product(self) -> str:
        """What becomes of the matrix product of the first two operands, `p` in its place: `p`, or `p + c`.

        Empty where the operation is no product.
        """
        return text.after_product(self.forward)

    @cached_property
    def keywords(self) -> frozenset[str]:
        """The attributes that code writes by name, and leaves out where they have their default."""
        return frozenset(
            name for name, default in self.attributes if name in settings.NAMES and default is not None
        )

    @cached_property
    def pytorch(self) -> str:
        """The operation as a PyTorch program writes it (`torch` and `F` are the usual imports)."""
        names = self.letters + tuple(name for name, _ in self.attributes)
        return self.torch or (self.forward if self.infix else f"torch.{self.name}({', '.join(names)})")
