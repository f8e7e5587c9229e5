"""Where the command line writes: encodings that lack characters, streams that are closed or full."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tutor.command_line.streams import plain

ROOT = Path(__file__).resolve().parent.parent


def in_shell(line: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a line of a shell in which `tutor` is the program, its output not held back by Python."""
    tutor = f"tutor() {{ '{sys.executable}' -m tutor \"$@\"; }}; "
    return subprocess.run(
        ["bash", "-c", tutor + line], capture_output=True, text=True, cwd=ROOT, check=False, timeout=60,
        env=os.environ | environment, encoding="utf-8",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("ŷ − y", "y_hat - y"),
        ("∂loss/∂ω₁ = 2·x", "dloss/domega1 = 2*x"),
        ("x⁻¹² → x²", "x^-12 -> x^2"),
        ("Wᵀ", "W^T"),
        ("Δ ∂Σ √2 ≤ é", "Delta dsum sqrt2 <= e"),
        ("损失", "??"),
    ],
)
def test_what_an_encoding_lacks_has_a_stand_in(text: str, written: str) -> None:
    assert plain(text) == written


@pytest.mark.parametrize(
    ("encoding", "formula"),
    [
        ("ascii", "r = y_hat - y = 1 - 2 = -1."),
        ("ascii", "dr/dy_hat = 1."),
        ("latin-1", "loss = r² = (-1)² = 1."),
        ("utf-8", "r = ŷ − y = 1 − 2 = −1."),
    ],
)
def test_a_walk_can_be_read_in_every_encoding(encoding: str, formula: str) -> None:
    written = subprocess.run(
        [sys.executable, "-m", "tutor", "walk", "linear-model"], capture_output=True, cwd=ROOT, check=True,
        env=os.environ | {"PYTHONIOENCODING": encoding, "LC_ALL": "C"},
    )  # fmt: skip
    assert written.stderr == b""
    assert formula in written.stdout.decode(encoding)


def test_a_table_fits_its_stand_ins_frame() -> None:
    ran = in_shell("tutor trace linear-model", PYTHONIOENCODING="ascii")
    assert ran.returncode == 0
    assert ran.stdout.isascii()
    assert "|y_hat | mul       | x, w     | 1.0   | -2.0    |" in ran.stdout


def test_a_closed_output_is_none() -> None:
    ran = in_shell("tutor trace linear-model >&-; echo $?")
    assert (ran.stdout, ran.stderr) == ("0\n", "")


def test_a_sentence_never_goes_where_results_go() -> None:
    ran = in_shell("tutor trace nope 2>&-; echo $?")
    assert (ran.stdout, ran.stderr) == ("2\n", "")


@pytest.mark.parametrize("command", ["lessons", "--version", "trace --help", "train linear-model --json"])
def test_a_full_disk_is_one_sentence(command: str) -> None:
    if not Path("/dev/full").exists():
        return
    ran = in_shell(f"tutor {command} > /dev/full; echo $?", PYTHONUNBUFFERED="")
    assert ran.stdout == "2\n"
    assert ran.stderr == "backprop-tutor: The output cannot be written (No space left on device).\n"
