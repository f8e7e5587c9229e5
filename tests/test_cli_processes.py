"""The command line as a process of its own: what it loads, where it writes, and how it ends."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.helpers.command_line import CommandLine
from tutor.command_line.qt import has_display, importing_qt
from tutor.errors import TutorError

ROOT = Path(__file__).resolve().parent.parent
OF_A_DISPLAY = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
NO_DISPLAY = {name: value for name, value in os.environ.items() if name not in OF_A_DISPLAY}

IMPORTS = """
import sys
from tutor.cli import main
code = main(sys.argv[2:])
unwanted = {name.partition(".")[0] for name in sys.modules} & set(sys.argv[1].split(","))
print(code, sorted(unwanted), file=sys.stderr)
"""


def start(
    *arguments: str, environment: dict[str, str], program: tuple[str, ...] = ("-m", "tutor")
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *program, *arguments],
        capture_output=True, text=True, cwd=ROOT, env=environment, timeout=60, check=False, encoding="utf-8",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("unwanted", "arguments"),
    [
        ("PySide6,pyqtgraph,torch,rich", ["trace", "linear-model", "--json"]),
        ("PySide6,pyqtgraph,torch,rich", ["train", "train-linear", "--json"]),
        ("PySide6,pyqtgraph,torch,rich", ["walk", "train-linear"]),
        ("PySide6,pyqtgraph,torch", ["trace", "linear-model"]),
        ("PySide6,pyqtgraph,torch", ["train", "train-linear", "--log"]),
        ("PySide6,pyqtgraph,torch", ["lessons"]),
        ("PySide6,pyqtgraph,rich", ["trace", "linear-model", "--json", "--engine", "torch"]),
    ],
)
def test_a_text_command_loads_no_more_than_it_needs(unwanted: str, arguments: list[str]) -> None:
    ran = start(unwanted, *arguments, program=("-c", IMPORTS), environment=NO_DISPLAY)
    assert ran.stderr == "0 []\n"
    assert ran.stdout


def test_the_lectures_numbers_from_a_process() -> None:
    ran = start("train", "train-linear", "--json", environment=NO_DISPLAY)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert json.loads(ran.stdout)["losses"][99] == 9.094947017729282e-13


@pytest.mark.parametrize("environment", [NO_DISPLAY, NO_DISPLAY | {"DISPLAY": ":7919"}], ids=["none", "dead"])
def test_without_a_display_the_window_is_one_sentence(environment: dict[str, str]) -> None:
    ran = start(environment=environment)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr == (
        "backprop-tutor: The window needs a display, and there is none: start it in a desktop session, "
        "through ssh -X, or with xvfb-run; the text commands work without one "
        "(backprop-tutor --help lists them).\n"
    )


def test_a_reader_that_goes_away_is_no_error() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "tutor", "train", "train-linear", "--epochs", "20000"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT, env=NO_DISPLAY,
    ) as process:  # fmt: skip
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(timeout=30) == 0


@pytest.mark.parametrize(
    ("environment", "there"),
    [
        ({}, False),
        ({"DISPLAY": ""}, False),
        ({"DISPLAY": ":7919"}, False),
        ({"DISPLAY": "unix:7919.0"}, False),
        ({"DISPLAY": "localhost:10.0"}, True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, True),
        ({"QT_QPA_PLATFORM": "offscreen"}, True),
        ({"DISPLAY": ":7919", "QT_QPA_PLATFORM": "vnc"}, True),
    ],
)
def test_what_counts_as_a_display(environment: dict[str, str], there: bool) -> None:
    assert has_display(environment) is there


def test_a_server_that_answers_is_a_display(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("tutor.command_line.qt.X_SOCKETS", tmp_path)
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as server:
        server.bind(str(tmp_path / "X5"))
        server.listen()
        assert has_display({"DISPLAY": ":5"})
        assert has_display({"DISPLAY": ":5.0"})
        assert not has_display({"DISPLAY": ":6"})


def test_a_qt_that_cannot_be_loaded_is_a_sentence() -> None:
    sentence = r"^Qt cannot be loaded \(libEGL\.so\.1: no such file\); this command installs"
    with pytest.raises(TutorError, match=sentence), importing_qt():
        raise ImportError("libEGL.so.1: no such file\nmore")
    with pytest.raises(ImportError, match="numpy"), importing_qt():
        raise ImportError("No module named 'numpy'")


def test_the_window_is_opened_with_the_options(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[tuple[object, dict[str, object]]] = []

    def opened(source: object, **options: object) -> int:
        calls.append((source, options))
        return 0

    window = SimpleNamespace(run=opened)
    monkeypatch.setitem(sys.modules, "tutor.ui.app", window)
    monkeypatch.setattr("tutor.ui.app", window, raising=False)
    run = CommandLine(capsys)
    assert run().lines == []
    assert (
        run("train-linear", "--step", "12", "--theme", "dark", "--engine", "both", "--locale", "zh_CN").lines
        == []
    )
    assert calls == [
        (None, {"step": None, "theme": None, "engine": None, "locale": None}),
        ("train-linear", {"step": 12, "theme": "dark", "engine": "both", "locale": "zh_CN"}),
    ]
