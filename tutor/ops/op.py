"""One operation: a row of maths text from which everything else about it is derived."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from tutor.ops import text


@dataclass(frozen=True)
class Op:
    """An operation as maths text in its operands `a`, `b`, …; in gradients also its output `z`, and `g`.

    `local` is ∂z/∂operand per operand, elementwise. Where the local gradient is no elementwise factor,
    `pull` is the contribution itself: the given gradient `g` pulled back through the operation, per
    operand. `attributes` are the constants of the operation with their default (None: must be given).
    `domain` says where it is smooth. `grad_fn` is what PyTorch calls the backward of `pytorch`; `grad_fn_in`
    has the names of forms that are called otherwise: `12` is a vector and a matrix, `n0` a plain number and
    a tensor without axes.
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
    def after_product(self) -> str:
        """What becomes of the matrix product of the first two operands, `p` in its place: `p`, or `p + c`.

        Empty where the operation is no product.
        """
        return text.after_product(self.forward)

    @cached_property
    def code(self) -> str:
        """The operation as the tutor's code writes it, in its operands and attributes."""
        return self.forward if self.infix else f"{self.name}({', '.join(self._arguments)})"

    @cached_property
    def pytorch(self) -> str:
        """The operation as a PyTorch program writes it (`torch` and `F` are the usual imports)."""
        return self.torch or (self.forward if self.infix else f"torch.{self.code}")

    @property
    def _arguments(self) -> tuple[str, ...]:
        return self.letters + tuple(name for name, _ in self.attributes)
