"""Measure how fast the own engine traces a graph beside PyTorch's eager mode: part of `make bench`.

Each node's value and gradient is kept, and each local gradient that is not one of these numbers already; a
contribution is the product of two of them, and multiplied when it is asked for.
PyTorch keeps the value and the gradient of every node, too (`retain_grad`). Built and run: from the
nodes' names, operations and operands the graph is made and checked, and it is traced. Replayed: the same
graph is traced again, after it has been traced often.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from functools import partial
from typing import Any

from bench import Contest, begun, print_head, print_row

from tutor.engine import DTYPES, DType, Trace
from tutor.engine.own import trace
from tutor.graph import Graph, Node
from tutor.graph.graph import INPUT, PARAMETER

OFTEN = 150
"""Traces before the replay is measured: by then the graph has become straight-line code."""
SIZES = (100, 1_000, 10_000, 100_000)
BUILT, REPLAYED = 15.0, 50.0


def main() -> None:
    """Print the table."""
    torch = begun()
    if torch is None:
        return
    gc.disable()  # as in the window, which collects when nothing else is to be done
    print_head("trace a chain of scalar nodes, all kept", "PyTorch")
    for size in SIZES:
        for contest in tracing(torch, size):
            print_row(contest)


def tracing(torch: Any, size: int) -> Iterator[Contest]:
    """A chain of so many scalar nodes, forward and backward."""
    nodes, rounds = chain(size), 5 if size > 10_000 else 15
    graph = Graph.of(nodes, nodes[-1].name)
    for dtype in DTYPES:
        theirs = partial(torch_chain, torch, size, dtype)
        built = partial(own_chain_anew, nodes, dtype)
        yield Contest(f"{size:>7,} nodes, {dtype}, built and run", built, theirs, BUILT, rounds)
        for _ in range(OFTEN):
            own_chain(graph, dtype)
        yield Contest(f"{size:>7,} nodes, {dtype}, replayed", partial(own_chain, graph, dtype), theirs,
                      REPLAYED, rounds)  # fmt: skip


def own_chain(graph: Graph, dtype: DType) -> Trace:
    """Trace the chain in the own engine."""
    return trace(graph, {"x": 1.0, "w": 1.0}, dtype=dtype)


def own_chain_anew(nodes: list[Node], dtype: DType) -> Trace:
    """Build the chain and trace it."""
    return own_chain(Graph.of(nodes, nodes[-1].name), dtype)


def chain(size: int) -> list[Node]:
    """x·w·w - x …: products and differences in turn, so that each node has two operands."""
    nodes = [Node("x", INPUT), Node("w", PARAMETER), Node("h0", "mul", ("x", "w"))]
    for index in range(1, size):
        op, other = ("mul", "w") if index % 2 else ("sub", "x")
        nodes.append(Node(f"h{index}", op, (f"h{index - 1}", other)))
    return nodes


def torch_chain(torch: Any, size: int, dtype: DType) -> list[Any]:
    """The same chain in PyTorch, forward and backward, all values and gradients kept."""
    x = torch.tensor(1.0, dtype=getattr(torch, dtype), requires_grad=True)
    w = torch.tensor(1.0, dtype=getattr(torch, dtype), requires_grad=True)
    values = [x * w]
    for index in range(1, size):
        values.append(values[-1] * w if index % 2 else values[-1] - x)
    for value in values:
        value.retain_grad()
    values[-1].backward()
    return values


if __name__ == "__main__":
    main()
