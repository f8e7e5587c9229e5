"""The user guide as sections that can be searched; it is `docs/guide.md`, the same as on the web."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from tutor.resources import documentation

_HEADING = re.compile(r"(#{1,4}) (.+)")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_MARKS = re.compile(r"!\[[^\]]*\]\([^)]*\)|[*`|]|^ *(?:#+|-(?= )|-{3,})", re.MULTILINE)
_AROUND = 60


@dataclass(frozen=True)
class Section:
    """A heading with the text below it, as far as the next heading.

    `level` is 1 for the title, 2 for a chapter, 3 and 4 for parts; `slug` is what links call it (#slug);
    `chapter` is the title of the chapter that it is a part of.
    """

    title: str
    level: int
    slug: str
    chapter: str
    markdown: str

    @property
    def words(self) -> str:
        """The text without marks, in one line."""
        return " ".join(_MARKS.sub(" ", _LINK.sub(r"\1", self.markdown)).split())


@dataclass(frozen=True)
class Find:
    """A section in which all of what was typed is found, and some words around the first place."""

    section: Section
    around: str


def guide_path() -> Path:
    """Where the guide lies; its pictures are beside it."""
    return documentation("guide.md")


@lru_cache(maxsize=1)
def guide() -> tuple[Section, ...]:
    """All sections in order; none where the guide is missing."""
    try:
        text = guide_path().read_text(encoding="utf-8")
    except OSError:
        return ()
    return tuple(sections(text))


def sections(text: str) -> Iterator[Section]:
    """The sections of a Markdown text; a heading inside a block of code is none."""
    found: list[tuple[int, str, list[str]]] = []
    fenced = False
    for line in text.splitlines():
        fenced ^= line.startswith("```")
        heading = None if fenced else _HEADING.fullmatch(line)
        if heading is not None:
            found.append((len(heading[1]), heading[2].strip(), []))
        elif found:
            found[-1][2].append(line)
    chapter = ""
    for level, title, lines in found:
        chapter = title if level <= 2 else chapter
        yield Section(title, level, slug(title), chapter, "\n".join(lines).strip())


def slug(title: str) -> str:
    """What a link calls a heading: lower case, hyphens for spaces, signs left out."""
    return re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-")


def search(typed: str, within: Sequence[Section] | None = None) -> tuple[Find, ...]:
    """The sections that have every word typed, those with it in the title first, then in order."""
    words = [word.casefold() for word in typed.split()]
    found = [
        Find(section, _around(section.words, words))
        for section in (guide() if within is None else within)
        if words and all(word in f"{section.title} {section.words}".casefold() for word in words)
    ]
    return tuple(sorted(found, key=lambda find: not all(w in find.section.title.casefold() for w in words)))


def _around(text: str, words: Sequence[str]) -> str:
    """Some words around the first place where one of the words stands."""
    at = min((place for word in words if (place := text.casefold().find(word)) >= 0), default=0)
    start, end = max(at - _AROUND, 0), at + _AROUND
    cut = text[start:end]
    before = "… " if start else ""
    after = " …" if end < len(text) else ""
    return f"{before}{cut if not start else cut.partition(' ')[2]}{after}"
