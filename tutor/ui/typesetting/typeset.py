"""Typeset maths: TeX and numbers as outlines in one maths font, sharp at every zoom and quick to repaint.

A formula is typeset once per TeX text, whatever its size and colour (ziamath takes 1–18 ms a formula); after
that it is a path that the painter fills. Numbers never go to ziamath: they are set in the same font here.
"""

from __future__ import annotations

import importlib.util
import re
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPainterPathStroker,
    QTransform,
)

from tutor.graph.plain_math import plain_math

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from ziamath.zmath import Latex

EM = 100.0
"""The size, in pixels, at which outlines are kept."""

KEPT_AT_MOST = 4096
"""Formulas kept, then the store is emptied: far more than a lesson shows."""

_kept: dict[str, Outline] = {}
_waiting = False
_asked: set[str] = set()  # while waiting

_NUMBER = re.compile(r"[MLHVQCZ]|-?[\d.]+(?:e-?\d+)?")
_PLAIN_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_BARE_SCRIPT = re.compile(r"(\\begin\{(\w+)\}(?:(?!\\begin).)*?\\end\{\2\})(?=\s*[\^_])", re.DOTALL)
"""A matrix with an exponent, which ziamath takes only in braces."""
_POINTS = {"M": 2, "L": 2, "H": 1, "V": 1, "Q": 4, "C": 6, "Z": 0}


@dataclass(frozen=True, eq=False)
class Outline:
    """A formula at size `EM`: ink from x = 0 to `width`, `ascent` above and `descent` below the baseline.

    `parts` are paths with the colour that the TeX itself asks for, or None for the colour of the formula.
    """

    parts: tuple[tuple[QPainterPath, str | None], ...]
    width: float
    ascent: float
    descent: float


@dataclass(frozen=True, eq=False)
class Formula:
    """An outline at a size and in a colour; lengths in pixels."""

    outline: Outline
    size: float
    colour: QColor

    @property
    def width(self) -> float:
        """From the left end of the ink to the right one."""
        return self.outline.width * self.size / EM

    @property
    def baseline(self) -> float:
        """How far the baseline lies below the top."""
        return self.outline.ascent * self.size / EM

    @property
    def descent(self) -> float:
        """How far the ink reaches below the baseline."""
        return self.outline.descent * self.size / EM

    @property
    def height(self) -> float:
        """From the top of the ink to its bottom."""
        return self.baseline + self.descent

    def paint(self, painter: QPainter, x: float, baseline_y: float) -> None:
        """Fill the outline with its left end at `x` and its baseline at `baseline_y`."""
        scale = self.size / EM
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(x, baseline_y)
        painter.scale(scale, scale)
        for path, own in self.outline.parts:
            painter.fillPath(path, QColor(own) if own else self.colour)
        painter.restore()


def typeset(tex: str, size: float, colour: QColor) -> Formula:
    """The formula `tex` at `size` pixels. TeX that cannot be set shows as plain text; nothing is raised."""
    return Formula(outline(tex), size, QColor(colour))


@dataclass(frozen=True)
class Under:
    """A small word below a number, and its colour as `#RRGGBB`; no word where `text` is empty."""

    text: str = ""
    colour: str = ""


def typeset_number(text: str, size: float, colour: QColor, under: Under = Under()) -> Formula:
    """The number `text` in the maths font, with a real minus sign; never calls ziamath."""
    run = _run(text.replace("-", "−"))
    return Formula(_captioned(run, under) if under.text else run, size, QColor(colour))


def postpone(wait: bool) -> None:
    """While `wait`, TeX that is not typeset yet shows as plain text: the first paint needs no ziamath.

    After `postpone(False)` the views lay their formulas out again when they are given their theme.
    """
    global _waiting  # noqa: PLW0603 - the one first paint of the program
    _waiting = wait
    if not wait:
        _asked.clear()


def is_postponed() -> bool:
    """Whether the first paint is still to come, and what it does without is left for later."""
    return _waiting


def warm(formulas: Iterable[str] = ()) -> None:
    """Load ziamath and typeset these, and those asked for so far: for a thread ahead of the window."""
    _latex()
    for tex in (*formulas, *_asked.copy()):
        if tex not in _kept:
            _kept[tex] = _set_or_plain(tex)


def outline(tex: str) -> Outline:
    """The outline of `tex`, typeset once; where ziamath cannot set it, its plain text in the maths font.

    A number needs no ziamath: it changes too often to wait for that.
    """
    found = _kept.get(tex)
    if found is None:
        if _PLAIN_NUMBER.fullmatch(tex):
            return _run(tex.replace("-", "−"))
        if _waiting:
            _asked.add(tex)
            return _run(plain_math(tex))
        if len(_kept) >= KEPT_AT_MOST:
            _kept.clear()
        found = _kept[tex] = _set_or_plain(tex)
    return found


def _set_or_plain(tex: str) -> Outline:
    try:
        return _set(tex)
    except Exception:  # noqa: BLE001, RUF100 - ziamath raises anything on TeX it does not know, even AssertionError
        return _run(plain_math(tex))


def can_be_set(tex: str) -> bool:
    """Whether the TeX can be typeset, and does not fall back to plain text."""
    try:
        _set(tex)
    except Exception:  # noqa: BLE001, RUF100 - ziamath raises anything on TeX it does not know, even AssertionError
        return False
    return True


