"""Standard output and error as they are found: closed, or in an encoding without ŷ, ∂ or −."""

from __future__ import annotations

import codecs
import os
import sys
import unicodedata
from pathlib import Path

_STAND_INS = {
    "−": "-", "·": "*", "×": "x", "÷": "/", "→": "->", "←": "<-", "∂": "d", "√": "sqrt", "Σ": "sum",
    "∞": "inf", "≤": "<=", "≥": ">=", "–": "-", "…": "...", "ᵀ": "^T",
    "\N{COMBINING CIRCUMFLEX ACCENT}": "_hat", "\N{COMBINING TILDE}": "_tilde",
    "\N{COMBINING MACRON}": "_bar", "\N{COMBINING DOT ABOVE}": "_dot",
}  # fmt: skip
_GREEK = "GREEK SMALL LETTER ", "GREEK CAPITAL LETTER "
_HANDLER = "tutor.stand-ins"


def prepare() -> None:
    """Make both streams take every character, and a closed one take what is written to nowhere."""
    codecs.register_error(_HANDLER, _handle)
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - for the whole process
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(errors=_HANDLER)


def plain(text: str) -> str:
    """ASCII for text that an encoding lacks: `d`, `omega`, `y_hat` and `^2` can be told apart, `?` cannot."""
    written, raised = "", False
    for character in unicodedata.normalize("NFD", text):
        form, _, of = unicodedata.decomposition(character).partition(" ")
        is_raised = form == "<super>" and character not in _STAND_INS
        if is_raised:
            written += "" if raised else "^"
            character = chr(int(of, 16))  # noqa: PLW2901 - what is raised is written like any other
        raised = is_raised
        written += _character(character)
    return written


def _character(character: str) -> str:
    if character in _STAND_INS:
        return _STAND_INS[character]
    name = unicodedata.name(character, "")
    for family in _GREEK:
        if name.startswith(family):
            letter = name.removeprefix(family).partition(" ")[0].lower()
            return letter if family == _GREEK[0] else letter.capitalize()
    ascii_only = unicodedata.normalize("NFKD", character).encode("ascii", "ignore").decode()
    return ascii_only or ("" if unicodedata.combining(character) else "?")


def _handle(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return plain(error.object[error.start : error.end]), error.end
