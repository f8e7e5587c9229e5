"""The value of a node for many rows at once: a data set, a grid of points, parameters along a path."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from tutor.engine.code.forward_code import ForwardWriter, array_names
from tutor.engine.numbers import DType, Given, as_value, shape_of
from tutor.engine.own import leaf_values
from tutor.engine.sample_axis import with_sample_axis
from tutor.errors import TutorError
from tutor.graph import Graph
from tutor.graph.shapes import Shape, shapes
from tutor.language import translate


def forward(
    graph: Graph,
    node: str,
    leaves: Mapping[str, Given],
    columns: Mapping[str, Sequence[Given] | npt.NDArray[Any]],
    dtype: DType,
) -> npt.NDArray[np.floating[Any]]:
    """The node's value for each row, (rows, *shape of one).

    What the rows cost in memory they cost at once: of very many, give some at a time. What is not finite
    stays as it is.

    Args:
        graph: the graph; it is compiled once for a node, the names in `columns`, their shapes and the type.
        node: a node's name.
        leaves: values of the inputs and parameters that have no column, and perhaps of others.
        columns: one row after another for any of the inputs and parameters; all equally long, at least one.
        dtype: the type of number in which it is computed, and of the result.

    Raises:
        TutorError: a value is missing, values do not fit together, or columns differ in length.
    """
    arrays = {name: np.asarray(as_value(_rows(column), dtype, name)) for name, column in columns.items()}
    lengths = {len(array) for array in arrays.values()}
    if len(lengths) != 1:
        raise TutorError(translate("engine", "The columns are to be equally long, and there has to be one."))
    first = {name: array[0] for name, array in arrays.items()}
    values = leaf_values(graph, {**leaves, **first}, dtype)
    known = dict(zip((leaf.name for leaf in graph.leaves), values, strict=True))
    function = _compiled(
        graph, node, tuple(arrays), {name: shape_of(each) for name, each in known.items()}, dtype
    )
    with np.errstate(all="ignore"):
        found = np.asarray(function(*(arrays.get(name, value) for name, value in known.items())))
    (rows,) = lengths
    return found if node in with_sample_axis(graph, arrays) else np.broadcast_to(found, (rows, *found.shape))


def _rows(column: Sequence[Given] | npt.NDArray[Any]) -> Given:
    return column if isinstance(column, np.ndarray) else list(column)


def _compiled(
    graph: Graph, node: str, columns: tuple[str, ...], leaves: Mapping[str, Shape], dtype: DType
) -> Callable[..., Any]:
    """The function of all leaves' values, in the graph's order, that has a line for each node needed."""
    key = ("forward", node, columns, tuple(leaves.values()), dtype)
    known = graph.derived.get(key)
    if not callable(known):
        found = shapes(graph, leaves)
        names = array_names(dtype, found)
        source = _Writer(graph, found, ["forward", *names], with_sample_axis(graph, columns)).source(node)
        # The table's operations, numbers, and variables of plain letters: nothing a person wrote runs.
        exec(compile(source, "<forward>", "exec"), names)  # noqa: S102
        known = graph.derived[key] = names["forward"]
    return known


class _Writer(ForwardWriter):
    def source(self, node: str) -> str:
        """The function as Python writes it."""
        value = self._names.value
        return "\n".join(
            [
                f"def forward({', '.join(value[leaf.name] for leaf in self._graph.leaves)}):",
                *(f"    {line}" for line in self._lines_of(_needed(self._graph, node))),
                f"    return {value[node]}",
                "",
            ]
        )


def _needed(graph: Graph, node: str) -> set[str]:
    """The node, and all that it is computed from."""
    needed = {node}
    for each in reversed(graph.nodes):
        if each.name in needed:
            needed.update(each.operands)
    return needed
