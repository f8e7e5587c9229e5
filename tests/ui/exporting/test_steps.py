"""The pictures of an animation: nothing moves from one to the next but what the step moves."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage

from tutor.document.catalogue import open_source
from tutor.export.told import told
from tutor.ui.exporting.steps import StepPictures
from tutor.ui.look.theme import load_theme

pytestmark = pytest.mark.usefixtures("qapp")
SIZE = (640, 400)


def outline(image: QImage, colour: str) -> tuple[int, int]:
    """The first and the last column in which the colour occurs: where the boxes of the inputs stand."""
    width, height = image.width(), image.height()
    columns = [x for x in range(width) if any(image.pixelColor(x, y).name() == colour for y in range(height))]
    return min(columns), max(columns)


def test_the_graph_stays_where_it_is_and_as_large_as_it_is() -> None:
    theme = load_theme("light")
    pictures = StepPictures(told(open_source("linear-model")), theme, SIZE)
    for position in (0, 1, 8):
        pictures.reserve(position)
    ground = theme.hex("input").lower()
    places = {outline(pictures.image(position), ground) for position in (0, 1, 8)}
    assert len(places) == 1, "a fraction below makes the graph no smaller"


def test_pixels_come_without_gaps() -> None:
    pictures = StepPictures(told(open_source("linear-model")), load_theme("dark"), (333, 200))
    assert len(pictures.rgb(3)) == 3 * 333 * 200
