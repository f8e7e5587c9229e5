"""Long names in running text, with places at which a line may break within them."""

from __future__ import annotations

import re

_LONG = re.compile(r"\S{21,}")
_PLACE = re.compile(r"(?<=[_./\])])(?=\w)")
_MAY_BREAK = "\u200b"


def breakable(text: str) -> str:
    """`text` with zero-width spaces after each `_`, `.`, `/` and bracket in words of over 20 letters."""
    return _LONG.sub(lambda word: _PLACE.sub(_MAY_BREAK, word[0]), text)
