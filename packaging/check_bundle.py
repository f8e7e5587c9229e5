"""Start the packed program on a display of its own, step a lesson by keys, and measure its size and start.

Needs Xvfb and xdotool (Linux); elsewhere the text commands alone are tried, and it says so.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from check_dist import check_commands

LESSON = "linear-model"
PATIENCE = 60.0
"""Seconds in which the window is to open, and to follow a key."""


@dataclass(frozen=True)
class Found:
    """What was measured of a folder; `window_seconds` is 0 where no display could be made."""

    name: str
    megabytes: float
    text_seconds: float
    window_seconds: float


def check(folder: Path, *, with_torch: bool) -> Found:
    """Try the program in `folder`; raises SystemExit with a sentence where something does not work."""
    program = folder / ("backprop-tutor.exe" if sys.platform == "win32" else "backprop-tutor")
    with tempfile.TemporaryDirectory() as elsewhere:
        check_commands([str(program)], Path(elsewhere))
    start = time.perf_counter()
    subprocess.run([program, "walk", LESSON], check=True, stdout=subprocess.DEVNULL)
    text = time.perf_counter() - start
    if with_torch:
        subprocess.run([program, "trace", LESSON, "--engine", "torch"], check=True, stdout=subprocess.DEVNULL)
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    window = _step_a_lesson(program) if shutil.which("Xvfb") and shutil.which("xdotool") else 0.0
    return Found(folder.name, size / 1e6, text, window)


def _step_a_lesson(program: Path) -> float:
    """Open a lesson, press keys, and see in the progress that pages went by; the seconds to open."""
    with tempfile.TemporaryDirectory() as home, _display() as display:
        settings = os.environ | {"DISPLAY": display, "HOME": home, "QT_QPA_PLATFORM": "xcb"}
        for name in ("CONFIG", "DATA", "CACHE", "STATE"):
            settings[f"XDG_{name}_HOME"] = f"{home}/{name.lower()}"
        start = time.perf_counter()
        with subprocess.Popen([program, LESSON, "--engine", "own"], env=settings) as running:
            try:
                window = _answer(["xdotool", "search", "--onlyvisible", "--name", "Backprop Tutor"], settings)
                seconds = time.perf_counter() - start
                progress = Path(home) / "data" / "backprop-tutor" / "progress.json"
                _wait("the first page of the lesson", progress.is_file)
                subprocess.run(["xdotool", "windowfocus", "--sync", window], env=settings, check=True)
                before = _read(progress)
                for _ in range(8):
                    subprocess.run(["xdotool", "key", "Right"], env=settings, check=True)
                    time.sleep(0.3)
                _wait("a step to be made", lambda: _read(progress) > before)
            finally:
                running.terminate()
    return seconds


def _read(progress: Path) -> int:
    """How many pages of the lesson have been read."""
    with suppress(OSError, ValueError, KeyError):
        return len(json.loads(progress.read_text(encoding="utf-8"))["lessons"][LESSON]["read"])
    return 0


def _answer(command: list[str], settings: dict[str, str]) -> str:
    """The first line that the command prints, once it prints one."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        lines = subprocess.run(
            command, env=settings, capture_output=True, text=True, check=False
        ).stdout.splitlines()
        if lines:
            return lines[0]
        time.sleep(0.05)
    raise SystemExit("The packed program opened no window.")


def _wait(what: str, done: object) -> None:
    assert callable(done)
    until = time.monotonic() + PATIENCE
    while not done():
        if time.monotonic() > until:
            raise SystemExit(f"The packed program was waited for in vain: {what}.")
        time.sleep(0.1)


@contextmanager
def _display() -> Iterator[str]:
    """A display that nobody sees; its name."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL) as server:
        os.close(writing)
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        try:
            yield f":{number}"
        finally:
            server.terminate()
