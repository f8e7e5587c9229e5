"""`render`: pictures of the size, the kind and the step asked for, with no display."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest
from PIL import Image

from tests.helpers.command_line import CommandLine

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], qapp: QApplication) -> CommandLine:
    assert qapp
    return CommandLine(capsys)


def drawn(run: CommandLine, path: Path, *options: str) -> Image.Image:
    assert run("render", "linear-model", "--size", "400x300", *options, "-o", str(path)).lines == []
    with Image.open(path) as image:
        return image.convert("RGB")


def test_without_any_display(tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"}
    ran = subprocess.run(
        [sys.executable, "-m", "tutor", "render", "train-linear", "-o", str(tmp_path / "a.png")],
        env=environment | {"DISPLAY": ":7919"}, cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")
    with Image.open(tmp_path / "a.png") as image:
        assert (image.format, image.size) == ("PNG", (1600, 1000))
        assert len(image.convert("RGB").getcolors(1_000_000) or ()) > 100, "something is drawn"


def test_each_step_has_a_picture_of_its_own(run: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    pictures = {drawn(run, path, "--step", str(step)).tobytes() for step in range(13)}
    assert len(pictures) == 13


def test_the_end_of_backward_is_drawn_where_no_step_is_asked_for(run: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    assert drawn(run, path).tobytes() == drawn(run, path, "--step", "10").tobytes()


def test_each_theme_has_its_ground(run: CommandLine, tmp_path: Path) -> None:
    grounds = {
        theme: drawn(run, tmp_path / "a.png", "--theme", theme).getpixel((1, 1))
        for theme in ("light", "dark", "projector")
    }
    assert grounds == {"light": (245, 246, 248), "dark": (20, 24, 31), "projector": (255, 255, 255)}


def test_the_ground_may_be_white_or_nothing(run: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    assert drawn(run, path, "--ground", "white").getpixel((1, 1)) == (255, 255, 255)
    drawn(run, path, "--ground", "transparent")
    with Image.open(path) as image:
        assert image.getpixel((1, 1)) == (0, 0, 0, 0)
    sentence = run("render", "linear-model", "--ground", "white", "--theme", "dark", "-o", str(path)).sentence
    assert sentence == "A dark theme cannot be read on white; take another theme."


def test_values_from_the_command_line_are_drawn(run: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    assert drawn(run, path).tobytes() != drawn(run, path, "--set", "x=2").tobytes()


def test_vectors_for_a_page(run: CommandLine, tmp_path: Path) -> None:
    code = ["--code", "h = relu(W @ x)\nz = sum(h)", "--param", "W=[[1, 2], [3, 4]]", "--set", "x=[5, 6]"]
    for name in ("a.svg", "b.PDF"):
        assert run("render", *code, "--size", "640x480", "-o", str(tmp_path / name)).lines == []
    root = ElementTree.parse(tmp_path / "a.svg").getroot()
    assert root.get("viewBox") == "0 0 640 480"
    assert (tmp_path / "b.PDF").read_bytes().startswith(b"%PDF-")


def test_a_file_that_cannot_be_written(run: CommandLine, tmp_path: Path) -> None:
    folder = tmp_path / "folder.png"
    folder.mkdir()
    for target in (tmp_path / "none" / "a.svg", folder):
        sentence = run("render", "linear-model", "-o", str(target)).sentence
        assert sentence.startswith(f"The picture {target} cannot be written: ")
