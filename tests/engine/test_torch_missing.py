"""Without a PyTorch that works, one sentence says so; PyTorch is imported only when it is asked for."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tutor.engine import torch_engine
from tutor.graph import read_code

PROJECT = Path(__file__).resolve().parents[2] / "pyproject.toml"


def _refusal() -> str:
    with pytest.raises(torch_engine.TorchMissing) as refused:
        torch_engine.trace(read_code("z = x*2").graph, {"x": 1})
    return str(refused.value)


def test_a_missing_pytorch_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "torch", None)
    assert _refusal() == (
        "PyTorch is not installed; this command installs it: python -m pip install torch==2.13.0"
    )


def test_a_broken_pytorch_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise OSError("libtorch_cpu.so: cannot open\nmore lines")

    monkeypatch.setattr(torch_engine, "preload_torch", fail)
    assert _refusal() == (
        "PyTorch is installed but does not start (libtorch_cpu.so: cannot open); "
        "this command mends it: python -m pip install --force-reinstall torch==2.13.0"
    )


def test_a_packed_program_names_the_one_that_has_pytorch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setitem(sys.modules, "torch", None)
    assert _refusal() == (
        "This packed program comes without PyTorch; the one in the folder backprop-tutor-torch has it, "
        "and so has the tutor installed with pip"
    )
    assert f'"{torch_engine.PACKED_WITH_TORCH}"' in (PROJECT.parent / "packaging/package.py").read_text(
        "utf-8"
    )


def test_a_packed_pytorch_that_does_not_start_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise OSError("libtorch_cpu.so: cannot open\nmore lines")

    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(torch_engine, "preload_torch", fail)
    assert _refusal() == (
        "The PyTorch packed with this program does not start (libtorch_cpu.so: cannot open); "
        "unpack the program anew, or install the tutor with pip"
    )


def test_the_pytorch_to_install_is_the_pinned_one() -> None:
    needs = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]["dependencies"]
    pinned = next(need for need in needs if need.startswith("torch=="))
    assert torch_engine.INSTALL_COMMAND.endswith(f" {pinned}")
    assert torch_engine.REPAIR_COMMAND.endswith(f" {pinned}")


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
