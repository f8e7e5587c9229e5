"""What a misspelt word, or the beginning of one, may be meant for."""

from __future__ import annotations

from collections.abc import Iterable

_LONG_ENOUGH = 3


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that `word` begins, or is most like; None where none is like it."""
    import difflib  # only a mistake needs it

    words = list(known)
    begun = [each for each in words if each.startswith(word)] if len(word) >= _LONG_ENOUGH else []
    return next(iter(begun or difflib.get_close_matches(word, words, n=1, cutoff=0.6)), None)
