"""Measure how fast the tutor is beside PyTorch: `make bench`.

Everything of a table is measured in this one process, in turns, with PyTorch on one thread; the medians are
compared. A ratio is PyTorch's time by ours, so that larger is better; only starts are our time by PyTorch's,
smaller is better.
"""

from __future__ import annotations

import gc
import os
import platform
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from time import perf_counter
from typing import Any

import numpy as np

from tutor.document.catalogue import open_source
from tutor.engine import DTYPES, DType, Trace
from tutor.engine.own import trace
from tutor.graph import Graph, Node
from tutor.graph.graph import INPUT, PARAMETER
from tutor.training import History, Plan, trainer

Record = list[tuple[float, float, float]]

SHORTEST = 0.01
"""Seconds that a turn takes at least, so that the clock and cold caches do not count."""
NODES = 10_000
EPOCHS, RATE = 100, 0.01
NEEDED: dict[DType, float] = {"float64": 100.0, "float32": 60.0}
X_DATA, Y_DATA = (1.0, 2.0, 3.0), (2.0, 4.0, 6.0)


@dataclass(frozen=True)
class Contest:
    """The same work done by us and by PyTorch, and how many times faster we are to be, if that is set."""

    name: str
    ours: Callable[[], object]
    theirs: Callable[[], object]
    need: float | None
    rounds: int = 31


def main() -> None:
    """Print the tables."""
    try:
        import torch
    except Exception as error:
        print(f"PyTorch cannot be imported, so there is nothing to measure against: {error}")
        return
    torch.set_num_threads(1)
    print_settings(torch)
    print(f"\n{'work':<58}{'ours':>12}{'PyTorch':>12}{'ratio':>9}  needed")
    for contest in [*training(torch), *tracing(torch)]:
        print_row(contest)
    print(f"\n{'start, a process of its own':<58}{'ours':>12}{'PyTorch':>12}{'ratio':>9}  needed")
    print_start()


def print_settings(torch: Any) -> None:
    """Say on what the figures were measured."""
    print(f"{platform.platform()}, {os.cpu_count()} CPUs, Python {platform.python_version()}")
    print(f"numpy {np.__version__}, torch {torch.__version__} on {torch.get_num_threads()} thread")
    for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
        print(f"{name}={os.environ.get(name, '(not set)')}", end="  ")
    print()


def print_row(contest: Contest) -> None:
    """Measure a contest and print its line."""
    ours, theirs = in_turns([contest.ours, contest.theirs], contest.rounds)
    ratio = theirs / ours
    needed = "" if contest.need is None else f"≥ {contest.need:g}×  {verdict(ratio >= contest.need)}"
    line = f"{contest.name:<58}{1e3 * ours:>9.3f} ms{1e3 * theirs:>9.3f} ms{ratio:>8.1f}×  {needed}"
    print(line.rstrip(), flush=True)


def verdict(reached: bool) -> str:
    """A word for whether it was reached."""
    return "reached" if reached else "MISSED"


def in_turns(works: Sequence[Callable[[], object]], rounds: int) -> list[float]:
    """The median time in seconds of each work, done in turns, short work many times in a turn."""
    repeats = [repeats_of(work) for work in works]
    times: list[list[float]] = [[] for _ in works]
    for _ in range(rounds):
        for work, repeat, kept in zip(works, repeats, times, strict=True):
            gc.collect()
            start = perf_counter()
            for _ in range(repeat):
                work()
            kept.append((perf_counter() - start) / repeat)
    return [statistics.median(kept) for kept in times]


def repeats_of(work: Callable[[], object]) -> int:
    """How many times a turn does the work, so that it is long enough to be measured."""
    work()
    start = perf_counter()
    work()
    return 1 + int(SHORTEST / (perf_counter() - start))


# --------------------------------------------------------------------------------------------------- training


def training(torch: Any) -> Iterator[Contest]:
    """`train-linear` of the lecture, 100 epochs of 3 samples, by the public API, with the history kept.

    Ours is a new trainer on a plan whose graph has been trained before, as in the window: the plan is checked
    and its numbers are brought to their type, 300 iterations are done, and all are in the history. Then the
    same from code that has not been compiled.
    """
    nodes = open_source("train-linear").graph.nodes
    for dtype, need in NEEDED.items():
        plan = linear(nodes, dtype)
        theirs = partial(lecture, torch, dtype)
        bits = same_bits(own_training(plan), theirs(), dtype)
        name = f"train-linear, 300 iterations, {bits}, {dtype}"
        yield Contest(name, partial(own_training, plan), theirs, need)
        anew = partial(own_training_anew, nodes, dtype)
        yield Contest("  and with the graph's compilation", anew, theirs, None)


def linear(nodes: tuple[Node, ...], dtype: DType) -> Plan:
    """The plan of the lesson, on a graph that nothing has been compiled for."""
    data = {"x": X_DATA, "y": Y_DATA}
    graph = Graph(nodes, nodes[-1].name)
    return Plan(graph, {"w": 1.0}, data, learning_rate=RATE, epochs=EPOCHS, dtype=dtype)


def own_training(plan: Plan) -> History:
    """Train the whole plan in the own engine."""
    run = trainer(plan, "own")
    run.advance(plan.iterations)
    return run.history


def own_training_anew(nodes: tuple[Node, ...], dtype: DType) -> History:
    """Train in the own engine what it has not compiled yet."""
    return own_training(linear(nodes, dtype))


