"""What was said in one language, said in another: its sentence is found, and what it was filled with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cached_property

_HOLE = re.compile(r"\{(\w+)\}")


class Retold:
    """Tells again what was said; each look-up maps context and English text to the sentence of a language."""

    def __init__(self, before: Mapping[tuple[str, str], str], after: Mapping[tuple[str, str], str]) -> None:
        self._before, self._after = before, after

    def __call__(self, said: str) -> str:
        """The same words in the other language; themselves where no sentence has them.

        Of several sentences that fit, the one with the most letters of its own is taken. What fills it may be
        a phrase ("2 nodes"), but no sentence without a hole: that may be the name of something.
        """
        return self._told(said, 1)

    def _told(self, said: str, fewest: int) -> str:
        """What `said` is in the other language, as a sentence of at least so many parts around holes."""
        fitting = [each for each in self._sentences if len(each[0]) >= fewest and _may_be(each[0], said)]
        for parts, was, now in sorted(fitting, key=lambda each: -sum(map(len, each[0]))):
            found = re.fullmatch(_pattern(was), said, re.DOTALL)
            if found and any(part.strip() for part in parts):
                fills = {
                    name: self._told(fill, 2) for name, fill in found.groupdict().items() if fill != said
                }
                return _HOLE.sub(lambda hole, fills=fills: fills.get(hole[1], hole[0]), now)  # type: ignore[misc]
        return said

    @cached_property
    def _sentences(self) -> list[tuple[list[str], str, str]]:
        """Each sentence's own letters around its holes, and how it is said in the two languages."""
        keys: Iterable[tuple[str, str]] = {**self._before, **self._after}
        pairs = ((self._before.get(key, key[1]), self._after.get(key, key[1])) for key in keys)
        told = sorted({(was, now) for was, now in pairs if _holes(was) >= _holes(now)})
        return [(_HOLE.split(was)[::2], was, now) for was, now in told]


def _holes(sentence: str) -> set[str]:
    return set(_HOLE.findall(sentence))


def _may_be(parts: list[str], said: str) -> bool:
    """Whether words begin and end as a sentence does: asked before its pattern is made."""
    if len(parts) == 1:
        return said == parts[0]
    return said.startswith(parts[0]) and said.endswith(parts[-1])


def _pattern(sentence: str) -> str:
    """What fits the sentence, with a group for each of its holes."""
    pieces, seen = _HOLE.split(sentence), set[str]()
    for at in range(0, len(pieces), 2):
        pieces[at] = re.escape(pieces[at])
    for at in range(1, len(pieces), 2):
        name = pieces[at]
        pieces[at] = f"(?P={name})" if name in seen else f"(?P<{name}>.*)" if name.isidentifier() else ".*"
        seen.add(name)
    return "".join(pieces)
