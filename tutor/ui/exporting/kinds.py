"""What the dialog offers: each kind with its forms, a sentence, and the options that it shows."""

from __future__ import annotations

from dataclasses import dataclass

from tutor.language import translate


@dataclass(frozen=True)
class Offered:
    """A kind of export; `forms` with their names, `options` by the names of `Options.fields`."""

    id: str
    sign: str
    title: str
    sentence: str
    forms: tuple[tuple[str, str], ...]
    options: tuple[str, ...] = ()


def offered() -> tuple[Offered, ...]:
    """All kinds, in the language spoken now."""
    return (
        Offered(
            "picture",
            "▣",
            translate("exporting", "Picture"),
            translate("exporting", "The graph at the moment shown, sharp at every size."),
            (("png", "PNG"), ("svg", "SVG"), ("pdf", "PDF")),
            ("form", "size", "theme", "ground", "words"),
        ),
        Offered(
            "handout",
            "≡",
            translate("exporting", "Handout"),
            translate("exporting", "The steps on paper, as told or with blanks to fill in."),
            (("handout", "PDF"),),
            ("first", "last", "per_page", "paper", "blanks", "answers"),
        ),
        Offered(
            "slides",
            "→",
            translate("exporting", "Slides"),
            translate("exporting", "One HTML file for a browser: arrow keys step, no network is needed."),
            (("slides", "HTML"),),
            ("first", "last", "theme"),
        ),
        Offered(
            "animation",
            "▶",
            translate("exporting", "Animation"),
            translate("exporting", "The steps one after the other, for a page or a chat."),
            (("gif", "GIF"), ("mp4", "MP4")),
            ("form", "first", "last", "seconds", "size", "theme"),
        ),
        *_of_texts(),
    )


def _of_texts() -> tuple[Offered, ...]:
    return (
        Offered(
            "program",
            "{ }",
            translate("exporting", "Program"),
            translate("exporting", "The model in PyTorch, which prints the same numbers."),
            (("pytorch", translate("exporting", "Script")), ("notebook", translate("exporting", "Notebook"))),
            ("form",),
        ),
        Offered(
            "tikz",
            "∂",
            "LaTeX",
            translate("exporting", "The graph at the moment shown as TikZ, for a paper."),
            (("tikz", "TikZ"),),
            ("alone",),
        ),
        Offered(
            "csv",
            "#",
            translate("exporting", "Training as a table"),
            translate("exporting", "Every iteration so far: loss, gradients, parameters, all digits."),
            (("csv", "CSV"),),
        ),
    )
