"""Strings a person reads: one function that looks a sentence up in the chosen language.

Nothing below the window knows Qt, so the look-up is handed in from above (`use`). Calls take literal
arguments, and stand in no f-string, so that Qt Linguist's `lupdate` finds every sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import reduce

ENGLISH = "en"

_look_up: Callable[[str, str], str] | None = None
_locale = ENGLISH


def use(look_up: Callable[[str, str], str] | None, locale: str = ENGLISH) -> None:
    """Take `look_up(context, text)` as the source of translations into `locale`; None: English again."""
    global _look_up, _locale
    _look_up, _locale = look_up, locale


def current() -> str:
    """The locale that is spoken, as `zh_CN`; "en" at first."""
    return _locale


def translate(context: str, text: str) -> str:
    """The sentence `text` of `context` in the chosen language, or itself where there is no translation."""
    return text if _look_up is None else _look_up(context, text)


def listed(parts: Iterable[str]) -> str:
    """Names or numbers one behind the other: "x, y, w"; nothing where there are none."""
    return _joined(parts, translate("language", "{first}, {second}"))


def sentences(parts: Iterable[str]) -> str:
    """Sentences one behind the other, empty ones left out; with a space between where a language has it."""
    return _joined(parts, translate("language", "{first} {second}"))


def without_stop(sentence: str) -> str:
    """A sentence without its full stop, since it goes on."""
    return sentence.rstrip(".。")


def _joined(parts: Iterable[str], words: str) -> str:
    there = [part for part in parts if part]
    return reduce(lambda first, second: words.format(first=first, second=second), there) if there else ""
