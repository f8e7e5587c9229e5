"""A row of samples, each with its word behind it: what the legends of canvas and plots have in common."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from tutor.ui.look.theme import Theme, ui_font


class SampleRow(QWidget):
    """Words on one line, in the small type of a theme, with room before each; it does not shrink.

    Lengths are in heights of the small type: `edge` is left free at both ends, `sample` is the room of a
    sample with its gap, `tall` the height of all.
    """

    edge, sample, tall = 0.6, 2.1, 1.5

    def __init__(self, theme: Theme, texts: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._texts = tuple(texts)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours and sizes of `theme` from now on."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def set_texts(self, texts: Sequence[str]) -> None:
        """Show other words."""
        self._texts = tuple(texts)
        self.updateGeometry()
        self.adjustSize()
        self.update()

    def sizeHint(self) -> QSize:
        """All on one line."""
        small = self._theme.sizes.small
        width = sum(map(self._advance, self._texts)) + (2 * self.edge - 1.2) * small
        return QSize(round(width), round(self.tall * small))

    def minimumSizeHint(self) -> QSize:
        """It does not shrink."""
        return self.sizeHint()

    @property
    def line_height(self) -> float:
        """The height in whose middle the words stand."""
        return self.height()

    def _advance(self, text: str) -> float:
        small = self._theme.sizes.small
        return QFontMetricsF(ui_font(small)).horizontalAdvance(text) + small * 3.2

    def painted_words(self, painter: QPainter) -> Iterator[float]:
        """Write the words; yields where the sample before each begins, in pixels from the left."""
        theme, small = self._theme, self._theme.sizes.small
        x = small * self.edge
        for text in self._texts:
            painter.setFont(ui_font(small))
            painter.setPen(theme.colour("muted"))
            place = QRectF(x + small * self.sample, 0, self._advance(text), self.line_height)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
            yield x  # after its words, so that the last ones are written even if nobody asks on
            x += self._advance(text)
