"""Measure how fast the tutor starts beside PyTorch, and what the other benches measure with: `make bench`.

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
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import perf_counter
from typing import Any

import numpy as np

SHORTEST = 0.01
"""Seconds that a turn takes at least, so that the clock and cold caches do not count."""


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
    torch = begun()
    if torch is None:
        return
    print_head("start, a process of its own", "PyTorch")
    print_start()


def begun() -> Any:
    """PyTorch on one thread, after the settings are printed; None, and it is said, where it is missing."""
    try:
        import torch
    except Exception as error:
        print(f"PyTorch cannot be imported, so there is nothing to measure against: {error}")
        return None
    torch.set_num_threads(1)
    print_settings(torch)
    return torch


def print_settings(torch: Any) -> None:
    """Say on what the figures were measured."""
    print(f"{platform.platform()}, {os.cpu_count()} CPUs, Python {platform.python_version()}")
    print(f"numpy {np.__version__}, torch {torch.__version__} on {torch.get_num_threads()} thread")
    for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
        print(f"{name}={os.environ.get(name, '(not set)')}", end="  ")
    print()


def print_head(work: str, other: str) -> None:
    """Begin a table of this work; `other` is whom we are measured beside."""
    print(f"\n{work:<58}{'ours':>12}{other:>12}{'ratio':>9}  needed", flush=True)


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


# ------------------------------------------------------------------------------------------------------ start

OPEN_WINDOW = """
import gc, os, sys

gc.disable()  # the command collects nothing until the window does, and it imports what is imported here
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
