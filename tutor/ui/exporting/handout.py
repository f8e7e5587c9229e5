"""The walk as a handout: a PDF with a page a step, or four to a page; with blanks, and a sheet of answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QBuffer, QMarginsF, QRectF
from PySide6.QtGui import QImage, QPageSize, QPainter, QPdfWriter

from tutor.errors import TutorError
from tutor.export.job import Job, Share
from tutor.export.told import Told
from tutor.graph.network import Network
from tutor.language import translate
from tutor.ui.canvas.mark import plain_text
from tutor.ui.exporting.answers import paint_answers
from tutor.ui.exporting.step_page import StepPage, Type
from tutor.ui.exporting.steps import StepPictures
from tutor.ui.look.theme import Theme
from tutor.ui.typesetting.text_lines import wrapped

Paper = Literal["a4", "letter"]
PerPage = Literal[1, 4]

_SIZES = {"a4": QPageSize.PageSizeId.A4, "letter": QPageSize.PageSizeId.Letter}
_MARGIN, _FOOT, _GAP = 42.0, 24.0, 22.0
"""In points, as all lengths here."""
_LOOK = 110
"""Pixels of an inch in a look ahead."""
_FINE = 20
"""Units of the PDF in a point: what is drawn is placed this finely."""


@dataclass(frozen=True)
class Handout:
    """What a handout is to be; `answers` adds their sheet to one with `blanks`."""

    paper: Paper = "a4"
    per_page: PerPage = 1
    blanks: bool = False
    answers: bool = False


def handout_job(told: Told, wish: Handout, theme: Theme, network: Network | None = None) -> Job:
    """The handout, on white.

    Raises:
        TutorError: a sheet of answers is wanted without blanks, or the theme is dark.
    """
    if wish.answers and not wish.blanks:
        sentence = translate(
            "export", "A sheet of answers goes with blanks: without these the steps say all."
        )
        raise TutorError(sentence)
    buffer = QBuffer()
    # It looks for its theme's faults now, and is painted later.
    pictures = StepPictures(told, theme, network=network, ground="white")

    def pieces() -> Iterator[float]:
        for _ in pictures.begin():
            yield 0.0
        buffer.open(QBuffer.OpenModeFlag.WriteOnly)
        yield from _Pages(told, wish, theme, pictures).paint(buffer)

    def end(_share: Share) -> bytes:
        return bytes(buffer.data().data())

    return Job(end, pieces)


def first_page(
    told: Told, wish: Handout, theme: Theme, network: Network | None = None
) -> Iterator[QImage | None]:
    """The first page as it will be, for a look ahead: nothing while it is painted, then the page.

    Raises:
        TutorError: as `handout_job`.
    """
    pictures = StepPictures(told, theme, network=network, ground="white")
    pages = _Pages(told, wish, theme, pictures)
    image = QImage(pages.size.sizePixels(_LOOK), QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.scale(_LOOK / 72, _LOOK / 72)
    try:
        for _ in pages.paint_first(painter):
            yield None
    finally:
        painter.end()
    yield image


class _Pages:
    """Paints page after page."""

    def __init__(self, told: Told, wish: Handout, theme: Theme, pictures: StepPictures) -> None:
        self._told, self._wish, self._theme = told, wish, theme
        size = QPageSize(_SIZES[wish.paper])
        points = size.sizePoints()
        self.size = size
        self._body = QRectF(
            _MARGIN, _MARGIN, points.width() - 2 * _MARGIN, points.height() - 2 * _MARGIN - _FOOT
        )
        self._height = float(points.height())
        self._number = 0
        self._steps = StepPage(told, theme, pictures, Type.of(wish.per_page), blanks=wish.blanks)

    def paint_first(self, painter: QPainter) -> Iterator[float]:
        """The first page alone."""
        return self._paint_steps(painter, bool, self._told.steps[: self._wish.per_page])

    def paint(self, buffer: QBuffer) -> Iterator[float]:
        """All pages, as a PDF; the share done after each step."""
        made = QPdfWriter(buffer)
        made.setPageSize(self.size)
        made.setPageMargins(QMarginsF(0, 0, 0, 0))
        made.setResolution(72 * _FINE)
        made.setTitle(self._told.title)
        made.setCreator("Backprop Tutor")
        painter = QPainter()
        if not painter.begin(made):
            raise TutorError(translate("picture", "There is not enough memory for a picture of this size."))
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.scale(_FINE, _FINE)
        try:
            yield from self._paint(painter, made.newPage)
        finally:
            painter.end()

    def _paint(self, painter: QPainter, new_page: Callable[[], object]) -> Iterator[float]:
        yield from self._paint_steps(painter, new_page, self._told.steps)
        if self._wish.answers:
            for is_full in paint_answers(self._told, self._theme, painter, self._body):
                if is_full:
                    self._next_page(painter, new_page)
                yield 1.0

    def _paint_steps(
        self, painter: QPainter, new_page: Callable[[], object], steps: Sequence[int]
    ) -> Iterator[float]:
        per_page = self._wish.per_page
        top = self._paint_head(painter)
        self._paint_foot(painter)
        for number, step in enumerate(steps):
            place, done = number % per_page, number / len(steps)
            if number and not place:
                self._next_page(painter, new_page)
                top = self._body.top()
                yield done
            for _ in self._steps.paint(painter, self._cell(place, top), step):
                yield done
            yield (number + 1) / len(steps)

    def _next_page(self, painter: QPainter, new_page: Callable[[], object]) -> None:
        new_page()
        self._paint_foot(painter)

    def _cell(self, place: int, top: float) -> QRectF:
        """Where a step stands on its page."""
        body = QRectF(self._body)
        body.setTop(top)
        if self._wish.per_page == 1:
            return body
        height = (body.height() - 3 * _GAP) / 4
        return QRectF(body.left(), body.top() + place * (height + _GAP), body.width(), height)

    def _paint_head(self, painter: QPainter) -> float:
        """The title and what the document is about; where the page goes on."""
        y = self._body.top()
        for text, size, weight, role in (
            (self._told.title, 20.0, 650, "text"),
            (self._told.document.summary, 10.5, 400, "muted"),
        ):
            colour = self._theme.colour(role)  # type: ignore[arg-type]
            for line in wrapped(text, size, self._body.width(), self._theme, colour=colour, weight=weight):
                line.paint(painter, self._body.left(), y + 0.9 * size)
                y += 1.4 * size
        if self._wish.blanks:
            name = plain_text(translate("export", "Name:"), 10.5, self._theme.colour("text"))
            name.paint(painter, self._body.left(), y + 20)
            painter.fillRect(
                QRectF(self._body.left() + name.width + 6, y + 22, 200, 0.6), self._theme.colour("muted")
            )
            y += 30
        return y + 8

    def _paint_foot(self, painter: QPainter) -> None:
        """The title at the left, the number of the page at the right."""
        self._number += 1
        muted, y = self._theme.colour("muted"), self._height - _MARGIN + 6
        title = wrapped(self._told.title, 8.5, self._body.width() - 60, self._theme, colour=muted)
        if title:
            title[0].paint(painter, self._body.left(), y)
        page = plain_text(str(self._number), 8.5, muted)
        page.paint(painter, self._body.right() - page.width, y)
