"""A picture of a graph at a step, as a file: PNG, SVG or PDF, with the formula and the words below it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QApplication

from tutor.document.file.save import put_bytes
from tutor.engine import Trace
from tutor.errors import TutorError
from tutor.graph.network import Network
from tutor.language import translate
from tutor.reasons import reason
from tutor.ui.canvas.neurons.scene import NetworkScene
from tutor.ui.canvas.neurons.shown import NetworkShown
from tutor.ui.canvas.scene import GraphScene
from tutor.ui.canvas.shown import GraphPicture, Moment
from tutor.ui.look.theme import Role, Theme
from tutor.ui.pictures.band import Band, Caption
from tutor.ui.pictures.picture_file import Paint, writer
from tutor.walk import Frame, Narration, Step, Updates

_MOST_ZOOM = 2.0
_FORMULA = 0.2
"""The most that a formula takes of the height of a page."""
LARGEST = 20_000
"""The most pixels of a side."""

Ground = Literal["theme", "white", "transparent"]
"""What lies behind a picture: the ground of its theme, white paper, or nothing."""


def render_picture(
    path: str | Path,
    picture: GraphPicture,
    frame: Frame,
    trace: Trace | None,
    updates: Updates | None,
    narration: Narration | None,
    theme: Theme,
    size: tuple[int, int],
    network: Network | None = None,
    *,
    ground: Ground = "theme",
    asked: Step | None = None,
) -> None:
    """Write the graph at a step to `path`; the suffix says how. No display is needed.

    Args:
        path: ends in .png, .svg or .pdf.
        picture: the graph.
        frame: the step.
        trace: its numbers; None shows the graph without any.
        updates: what the update phase needs.
        narration: what the step says, for the band below; None leaves the band out.
        theme: colours and sizes.
        size: width and height in pixels.
        network: the dense network that the graph is, where it is to be drawn as neurons.
        ground: what lies behind it.
        asked: a step whose number is a blank.

    Raises:
        TutorError: the suffix is none of these, the size is none, or the file cannot be written.
    """
    target = Path(path)
    write = writer(target.suffix.lower(), path)
    painter = StepPainter(picture, theme, size, network, ground)
    paint = painter.of(Moment(frame, trace, updates, asked), narration)
    put_picture(target, write(size, paint, translate("picture", "A computation graph")))


def put_picture(target: Path, picture: bytes) -> None:
    """Write the whole picture; Qt's own writers do not tell a full disk from a written file."""
    try:
        put_bytes(picture, target)
    except (OSError, RuntimeError, ValueError) as error:
        sentence = translate("picture", "The picture {path} cannot be written: {reason}.")
        raise TutorError(sentence.format(path=target, reason=reason(error))) from None


_kept: list[QApplication] = []


def _application() -> None:
    """Fonts need an application; where none runs, one without a display is made."""
    if QApplication.instance() is None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        _kept.append(QApplication([]))


class StepPainter:
    """Paints one graph at any of its steps, on pages of one size: the graph, fitted, and a band of words.

    The same scene is shown each time, so that nothing moves from picture to picture but what the step moves.
    """

    def __init__(
        self,
        picture: GraphPicture,
        theme: Theme,
        size: tuple[int, int],
        network: Network | None = None,
        ground: Ground = "theme",
    ) -> None:
        """`size` in pixels; `network`: the dense network that the graph is, to be drawn as neurons.

        Raises:
            TutorError: there are no pictures of this size, or of a dark theme on white.
        """
        if min(size) < 1 or max(size) > LARGEST:
            sentence = translate("picture", "A picture cannot be {width} × {height} pixels large.")
            raise TutorError(sentence.format(width=size[0], height=size[1]))
        check_ground(ground, theme)
        _application()
        self.size = size
        self._picture, self._network, self._theme, self._ground = picture, network, theme, ground
        self._width, self._height = float(size[0]), float(size[1])
        most = 1.0 if theme.is_projector else 1.4
        self._unit = theme.sizes.base * min(most, self._width / (60.0 * theme.sizes.base))
        self._least_band = 0.0
        self._begun = False
        self._scene: GraphScene | NetworkScene = NetworkScene(theme) if network else GraphScene(theme)
        if isinstance(self._scene, NetworkScene):
            self._scene.set_aspect(size[0] / size[1])
        else:
            self._scene.set_motion(False)
            self._scene.set_picture(picture)

    def begin(self, moment: Moment) -> Iterator[None]:
        """Find places for all that is drawn, before the first picture; yields between two parts of it."""
        self._begun = True
        if isinstance(self._scene, GraphScene):
            yield from self._scene.begin_in_turns(moment)

    def of(self, moment: Moment, narration: Narration | None = None) -> Paint:
        """What paints this moment, with the band below where there is a narration; paint it at once."""
        if not self._begun:
            for _ in self.begin(moment):
                pass
        if isinstance(self._scene, NetworkScene):
            if self._network is not None:
                self._scene.set_moment(NetworkShown(self._network, self._picture.symbols, moment))
        else:
            self._scene.set_moment(moment)
        caption = Caption(moment.frame, narration) if narration else None
        band = self._band(caption) if caption else None

        def paint(painter: QPainter) -> None:
            """Paint the page."""
            self._paint(painter, band)

        return paint

    def reserve(self, frame: Frame, narration: Narration) -> None:
        """Leave room for the words of this step on every page, so that the graph stays as large."""
        self._least_band = max(self._least_band, self._height_of(self._band(Caption(frame, narration))))

    def _band(self, caption: Caption) -> Band:
        return Band(self._theme, caption, self._width, self._unit, _FORMULA * self._height)

    def _height_of(self, band: Band | None) -> float:
        return min(band.height, 0.5 * self._height) if band else 0.0

    def _paint(self, painter: QPainter, band: Band | None) -> None:
        if self._ground != "transparent":
            role: Role = "surface" if self._theme.is_projector else "bg"
            ground = QColor("white") if self._ground == "white" else self._theme.colour(role)
            painter.fillRect(QRectF(0, 0, self._width, self._height), ground)
        band_height = max(self._height_of(band), self._least_band)
        margin = 1.2 * self._unit
        self.paint_graph(
            painter,
            QRectF(margin, margin, self._width - 2 * margin, self._height - band_height - 2 * margin),
        )
        if band is not None:
            area = QRectF(0, self._height - band_height, self._width, band_height)
            band.paint(painter, area, filled=self._ground == "theme")

    @property
    def aspect(self) -> float:
        """The width of the graph by its height."""
        content = self._scene.content()
        return content.width() / content.height() if content.height() > 0 else 1.0

    def paint_graph(self, painter: QPainter, room: QRectF) -> None:
        """Paint the graph alone, at the moment of the last call of `of`, as large as the room lets it be."""
        content = self._scene.content()
        if content.isEmpty() or room.width() <= 0 or room.height() <= 0:
            return
        zoom = min(room.width() / content.width(), room.height() / content.height(), _MOST_ZOOM)
        target = QRectF(0, 0, content.width() * zoom, content.height() * zoom)
        target.moveCenter(room.center())
        self._scene.render(painter, target, content, Qt.AspectRatioMode.KeepAspectRatio)


def check_ground(ground: Ground, theme: Theme) -> None:
    """Raise TutorError where letters in the colours of the theme could not be read on the ground."""
    if ground == "white" and theme.dark:
        sentence = translate("picture", "A dark theme cannot be read on white; take another theme.")
        raise TutorError(sentence)
