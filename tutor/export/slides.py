"""The walk as slides: one HTML file that steps with the arrow keys and needs nothing from anywhere."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from string import Template

from tutor.export.told import Told
from tutor.language import translate
from tutor.resources import resource
from tutor.walk import Phase, phase_title

_EMPTY = re.compile(r"<g[^>]*>\s*</g>\s*")
_FONT = re.compile(r'\s*font-(?:family|size|weight|style)="[^"]*"')
_HEAD = re.compile(r"^.*?<svg[^>]*?viewBox=\"([^\"]*)\"[^>]*>", re.DOTALL)
_FORMULA_REM = 19.0
"""Units of a formula's SVG in a rem of the page."""
_ABOUT = re.compile(r"<(title|desc)>.*?</\1>\s*|<defs>\s*</defs>\s*", re.DOTALL)


@dataclass(frozen=True)
class Slide:
    """A moment of the walk: its phase, its sentence and explanation, its picture and formula as SVG."""

    phase: Phase | None
    sentence: str
    explanation: str
    picture: str
    formula: str = ""
    formula_words: str = ""


@dataclass(frozen=True)
class Look:
    """The colours of the slides, as `#RRGGBB`; `phases` by phase."""

    dark: bool
    ground: str
    surface: str
    line: str
    text: str
    muted: str
    accent: str
    phases: dict[Phase, str]


def slides(told: Told, pages: Sequence[Slide], look: Look, language: str = "en", *, first: int = 0) -> str:
    """The whole file; the first slide is the moment after `first` steps, and each of the others a step."""
    page = Template(resource("slides", "slides.html").read_text(encoding="utf-8"))
    written = [_slide(slide, number, look) for number, slide in enumerate(pages, first)]
    words = {
        "previous": translate("export", "Step back"),
        "next": translate("export", "Step forward"),
        "place": translate("export", "Slide {number} of {count}"),
        "keys": translate("export", "Arrow keys, Space, Home and End go from step to step."),
        "graph": translate("export", "The computation graph"),
    }
    colours = {name: getattr(look, name) for name in ("ground", "surface", "line", "text", "muted", "accent")}
    return page.substitute(
        {name: escape(each) for name, each in words.items() if name not in ("place",)},
        **colours,
        language=escape(language.replace("_", "-")),
        title=escape(told.title),
        scheme="dark" if look.dark else "light",
        slides="\n".join(written),
        place=json.dumps(words["place"]).replace("<", "\\u003c"),
        count=len(pages),
        first=first,
    )


def _slide(slide: Slide, number: int, look: Look) -> str:
    """The slide after so many steps; without scripts, all are shown one below the other."""
    phase = phase_title(slide.phase) if slide.phase else translate("picture", "Start")
    colour = look.phases[slide.phase] if slide.phase else look.muted
    formula = inline(slide.formula, slide.formula_words, "formula") if slide.formula else ""
    explanation = f'<p class="why">{escape(slide.explanation)}</p>' if slide.explanation else ""
    return (
        f'<section class="slide" id="step-{number}" aria-label="{escape(phase)}">\n'
        f'<p class="phase" style="border-color:{colour}">{escape(phase)}</p>\n'
        f'<div class="graph">{inline(slide.picture, slide.sentence, "graph-picture")}</div>\n'
        f'<div class="words">{formula}<p class="says">{escape(slide.sentence)}</p>{explanation}</div>\n'
        "</section>"
    )


def inline(svg: str, words: str, kind: str) -> str:
    """An SVG as a part of a page, named for a screen reader: as large as its place, without what is empty."""
    found = _HEAD.match(svg)
    if found is None:
        return ""
    body = _ABOUT.sub("", svg[found.end() :])
    body = _FONT.sub("", body).replace(' vector-effect="none"', "").replace(' fill-rule="evenodd"', "")
    body = re.sub(r"\s+", " ", _EMPTY.sub("", body)).replace("> <", "><").lstrip()
    head = f'<svg class="{kind}" role="img" aria-label="{escape(words)}" viewBox="{found[1]}"'
    if kind == "formula":
        head += f' style="height: {float(found[1].split()[3]) / _FORMULA_REM:.2f}rem"'
    return f'{head} xmlns="http://www.w3.org/2000/svg" fill-rule="evenodd">{body}'
