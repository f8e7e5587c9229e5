"""The house rules that a machine can keep: length, docstrings, no Qt below the window, no unfinished work."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LONG_FILE = 400
LONG_FUNCTION = 50

QT = re.compile(r"^\s*(?:from|import)\s+(?:PySide6|pyqtgraph|shiboken6)\b", re.MULTILINE)
TORCH = re.compile(r"^\s*(?:from|import)\s+torch\b", re.MULTILINE)
# In pieces, so that this file does not find itself.
_PIECES = [
    r"\bTO" + r"DO\b",
    r"\bFIX" + r"ME\b",
    "NotImplemented" + "Error",
    r"mark\.sk" + r"ip\b",
    "xf" + r"ail\(",
]
UNFINISHED = re.compile("|".join(_PIECES))
ONE_MACHINE = re.compile(r"/(?:root|work|home)/\w")

SOURCES = sorted(path for folder in ("tutor", "tests", "packaging") for path in (ROOT / folder).rglob("*.py"))
PROGRAM = [path for path in SOURCES if path.is_relative_to(ROOT / "tutor")]
TEXTS = SOURCES + [
    path
    for pattern in ("*.md", "*.toml", "Makefile", "docs/**/*.md", ".ci/run", "packaging/linux/*")
    for path in sorted(ROOT.glob(pattern))
    if path.is_file()
]


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


@pytest.mark.parametrize("path", SOURCES, ids=_name)
def test_a_file_is_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONG_FILE


@pytest.mark.parametrize("path", SOURCES, ids=_name)
def test_a_function_is_short(path: Path) -> None:
    sizes = {node.name: (node.end_lineno or 0) - node.lineno + 1 for node in _functions(path)}
    assert {name: size for name, size in sizes.items() if size > LONG_FUNCTION} == {}


@pytest.mark.parametrize("path", SOURCES, ids=_name)
def test_a_module_says_what_it_does(path: Path) -> None:
    first_line = (ast.get_docstring(_tree(path)) or "").partition("\n")[0]
    assert first_line.endswith((".", ":")), "the first line of the docstring is one sentence"


@pytest.mark.parametrize("path", PROGRAM, ids=_name)
def test_qt_and_torch_stay_in_their_rooms(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    name = _name(path)
    assert name.startswith("tutor/ui/") or not QT.search(text), "Qt below the window"
    assert name == "tutor/engine/torch_engine.py" or not TORCH.search(text), "torch outside its one file"


@pytest.mark.parametrize("path", TEXTS, ids=_name)
def test_nothing_is_left_unfinished(path: Path) -> None:
    found = [
        f"{number}: {line.strip()}"
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if UNFINISHED.search(line) or ONE_MACHINE.search(line)
    ]
    assert found == []


def test_the_rules_see_what_they_forbid() -> None:
    assert UNFINISHED.search("# TO" + "DO later")
    assert UNFINISHED.search("@pytest.mark.sk" + "ip(reason='slow')")
    assert ONE_MACHINE.search("open('/ho" + "me/ada/x')")
    assert QT.search("def f():\n    from PySide6.QtCore import QObject")
    assert TORCH.search("import torch")
    assert not TORCH.search("import torchless")