@lru_cache(maxsize=1)
def math_family() -> str:
    """The family of the maths font that ziamath brings, registered with Qt (ziamath stays unimported)."""
    spec = importlib.util.find_spec("ziamath")
    if spec is not None and spec.origin is not None:
        file = Path(spec.origin).parent / "fonts" / "STIXTwoMath-Regular.ttf"
        families = QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(file)))
        if families:
            return families[0]
    return QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()


def math_font(size: float) -> QFont:
    """The maths font at `size` pixels, unhinted, for fields in which a formula's number is edited."""
    font = QFont(math_family())
    font.setPixelSize(max(1, round(size)))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


@lru_cache(maxsize=1)
def _latex() -> type[Latex]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # it opens its font by `importlib.resources.path`
        from ziamath.config import config
        from ziamath.zmath import Latex
    config.svg2 = False  # every glyph as a path of its own, no <symbol>
    return Latex


def _set(tex: str) -> Outline:
    """Typeset with ziamath and read its drawing back: only paths, rectangles and ellipses occur in it."""
    formula = _latex()(_BARE_SCRIPT.sub(r"{\1}", tex), size=EM, margin=0)
    parts: dict[str | None, QPainterPath] = {}
    for path, own in _shapes(formula.svgxml()):
        whole = parts.setdefault(own, QPainterPath())
        whole.setFillRule(Qt.FillRule.WindingFill)
        whole.addPath(path)
    if not parts:
        return Outline((), formula.getsize()[0], 0.0, 0.0)
    return _framed(list(parts.items()))


def _framed(parts: list[tuple[str | None, QPainterPath]]) -> Outline:
    """Move the ink to x = 0 (ziamath leaves room on the left of an accent) and measure it."""
    box = QRectF()
    for _, path in parts:
        box = box.united(path.boundingRect())
    moved = tuple((path.translated(-box.left(), 0.0), own) for own, path in parts)
    return Outline(moved, box.width(), max(0.0, -box.top()), max(0.0, box.bottom()))


def _shapes(svg: Element) -> Iterator[tuple[QPainterPath, str | None]]:
    for element in svg.iter():
        path = QPainterPath()
        if element.tag == "path":
            path = _path(element.attrib.get("d", ""))
        elif element.tag == "rect":
            path.addRect(*(float(element.attrib[key]) for key in ("x", "y", "width", "height")))
        elif element.tag == "ellipse":
            x, y, rx, ry = (float(element.attrib[key]) for key in ("cx", "cy", "rx", "ry"))
            path.addEllipse(QPointF(x, y), rx, ry)
        else:
            continue
        fill, stroke = element.attrib.get("fill"), element.attrib.get("stroke", "none")
        if stroke != "none":
            pen = QPainterPathStroker()
            pen.setWidth(float(element.attrib.get("stroke-width", 1)))
            path, fill = pen.createStroke(path), stroke
        if fill not in ("none", "transparent"):
            yield path, None if fill in (None, "black", "#000000") else fill


def _path(data: str) -> QPainterPath:
    """The path of SVG's `d`, of which ziamath writes only absolute commands."""
    path = QPainterPath()
    tokens = _NUMBER.findall(data)
    at, command = 0, "M"
    while at < len(tokens):
        if tokens[at] in _POINTS:
            command = tokens[at]
            at += 1
        count = _POINTS[command]
        p = [float(token) for token in tokens[at : at + count]]
        at += count
        here = path.currentPosition()
        match command:
            case "M":
                path.moveTo(p[0], p[1])
            case "L":
                path.lineTo(p[0], p[1])
            case "H":
                path.lineTo(p[0], here.y())
            case "V":
                path.lineTo(here.x(), p[0])
            case "Q":
                path.quadTo(p[0], p[1], p[2], p[3])
            case "C":
                path.cubicTo(p[0], p[1], p[2], p[3], p[4], p[5])
            case _:
                path.closeSubpath()
    return path


@lru_cache(maxsize=2048)
def _run(text: str) -> Outline:
    """Upright text in the maths font; its width is the sum of the advances, so that columns agree."""
    whole = QPainterPath()
    whole.setFillRule(Qt.FillRule.WindingFill)
    x = 0.0
    for character in text:
        path, advance = _character(character)
        whole.addPath(path.translated(x, 0.0))
        x += advance
    box = whole.boundingRect()
    return Outline(((whole, None),), x, max(0.0, -box.top()), max(0.0, box.bottom()))


def _captioned(run: Outline, under: Under) -> Outline:
    """The run with the word centred below it, at half its size; the wider of the two sets the width."""
    word, scale, drop = _run(under.text), 0.56, 0.62 * EM
    width = max(run.width, word.width * scale)
    place = QTransform.fromTranslate((width - word.width * scale) / 2, drop).scale(scale, scale)
    number = tuple((path.translated((width - run.width) / 2, 0.0), own) for path, own in run.parts)
    below = tuple((place.map(path), under.colour) for path, _ in word.parts)
    return Outline(number + below, width, run.ascent, drop + word.descent * scale)


@lru_cache(maxsize=512)
def _character(character: str) -> tuple[QPainterPath, float]:
    font = math_font(EM)
    path = QPainterPath()
    path.addText(QPointF(0, 0), font, character)
    return path, QFontMetricsF(font).horizontalAdvance(character)
