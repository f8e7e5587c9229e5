"""Rows of maths: pieces of TeX that stay and numbers that change, set side by side on one baseline.

A row is laid out from pieces; changing a number lays it out again without typesetting anything. Spaces follow
TeX: wide around a relation, less around a binary operation, none after a sign that belongs to a number.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from tutor.ui.typesetting.tex_tokens import is_binary, is_relation, tokens
from tutor.ui.typesetting.typeset import Formula, Under, typeset, typeset_number

if TYPE_CHECKING:
    from tutor.ui.look.theme import Role, Theme

Kind = Literal["ordinary", "relation", "binary", "open", "close"]


@dataclass(frozen=True)
class Tex:
    """A piece of TeX, typeset once. With a `key` one can click it; with `may_break` a line may begin here."""

    tex: str
    role: Role = "text"
    key: str | None = None
    may_break: bool = False


@dataclass(frozen=True)
class Number:
    """A number as text ("-2", "1.0", "nan"), set without ziamath, with a small word `under` it.

    With a `key` it can be clicked.
    """

    text: str
    role: Role = "text"
    key: str | None = None
    may_break: bool = False
    under: str = ""


Piece = Tex | Number


@dataclass(frozen=True, eq=False)
class Box:
    """One piece where it stands in its row: `x` is the left end of its ink, lengths in pixels."""

    piece: Piece
    formula: Formula
    x: float


@dataclass(frozen=True, eq=False)
class TypesetRow:
    """Pieces on one baseline; paint it as often as needed."""

    boxes: tuple[Box, ...]
    width: float
    ascent: float
    descent: float

    @property
    def height(self) -> float:
        """From the top of the tallest piece to the bottom of the deepest, at least a line of letters."""
        return self.ascent + self.descent

    def paint(self, painter: QPainter, x: float, baseline_y: float) -> None:
        """Paint all pieces with the row's left end at `x`."""
        for box in self.boxes:
            box.formula.paint(painter, x + box.x, baseline_y)

    def rectangle(self, index: int, margin: float = 0.0) -> QRectF:
        """Where piece `index` stands, with the row's left end and baseline at the origin."""
        box = self.boxes[index]
        ink = QRectF(box.x, -box.formula.baseline, box.formula.width, box.formula.height)
        return ink.adjusted(-margin, -margin, margin, margin)


def split_tex(tex: str, role: Role = "text") -> list[Piece]:
    r"""Cut a formula into pieces at its outermost relations, operations and numbers.

    `\frac{\partial L}{\partial w} = -2 \cdot x` gives the fraction, =, the number −2, · and x: the numbers
    can then change or take a key or a role (`dataclasses.replace`), and the formula wraps at its relations.
    """
    return [
        Number(token.text, role)
        if token.is_number
        else Tex(token.text, role, may_break=is_relation(token.text))
        for token in tokens(tex)
    ]


def layout_row(pieces: Sequence[Piece], size: float, theme: Theme) -> TypesetRow:
    """Set `pieces` side by side at `size` pixels in the colours of `theme`."""
    boxes: list[Box] = []
    x = 0.0
    last: Kind | None = None
    for piece in pieces:
        kind = _kind(piece)
        if kind == "binary" and last in (None, "relation", "binary", "open"):
            kind = "open"  # a sign, not an operation between two
        formula = _formula(piece, size, theme)
        x += 0.0 if last is None else _space(last, kind) * size
        boxes.append(Box(piece, formula, x))
        x += formula.width
        last = kind
    ascent = max([0.74 * size, *(box.formula.baseline for box in boxes)])
    descent = max([0.24 * size, *(box.formula.descent for box in boxes)])
    return TypesetRow(tuple(boxes), x, ascent, descent)


def wrap_row(pieces: Sequence[Piece], size: float, theme: Theme, width: float) -> list[TypesetRow]:
    """The fewest lines no wider than `width`, broken only before relations and where `may_break` allows it.

    What has no break point inside stays on one line, however wide.
    """
    lines: list[list[Piece]] = []
    for group in _groups(pieces):
        if lines and layout_row([*lines[-1], *group], size, theme).width <= width:
            lines[-1].extend(group)
        else:
            lines.append(list(group))
    return [layout_row(line, size, theme) for line in lines]


def with_role(pieces: Sequence[Piece], role: Role) -> list[Piece]:
    """The same pieces in the colour of `role`."""
    return [replace(piece, role=role) for piece in pieces]


def _groups(pieces: Sequence[Piece]) -> list[list[Piece]]:
    groups: list[list[Piece]] = []
    for piece in pieces:
        may_break = piece.may_break or (isinstance(piece, Tex) and is_relation(piece.tex))
        if may_break or not groups:
            groups.append([])
        groups[-1].append(piece)
    return groups


def _formula(piece: Piece, size: float, theme: Theme) -> Formula:
    colour = theme.colour(piece.role)
    if isinstance(piece, Number):
        return typeset_number(piece.text, size, colour, Under(piece.under, theme.hex("muted")))
    return typeset(piece.tex, size, colour)


def _kind(piece: Piece) -> Kind:
    if isinstance(piece, Number):
        return "ordinary"
    tex = piece.tex.strip()
    if is_relation(tex):
        return "relation"
    if is_binary(tex):
        return "binary"
    if tex.endswith(("(", "[")):
        return "open"
    return "close" if tex.startswith((")", "]", ",")) else "ordinary"


def _space(left: Kind, right: Kind) -> float:
    """Space between two neighbours in em: TeX's 4/18 and 5/18, and 1/18 for the ink's bare sides."""
    if "relation" in (left, right):
        return 6 / 18
    if "binary" in (left, right):
        return 5 / 18
    return 1 / 18 if left == "open" or right == "close" else 2 / 18
