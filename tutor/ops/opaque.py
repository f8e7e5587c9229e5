"""Operations that the table lacks: rows made on the fly from what is known of a call of PyTorch.

Such a row is its own text, a *signature*: PyTorch's name, its arguments with letters for the operands, and
the shape of the result where that is not the one of the operands together:

    aten.erf(a)
    aten.sum(a, [0], True) -> [1, 3]
    aten.chunk(a, 2)[1] -> [3]
    aten.embedding(a, int64([0, 2, 1])) -> [3, 4]
    Swish(a)

What `aten` has, PyTorch can compute again. Anything else, as a `torch.autograd.Function` of a person's own,
has only the numbers that were recorded. The maths text of a row is `computed("aten.erf(a)", a)`; what goes
back to an operand is `pulled("aten.erf(a)", 0, g, a)`. An engine knows these two as it knows `exp`.
"""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from functools import lru_cache
from math import prod
from typing import Any

from tutor.ops import OPAQUE, is_opaque
from tutor.ops.op import Op

LONGEST = 1_000
"""Characters of a signature at most."""
MOST_OPERANDS = 32
LARGEST = 1_000_000
"""Numbers in a result at most."""

_NAME = re.compile(r"[A-Za-z_]\w*(\.[A-Za-z_]\w*)*")
_LETTERS = "abcdefh"
_ATEN = "aten."
_DTYPES = ("int64", "int32", "bool")


@dataclass(frozen=True)
class Operand:
    """Stands in the arguments of a call for the operand of that number."""

    at: int


@dataclass(frozen=True)
class Whole:
    """Stands in the arguments of a call for a tensor of whole numbers, or of true and false, as rows."""

    dtype: str
    rows: Any


@dataclass(frozen=True)
class Signature:
    """A signature taken apart: positions in `arguments` and `keywords` that take operands are `Operand`.

    `shape` is the result's; None where it is that of the operands broadcast together. Of a call that makes
    several tensors, `part` says which is meant.
    """

    name: str
    arguments: tuple[Any, ...]
    keywords: tuple[tuple[str, Any], ...]
    operands: int
    shape: tuple[int, ...] | None
    part: int | None = None

    @property
    def called(self) -> str:
        """The last part of the name: `erf`."""
        return self.name.rpartition(".")[2]

    @property
    def aten(self) -> str:
        """The name within PyTorch's `aten`; empty where it is no such operation."""
        return self.name.removeprefix(_ATEN) if self.name.startswith(_ATEN) else ""


@dataclass(frozen=True)
class OpaqueOp(Op):
    """A row of an operation that the table lacks."""

    operands: int = 1

    @property
    def letters(self) -> tuple[str, ...]:
        """The operands' names in the signature and in the maths text."""
        return letters(self.operands)


def letters(count: int) -> tuple[str, ...]:
    """What so many operands are called: a, b and so on, or a1, a2 and so on where they are many."""
    return tuple(_LETTERS[:count] if count <= len(_LETTERS) else (f"a{at}" for at in range(1, count + 1)))


def whole(text: str, operands: int) -> str:
    """The signature that code means: a name alone takes all operands in their order."""
    text = text.strip()
    return text if is_opaque(text) else f"{text}({', '.join(letters(operands))})"


def short(op: str) -> str:
    """The signature as code writes it: its name alone where the arguments are the operands in their order."""
    name = op.partition("(")[0]
    return name if op == whole(name, signature(op).operands) else op


def row(op: str) -> OpaqueOp | None:
    """The row of a signature; None where it is none."""
    try:
        return _row(op)
    except ValueError:
        return None


@lru_cache(maxsize=1024)
def _row(op: str) -> OpaqueOp:
    found = signature(op)
    names = letters(found.operands)
    listed = ", ".join(names)
    return OpaqueOp(
        op,
        found.called,
        f"computed({op!r}, {listed})",
        pull=tuple(f"pulled({op!r}, {at}, g, {listed})" for at in range(found.operands)),
        torch=_as_program(op) if found.aten else "",
        family=OPAQUE,
        operands=found.operands,
    )


