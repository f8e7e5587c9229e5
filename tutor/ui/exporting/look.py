"""A look ahead: the first page or picture as large as there is room, or the first lines of a text."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QStackedWidget, QWidget

from tutor.errors import TutorError
from tutor.ui.look.theme import Theme, mono_font

_SQUARE = 10
"""Pixels of a square of the ground that stands for none."""


class LookAhead(QStackedWidget):
    """Shows a picture, a text, or a sentence in their place."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picture = _Picture(theme)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setAccessibleName(self.tr("How the file begins"))
        family, size = mono_font(theme.sizes.small).family(), theme.sizes.small
        self.text.setStyleSheet(f"font-family: '{family}', monospace; font-size: {size}px;")
        self.sentence = QLabel()
        self.sentence.setProperty("kind", "muted")
        self.sentence.setWordWrap(True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for part in (self.picture, self.text, self.sentence):
            self.addWidget(part)
        self.setMinimumSize(QSize(320, 160))
        self._pieces: Iterator[QImage | str | None] = iter(())
        self._ground = theme
        self._turns = QTimer(self)
        self._turns.timeout.connect(self._go_on)

    def follow(self, pieces: Iterator[QImage | str | None], theme: Theme) -> None:
        """Show what the pieces come to, one of them between two events of the window.

        A picture without a ground lies on that of the theme.
        """
        self._pieces, self._ground = pieces, theme
        self._turns.start(0)
        self._go_on()

    def stop(self) -> None:
        """Follow nothing any more; what is shown stays."""
        self._turns.stop()
        self._pieces = iter(())

    def _go_on(self) -> None:
        try:
            found = next(self._pieces, "")
        except TutorError as error:
            self.stop()
            self.say(str(error))
            return
        if found is not None:
            self.stop()
            self.show_found(found)

    def show_found(self, found: QImage | str) -> None:
        """Show how the file begins."""
        if isinstance(found, QImage):
            self.picture.show_image(found, self._ground)
            self.setCurrentWidget(self.picture)
        else:
            self.text.setPlainText(found)
            self.setCurrentWidget(self.text)

    def say(self, words: str) -> None:
        """Say why there is nothing to see."""
        self.sentence.setText(words)
        self.setCurrentWidget(self.sentence)


class _Picture(QWidget):
    """An image, smaller where need be, in a thin frame; what is transparent shows a chequered ground."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._image = theme, QImage()
        self.setAccessibleName(self.tr("How the file will look"))

    def show_image(self, image: QImage, ground: Theme) -> None:
        """Show this from now on; `ground` is the theme on whose ground it is to lie, if it has none."""
        self._image, self._theme = image, ground
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the image in the middle."""
        if self._image.isNull():
            return
        room = self.size() - QSize(2, 2)
        size = self._image.size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(0, 0, size.width(), size.height())
        place.moveCenter(QRectF(self.rect()).center())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self._image.hasAlphaChannel():
            self._paint_squares(painter, place)
        ratio = self.devicePixelRatioF()
        small = self._image.scaled(
            size * ratio, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        painter.drawImage(place, small)
        painter.setPen(QPen(self._theme.colour("line"), 1.0))
        painter.drawRect(place)
        painter.end()

    def _paint_squares(self, painter: QPainter, place: QRectF) -> None:
        """The ground of what is transparent, as picture programs show it."""
        squares = QPixmap(2 * _SQUARE, 2 * _SQUARE)
        squares.fill(self._theme.colour("surface"))
        on = QPainter(squares)
        for at in (0, _SQUARE):
            on.fillRect(at, at, _SQUARE, _SQUARE, self._theme.colour("bg"))
        on.end()
        painter.drawTiledPixmap(place, squares)
