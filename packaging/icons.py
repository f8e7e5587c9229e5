"""Make the program's icon in the formats of every system from resources/icons/app.svg: PNG, .ico, .icns.

`icons.py FOLDER` writes `app-16.png` up to `app-512.png`, `app.ico` (Windows) and `app.icns` (macOS) into it.
"""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

DRAWING = Path(__file__).resolve().parent.parent / "resources" / "icons" / "app.svg"
SIZES = (16, 24, 32, 48, 64, 128, 256, 512, 1024)
LARGEST_PNG, LARGEST_ICO = 512, 256


def drawn(size: int) -> Image.Image:
    """The icon as a square of `size` pixels, each size drawn from the vectors by itself."""
    renderer = QSvgRenderer(str(DRAWING))
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return Image.open(io.BytesIO(buffer.data().data())).convert("RGBA")


def make(folder: Path) -> None:
    """Write the icon in every format into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    pictures = {size: drawn(size) for size in SIZES}
    for size, picture in pictures.items():
        if size <= LARGEST_PNG:
            picture.save(folder / f"app-{size}.png")
    of_windows = [picture for size, picture in pictures.items() if size <= LARGEST_ICO]
    of_windows[-1].save(
        folder / "app.ico", sizes=[each.size for each in of_windows], append_images=of_windows[:-1]
    )
    pictures[1024].save(folder / "app.icns", append_images=[pictures[size] for size in SIZES[:-1]])


def main() -> None:
    """Make the icons in the folder that the command line names."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication(sys.argv[:1])
    make(Path(sys.argv[1]))
    application.quit()


if __name__ == "__main__":
    main()
