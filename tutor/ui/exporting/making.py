"""The work that makes the file of a wish, and a look at how it will begin."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QImage

from tutor import language
from tutor.errors import TutorError
from tutor.export.history_table import history_csv
from tutor.export.job import Job, Share, text_job
from tutor.export.notebook import notebook
from tutor.export.pytorch import program
from tutor.export.tikz import tikz
from tutor.language import translate
from tutor.ui.canvas.picture_of import picture_of
from tutor.ui.canvas.wording import CROWDED
from tutor.ui.exporting.handout import first_page, handout_job
from tutor.ui.exporting.jobs import animation_job, slides_job
from tutor.ui.exporting.steps import StepPictures
from tutor.ui.exporting.wish import PICTURES, Exportable, Wish
from tutor.ui.look.theme import load_theme
from tutor.ui.pictures.picture import StepPainter
from tutor.ui.pictures.picture_file import Paint, painted, png_of, writer

_LOOK = 1000
"""Pixels of the longer side of a picture that is shown ahead."""
_LINES = 60
"""So many lines of a text are shown ahead."""


def job_of(wish: Wish, source: Exportable) -> Job:
    """The work for this wish, with what is shown now.

    Raises:
        TutorError: it cannot be; the sentence says why.
    """
    theme = load_theme(wish.theme)
    if wish.form in PICTURES:
        return _picture_job(wish, source)
    match wish.form:
        case "handout":
            return handout_job(source.told(wish.span), wish.handout, theme, source.network)
        case "slides":
            return slides_job(source.told(wish.span), theme, language.current(), source.network)
        case "gif" | "mp4":
            told = source.told(wish.span)
            return animation_job(told, wish.form, theme, wish.size, wish.seconds, source.network)
        case "csv":
            histories = source.histories()
            return Job(lambda share: "".join(history_csv(histories, share)).encode("utf-8"))
    text = _text(wish, source)
    return text_job(lambda: text)


def _picture_job(wish: Wish, source: Exportable) -> Job:
    painter, made = _painter(wish, source), list[QImage | bytes]()
    write = writer(f".{wish.form}", wish.form)

    def pieces() -> Iterator[float]:
        for _ in painter.begin(source.moment):
            yield 0.0
        paint = _paint(painter, wish, source)
        if wish.form == "png":
            made.append(painted(wish.size, paint))
        else:
            made.append(write(wish.size, paint, translate("picture", "A computation graph")))
        yield 0.5

    def end(_share: Share) -> bytes:
        found = made[0]
        return png_of(found) if isinstance(found, QImage) else found

    return Job(end, pieces)


def _paint(painter: StepPainter, wish: Wish, source: Exportable) -> Paint:
    return painter.of(source.moment, source.session.narration if wish.words else None)


def _painter(wish: Wish, source: Exportable) -> StepPainter:
    picture = picture_of(source.session.document)
    return StepPainter(picture, load_theme(wish.theme), wish.size, source.network, wish.ground)


def _text(wish: Wish, source: Exportable) -> str:
    document, row = source.session.document, source.session.row
    match wish.form:
        case "pytorch":
            return program(document, source.session.dtype, row).text
        case "notebook":
            return notebook(document, source.session.dtype, row)
    told = source.now()
    return tikz(told, source.session.frame.position, alone=wish.alone)


Look = QImage | str | None


def look_ahead(wish: Wish, source: Exportable) -> Iterator[Look]:
    """How the file will begin: its first page, frame or slide, or its first lines; errors as `job_of`.

    Yields None while it is not ready, whenever the window may have its turn, and at last what is to be seen.
    """
    if wish.form == "csv":
        lines = next(history_csv(source.histories())).splitlines()
        yield "\n".join(lines[:_LINES])
    elif wish.form in ("pytorch", "notebook", "tikz"):
        _, begin, picture = (text := _text(wish, source)).partition(r"\begin{tikzpicture}")
        lines = (begin + picture if wish.form == "tikz" else text).splitlines()
        yield "\n".join(lines[:_LINES])
    elif len(source.session.document.graph.nodes) > CROWDED:
        raise TutorError(translate("exporting", "The graph is too large for a quick look ahead."))
    else:
        yield from _painted_ahead(wish, source)


def _painted_ahead(wish: Wish, source: Exportable) -> Iterator[Look]:
    theme = load_theme(wish.theme)
    if wish.form in PICTURES:
        paint = _paint(_painter(wish, source), wish, source)
        yield None
        found = painted(wish.size, paint, _LOOK / max(wish.size))
        found.setDevicePixelRatio(1)
        yield found
        return
    told = source.told(wish.span)
    if wish.form == "handout":
        yield from first_page(told, wish.handout, theme, source.network)
        return
    size = wish.size if wish.form in ("gif", "mp4") else (1280, 800)
    pictures = StepPictures(told, theme, size, source.network)
    pictures.reserve(told.steps[0])
    yield None
    yield pictures.image(told.steps[0])
