"""Painting into the bytes of a picture file: PNG, SVG or PDF, whichever its ending says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QMarginsF, QRectF, QSize, QSizeF
from PySide6.QtGui import QImage, QPageSize, QPaintDevice, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator

from tutor.errors import TutorError
from tutor.language import listed, translate

SUFFIXES = (".png", ".svg", ".pdf")

Paint = Callable[[QPainter], None]
Writer = Callable[[tuple[int, int], Paint, str], bytes]
"""Makes the file's bytes: of its width and height in pixels, what paints it, and its title."""

_DOTS_PER_INCH = 96


def writer(suffix: str, path: str | Path) -> Writer:
    """What writes pictures of this suffix; `path` is what a sentence names.

    Raises:
        TutorError: there is nothing that does.
    """
    writers: dict[str, Writer] = {".png": png, ".svg": svg, ".pdf": _pdf}
    found = writers.get(suffix)
    if found is None:
        sentence = translate("picture", "A picture ends in {suffixes}, and {path} does not.")
        raise TutorError(sentence.format(suffixes=listed(SUFFIXES), path=path))
    return found


def png(size: tuple[int, int], paint: Paint, _title: str = "", *, scale: int = 1) -> bytes:
    """A PNG, `scale` times as many pixels wide and high; errors as `_paint_on`."""
    return png_of(painted(size, paint, scale))


def painted(size: tuple[int, int], paint: Paint, scale: float = 1) -> QImage:
    """The picture, `scale` times as many pixels wide and high; errors as `_paint_on`."""
    width, height = (max(1, round(side * scale)) for side in size)
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(scale)
    image.fill(0)  # what is not painted is transparent
    _paint_on(image, paint)
    return image


def png_of(image: QImage) -> bytes:
    """The bytes of a PNG file; it takes longer than painting, and any thread may do it."""
    buffer = QBuffer()
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def svg(size: tuple[int, int], paint: Paint, title: str) -> bytes:
    """An SVG, all letters as outlines; errors as `_paint_on`."""
    buffer = QBuffer()
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(QSize(*size))
    generator.setViewBox(QRectF(0, 0, *size))
    generator.setResolution(_DOTS_PER_INCH)
    generator.setTitle(title)
    _paint_on(generator, paint)
    return bytes(buffer.data().data())


def _pdf(size: tuple[int, int], paint: Paint, title: str) -> bytes:
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    made = QPdfWriter(buffer)
    points = QSizeF(size[0] * 72 / _DOTS_PER_INCH, size[1] * 72 / _DOTS_PER_INCH)
    made.setPageSize(QPageSize(points, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch))
    made.setPageMargins(QMarginsF(0, 0, 0, 0))
    made.setResolution(_DOTS_PER_INCH)
    made.setTitle(title)
    _paint_on(made, paint)
    return bytes(buffer.data().data())


def _paint_on(device: QPaintDevice, paint: Paint) -> None:
    """Paint it.

    Raises:
        TutorError: there is no room for so large a picture.
    """
    painter = QPainter()
    if not painter.begin(device):
        raise TutorError(translate("picture", "There is not enough memory for a picture of this size."))
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    paint(painter)
    painter.end()
