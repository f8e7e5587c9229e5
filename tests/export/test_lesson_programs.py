"""The PyTorch program of every graph of every lesson, run as it stands, prints the numbers of our engine."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from functools import lru_cache
from typing import Any

import numpy as np
import pytest

from tutor.document import Document, lessons, open_source
from tutor.engine import own, plain
from tutor.export.pytorch import program
from tutor.training import Plan, train

GRAPHS = {
    f"{lesson.id} {name}".strip(): (lesson.id, name)
    for lesson in lessons()
    for name in ("", *(each.name for each in open_source(lesson.id).graphs))
}


def document_of(case: str) -> Document:
    lesson, graph = GRAPHS[case]
    return open_source(lesson).showing(graph)


RUNNER = """
import json, os, sys, torch
torch.set_num_threads(1)
said = []
for text in json.load(sys.stdin):
    read, write = os.pipe()
    child = os.fork()
    if not child:
        os.dup2(write, 1)
        os.close(read)
        exec(compile(text, "program", "exec"), {"__name__": "__main__"})
        sys.stdout.flush()
        os._exit(0)
    os.close(write)
    with os.fdopen(read) as lines:
        said.append((lines.read().splitlines(), os.waitpid(child, 0)[1]))
json.dump(said, sys.stdout)
"""
"""A process a program, each a child of one that has torch: to import it takes seconds."""


@lru_cache
def printed() -> dict[str, tuple[list[str], int]]:
    """What each program prints, with its exit status; a warning is an error."""
    texts = [program(document_of(case)).text for case in GRAPHS]
    ran = subprocess.run(
        [sys.executable, "-W", "error", "-I", "-c", RUNNER],
        input=json.dumps(texts), capture_output=True, text=True, timeout=120, check=True,
    )  # fmt: skip
    return dict(zip(GRAPHS, json.loads(ran.stdout), strict=True))


def close(said: Any, ours: Any) -> None:
    """Equal but for what the last bits of a matrix product or a sigmoid may differ in."""
    known = np.asarray(ours, np.float64)
    within = 1e-6 * np.abs(known).max(initial=1e-6)
    np.testing.assert_allclose(np.asarray(said, np.float64), known, rtol=2e-6, atol=within)


@pytest.mark.needs_torch
@pytest.mark.parametrize("case", GRAPHS)
def test_the_program_of_a_lesson_prints_our_numbers(case: str) -> None:
    document, (said, status) = document_of(case), printed()[case]
    assert status == 0
    if document.training is not None and document.graph.parameters:
        check_training(document, said)
    else:
        check_pass(document, said)


def check_training(document: Document, said: list[str]) -> None:
    """Every gradient of every iteration, and the loss of every epoch."""
    training = document.training
    assert training is not None
    history = train(
        Plan(
            document.graph,
            document.values,
            document.data,
            training.learning_rate,
            training.epochs,
            training.batch,
            zero_grad=training.zero_grad,
        )
    )
    grads = [line.removeprefix("\tgrad: ") for line in said if line.startswith("\tgrad: ")]
    losses = [line.split()[2] for line in said if line.startswith("progress: ")]
    assert len(grads) == len(history) > 0
    for at, line in enumerate(grads):
        ours = " ".join(str(plain(gradient)) for gradient in history.gradients(at).values())
        if line.endswith(ours):
            continue
        numbers = ast.literal_eval(f"[{line.replace(' ', ',').replace(',,', ',')}]")
        close(numbers[-len(history.gradients(at)) :], [*history.gradients(at).values()])
    close([float(loss) for loss in losses], history.epoch_losses())


def check_pass(document: Document, said: list[str]) -> None:
    """The root, and the gradient of each parameter, or of each input where there is none."""
    trace = own.trace(document.graph, document.sample(0), given=document.given)
    found = {name: ast.literal_eval(number) for name, number in (line.split(": ", 1) for line in said)}
    leaves = document.graph.parameters or document.graph.inputs
    reached = [name for name in leaves if name in document.graph.influencing]
    assert set(found) == {document.graph.root, *(f"{name}.grad" for name in reached)}
    close(found[document.graph.root], trace.value(document.graph.root))
    for name in reached:
        close(found[f"{name}.grad"], trace.gradient(name))
