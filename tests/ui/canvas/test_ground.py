"""The dotted ground: what is painted in parts looks as if it were painted at once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter, QTransform
from pytestqt.qtbot import QtBot

from tutor.ui.canvas.ground import Ground
from tutor.ui.look.theme import load_theme

SIZE = 400


def painted(look_at: QTransform, parts: list[QRectF]) -> QImage:
    """The ground after these parts of the view have been painted, one after the other."""
    picture, ground = QImage(SIZE, SIZE, QImage.Format.Format_RGB32), Ground()
    for part in parts:
        painter = QPainter(picture)
        painter.setClipRect(part)
        painter.setTransform(look_at)
        ground.paint(painter, look_at.inverted()[0].mapRect(part), load_theme("light"), 1.0)
        painter.end()
    return picture


@pytest.mark.parametrize("zoom", [0.31, 0.952, 1.0, 1.7])
def test_parts_make_the_whole(qtbot: QtBot, zoom: float) -> None:
    look_at = QTransform(zoom, 0, 0, zoom, -285.0, 17.0)
    parts = [QRectF(x, y, 90, 70) for y in range(0, SIZE, 70) for x in range(0, SIZE, 90)]
    assert painted(look_at, parts) == painted(look_at, [QRectF(0, 0, SIZE, SIZE)])
