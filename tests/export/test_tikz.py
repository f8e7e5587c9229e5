"""TikZ: every brace and environment closes, only commands that LaTeX knows, and the numbers of the step."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from tutor.document.catalogue import open_source
from tutor.document.document import NodeGroup
from tutor.document.file.read import read_text
from tutor.document.starting.from_code import from_code
from tutor.export.tex import in_text, is_balanced
from tutor.export.tikz import tikz
from tutor.export.told import Told, numbers_of

SOURCES = ["linear-model", "two-layer-network", "exercise-quadratic", "why-nonlinear", "template:mlp:2-3-1"]
KNOWN = set(
    re.findall(
        r"\S+",
        r"""
        documentclass usepackage definecolor tikzset newsavebox newlength pagestyle begin end setlength
        addtolength wd ht dp ifdefined else fi pdfpagewidth pdfpageheight pagewidth pageheight hoffset voffset
        shipout vbox vskip hbox hskip usebox tutorpicture tutorpagewidth tutorpageheight footnotesize
        scriptsize node draw textcolor frac partial mathrm hat omega times cdot left right textstyle sum
        sigma top , \ _ %
        """,
    )
)


def told_of(source: str) -> Told:
    document = open_source(source)
    return Told(document, *numbers_of(document), range(0))


def check(text: str) -> None:
    """Fail where LaTeX would stop."""
    text = re.sub(r"(?<!\\)%.*", "", text)
    assert is_balanced(text)
    assert text.isascii()
    begun, ended = (re.findall(rf"\\{word}\{{(\w+)\}}", text) for word in ("begin", "end"))
    assert sorted(begun) == sorted(ended)
    assert set(re.findall(r"\\([A-Za-z]+|.)", text)) <= KNOWN
    picture = text[text.index(r"\begin{tikzpicture}") : text.index(r"\end{tikzpicture}")]
    for line in picture.splitlines():
        assert line.count("$") % 2 == 0
        assert not line.startswith("  ") or line.endswith(";")
    assert "&" not in re.sub(r"\\begin\{bmatrix\}.*?\\end\{bmatrix\}", "", text)


@pytest.mark.parametrize("source", SOURCES)
def test_every_step_is_sound(source: str) -> None:
    told = told_of(source)
    for position in {0, 1, len(told.walk) // 2, len(told.walk)}:
        check(tikz(told, position))


def test_numbers_come_with_their_steps() -> None:
    told = told_of("linear-model")
    nothing, all_ = tikz(told, 0), tikz(told, told.walk.position_of("backward:end"))
    labels = r"node\[tutor (value|gradient|local), [^]]*\] \{\$([^$]*)\$\}"
    assert re.findall(labels, nothing) == []
    found = re.findall(labels, all_)
    assert ("value", r"\hat{y} = 1") in found
    assert ("local", "-2") in found
    assert ("gradient", r"\frac{\partial \mathrm{loss}}{\partial r} = -2") in found
    assert r"$\omega = \textcolor{tutorvalue}{1}$" in all_
    assert len(re.findall(r"\\draw", all_)) == 6


def test_the_picture_alone_is_for_a_document_of_ones_own() -> None:
    text = tikz(told_of("linear-model"), 3, alone=True)
    assert "documentclass" not in text
    assert text.rstrip().endswith(r"\end{tikzpicture}")
    assert r"\tikzset" in text


def test_what_waits_has_no_number_and_a_frame_around_it_a_title() -> None:
    head = 'format = 1\ntitle = "T"\nparameters = ["w"]\ncode = """\na = x*w\nb = a + ...\n"""\n'
    document = read_text(head + "[values]\nx = 2\nw = 3\n", "a file")
    framed = replace(document, groups=(NodeGroup("50% & more", ("a", "b")),))
    text = tikz(Told(framed, *numbers_of(framed), range(0)), 99)
    check(text.replace("\\&", ""))
    assert r"{50\% \& more}" in text
    assert "a = 6" in text
    assert "(root)" not in text


def test_chinese_in_the_picture_asks_for_its_fonts_and_in_the_comment_for_none() -> None:
    told = told_of("two-layer-network")
    plain = replace(told, document=replace(told.document, title="两层的网络"))
    assert "ctex" not in tikz(plain, 3)
    framed = replace(told.document, groups=(NodeGroup("第一层", ("W1", "X", "z1")),))
    chinese = tikz(replace(told, document=framed), 3)
    assert r"\usepackage[scheme=plain]{ctex}" in chinese and "xelatex" in chinese.splitlines()[0]
    assert "ctex" in tikz(replace(told, document=framed), 3, alone=True).splitlines()[1]


def test_an_edge_bends_around_a_node_on_its_way() -> None:
    document = from_code("a = x*w\nb = a + 1\nc = b*a", {"x": 2.0}, {"w": 3.0})
    where = {"x": (0.0, 0.0), "w": (0.0, 300.0), "a": (200.0, 0.0), "1": (300.0, 300.0), "b": (400.0, 0.0)}
    placed = replace(document, positions={**where, "c": (600.0, 0.0)})
    text = tikz(Told(placed, *numbers_of(placed), range(0)), 0, alone=True)
    assert len(re.findall(r"bend left=-?28", text)) == 1


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("β_{1}", r"\beta _{1}"),
        ("Ω", r"\Omega "),
        ("a{b", "ab"),
        (r"\hat{y}", r"\hat{y}"),
        ("−2·x²", r"-2\cdot x^{2}"),
    ],
)
def test_characters_become_commands(text: str, written: str) -> None:
    assert in_text(text) == written


def test_a_title_is_plain_text() -> None:
    assert in_text("50% of {w_1} & more $", maths=False) == r"50\% of \{w\_1\} \& more \$"
