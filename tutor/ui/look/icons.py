"""Icons: our own SVG drawings in `currentColor`, tinted by the theme, sharp at every pixel ratio."""

from __future__ import annotations

import tempfile
import zlib
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, QSize, QStandardPaths
from PySide6.QtGui import QColor, QIcon, QPainter
from PySide6.QtSvg import QSvgRenderer

from tutor.errors import TutorError
from tutor.language import translate
from tutor.resources import resource

if TYPE_CHECKING:
    from tutor.ui.look.theme import Role, Theme


@lru_cache(maxsize=64)
def svg_text(name: str) -> str:
    """The drawing `name` as SVG text, untinted. Raises TutorError where there is no such icon."""
    path = resource("icons", f"{name}.svg")
    if not path.is_file():
        raise TutorError(translate("icons", "The icon “{name}” is missing.").format(name=name))
    return path.read_text(encoding="utf-8")


@lru_cache(maxsize=256)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(svg_text(name).replace("currentColor", colour).encode()))


def paint_icon(painter: QPainter, name: str, rect: QRectF, colour: QColor) -> None:
    """Draw the icon `name` into `rect` as vectors, in `colour`."""
    _renderer(name, colour.name()).render(painter, rect)


def icon(name: str, theme: Theme, role: Role = "text") -> QIcon:
    """The icon `name` in the colour of `role`, and in `faint` while its button is disabled."""
    result = QIcon(str(tinted_file(name, theme.hex(role))))
    result.addFile(str(tinted_file(name, theme.hex("faint"))), QSize(), QIcon.Mode.Disabled)
    return result


def app_icon() -> QIcon:
    """The program's own icon, in its own colours."""
    return QIcon(str(resource("icons", "app.svg")))


@lru_cache(maxsize=256)
def tinted_file(name: str, colour: str) -> Path:
    """A file with the icon `name` in `colour` (`#RRGGBB`): style sheets take pictures from files only."""
    text = svg_text(name).replace("currentColor", colour)
    stamp = f"{zlib.crc32(text.encode()):08x}"
    path = _tinted_folder() / f"{name}-{colour.lstrip('#').lower()}-{stamp}.svg"
    if not path.is_file():
        path.write_text(text, encoding="utf-8")
    return path


@lru_cache(maxsize=1)
def _tinted_folder() -> Path:
    cache = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericCacheLocation)
    folder = Path(cache) / "backprop-tutor" / "icons"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return folder
    except OSError:  # a home that cannot be written to must not keep the window from opening
        return Path(tempfile.mkdtemp(prefix="backprop-tutor-"))
