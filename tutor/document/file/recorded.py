"""`[[recorded]]`: what PyTorch once computed at opaque nodes, read from a file and written into one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from tutor.document.checking.wanted import say_found
from tutor.document.errors import Fault, KeyPath, say_key
from tutor.document.file.tables import RecordedTable
from tutor.document.file.toml_text import rows_text, string_text
from tutor.document.numbers import numbers
from tutor.engine.opaque import Recorded
from tutor.graph import Graph
from tutor.graph.shapes import Misfit, result_shape, say_shape
from tutor.language import translate
from tutor.ops.opaque import row


def recorded_of(tables: Sequence[RecordedTable]) -> tuple[Recorded, ...]:
    """What the tables say.

    Raises:
        Fault: an operation that is none, what are no numbers, shapes that do not fit together.
    """
    return tuple(_recorded(("recorded", at), table) for at, table in enumerate(tables))


def _recorded(path: KeyPath, table: RecordedTable) -> Recorded:
    found = row(table.operation)
    if found is None:
        sentence = translate("document", "{key} is to be a call, as aten.erf(a), and here is {found}.")
        key = (*path, "operation")
        raise Fault(
            key,
            sentence.format(key=say_key(key), found=say_found(table.operation)),
            translate("document", 'write operation = "aten.erf(a)"'),
        )
    operands = _arrays((*path, "operands"), table.operands, table.dtype, found.arity)
    value = _array((*path, "value"), table.value, table.dtype)
    given = _array((*path, "given"), table.given, table.dtype)
    contributions = _arrays((*path, "contributions"), table.contributions, table.dtype, found.arity)
    try:
        shape = result_shape(table.operation, tuple(each.shape for each in operands))
    except Misfit as misfit:
        raise _misfit((*path, "operands"), str(misfit)) from None
    _check_shape((*path, "value"), value, shape)
    _check_shape((*path, "given"), given, shape)
    for contribution, operand in zip(contributions, operands, strict=True):
        _check_shape((*path, "contributions"), contribution, operand.shape)
    return Recorded(table.operation, operands, value, given, contributions)


def _arrays(path: KeyPath, found: Sequence[Any], dtype: str, count: int) -> tuple[Any, ...]:
    if len(found) != count:
        sentence = translate("document", "the operation takes {count}, and here are {here}")
        raise _misfit(path, sentence.format(count=count, here=len(found)))
    return tuple(_array(path, each, dtype) for each in found)


def _array(path: KeyPath, found: object, dtype: str) -> Any:
    given = numbers(found)
    if given is None:
        raise _misfit(path, translate("document", "these are to be numbers, in rows that are equally long"))
    with np.errstate(over="ignore"):
        array = np.array(given, dtype)
    if (np.isfinite(given) & ~np.isfinite(array)).any():
        sentence = translate("document", "a number here is too large for {dtype}")
        raise _misfit(path, sentence.format(dtype=dtype))
    return array


def _check_shape(path: KeyPath, found: Any, shape: tuple[int, ...]) -> None:
    if found.shape != shape:
        sentence = translate("document", "this has the shape {here} and is to have {there}")
        raise _misfit(path, sentence.format(here=say_shape(found.shape), there=say_shape(shape)))


def _misfit(path: KeyPath, why: str) -> Fault:
    mend = translate("document", "remove this table of [[recorded]]: PyTorch computes it again where it can")
    return Fault(path, f"{say_key(path)}: {why}.", mend)


def pieces_of_recorded(recorded: Iterable[Recorded], graphs: Iterable[Graph]) -> list[dict[str, Any]]:
    """The tables of `[[recorded]]`: of operations that one of the graphs still has."""
    there = {node.op for graph in graphs for node in graph.nodes}
    return [
        {
            "operation": string_text(each.operation),
            "dtype": string_text(each.dtype),
            "operands": _list(each.operands),
            "value": _rows(each.value),
            "given": _rows(each.given),
            "contributions": _list(each.contributions),
        }
        for each in recorded
        if each.operation in there
    ]


def _list(arrays: Iterable[Any]) -> str:
    return f"[{', '.join(map(_rows, arrays))}]"


def _rows(array: Any) -> str:
    return rows_text(_tuples(array.tolist()))


def _tuples(found: Any) -> Any:
    return tuple(map(_tuples, found)) if isinstance(found, list) else float(found)
