"""Training as compiled code: a graph becomes a Python function once, and is then run again and again."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from tutor.engine.code.array_code import array_code
from tutor.engine.code.scalar_code import Code, scalar_code
from tutor.engine.numbers import DType
from tutor.engine.update_rule import PLAIN, UpdateRule
from tutor.graph import Graph
from tutor.graph.shapes import Shape


@dataclass(frozen=True)
class Program:
    """The source of a training loop, and the function that it defines.

    `scalar_code` and `array_code` say what arguments it takes.
    """

    source: str
    run: Callable[..., None]


def scalar_program(
    graph: Graph,
    data: Sequence[str],
    dtype: DType,
    *,
    numpy_scalars: bool = False,
    zero_grad: bool = True,
    samples: int = 0,
    rule: UpdateRule = PLAIN,
) -> Program:
    """The training loop of a graph of single numbers, one sample an iteration; compiled once for a graph.

    With `samples` the iterations of an epoch of so many are written out.
    """
    key = ("scalar training", tuple(data), dtype, numpy_scalars, zero_grad, samples, rule)
    return _once(
        graph,
        key,
        lambda: scalar_code(
            graph,
            data,
            dtype,
            numpy_scalars=numpy_scalars,
            zero_grad=zero_grad,
            samples=samples,
            rule=rule,
        ),
    )


def array_program(
    graph: Graph,
    data: Sequence[str],
    shapes: Mapping[str, Shape],
    dtype: DType,
    *,
    batched: bool,
    zero_grad: bool = True,
    rule: UpdateRule = PLAIN,
) -> Program:
    """The training loop of a graph of arrays, or of batches; compiled once for a graph and shapes."""
    key = ("array training", tuple(data), tuple(shapes.values()), dtype, batched, zero_grad, rule)
    return _once(
        graph,
        key,
        lambda: array_code(graph, data, shapes, dtype, batched=batched, zero_grad=zero_grad, rule=rule),
    )


def _once(graph: Graph, key: object, write: Callable[[], Code]) -> Program:
    program = graph.derived.get(key)
    if not isinstance(program, Program):
        program = graph.derived[key] = _compiled(write())
    return program


def _compiled(code: Code) -> Program:
    """The function `train` that the source defines.

    The source has the table's operations, numbers, and variables whose names are plain letters: nothing a
    person wrote runs.
    """
    namespace = dict(code.names)
    exec(compile(code.source, "<training>", "exec"), namespace)  # noqa: S102
    return Program(code.source, namespace["train"])
