"""A picture of a graph at a step, as a file: PNG, SVG or PDF, with the formula and the words below it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QApplication

from tutor.engine import Trace
from tutor.errors import TutorError
from tutor.graph.network import Network
from tutor.language import translate
from tutor.ui.canvas.mark import plain_text
from tutor.ui.canvas.neurons.scene import NetworkScene
from tutor.ui.canvas.neurons.shown import NetworkShown
from tutor.ui.canvas.scene import GraphScene
from tutor.ui.canvas.shown import GraphPicture, Moment
from tutor.ui.picture_file import writer
from tutor.ui.roles import PHASE_ROLE
from tutor.ui.theme import Theme
from tutor.ui.typeset import Formula
from tutor.ui.typeset_row import TypesetRow, layout_row, split_tex
from tutor.walk import Frame, Narration, Updates, phase_title

_MOST_ZOOM = 2.0


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

    Raises:
        TutorError: the suffix is none of these, the size is none, or the file cannot be written.
    """
    target = Path(path)
    write = writer(target.suffix.lower(), path)
    if min(size) < 1 or max(size) > 20_000:
        sentence = translate("picture", "A picture cannot be {width} × {height} pixels large.")
        raise TutorError(sentence.format(width=size[0], height=size[1]))
    _application()
    moment = Moment(frame, trace, updates)
    scene = (
        _network_scene(network, picture, moment, theme, size)
        if network
        else _graph_scene(picture, moment, theme)
    )
    page = _Page(scene, theme, size, _Caption(frame, narration) if narration else None)
    _put(target, write(size, page.paint, translate("picture", "A computation graph")))


def _graph_scene(picture: GraphPicture, moment: Moment, theme: Theme) -> GraphScene:
    scene = GraphScene(theme)
    scene.set_motion(False)
    scene.set_picture(picture)
    scene.set_moment(moment)
    return scene


def _network_scene(
    network: Network, picture: GraphPicture, moment: Moment, theme: Theme, size: tuple[int, int]
) -> NetworkScene:
    scene = NetworkScene(theme)
    scene.set_aspect(size[0] / size[1])
    scene.set_moment(NetworkShown(network, picture.symbols, moment))
    return scene


