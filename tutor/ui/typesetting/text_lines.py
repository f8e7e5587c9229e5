"""Text in lines no wider than a room, as outlines; text without spaces, such as Chinese, breaks anywhere."""

from __future__ import annotations

import re

from PySide6.QtGui import QColor

from tutor.ui.canvas.mark import plain_text
from tutor.ui.look.theme import Theme
from tutor.ui.typesetting.typeset import Formula

_CJK = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef"
_NO_START = "，。、；：？！）》」』”’％…"
_PIECES = re.compile(rf"\s+|[{_CJK}][{_NO_START}]*|[^\s{_CJK}]+[{_NO_START}]*")


def wrapped(
    text: str, size: float, room: float, theme: Theme, *, colour: QColor | None = None, weight: int = 400
) -> list[Formula]:
    """The text in lines no wider than `room`, at `size` pixels; what cannot be broken may stand out."""
    ink = colour or theme.colour("text")

    def line_of(words: str) -> Formula:
        return plain_text(words, size, ink, weight)

    lines: list[str] = []
    for piece in _PIECES.findall(" ".join(text.split())):
        longer = (lines[-1] if lines else "") + piece
        if not lines:
            lines.append(piece.strip())
        elif piece.isspace() or line_of(longer.rstrip()).width <= room:
            lines[-1] = longer
        else:
            lines.append(piece)
    return [line_of(line.rstrip()) for line in lines if line.strip()]
