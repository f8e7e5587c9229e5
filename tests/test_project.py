"""The project's own files agree with one another: what is installed, and what `make help` and README say."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import tutor

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def _requirements(*arguments: str) -> list[str]:
    script = ROOT / "packaging" / "requirements.py"
    ran = subprocess.run([sys.executable, script, *arguments], capture_output=True, text=True, check=True)
    return ran.stdout.splitlines()


def _targets() -> set[str]:
    phony = re.search(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert phony
    return set(phony[1].split())


def test_torch_and_the_rest_are_all_that_is_installed() -> None:
    torch, rest = _requirements("--only", "torch"), _requirements("--without", "torch")
    assert len(torch) == 1
    assert re.fullmatch(r"torch==\d+\.\d+\.\d+", torch[0]), "pinned to one release"
    assert sorted(torch + rest) == sorted(PROJECT["dependencies"])


def test_the_tools_of_the_tests_are_an_extra() -> None:
    assert _requirements("--extra", "dev") == PROJECT["optional-dependencies"]["dev"]


def test_make_help_explains_every_target() -> None:
    said = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert set(re.findall(r"^  make ([a-z-]+) +\S", said, re.MULTILINE)) == _targets()


def test_readme_names_only_targets_that_exist() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"(?:^|`)make ([a-z-]+)", readme, re.MULTILINE))
    assert {"run", "test"} <= named <= _targets()


def test_readme_asks_for_the_torch_that_is_pinned() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert set(re.findall(r"torch==[\d.]+\d", readme)) == set(_requirements("--only", "torch"))


def test_the_version_is_a_release() -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+", tutor.__version__)
    assert "version" in PROJECT["dynamic"], "written once, in tutor/__init__.py"