@lru_cache(maxsize=1024)
def signature(op: str) -> Signature:
    """The signature taken apart.

    Raises:
        ValueError: it is none: no call of a name, arguments that are no constants, operands left out.
    """
    if len(op) > LONGEST:
        raise ValueError(op)
    written, arrow, shape = op.partition(" -> ")
    try:
        call = ast.parse(written, mode="eval").body
        lengths = ast.literal_eval(shape) if arrow else None
    except (SyntaxError, RecursionError, MemoryError) as error:
        raise ValueError(op) from error
    part: int | None = None
    match call:
        case ast.Subscript(value=inner, slice=ast.Constant(value=int() as which)):
            call, part = inner, which
    if not isinstance(call, ast.Call) or any(keyword.arg is None for keyword in call.keywords):
        raise ValueError(op)
    name = ast.unparse(call.func)
    if not _NAME.fullmatch(name) or (arrow and not _is_shape(lengths)):
        raise ValueError(op)
    values = [*call.args, *(keyword.value for keyword in call.keywords)]
    found = {
        node.id
        for value in values
        for node in ast.walk(value)
        if isinstance(node, ast.Name) and node.id not in _DTYPES
    }
    names = letters(len(found))
    if not 0 < len(found) <= MOST_OPERANDS or found != set(names):
        raise ValueError(op)
    places = {letter: Operand(at) for at, letter in enumerate(names)}
    return Signature(
        name,
        tuple(_argument(each, places) for each in call.args),
        tuple((str(each.arg), _argument(each.value, places)) for each in call.keywords),
        len(found),
        tuple(lengths) if lengths is not None else None,
        part,
    )


def _as_program(op: str) -> str:
    """The call as a PyTorch program has it: `torch.ops.aten.embedding(a, torch.tensor([0, 2, 1]))`."""
    call = ast.parse(op.partition(" -> ")[0], mode="eval")
    for node in ast.walk(call):
        match node:
            case ast.Call(func=ast.Name(id=dtype), args=[_]) if dtype in _DTYPES:
                node.func = ast.Attribute(ast.Name("torch"), "tensor")
                node.keywords = [ast.keyword("dtype", ast.Attribute(ast.Name("torch"), dtype))]
    return f"torch.ops.{ast.unparse(call)}"


def _is_shape(lengths: object) -> bool:
    return (
        isinstance(lengths, list)
        and len(lengths) <= MOST_OPERANDS
        and all(type(length) is int and length > 0 for length in lengths)
        and prod(lengths) <= LARGEST
    )


def _argument(node: ast.expr, places: dict[str, Operand]) -> Any:
    match node:
        case ast.Name(id=letter):
            return places[letter]
        case ast.List(elts=items) | ast.Tuple(elts=items):
            return [_argument(item, places) for item in items]
        case ast.Call(func=ast.Name(id=dtype), args=[rows], keywords=[]) if dtype in _DTYPES:
            return Whole(dtype, ast.literal_eval(rows))
    return ast.literal_eval(node)


def text_of(
    name: str,
    arguments: Any,
    keywords: dict[str, Any],
    shape: tuple[int, ...] | None,
    part: int | None = None,
) -> str:
    """The signature of a call, of whose arguments those that take operands are `Operand`.

    Raises:
        ValueError: an argument is nothing that a signature can say.
    """
    given = [*arguments, *keywords.values()]
    names = letters(len({at for each in given for at in _operands_in(each)}))
    said = [_written(each, names) for each in arguments]
    said += [f"{key}={_written(each, names)}" for key, each in keywords.items()]
    which = f"[{part}]" if part is not None else ""
    op = f"{name}({', '.join(said)}){which}" + (f" -> {list(shape)}" if shape is not None else "")
    signature(op)
    return op


def _operands_in(argument: Any) -> list[int]:
    if isinstance(argument, Operand):
        return [argument.at]
    if isinstance(argument, list | tuple):
        return [at for each in argument for at in _operands_in(each)]
    return []


def _written(argument: Any, names: tuple[str, ...]) -> str:
    if isinstance(argument, Operand):
        return names[argument.at]
    if isinstance(argument, list | tuple):
        return f"[{', '.join(_written(each, names) for each in argument)}]"
    if isinstance(argument, Whole):
        return f"{argument.dtype}({argument.rows})"
    if argument is None or isinstance(argument, bool | int | str):
        return repr(argument)
    if isinstance(argument, float) and abs(argument) < float("inf"):
        return repr(float(argument))
    raise ValueError(argument)


def numbered_call(op: str, count: int) -> str:
    """The signature of a call that made other numbers the next time: `dropout(a, call=2)`."""
    call, bracket, rest = op.rpartition(")")
    return f"{call}, call={count}{bracket}{rest}"
