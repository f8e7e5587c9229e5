"""Strings a person reads: one function that looks a sentence up in the chosen language.

Nothing below the window knows Qt, so the look-up is handed in from above (`use`). Calls take literal
arguments, so that Qt Linguist's `lupdate` finds every sentence.
"""

from __future__ import annotations

from collections.abc import Callable

_look_up: Callable[[str, str], str] | None = None


def use(look_up: Callable[[str, str], str] | None) -> None:
    """Take `look_up(context, text)` as the source of translations; None goes back to English."""
    global _look_up  # noqa: PLW0603 - one language for the whole program, chosen at its edge
    _look_up = look_up


def translate(context: str, text: str) -> str:
    """The sentence `text` of `context` in the chosen language, or itself where there is no translation."""
    return text if _look_up is None else _look_up(context, text)