def _put(target: Path, picture: bytes) -> None:
    """Write the whole picture; Qt's own writers do not tell a full disk from a written file."""
    try:
        target.write_bytes(picture)
    except (OSError, ValueError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
        sentence = translate("picture", "The picture {path} cannot be written: {reason}.")
        raise TutorError(sentence.format(path=target, reason=reason)) from None


_kept: list[QApplication] = []


def _application() -> None:
    """Fonts need an application; where none runs, one without a display is made."""
    if QApplication.instance() is None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        _kept.append(QApplication([]))


@dataclass(frozen=True)
class _Caption:
    """What the band below says."""

    frame: Frame
    narration: Narration

    @property
    def place(self) -> str:
        """The phase, and how far the walk has come."""
        step = self.frame.step
        sentence = translate("picture", "{phase} · {position} of {count}")
        return sentence.format(
            phase=phase_title(step.phase) if step else translate("picture", "Start"),
            position=self.frame.position,
            count=len(self.frame.walkthrough),
        )


class _Page:
    """The graph, fitted, and the band below it."""

    def __init__(
        self, scene: GraphScene | NetworkScene, theme: Theme, size: tuple[int, int], caption: _Caption | None
    ) -> None:
        self._scene, self._theme, self._caption = scene, theme, caption
        self._width, self._height = float(size[0]), float(size[1])
        most = 1.0 if theme.is_projector else 1.4
        self._unit = theme.sizes.base * min(most, self._width / (60.0 * theme.sizes.base))
        self._band = _Band(theme, caption, self._width, self._unit) if caption else None

    def paint(self, painter: QPainter) -> None:
        """Paint the page."""
        ground = self._theme.colour("surface" if self._theme.is_projector else "bg")
        painter.fillRect(QRectF(0, 0, self._width, self._height), ground)
        band_height = min(self._band.height, 0.5 * self._height) if self._band else 0.0
        margin = 1.2 * self._unit
        self._paint_graph(
            painter,
            QRectF(margin, margin, self._width - 2 * margin, self._height - band_height - 2 * margin),
        )
        if self._band is not None:
            self._band.paint(painter, QRectF(0, self._height - band_height, self._width, band_height))

    def _paint_graph(self, painter: QPainter, room: QRectF) -> None:
        content = self._scene.content()
        if content.isEmpty() or room.width() <= 0 or room.height() <= 0:
            return
        zoom = min(room.width() / content.width(), room.height() / content.height(), _MOST_ZOOM)
        target = QRectF(0, 0, content.width() * zoom, content.height() * zoom)
        target.moveCenter(room.center())
        self._scene.render(painter, target, content, Qt.AspectRatioMode.KeepAspectRatio)


class _Band:
    """Formula and sentence at the left, the phase and its cells at the right."""

    def __init__(self, theme: Theme, caption: _Caption, width: float, unit: float) -> None:
        self._theme, self._caption, self._width, self._unit = theme, caption, width, unit
        scale = unit / theme.sizes.base
        sizes = theme.sizes
        self._side = 0.3 * width
        room = width - self._side - 5 * unit
        formula = caption.narration.formula
        self._row = self._fitted((formula.left, *formula.terms), sizes.formula * scale, room)
        self._sentence = _wrapped(
            caption.narration.explanation or caption.narration.sentence,
            max(sizes.reading, 1.1 * sizes.base) * scale,
            width - 5 * unit,
            theme,
        )
        self._place = plain_text(caption.place, sizes.base * scale, theme.colour("muted"), 550)

    def _fitted(self, terms: Sequence[str], size: float, room: float) -> TypesetRow:
        """The whole chain of equals; if it is too long without its inner terms, and at last smaller."""
        chains = [[term for term in terms if term]]
        chains += [[chains[0][0], *chains[0][-2:]]] if len(chains[0]) > 3 else []
        for chain in chains:
            row = layout_row(split_tex(" = ".join(chain)), size, self._theme)
            if row.width <= room:
                return row
        return layout_row(split_tex(" = ".join(chains[-1])), size * room / row.width, self._theme)

    @property
    def height(self) -> float:
        """How tall the band wants to be."""
        lines = sum(1.5 * line.size for line in self._sentence)
        return self._row.height + lines + 3.4 * self._unit

    def paint(self, painter: QPainter, area: QRectF) -> None:
        """Paint the band into `area`."""
        unit = self._unit
        painter.fillRect(area, self._theme.colour("bg" if self._theme.is_projector else "surface"))
        painter.fillRect(QRectF(area.left(), area.top(), area.width(), 1.0), self._theme.colour("line"))
        left, baseline = 2.5 * unit, area.top() + 1.3 * unit + self._row.ascent
        self._row.paint(painter, left, baseline)
        baseline += self._row.descent + 0.5 * unit
        for line in self._sentence:
            baseline += 1.4 * line.size
            line.paint(painter, left, baseline)
        right = area.right() - 2.5 * unit
        self._place.paint(painter, right - self._place.width, area.top() + 2.2 * unit)
        self._paint_cells(painter, right, area.top() + 2.2 * unit + 0.9 * unit)

    def _paint_cells(self, painter: QPainter, right: float, top: float) -> None:
        """A cell a step in the colour of its phase, filled as far as the walk has come."""
        steps = self._caption.frame.walkthrough.steps
        if not steps:
            return
        pitch = min(1.5 * self._unit, self._side / len(steps))
        gap = 0.22 * pitch
        left = right - pitch * len(steps) + gap
        for step in steps:
            colour = self._theme.colour(PHASE_ROLE[step.phase])
            cell = QRectF(left + pitch * step.index, top, pitch - gap, 0.75 * self._unit)
            self._paint_cell(painter, cell, colour, done=step.index < self._caption.frame.position)

    def _paint_cell(self, painter: QPainter, cell: QRectF, colour: QColor, *, done: bool) -> None:
        width = min(0.09 * self._unit, 0.2 * cell.width())
        painter.setPen(QPen(colour, width))
        painter.setBrush(colour if done else self._theme.colour("surface"))
        radius = min(0.22 * self._unit, 0.35 * cell.width())
        painter.drawRoundedRect(cell.adjusted(width / 2, width / 2, -width / 2, -width / 2), radius, radius)


def _wrapped(text: str, size: float, room: float, theme: Theme) -> list[Formula]:
    """The text in lines no wider than `room`."""
    lines: list[str] = []
    colour = theme.colour("text")
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and plain_text(longer, size, colour).width <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return [plain_text(line, size, colour) for line in lines]
