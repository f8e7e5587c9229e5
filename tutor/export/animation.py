"""Pictures one after the other as an animated GIF, or as an MP4 where ffmpeg is."""

from __future__ import annotations

import contextlib
import io
import shutil
import subprocess
import tempfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from tutor.errors import TutorError
from tutor.export.job import Share
from tutor.language import translate

if TYPE_CHECKING:
    from PIL.Image import Image

_LAST = 2.5
"""The last picture stays so many times as long, before a GIF begins again."""
_RATE = 25
"""Pictures a second of an MP4."""
_LOOKED_AT = 6
"""So many pictures, and one more, are looked at for the colours of a GIF."""


@dataclass
class Frames:
    """Pictures of one size, kept packed: a picture of a graph is mostly ground, and takes a hundredth."""

    size: tuple[int, int]
    _packed: list[bytes] = field(default_factory=list)

    def add(self, rgb: bytes) -> None:
        """A picture more: rows of pixels, three bytes each, without gaps."""
        self._packed.append(zlib.compress(rgb, 1))

    def __len__(self) -> int:
        """How many there are."""
        return len(self._packed)

    def __getitem__(self, number: int) -> bytes:
        """The pixels of a picture."""
        return zlib.decompress(self._packed[number])

    def __iter__(self) -> Iterator[bytes]:
        """The pixels of each, in order."""
        return map(zlib.decompress, self._packed)


def gif(frames: Frames, seconds: float, share: Share) -> bytes:
    """An animated GIF that goes on for ever, each picture for so many seconds.

    All have one palette, so that nothing flickers; it is that of some pictures from all of the walk.
    """
    from PIL import Image  # slow to import

    def image(rgb: bytes) -> Image.Image:
        return Image.frombytes("RGB", frames.size, rgb)

    some = sorted({round(at * (len(frames) - 1) / _LOOKED_AT) for at in range(_LOOKED_AT + 1)})
    width, height = max(frames.size[0] // 2, 1), max(frames.size[1] // 2, 1)
    seen = Image.new("RGB", (width, height * len(some)))
    for at, number in enumerate(some):
        seen.paste(image(frames[number]).resize((width, height), Image.Resampling.NEAREST), (0, at * height))
    palette = seen.quantize(255, dither=Image.Dither.NONE)

    def quantized() -> Iterator[Image.Image]:
        for number, rgb in enumerate(frames):
            share(number / len(frames))
            yield image(rgb).quantize(palette=palette, dither=Image.Dither.NONE)

    pictures = quantized()
    stays = [round(1000 * seconds)] * (len(frames) - 1) + [round(1000 * seconds * _LAST)]
    made = io.BytesIO()
    next(pictures).save(
        made, "GIF", save_all=True, append_images=pictures, duration=stays, loop=0, optimize=False, disposal=1
    )
    return made.getvalue()


def check_ffmpeg() -> str:
    """The path of ffmpeg.

    Raises:
        TutorError: it is not installed.
    """
    found = shutil.which("ffmpeg")
    if found is None:
        raise TutorError(
            translate("export", "An MP4 is made by ffmpeg, which is not installed; a GIF needs nothing more.")
        )
    return found


def mp4(frames: Frames, seconds: float, share: Share) -> bytes:
    """An MP4 (H.264), each picture for so many seconds.

    Raises:
        TutorError: ffmpeg is not installed, or does not make it.
    """
    ffmpeg = check_ffmpeg()
    with tempfile.TemporaryDirectory(prefix="backprop-tutor-") as folder:
        target = Path(folder, "walk.mp4")
        said = _encode([ffmpeg, *_options(frames.size, seconds), str(target)], frames, share)
        try:
            return target.read_bytes()
        except OSError:
            sentence = translate("export", "ffmpeg has not made the MP4 ({why}); a GIF needs nothing more.")
            raise TutorError(sentence.format(why=said or "…")) from None


def _options(size: tuple[int, int], seconds: float) -> list[str]:
    """Raw pictures in, at their pace; H.264 that every player takes wants sides that are even."""
    raw = [
        "-f",
        "rawvideo",
        "-pix_fmt",
        "rgb24",
        "-s",
        f"{size[0]}x{size[1]}",
        "-framerate",
        f"{1 / seconds:g}",
    ]
    even = "pad=ceil(iw/2)*2:ceil(ih/2)*2"
    stays = f"tpad=stop_mode=clone:stop_duration={seconds * (_LAST - 1):g}"
    coded = ["-c:v", "libx264", "-pix_fmt", "yuv420p", "-movflags", "+faststart"]
    return ["-loglevel", "error", "-y", *raw, "-i", "-", "-vf", f"fps={_RATE},{stays},{even}", *coded]


def _encode(command: Sequence[str], frames: Frames, share: Share) -> str:
    """Hand ffmpeg the pictures; what it says last."""
    with tempfile.TemporaryFile() as said:
        with subprocess.Popen(  # noqa: S603 - a program of this machine, with no text of anybody's
            command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=said
        ) as running:
            try:
                for number, rgb in enumerate(frames):
                    share(number / len(frames))
                    if running.stdin is not None:
                        running.stdin.write(rgb)
            except BrokenPipeError:
                pass
            except BaseException:
                running.kill()
                raise
            with contextlib.suppress(BrokenPipeError):
                running.communicate()
        said.seek(0)
        lines = said.read().decode("utf-8", "replace").splitlines()
        return lines[-1] if lines else ""


Encoder = Callable[[Frames, float, Share], bytes]
ENCODERS: dict[str, Encoder] = {"gif": gif, "mp4": mp4}
"""By the kind of file."""
