"""Values as TOML text, in the style that a person writes: `1` for 1.0, TeX between single quotes."""

from __future__ import annotations

import re

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_ESCAPED = {"\\": "\\\\", '"': '\\"', "\t": "\\t", "\n": "\\n", "\r": "\\r"}
_WHOLE = 2.0**53
"""From here on not every whole number is a float: an exponent says so better than digits."""

_FENCE = "'" * 3


def key_text(key: str) -> str:
    """A key, quoted where it needs to be."""
    return key if _BARE_KEY.fullmatch(key) else quoted(key)


def number_text(number: float) -> str:
    """The shortest digits that read as the same float; `nan`, `inf` and `-inf` are TOML's own."""
    if number.is_integer() and abs(number) < _WHOLE and not (number == 0 and str(number)[0] == "-"):
        return str(int(number))
    return str(number)


def rows_text(value: object) -> str:
    """A number, or nested tuples of numbers as lists."""
    if isinstance(value, tuple):
        return f"[{', '.join(rows_text(item) for item in value)}]"
    assert isinstance(value, float)
    return number_text(value)


def string_text(text: str) -> str:
    """Text in one line; between single quotes where that leaves backslashes and quotes alone."""
    plain = "\\" not in text and '"' not in text
    if plain or "'" in text or "\n" in text or "\t" in text or _CONTROL.search(text):
        return quoted(text)
    return f"'{text}'"


def block_text(text: str) -> str:
    """Text of several lines between three quotes, with a line break at either end."""
    if _FENCE not in text and not _CONTROL.search(text):
        return f"{_FENCE}\n{text}\n{_FENCE}"
    return '"""\n' + "\n".join(_escaped(line) for line in text.split("\n")) + '\n"""'


def code_text(code: str) -> str:
    """Code between three double quotes, as lessons have it."""
    if "\\" in code or '"' in code or _CONTROL.search(code):
        return block_text(code.rstrip("\n"))
    return '"""\n' + code.rstrip("\n") + '\n"""'


def quoted(text: str) -> str:
    """Text between double quotes, with escapes."""
    return f'"{_escaped(text)}"'


def _escaped(text: str) -> str:
    return "".join(_ESCAPED.get(each) or _escaped_control(each) for each in text)


def _escaped_control(character: str) -> str:
    return f"\\u{ord(character):04x}" if _CONTROL.match(character) else character