def lecture(torch: Any, dtype: DType) -> Record:
    """The lecture's loop in PyTorch; per iteration the loss, the gradient, and the weight after it."""
    w = torch.tensor([1.0], dtype=getattr(torch, dtype), requires_grad=True)
    record: Record = []
    for _ in range(EPOCHS):
        for x, y in zip(X_DATA, Y_DATA, strict=True):
            loss = (x * w - y) ** 2
            loss.backward()
            gradient = w.grad.item()
            w.data = w.data - RATE * w.grad.data
            record.append((loss.item(), gradient, w.item()))
            w.grad.data.zero_()
    return record


def same_bits(history: History, record: Record, dtype: DType) -> str:
    """Say whether every loss, gradient and weight of both runs is the same float."""
    ours = [
        (history.loss(at), history.gradients(at)["w"], history.parameters_after(at)["w"])
        for at in range(len(history))
    ]
    same = np.array(ours, dtype).tobytes() == np.array(record, dtype).tobytes()
    return "the same bits" if same else "OTHER BITS"


# ---------------------------------------------------------------------------------------------------- tracing


def tracing(torch: Any) -> Iterator[Contest]:
    """A chain of scalar nodes, forward and backward, with every number of it kept.

    These are each node's value and gradient, each edge's local gradient and contribution. PyTorch keeps the
    values of all nodes, and computes the gradient of the leaves.
    """
    graph = chain()
    for dtype in DTYPES:
        theirs = partial(torch_chain, torch, dtype)
        name = f"trace a chain of {NODES:,} scalar nodes, {dtype}"
        yield Contest(name, partial(own_chain, graph, dtype), theirs, 10.0, rounds=11)
        anew = partial(own_chain_anew, dtype)
        yield Contest("  and with the graph built and checked", anew, theirs, None, rounds=11)


def own_chain(graph: Graph, dtype: DType) -> Trace:
    """Trace the chain in the own engine."""
    return trace(graph, {"x": 1.0, "w": 1.0}, dtype=dtype)


def own_chain_anew(dtype: DType) -> Trace:
    """Build the chain and trace it."""
    return own_chain(chain(), dtype)


def chain() -> Graph:
    """x·w·w + x …: products and sums in turn, so that each node has two operands."""
    nodes = [Node("x", INPUT), Node("w", PARAMETER), Node("h0", "mul", ("x", "w"))]
    for index in range(1, NODES):
        op, other = ("mul", "w") if index % 2 else ("sub", "x")
        nodes.append(Node(f"h{index}", op, (f"h{index - 1}", other)))
    return Graph.of(nodes, f"h{NODES - 1}")


def torch_chain(torch: Any, dtype: DType) -> list[Any]:
    """The same chain in PyTorch, forward and backward, all values kept."""
    x = torch.tensor(1.0, dtype=getattr(torch, dtype), requires_grad=True)
    w = torch.tensor(1.0, dtype=getattr(torch, dtype), requires_grad=True)
    values = [x * w]
    for index in range(1, NODES):
        values.append(values[-1] * w if index % 2 else values[-1] - x)
    values[-1].backward()
    return values


# ------------------------------------------------------------------------------------------------------ start

OPEN_WINDOW = """
import os, sys
import tutor.ui.app as app
from tutor.cli import main

make_window = app.make_window
LATER = ("pyqtgraph", "torch", "rich")

def painted():
    print("painted", *(name for name in LATER if name in sys.modules), flush=True)
    os._exit(0)

def watched(*args, **keywords):
    window = make_window(*args, **keywords)
    window.first_painted.connect(painted)
    return window

app.make_window = watched
main(["linear-model"])
"""
IMPORT_TORCH = "import os, torch; print('imported', flush=True); os._exit(0)"


def print_start(rounds: int = 7, need: float = 0.5) -> None:
    """Time from a process's start to the window's first paint, and what had been imported by then."""
    imported: set[str] = set()

    def paint() -> None:
        _, *names = first_line(OPEN_WINDOW).split()
        imported.update(names)

    try:
        ours, theirs = in_turns([paint, lambda: first_line(IMPORT_TORCH)], rounds)
    except RuntimeError as error:
        print(f"first paint could not be measured: {error}")
        return
    ratio = ours / theirs
    print(
        f"{'first paint of the window, beside import torch':<58}{1e3 * ours:>9.0f} ms{1e3 * theirs:>9.0f} ms"
        f"{ratio:>8.2f}   ≤ {need:g}  {verdict(ratio <= need)}"
    )
    print(f"imported by then of pyqtgraph, torch and rich: {', '.join(sorted(imported)) or 'none'}")


def first_line(program: str) -> str:
    """The first line that a new Python prints on this program; it is ended after that.

    Raises:
        RuntimeError: it ended without a line; the text is the last it had to say.
    """
    environment = dict(os.environ)
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # both are started warm, their bytecode kept as usual
    with tempfile.TemporaryDirectory() as home:
        environment |= {"XDG_CONFIG_HOME": home, "PYTHONPATH": os.pathsep.join(sys.path)}
        if not (environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")) and sys.platform == "linux":
            environment["QT_QPA_PLATFORM"] = "offscreen"
        with subprocess.Popen(
            [sys.executable, "-c", program],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        ) as process:
            assert process.stdout is not None and process.stderr is not None
            line = process.stdout.readline()
            if not line:
                why = process.stderr.read().strip().rpartition("\n")[2]
                raise RuntimeError(why or "it ended at once")
            process.kill()
    return line


if __name__ == "__main__":
    main()
