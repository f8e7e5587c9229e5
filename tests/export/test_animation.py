"""Animations: every picture, for its time; where ffmpeg is missing, a sentence says so."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
from PIL import Image

from tutor.errors import TutorError
from tutor.export.animation import Frames, gif, mp4

FFMPEG = """#!{python}
import sys
pixels = sys.stdin.buffer.read()
with open(sys.argv[-1], "wb") as file:
    file.write(b"%d %s" % (len(pixels), " ".join(sys.argv[1:-1]).encode()))
"""


@pytest.fixture
def frames() -> Frames:
    found = Frames((5, 4))
    for colour in ((255, 0, 0), (0, 0, 255), (255, 255, 255)):
        found.add(bytes(colour) * 20)
    return found


def program(folder: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    path = folder / "ffmpeg"
    path.write_text(text.format(python=sys.executable))
    path.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))


def test_a_gif_has_each_picture_for_its_time(frames: Frames) -> None:
    shares: list[float] = []
    made = Image.open(io.BytesIO(gif(frames, 0.5, shares.append)))
    assert (made.n_frames, made.size, made.info["loop"]) == (3, (5, 4), 0)  # type: ignore[attr-defined]
    stays = []
    for number in range(3):
        made.seek(number)
        stays.append(made.info["duration"])
    assert stays == [500, 500, 1250]
    assert made.convert("RGB").getpixel((2, 2)) == (255, 255, 255)
    assert shares == sorted(shares)


def test_ffmpeg_gets_every_picture(frames: Frames, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path, monkeypatch, FFMPEG)
    size, _, options = mp4(frames, 2.0, lambda _: None).decode().partition(" ")
    assert int(size) == 3 * 5 * 4 * 3
    assert "-s 5x4 -framerate 0.5 -i -" in options


def test_without_ffmpeg_a_sentence_says_so(
    frames: Frames, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(TutorError, match="made by ffmpeg, which is not installed"):
        mp4(frames, 2.0, lambda _: None)


def test_an_ffmpeg_that_fails_is_quoted(
    frames: Frames, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path, monkeypatch, "#!{python}\nimport sys\nsys.exit('Unknown encoder libx264')\n")
    with pytest.raises(TutorError, match="Unknown encoder libx264"):
        mp4(frames, 2.0, lambda _: None)
