"""Slides: one file that asks nobody for anything, a section a step, and words for a screen reader."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from tutor.document.catalogue import open_source
from tutor.export.slides import Look, Slide, inline, slides
from tutor.export.told import told
from tutor.walk import Phase

LOOK = Look(False, *["#123456"] * 6, phases=dict.fromkeys(Phase, "#654321"))
SVG = (
    '<?xml version="1.0"?>\n<svg width="3mm" viewBox="0 0 30 20" xmlns="http://www.w3.org/2000/svg">\n'
    '<title>a</title>\n<desc>made</desc>\n<defs>\n</defs>\n<g fill="none" font-size="12" >\n'
    '<path vector-effect="none" d="M0,0 L3,3"/>\n</g>\n<g >\n</g>\n</svg>'
)


class Reader(HTMLParser):
    """Keeps the elements in their order, and sees that each is closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag != "meta":
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def made() -> str:
    tells = told(open_source("linear-model"), (3, 4))
    pages = [Slide(None, "Given: x < 1 & y", "", SVG)]
    pages += [Slide(Phase.LOCAL, "Local “one”.", "Why so.", SVG, SVG, "a = b") for _ in tells.steps]
    return slides(tells, pages, LOOK, first=2)


def test_it_is_whole_and_asks_nobody() -> None:
    text = made()
    reader = Reader(text)
    assert reader.open == []
    for tag, attributes in reader.elements:
        assert tag not in ("link", "img", "iframe", "object", "base")
        assert not {"src", "href", "srcset", "action"} & set(attributes), (tag, attributes)
    assert set(re.findall(r"https?://[^\"']*", text)) == {"http://www.w3.org/2000/svg"}
    assert "url(" not in text
    assert "@import" not in text
    assert "$" not in text


def test_a_section_a_step_with_words_for_all() -> None:
    text = made()
    reader = Reader(text)
    sections = [attributes for tag, attributes in reader.elements if tag == "section"]
    assert [each["id"] for each in sections] == ["step-2", "step-3", "step-4"]
    pictures = [attributes for tag, attributes in reader.elements if tag == "svg"]
    assert all(each["role"] == "img" and each["aria-label"] for each in pictures)
    assert any(attributes.get("aria-live") == "polite" for _, attributes in reader.elements)
    assert "Given: x &lt; 1 &amp; y" in text
    assert "first = 2" in text


def test_a_picture_is_cleaned_of_what_is_empty() -> None:
    found = inline(SVG, 'a "b"', "graph")
    assert found.startswith('<svg class="graph" role="img" aria-label="a &quot;b&quot;" viewBox="0 0 30 20"')
    assert "mm" not in found.partition(">")[0]
    assert found.endswith('><g fill="none" ><path d="M0,0 L3,3"/></g></svg>')
