"""Reading text: Markdown with `$…$` maths, the formulas typeset on the text's own baseline."""

from __future__ import annotations

import re
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QSize, Qt, QUrl
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QImage,
    QPainter,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFragment,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser, QWidget

from tutor.graph.plain_math import plain_math
from tutor.ui.look.theme import Theme, ui_font
from tutor.ui.typesetting.typeset import Formula, typeset

_MATHS = re.compile(r"\$([^$\n]+)\$")
_PLACED = re.compile(r"((?:(?<!\])[(（「『“]+)?)" + _MATHS.pattern + r"([)）」』”.,;:!?。，、；：！？]*)")
"""A formula with the brackets and stops that are not to be parted from it at the end of a line."""
_FRACTION_BAR = re.compile(r"(?<=\S)/(?=∂)")
_LEADING, _BETWEEN_PARAGRAPHS = 1.5, 0.55

SIZE_OF_MATHS = 1.16
"""How much larger the letters of a formula are than those of the text."""


def formulas_in(markdown: str) -> list[str]:
    """The TeX of every formula in a text."""
    return [found[1] for found in _MATHS.finditer(markdown)]


def unbroken(text: str) -> str:
    """The text with word joiners in its plain fractions, ∂L/∂z: no line ends inside one."""
    return _FRACTION_BAR.sub("\u2060/\u2060", text)


@dataclass(frozen=True)
class _Placed:
    """A formula in the text, between what stands in its picture to be on its line."""

    tex: str
    before: str = ""
    after: str = ""


class MathText(QTextBrowser):
    """A paragraph or more, as tall as its text at the width it is given; nothing scrolls."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._markdown = ""
        self._formulas: list[_Placed] = []
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setOpenExternalLinks(True)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self._fit_height)

    def set_theme(self, theme: Theme) -> None:
        """Write in the colours and sizes of `theme` from now on."""
        self._theme = theme
        self._lay_out()

    def set_markdown(self, markdown: str) -> None:
        """Show this text."""
        if markdown != self._markdown:
            self._markdown = markdown
            self._lay_out()

    def plain_text(self) -> str:
        """The text as a screen reader gets it."""
        return _MATHS.sub(lambda found: plain_math(found[1]), self._markdown)

    def sizeHint(self) -> QSize:
        """The text's own height at the width of the moment."""
        return QSize(round(self._theme.sizes.lesson_width) - 48, round(self.document().size().height()))

    def minimumSizeHint(self) -> QSize:
        """It can be narrow; its height follows."""
        return QSize(80, round(self.document().size().height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap at the new width."""
        super().resizeEvent(event)
        self._fit_height()

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: N802 - Qt's own name
        """A formula as a picture, sharp on the screen it is shown on."""
        url = QUrl(name)
        if url.scheme() != "maths":
            return super().loadResource(kind, name)
        return self._picture(self._formulas[int(url.path())])

    def _lay_out(self) -> None:
        document = self.document()
        document.clear()
        document.setDefaultFont(ui_font(self._theme.sizes.reading))
        self._formulas = []
        document.setMarkdown(
            unbroken(_PLACED.sub(self._as_image, self._markdown)),
            QTextDocument.MarkdownFeature.MarkdownNoHTML,
        )
        self._dress()
        self.setAccessibleName(self.plain_text())
        self._fit_height()

    def _as_image(self, found: re.Match[str]) -> str:
        before, tex, after = found.groups()
        self._formulas.append(_Placed(tex, before, after))
        return f"![{before}{plain_math(tex)}{after}](maths:{len(self._formulas) - 1})"

    def _dress(self) -> None:
        """Leading, colour of the text, and how each formula stands in its line."""
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        block = cursor.blockFormat()
        size = self._theme.sizes.reading
        block.setLineHeight(size * _LEADING, QTextBlockFormat.LineHeightTypes.MinimumHeight.value)
        block.setTopMargin(0)
        block.setBottomMargin(size * _BETWEEN_PARAGRAPHS)
        cursor.mergeBlockFormat(block)
        colour = QTextCharFormat()
        colour.setForeground(self._theme.colour("text"))
        cursor.mergeCharFormat(colour)
        for fragment in _images(self.document()):
            cursor.setPosition(fragment.position())
            cursor.setPosition(fragment.position() + fragment.length(), QTextCursor.MoveMode.KeepAnchor)
            placed = QTextCharFormat()
            name = fragment.charFormat().toImageFormat().name()
            placed.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignBaseline)
            placed.setFont(self._bearing(self._typeset(self._formulas[int(QUrl(name).path())].tex)))
            cursor.mergeCharFormat(placed)

    def _bearing(self, formula: Formula) -> QFont:
        """The font of a formula's place: a picture stands as far below the baseline as its font descends."""
        size = self._theme.sizes.reading
        font = ui_font(size)
        while QFontMetricsF(font).descent() < formula.descent:
            size += 1
            font = ui_font(size)
        return font

    def _typeset(self, tex: str) -> Formula:
        return typeset(tex, self._theme.sizes.reading * SIZE_OF_MATHS, self._theme.colour("text"))

    def _picture(self, placed: _Placed) -> QImage:
        """The formula with room below it, so that its baseline is the text's."""
        formula, font = self._typeset(placed.tex), ui_font(self._theme.sizes.reading)
        metrics, below = QFontMetricsF(font), QFontMetricsF(self._bearing(formula)).descent()
        begins = metrics.horizontalAdvance(placed.before) + 1
        ends = begins + formula.width + 1
        width = ends + metrics.horizontalAdvance(placed.after)
        baseline = max(formula.baseline, metrics.ascent() if placed.before or placed.after else 0.0)
        ratio = self.devicePixelRatioF()
        size = QSize(round(width * ratio), round((baseline + below) * ratio))
        image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
        image.setDevicePixelRatio(ratio)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        formula.paint(painter, begins, baseline)
        painter.setFont(font)
        painter.setPen(self._theme.colour("text"))
        painter.drawText(QPointF(0, baseline), placed.before)
        painter.drawText(QPointF(ends, baseline), placed.after)
        painter.end()
        return image

    def _fit_height(self) -> None:
        self.setFixedHeight(max(1, round(self.document().size().height()) + 1))


def _images(document: QTextDocument) -> list[QTextFragment]:
    """The formulas' places in the text."""
    found: list[QTextFragment] = []
    block = document.begin()
    while block.isValid():
        parts = block.begin()
        while not parts.atEnd():
            if parts.fragment().charFormat().isImageFormat():
                found.append(parts.fragment())
            parts += 1
        block = block.next()
    return found
