"""Saving what a plot shows: as a picture, or as its numbers; a sentence says what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QMenu, QWidget

from tutor.errors import TutorError
from tutor.ui.background import Background
from tutor.ui.files.questions import for_file, with_any_ending
from tutor.ui.latest import Latest
from tutor.ui.look.theme import ui_font

if TYPE_CHECKING:
    from tutor.export.number_columns import Column
    from tutor.ui.look.theme import Theme
    from tutor.ui.panels.section_head import SectionHead
    from tutor.ui.plots.curve_legend import PlotLegend
    from tutor.ui.plots.plot import Plot
    from tutor.ui.plots.plot_card import PlotCard
    from tutor.ui.session.session import Session

_SCALE = 2
"""Pixels of a PNG for one of the screen."""
_MARGIN = 14


class Shown(Protocol):
    """A widget with a heading, a card with a plot and perhaps a legend: what can be saved of it."""

    @property
    def id(self) -> str:
        """What its files are called after the document."""

    @property
    def session(self) -> Session:
        """What it shows, and where sentences are said."""

    @property
    def theme(self) -> Theme:
        """The look at hand."""

    @property
    def head(self) -> SectionHead:
        """The line above it."""

    @property
    def card(self) -> PlotCard:
        """Where it stands."""

    @property
    def plot(self) -> Plot | None:
        """The plot, once it is loaded."""

    @property
    def legend(self) -> PlotLegend:
        """The names of its curves."""

    def numbers(self) -> Mapping[str, Column]:
        """What it shows, all of it and exact: a name and a column each."""


class PlotFiles(QObject):
    """Asks for names and writes files; numbers in the background, since they may be a million."""

    def __init__(self, view: Shown, widget: QWidget) -> None:
        """`widget` is the view as the parent of menus and dialogs."""
        super().__init__(widget)
        self._view, self._widget = view, widget
        self._background = Background(self)
        self._latest = Latest(self._background)

    @property
    def busy(self) -> bool:
        """Whether numbers are still being written."""
        return self._background.busy

    def add_to(self, menu: QMenu) -> None:
        """Put "Save picture…" and "Save numbers…" into a menu, as far as there is something to save."""
        shown = self._view.plot is not None and not self._view.card.sentence()
        picture = menu.addAction(self.tr("Save picture…"))
        picture.triggered.connect(self.ask_for_picture)
        picture.setEnabled(shown)
        numbers = menu.addAction(self.tr("Save numbers…"))
        numbers.triggered.connect(self.ask_for_numbers)
        numbers.setEnabled(shown and bool(self._view.numbers()))

    def ask_for_picture(self) -> None:
        """Let a person choose a name, and save the plot as it looks now."""
        kinds = self.tr("Pictures (*.png *.svg)")
        path = for_file(self._widget, self.tr("Save picture"), self._suggestion("png"), kinds, _as_picture)
        if path is not None:
            self.save_picture(path)

    def ask_for_numbers(self) -> None:
        """Let a person choose a name, and save the numbers."""
        kinds = self.tr("Tables (*.csv)")
        path = for_file(self._widget, self.tr("Save numbers"), self._suggestion("csv"), kinds, _as_table)
        if path is not None:
            self.save_numbers(path)

    def save_picture(self, path: Path) -> None:
        """Write what is seen: a PNG of twice its size, or an SVG, as the file's ending says."""
        from tutor.document.file.save import save_bytes

        path = _as_picture(path)
        try:
            save_bytes(self.picture(path), path)
        except TutorError as error:
            self._view.session.said.emit(str(error))
        else:
            self._say_saved(path)

    def save_numbers(self, path: Path) -> None:
        """Write the numbers as CSV, whatever the file's ending."""
        from tutor.document.file.save import save_text
        from tutor.export.number_columns import csv_text

        columns = self._view.numbers()
        path = _as_table(path)

        def job() -> str:
            """Write them; return what went wrong, as a sentence."""
            try:
                save_text(csv_text(columns), path)
            except TutorError as error:
                return str(error)
            return ""

        def then(wrong: str) -> None:
            """Tell of it."""
            if wrong:
                self._view.session.said.emit(wrong)
            else:
                self._say_saved(path)

        self._latest.ask(job, then, slow=True)

    def picture(self, path: Path) -> bytes:
        """The plot under its heading, with its legend, as the bytes of such a file.

        Raises:
            TutorError: no picture ends so.
        """
        from tutor.language import translate
        from tutor.ui.pictures.picture_file import png, writer  # the first paint does without SVG

        suffix = path.suffix.lower()
        if suffix not in (".png", ".svg"):
            sentence = translate("plots", "A picture of a plot ends in .png or .svg, and {path} does not.")
            raise TutorError(sentence.format(path=path))
        view = self._view
        with view.legend.as_in_picture(view.plot.width() if view.plot is not None else view.card.width()):
            page = _Page(view)
            if suffix == ".png":
                return png(page.size, page.paint, scale=_SCALE)
            return writer(suffix, path)(page.size, page.paint, view.head.heading.accessibleName())

    def _suggestion(self, ending: str) -> str:
        return f"{self._view.session.document.stem}-{self._view.id}.{ending}"

    def _say_saved(self, path: Path) -> None:
        self._view.session.said.emit(self.tr("Saved {path}").format(path=path))


def _as_picture(path: Path) -> Path:
    return with_any_ending(path, ".png")


def _as_table(path: Path) -> Path:
    return with_any_ending(path, ".csv")


class _Page:
    """Heading and legend on one line, or below each other, and the plot."""

    def __init__(self, view: Shown) -> None:
        self._view, self._theme = view, view.theme
        self._line = round(self._theme.sizes.base * 1.9)
        legend = view.legend.sizeHint()
        plot = view.plot.size() if view.plot is not None else view.card.size()
        beside = view.head.heading.sizeHint().width() + legend.width() + 24 < plot.width()
        below = not beside and bool(view.legend.entries())
        self._legend_line = max(self._line, legend.height() + _MARGIN // 2) if below else self._line
        top = _MARGIN + self._legend_line + (self._line if below else 0)
        self._plot = QRectF(_MARGIN, top, plot.width(), plot.height())
        width = max(plot.width(), legend.width())
        self.size = (round(width + 2 * _MARGIN), round(self._plot.bottom() + _MARGIN))

    def paint(self, painter: QPainter) -> None:
        """Paint it at the origin."""
        view, theme = self._view, self._theme
        painter.fillRect(QRectF(0, 0, *self.size), theme.colour("bg"))
        painter.setFont(ui_font(theme.sizes.section, 600))
        painter.setPen(theme.colour("muted"))
        first = QRectF(_MARGIN, _MARGIN, self.size[0] - 2 * _MARGIN, self._line)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(first, left, view.head.heading.text())
        legend = view.legend.sizeHint()
        painter.save()
        top = self._plot.top() - (self._legend_line + legend.height()) / 2
        painter.translate(QPointF(self.size[0] - _MARGIN - legend.width(), top))
        view.legend.paint_on(painter)
        painter.restore()
        if view.plot is not None:
            view.plot.draw_on(painter, self._plot)
