"""The pictures of a walk's steps: painted one after the other from one scene."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from tutor.export.told import Told
from tutor.graph.network import Network
from tutor.ui.canvas.mark import BRACKETED
from tutor.ui.canvas.picture_of import picture_of
from tutor.ui.canvas.shown import Moment
from tutor.ui.look.theme import Theme
from tutor.ui.pictures.picture import Ground, StepPainter
from tutor.ui.pictures.picture_file import svg
from tutor.ui.typesetting.typeset_row import Piece, TypesetRow, layout_row, split_tex
from tutor.walk import Derivation, Step

SLIDE = (1280, 720)
"""The size in which the picture of a slide is drawn; it is shown as large as there is room."""


class StepPictures:
    """Paints the steps of what is told."""

    def __init__(
        self,
        told: Told,
        theme: Theme,
        size: tuple[int, int] = SLIDE,
        network: Network | None = None,
        ground: Ground = "theme",
    ) -> None:
        """Errors as `StepPainter`."""
        self._told, self._theme = told, theme
        self._painter = StepPainter(picture_of(told.document), theme, size, network, ground)

    def moment(self, position: int, asked: Step | None = None) -> Moment:
        """The moment after so many steps; `asked` is a step whose number is a blank."""
        return Moment(self._told.frame(position), self._told.trace, self._told.updates, asked)

    def begin(self) -> Iterator[None]:
        """Find places for all that is drawn; yields between two parts of it."""
        return self._painter.begin(self.moment(self._told.steps.start - 1))

    def reserve(self, position: int) -> None:
        """Leave room for the words of this step in every picture: they would change its scale else."""
        narration = self._told.narration(position)
        if narration is not None:
            self._painter.reserve(self._told.frame(position), narration)

    def image(self, position: int) -> QImage:
        """The picture with its words, opaque."""
        image = QImage(*self._painter.size, QImage.Format.Format_RGB32)
        paint = self._painter.of(self.moment(position), self._told.narration(position))
        painter = QPainter(image)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        paint(painter)
        painter.end()
        return image

    def rgb(self, position: int) -> bytes:
        """Its pixels, three bytes each, row by row without gaps."""
        image = self.image(position).convertToFormat(QImage.Format.Format_RGB888)
        row = 3 * image.width()
        whole, pitch = bytes(image.constBits()), image.bytesPerLine()
        if pitch == row:
            return whole
        return b"".join(whole[at : at + row] for at in range(0, pitch * image.height(), pitch))

    def svg(self, position: int) -> str:
        """The graph alone, as SVG."""
        paint = self._painter.of(self.moment(position))
        return svg(self._painter.size, paint, self._told.title).decode("utf-8")

    def formula_svg(self, chain: Derivation, size: float = 34.0) -> str:
        """A formula as SVG, no larger than its ink."""
        row = chain_row(chain, size, self._theme)
        box = (max(1, round(row.width + 4)), max(1, round(row.height + 4)))

        def paint(painter: QPainter) -> None:
            """Paint it."""
            row.paint(painter, 2, 2 + row.ascent)

        return svg(box, paint, "").decode("utf-8")

    def paint_graph(self, painter: QPainter, room: QRectF, moment: Moment) -> float:
        """Paint the graph at a moment at the top of a room; how high it is."""
        self._painter.of(moment)
        high = min(room.height(), room.width() / self._painter.aspect)
        self._painter.paint_graph(painter, QRectF(room.left(), room.top(), room.width(), high))
        return high


def chain_row(chain: Derivation, size: float, theme: Theme) -> TypesetRow:
    """The whole chain of equals in one row."""
    return layout_row(pieces_of(str(chain)), size, theme)


def fitted_row(tex: str, size: float, room: float, theme: Theme) -> TypesetRow:
    """TeX in one row, smaller where it would not go into the room."""
    row = layout_row(pieces_of(tex), size, theme)
    return row if row.width <= room else layout_row(pieces_of(tex), size * room / row.width, theme)


def pieces_of(tex: str) -> list[Piece]:
    """A formula in pieces; a number in brackets is set as one."""
    return split_tex(BRACKETED.sub(r"(\1)", tex))
