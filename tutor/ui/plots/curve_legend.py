"""How curves are drawn, and the legend of a plot that gives them their names."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from tutor.language import translate
from tutor.ui.look.theme import Role, Theme
from tutor.ui.widgets.sample_row import SampleRow

_DOT = 2.0
"""A dash that is shorter than so many widths of its pen is a dot."""


@dataclass(frozen=True)
class Curve:
    """How a curve is drawn; `dashes` are in widths of its pen, none is a whole line."""

    role: Role
    dashes: tuple[float, ...] = ()

    @property
    def line(self) -> str:
        """The style of its line in a word, for who does not see it."""
        if not self.dashes:
            return translate("plots", "solid")
        kinds = {dash < _DOT for dash in self.dashes[::2]}
        if len(kinds) > 1:
            return translate("plots", "dash-dotted")
        return translate("plots", "dotted") if True in kinds else translate("plots", "dashed")


@dataclass(frozen=True)
class Entry:
    """A curve with its name, as a legend has it."""

    name: str
    curve: Curve


CURVES = {
    "own": Curve("value"),
    "torch": Curve("grad", (4.0, 3.0)),
    "zeroed": Curve("muted", (1.2, 2.2)),
    "validation": Curve("local", (7.0, 3.0)),
}
"""Our own engine's loss, PyTorch's, what ours would be with gradients zeroed, and that of the validation
samples."""


def paint_sample(painter: QPainter, curve: Curve, theme: Theme, start: QPointF, length: float) -> None:
    """Draw a short piece of a curve, level, from `start` on."""
    pen = QPen(theme.colour(curve.role), theme.sizes.line_edge)
    if curve.dashes:
        pen.setDashPattern([dash * 0.65 for dash in curve.dashes])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.drawLine(start, QPointF(start.x() + length, start.y()))


class PlotLegend(SampleRow):
    """`— layer 1  ┄ layer 2`, drawn as the curves are; on several lines where one has no room for all."""

    def __init__(self, theme: Theme, ground: Role = "surface", parent: QWidget | None = None) -> None:
        """`ground` is what it stands on, and hides what lies below it."""
        super().__init__(theme, (), parent)
        self._room = float("inf")
        self._ground = ground
        self._entries: tuple[Entry, ...] = ()
        self.in_picture: tuple[Entry, ...] = ()
        """What a saved picture is to name, where that is more: curves that the window names elsewhere."""
        self.setVisible(False)

    def entries(self) -> tuple[Entry, ...]:
        """What it names."""
        return self._entries

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Name these curves; where there are none, nothing is shown."""
        self.setVisible(bool(entries))
        if tuple(entries) == self._entries:
            return
        self._entries = tuple(entries)
        sentence = translate("plots", "{name}: {line} line")
        words = [sentence.format(name=each.name, line=each.curve.line) for each in self._entries]
        self.setAccessibleName("; ".join(words))
        self.set_texts([each.name for each in self._entries])

    def set_room(self, width: float) -> None:
        """How wide its lines may be, in pixels."""
        if width != self._room:
            self._room = width
            self.updateGeometry()

    @contextmanager
    def as_in_picture(self, width: float) -> Iterator[None]:
        """Meanwhile it is as it stands in a saved picture of this width, in pixels."""
        kept = self._entries, self._texts, self._room
        self._entries, self._room = self.in_picture or self._entries, width
        self._texts = tuple(entry.name for entry in self._entries)
        try:
            yield
        finally:
            self._entries, self._texts, self._room = kept

    def one_line(self) -> int:
        """How wide all of it is on one line, in pixels."""
        return super().sizeHint().width()

    def narrowest(self) -> int:
        """How wide the widest name is with its sample, in pixels."""
        return round(max(map(self._advance, self._texts), default=0.0))

    def sizeHint(self) -> QSize:
        """As many lines as it needs."""
        lines = self._lines()
        if len(lines) == 1:
            return super().sizeHint()
        small = self._theme.sizes.small
        widest = max(sum(map(self._advance, line)) for line in lines)
        return QSize(round(widest + (2 * self.edge - 1.2) * small), round(len(lines) * self.line_height))

    @property
    def line_height(self) -> float:
        """The height of one of its lines."""
        return round(self.tall * self._theme.sizes.small)

    def painted_words(self, painter: QPainter) -> Iterator[float]:
        """Write the words line by line; yields where the sample before each begins, from the left."""
        lines, texts = self._lines(), self._texts
        painter.save()
        try:
            for line in lines:
                self._texts = line
                yield from super().painted_words(painter)
                painter.translate(0.0, self.line_height)
        finally:
            self._texts = texts
            painter.restore()

    def _lines(self) -> list[tuple[str, ...]]:
        """The words of each line; a line has at least one."""
        lines: list[list[str]] = [[]]
        left = self._room
        for text in self._texts:
            if lines[-1] and self._advance(text) > left:
                lines.append([])
                left = self._room
            lines[-1].append(text)
            left -= self._advance(text)
        return [tuple(line) for line in lines]

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint each line with its name."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour(self._ground))
        self.paint_on(painter)
        painter.end()

    def paint_on(self, painter: QPainter) -> None:
        """Paint it at the origin of another painter, as for a picture."""
        theme, small, middle = self._theme, self._theme.sizes.small, round(self.line_height / 2)
        for entry, x in zip(self._entries, self.painted_words(painter), strict=False):
            paint_sample(painter, entry.curve, theme, QPointF(x, middle), small * 1.6)


class CurveLegend(PlotLegend):
    """`— own  ┄ PyTorch  ·· with zeroing`; only of those that are there."""

    def __init__(self, theme: Theme, ground: Role = "bg", parent: QWidget | None = None) -> None:
        super().__init__(theme, ground, parent)
        self.names = {
            "own": self.tr("own"),
            "torch": self.tr("PyTorch"),
            "zeroed": self.tr("with zeroing"),
            "validation": self.tr("validation"),
        }

    def entries_for(self, beside: Collection[str]) -> list[Entry]:
        """Our own engine's curve and those beside it by name; none where it is alone: it needs no name."""
        shown = [name for name in self.names if name == "own" or name in beside] if beside else []
        samples = "validation" in beside and "torch" not in beside
        names = {**self.names, "own": self.tr("train")} if samples else self.names
        return [Entry(names[name], CURVES[name]) for name in shown]

    def show_curves(self, beside: Collection[str]) -> None:
        """Name our own engine's curve and those beside it."""
        self.show_entries(self.entries_for(beside))
