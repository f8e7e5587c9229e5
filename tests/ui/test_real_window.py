"""The program as a person starts it: its own process, a window on a virtual display, real keys and pixels."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageGrab

WIDTH, HEIGHT = 1600, 1000
VERMILION, VIOLET = (177, 53, 7), (91, 41, 173)
CANVAS = (342, 54, 1198, 840)


class Display:
    """A virtual display with the program's window on it."""

    def __init__(self, number: str, environment: dict[str, str]) -> None:
        self.number, self._environment = number, environment

    def do(self, *words: str) -> str:
        done = subprocess.run(
            ["xdotool", *words],
            env=self._environment,
            capture_output=True,
            text=True,
            timeout=20,
            check=False,
        )
        return done.stdout.strip()

    def picture(self) -> Image.Image:
        return ImageGrab.grab(xdisplay=self.number)

    def canvas(self) -> Image.Image:
        return self.picture().crop(CANVAS)

    def pixels(self, colour: tuple[int, int, int]) -> int:
        """How many pixels of the canvas are of a colour."""
        found = self.canvas().convert("RGB").getcolors(WIDTH * HEIGHT) or []
        return sum(count for count, each in found if each == colour)

    def still(self, seconds: float = 0.5) -> Image.Image:
        """The picture once nothing has moved for so long."""
        before, since = self.picture(), time.monotonic()
        end = since + 60
        while time.monotonic() - since < seconds:
            assert time.monotonic() < end, "the window does not come to rest"
            time.sleep(0.1)
            after = self.picture()
            if after.tobytes() != before.tobytes():
                before, since = after, time.monotonic()
        return before


@pytest.fixture
def environment(tmp_path: Path) -> Iterator[dict[str, str]]:
    if not (shutil.which("Xvfb") and shutil.which("xdotool")):
        if os.environ.get("CI"):
            pytest.fail("Xvfb and xdotool are missing: packaging/linux/system-packages --tests installs them")
        pytest.skip("needs Xvfb and xdotool")
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{WIDTH}x{HEIGHT}x24"],
        pass_fds=[write], stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(write)
    with os.fdopen(read) as pipe:
        number = f":{pipe.readline().strip()}"
    homes = {name: str(tmp_path) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME")}
    yield {**os.environ, **homes, "DISPLAY": number, "QT_QPA_PLATFORM": "xcb"}
    server.terminate()
    server.wait()


def eventually(true: Callable[[], object], seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.1)


def test_a_person_steps_forward_and_back_and_sees_it(environment: dict[str, str]) -> None:
    display = Display(environment["DISPLAY"], environment)
    program = subprocess.Popen(
        [sys.executable, "-m", "tutor", "linear-model", "--theme", "light", "--engine", "own"],
        env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    try:
        eventually(lambda: display.do("search", "--onlyvisible", "--name", "Linear model"))
        window = display.do("search", "--onlyvisible", "--name", "Linear model").splitlines()[0]
        display.do("windowmove", window, "0", "0", "windowfocus", window)
        display.do("windowsize", window, str(WIDTH), str(HEIGHT))
        display.do("mousemove", "1150", "120", "click", "1")
        start = display.still(seconds=4).crop(CANVAS)  # maths and plots follow the first paint
        vermilion, violet = display.pixels(VERMILION), display.pixels(VIOLET)

        display.do("key", "--delay", "60", *["Right"] * 6)
        display.still()
        noted = display.pixels(VIOLET)
        assert noted > violet + 40, "the local gradients are not to be seen"
        assert display.pixels(VERMILION) < vermilion + 60, "a gradient is shown before it is computed"

        display.do("key", "--delay", "60", *["Right"] * 4)
        display.still()
        assert display.pixels(VERMILION) > vermilion + 400, "the gradients are not to be seen"

        display.do("key", "Home")
        assert display.still().crop(CANVAS).tobytes() == start.tobytes(), (
            "going back does not show what was there"
        )

        display.do("key", "ctrl+q")
        assert program.wait(timeout=20) == 0
        assert program.stdout is not None and program.stdout.read() == ""
    finally:
        program.kill()
        program.wait()
        if program.stdout:
            program.stdout.close()
