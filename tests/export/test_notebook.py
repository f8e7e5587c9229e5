"""The notebook: valid, the program's lines in their order, and cells that run one after the other."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest

from tutor.document.catalogue import open_source
from tutor.document.edits.optimiser_edits import with_optimiser
from tutor.export.notebook import notebook
from tutor.export.pytorch import program

RUN = """
import json, sys
names = {}
for cell in json.load(sys.stdin)["cells"]:
    if cell["cell_type"] == "code":
        exec(compile("".join(cell["source"]), cell["id"], "exec"), names)
"""


def cells_of(text: str, kind: str) -> list[str]:
    found: list[dict[str, Any]] = json.loads(text)["cells"]
    return ["".join(cell["source"]) for cell in found if cell["cell_type"] == kind]


SOURCES = [
    "train-linear",
    "linear-model",
    "zero-grad",
    "exercise-quadratic",
    "two-layer-network",
    "exercise:hard:7",
]


@pytest.mark.parametrize("source", SOURCES)
def test_the_cells_are_the_program_in_its_order(source: str) -> None:
    document = open_source(source)
    text = notebook(document)
    code = cells_of(text, "code")
    lines = [line for cell in code for line in cell.splitlines() if line.strip()]
    assert lines == [line.text for line in program(document).lines[1:] if line.text.strip()]
    for cell in code:
        compile(cell, "cell", "exec")
    assert len(cells_of(text, "markdown")) == len(code) + 1
    assert cells_of(text, "markdown")[0].startswith(f"# {document.title}")


def test_an_optimiser_stands_with_the_training() -> None:
    document = open_source("train-linear")
    assert document.training is not None
    document = document.with_training(with_optimiser(document.training, "adam"))
    code = cells_of(notebook(document), "code")
    assert "torch.optim.Adam" in "".join(code)
    assert code[0].startswith("import torch")


def test_it_is_of_the_format() -> None:
    found = json.loads(notebook(open_source("train-linear")))
    assert (found["nbformat"], found["nbformat_minor"]) == (4, 5)
    assert set(found) == {"cells", "metadata", "nbformat", "nbformat_minor"}
    assert found["metadata"]["kernelspec"]["name"] == "python3"
    ids = [cell["id"] for cell in found["cells"]]
    assert len(set(ids)) == len(ids)
    for cell in found["cells"]:
        keys = {"cell_type", "id", "metadata", "source"}
        assert set(cell) == keys | ({"execution_count", "outputs"} if cell["cell_type"] == "code" else set())
        assert all(line.endswith("\n") for line in cell["source"][:-1])


@pytest.mark.needs_torch
def test_the_cells_run_one_after_the_other() -> None:
    ran = subprocess.run(
        [sys.executable, "-I", "-c", RUN],
        input=notebook(open_source("train-linear")), capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert ran.stdout.splitlines()[-1] == "predict (after training) 4 7.999998569488525"
