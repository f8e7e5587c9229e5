"""The user guide as sections that can be searched; it is `docs/guide.md`, the same as on the web."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from tutor.resources import documentation

_HEADING = re.compile(r"(#{1,4}) (.+)")
_LINK = re.compile(r"(!?)\[([^\]]*)\]\([^)]*\)")
_RULE = re.compile(r"^\|[\s:|-]+\|$", re.MULTILINE)
_COLUMN = re.compile(r"^\| *| *\|$|(?<!\\)\|(?= *\|)", re.MULTILINE)
_CODE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
_MARKS = re.compile(r"`([^`\n]+)`|\\(?=\|)|[*`]|^ *(?:#+|-(?= )|-{3,})", re.MULTILINE)
_AROUND = 60
_LONG, _EARLY = 4000, 0.6
"""Letters of a long section; what it counts that a word stands at the very beginning."""
_PLACES = 40
"""So many places of what is searched are looked at for the best words around it."""


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
        """The text without marks, rules and pictures, in one line, with a dot between columns of a table."""
        return _in_one_line(self.markdown)

    @property
    def prose(self) -> str:
        """The words without blocks of code."""
        return _in_one_line(_CODE.sub("", self.markdown))


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


def _in_one_line(markdown: str) -> str:
    text = _LINK.sub(lambda found: "" if found[1] else found[2], markdown)
    text = _COLUMN.sub("", _RULE.sub("", text))
    rows = (re.sub(r"(?<!\\) \| ", " · ", line) for line in text.splitlines())
    plain = _MARKS.sub(lambda found: (found[1] or "").replace("\\|", "|"), "\n".join(rows))
    return " ".join(plain.split())


def search(typed: str, within: Sequence[Section] | None = None) -> tuple[Find, ...]:
    """The sections that have every word typed, the best first.

    Best is a title that is what was typed, then one that has it as whole words, then one that has it at all;
    among equals, the section that is most about it.
    """
    words = typed.casefold().split()
    found = [
        (_rank(section, words), Find(section, _around(section.words, words)))
        for section in (guide() if within is None else within)
        if words and all(word in f"{section.title} {section.words}".casefold() for word in words)
    ]
    return tuple(find for _, find in sorted(found, key=lambda ranked: ranked[0]))


def _rank(section: Section, words: Sequence[str]) -> tuple[float, ...]:
    """The less, the better."""
    title, text, typed = section.title.casefold(), section.prose.casefold(), " ".join(words)
    whole = sum(_whole(word).search(title) is not None for word in words)
    some = sum(word in title for word in words)
    is_typed, begins = title in (typed, f"{typed}s"), title.startswith(words[0])
    # Every word is to be there often: a common one beside a rare one says little.
    about = _about(text, typed) + min(_about(text, word) for word in words)
    return (-is_typed, -whole, -some, -begins, -about)


def _about(text: str, word: str) -> float:
    """How much a text is about a word: how often it has it, in its length, and how early.

    Each time counts for less than the one before, and a whole word for more than a part of one.
    """
    first = text.find(word)
    if first < 0:
        return 0.0
    times = 0.3 * text.count(word) + 0.7 * len(_whole(word).findall(text))
    return times / (times + 0.4 + len(text) / _LONG) + _EARLY * (1 - first / len(text))


def _whole(word: str) -> re.Pattern[str]:
    """The word by itself, or more than one of it."""
    return re.compile(rf"(?<!\w){re.escape(word)}s?(?!\w)")


def _around(text: str, words: Sequence[str]) -> str:
    """Some words around the place where most of the words stand together, whole ones if there are any."""
    low = text.casefold()
    places = [found.start() for word in words for found in re.finditer(re.escape(word), low)][:_PLACES]

    def worth(place: int) -> tuple[int, int, int]:
        near = low[max(place - _AROUND, 0) : place + _AROUND]
        whole = sum(_whole(word).search(near) is not None for word in words)
        return whole, sum(word in near for word in words), -place

    at = max(places, key=worth, default=0)
    start, end = max(at - _AROUND, 0), at + _AROUND
    first, last = low.find(" ", start, at) + 1 if start else 0, low.rfind(" ", at, end)
    cut = text[first or start : last if end < len(text) and last > at else end]
    before = "… " if start else ""
    after = " …" if end < len(text) else ""
    return f"{before}{cut}{after}"
