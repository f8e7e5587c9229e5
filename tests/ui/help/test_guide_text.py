"""The guide as it is read in the program: its sections, links, pictures, and what is found in it."""

from __future__ import annotations

import re

from tutor.ui.help.guide_text import guide, guide_path, search, sections, slug

TEXT = """# Guide
First words.
## One
About *one* and [two](#part-b).
```
## no heading
```
### Part: B
The `learning rate` α.
"""


def test_headings_part_a_text_into_sections() -> None:
    found = list(sections(TEXT))
    assert [(each.title, each.level, each.slug, each.chapter) for each in found] == [
        ("Guide", 1, "guide", "Guide"),
        ("One", 2, "one", "One"),
        ("Part: B", 3, "part-b", "One"),
    ]
    assert "no heading" in found[1].markdown and found[1].words.startswith("About one and two.")


def test_a_search_finds_sections_that_have_every_word_titles_first() -> None:
    found = list(sections(TEXT))
    assert [find.section.title for find in search("LEARNING rate", found)] == ["Part: B"]
    assert [find.section.title for find in search("one", found)] == ["One"]
    assert search("learning one", found) == () and search("  ", found) == ()


def test_the_best_find_comes_first() -> None:
    def first(typed: str) -> str:
        return search(typed)[0].section.title

    assert first("training") == "Training" and first("frames") == "Frames" and first("export") == "Export"
    assert first("learning rate") == "Training" and first("step") == "Steps"
    assert first("projector") == "In front of a class"


def test_what_is_read_of_a_find_has_no_marks_of_tables_and_pictures() -> None:
    table = "# T\n## Keys\n| key | does |\n| --- | :-- |\n| `F5` | projector `1\\|4` |\n"
    table += "\n![A picture](a.png) after\n"
    keys = list(sections(table))[1]
    assert keys.words == "key · does F5 · projector 1|4 after"
    assert not any(re.search(r"-{3,}|!\[|`", section.words) for section in guide())
    (find,) = search("projector", [keys])
    assert find.around == "key · does F5 · projector 1|4 after"
    assert search("weight decay")[0].around.casefold().count("weight decay") == 1


def test_every_link_and_picture_of_the_guide_leads_somewhere() -> None:
    slugs = [section.slug for section in guide()]
    assert len(slugs) > 30 and len(set(slugs)) == len(slugs)
    text = guide_path().read_text(encoding="utf-8")
    links = re.findall(r"\]\(#([^)]*)\)", text)
    assert links and set(links) <= set(slugs)
    pictures = re.findall(r"!\[[^\]]+\]\(([^)]*)\)", text)
    assert pictures and all((guide_path().parent / name).is_file() for name in pictures)


def test_the_list_at_the_top_leads_to_every_section() -> None:
    top = guide()[0].markdown
    missing = [each.slug for each in guide()[1:] if each.level <= 3 and f"(#{each.slug})" not in top]
    assert not missing


def test_slugs_are_those_of_the_web() -> None:
    assert slug("trace: every number of one pass") == "trace-every-number-of-one-pass"
