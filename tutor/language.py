"""Strings a person reads: one function that looks a sentence up in the chosen language.

Nothing below the window knows Qt, so the look-up is handed in from above (`use`). Calls take literal
arguments, and stand in no f-string, so that Qt Linguist's `lupdate` finds every sentence.
"""

from __future__ import annotations

from collections.abc import Callable

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
