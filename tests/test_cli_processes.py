"""The command line as a process of its own: what it loads, where it writes, and how it ends."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.helpers.command_line import CommandLine
from tutor.command_line.display import has_display
from tutor.command_line.qt import importing_qt
from tutor.document.document import Document
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

PAINTED = """
import os, sys
import tutor.ui.app as app
from tutor.cli import main

make_window = app.make_window

def painted():
    print(*sorted(set(sys.argv[1].split(",")) & set(sys.modules)), flush=True)
    os._exit(0)

def watched(*args, **keywords):
    window = make_window(*args, **keywords)
    window.first_painted.connect(painted)
    return window

app.make_window = watched
main(["linear-model"])
"""
AFTER_THE_PAINT = (
    "pyqtgraph,torch,rich,ziamath,"
    "tutor.training.history.history,tutor.training.running.loop,tutor.training.running.one_run,tutor.training.running.prepare,"
    "tutor.ui.runs.validating,tutor.ui.runs.travel,tutor.ui.answers.keeper,tutor.document.learner.grading,"
    "tutor.ui.plots.root_curve,tutor.walk.words.batch_words,tutor.walk.words.explain_update"
)
"""What the first paint of the window does without: it comes when somebody asks for it."""


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
        pytest.param(
            "PySide6,pyqtgraph,rich",
            ["trace", "linear-model", "--json", "--engine", "torch"],
            marks=pytest.mark.needs_torch,
        ),
    ],
)
def test_a_text_command_loads_no_more_than_it_needs(unwanted: str, arguments: list[str]) -> None:
    ran = start(unwanted, *arguments, program=("-c", IMPORTS), environment=NO_DISPLAY)
    assert ran.stderr == "0 []\n"
    assert ran.stdout


def test_the_first_paint_waits_for_no_more_than_it_needs(tmp_path: Path) -> None:
    places = dict.fromkeys(("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"), str(tmp_path))
    environment = NO_DISPLAY | places | {"QT_QPA_PLATFORM": "offscreen"}
    ran = start(AFTER_THE_PAINT, program=("-c", PAINTED), environment=environment)
    assert (ran.returncode, ran.stdout) == (0, "\n"), ran.stderr


THREADS = """
import os
import tutor
assert not any(name.endswith("_THREADS") for name in os.environ), "a person's own program keeps its threads"
import {entry}
print(*(os.environ[name] for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS")))
if os.path.isdir("/proc/self/task"):
    assert len(os.listdir("/proc/self/task")) == 1, "numpy was loaded before"
"""


@pytest.mark.parametrize("entry", ["tutor.cli", "tutor.command_line.shown"])
def test_products_of_matrices_leave_the_other_cores_to_the_window(entry: str) -> None:
    environment = {name: value for name, value in NO_DISPLAY.items() if not name.endswith("_THREADS")}
    ran = start(environment=environment, program=("-c", THREADS.format(entry=entry)))
    assert (ran.stdout, ran.stderr) == ("1 1\n", "")


def test_the_lectures_numbers_from_a_process() -> None:
    ran = start("train", "train-linear", "--json", environment=NO_DISPLAY)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert json.loads(ran.stdout)["losses"][99] == 9.094947017729282e-13


WITHOUT = {
    "none": ({}, "there is none"),
    "nobody answers": ({"DISPLAY": ":7919"}, "there is none"),
    "no address": ({"DISPLAY": "nonsense"}, "there is none"),
    "X asked for": ({"QT_QPA_PLATFORM": "xcb"}, "QT_QPA_PLATFORM=xcb opens none"),
    "no platform": ({"QT_QPA_PLATFORM": "nonsense"}, "QT_QPA_PLATFORM=nonsense opens none"),
    "no compositor": ({"WAYLAND_DISPLAY": "wayland-9", "DISPLAY": ""}, "there is none"),
}


@pytest.mark.parametrize("case", WITHOUT)
def test_without_a_display_the_window_is_one_sentence(case: str) -> None:
    environment, lacking = WITHOUT[case]
    ran = start(environment=NO_DISPLAY | environment)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr == (
        f"backprop-tutor: The window needs a display, and {lacking}: start it in a desktop session, "
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
        ({"DISPLAY": "nonsense"}, False),
        ({"DISPLAY": "localhost:7919.0"}, False),
        ({"QT_QPA_PLATFORM": "xcb"}, False),
        ({"QT_QPA_PLATFORM": "wayland;xcb:some=1", "DISPLAY": ":7919"}, False),
        ({"QT_QPA_PLATFORM": "offscreen"}, True),
        ({"QT_QPA_PLATFORM": "offscreen:fontdb=1"}, True),
        ({"QT_QPA_PLATFORM": "xcb;minimal"}, True),
        ({"DISPLAY": ":7919", "QT_QPA_PLATFORM": "vnc"}, True),
    ],
)
def test_what_counts_as_a_display(environment: dict[str, str], there: bool) -> None:
    assert has_display(environment) is there


@contextmanager
def listening(door: Path) -> Iterator[None]:
    """A server behind this door that takes connections, and never says a word."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as server:
        server.bind(str(door))
        server.listen()
        yield


def test_a_compositor_that_listens_is_a_display(tmp_path: Path) -> None:
    wayland = {"XDG_RUNTIME_DIR": str(tmp_path), "WAYLAND_DISPLAY": "wayland-3"}
    assert not has_display(wayland)
    with listening(tmp_path / "wayland-3"):
        assert has_display(wayland)
        assert has_display({"WAYLAND_DISPLAY": str(tmp_path / "wayland-3")})
        assert not has_display(wayland | {"QT_QPA_PLATFORM": "xcb"})


def test_an_x_server_that_says_nothing_is_not_waited_for(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("tutor.command_line.display.PATIENCE", 0.1)
    with listening(tmp_path / "X5"):
        assert not has_display({"DISPLAY": str(tmp_path / "X5")})


def test_a_missing_library_for_x_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tutor.command_line.display.X_LIBRARIES", ("libno-such.so.0",))
    with pytest.raises(TutorError, match=r"^Qt cannot be loaded \(libno-such\.so\.0: "):
        has_display({"DISPLAY": ":0"})


def test_a_qt_that_cannot_be_loaded_is_a_sentence() -> None:
    sentence = r"^Qt cannot be loaded \(libEGL\.so\.1: no such file\); this command installs"
    with pytest.raises(TutorError, match=sentence), importing_qt():
        raise ImportError("libEGL.so.1: no such file\nmore")
    with pytest.raises(ImportError, match="numpy"), importing_qt():
        raise ImportError("No module named 'numpy'")


def test_the_window_is_opened_with_the_options(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[tuple[str, dict[str, object]]] = []

    def opened(document: Document, **options: object) -> int:
        calls.append((document.lesson, options))
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
        ("one-weight", {"chosen": False, "step": None, "theme": None, "engine": None, "locale": None}),
        ("train-linear", {"chosen": True, "step": 12, "theme": "dark", "engine": "both", "locale": "zh_CN"}),
    ]
