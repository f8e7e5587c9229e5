"""Without a PyTorch that works, one sentence says so; PyTorch is imported only when it is asked for."""

from __future__ import annotations

import importlib
import subprocess
import sys
from typing import Any

import pytest

from tutor.engine import torch_engine
from tutor.graph import read_code


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (ModuleNotFoundError("No module named 'torch'", name="torch"), "PyTorch is not installed; "),
        (
            OSError("libtorch_cpu.so: cannot open\nmore lines"),
            "PyTorch is installed but does not start (libtorch_cpu.so: cannot open); ",
        ),
    ],
)
def test_a_missing_or_broken_pytorch_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, error: Exception, sentence: str
) -> None:
    def fail(name: str) -> Any:
        raise error

    monkeypatch.setattr(importlib, "import_module", fail)
    with pytest.raises(torch_engine.TorchMissing) as refused:
        torch_engine.trace(read_code("z = x*2").graph, {"x": 1})
    assert str(refused.value) == f"{sentence}this command installs it: {torch_engine.INSTALL_COMMAND}"


def test_the_core_does_without_pytorch() -> None:
    source = (
        "import sys\n"
        "from tutor.engine import own, torch_engine\n"
        "from tutor.graph import read_code\n"
        "from tutor.walk import Narrator, Walkthrough\n"
        "graph = read_code('loss = (x*w - y)**2', ['w']).graph\n"
        "trace = own.trace(graph, {'x': 1, 'y': 2, 'w': 1})\n"
        "walk = Walkthrough(graph)\n"
        "Narrator(walk, trace).narrate(walk.steps[0])\n"
        "assert not {'torch', 'PySide6', 'pyqtgraph', 'ziamath'} & set(sys.modules), sorted(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", source], check=True, timeout=60)
