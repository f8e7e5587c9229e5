"""Handouts: pages of the paper, as many as the steps want, and blanks that give nothing away."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from tutor.document.catalogue import open_source
from tutor.errors import TutorError
from tutor.export.told import told
from tutor.ui.exporting.handout import Handout, handout_job
from tutor.ui.look.theme import load_theme

pytestmark = pytest.mark.usefixtures("qapp")


def pdf(wish: Handout, given: float = 1.0, source: str = "chain-rule") -> bytes:
    document = replace(open_source(source), given=given, training=None)
    return handout_job(told(document), wish, load_theme("light")).run()


def pages(content: bytes) -> list[str]:
    boxes = re.findall(rb"/MediaBox \[([^\]]*)\]", content)
    return [" ".join(f"{float(each):g}" for each in box.split()) for box in boxes]


def drawn(content: bytes) -> list[bytes]:
    """What is drawn, page by page."""
    found = re.findall(rb"stream\r?\n(.*?)endstream", content, re.DOTALL)
    return [each for each in found if b"xpacket" not in each]  # when it was made


def test_a_page_a_step_or_four() -> None:
    steps = len(told(replace(open_source("chain-rule"), training=None)).steps)
    one, four = pdf(Handout()), pdf(Handout(per_page=4, paper="letter"))
    assert one.startswith(b"%PDF-")
    assert pages(one) == ["0 0 595 842"] * steps
    assert pages(four) == ["0 0 612 792"] * -(-steps // 4)


def test_answers_come_on_pages_of_their_own() -> None:
    blanks = pdf(Handout(per_page=4, blanks=True))
    answers = pdf(Handout(per_page=4, blanks=True, answers=True))
    assert len(pages(answers)) == len(pages(blanks)) + 1


def test_blanks_give_nothing_away() -> None:
    wish = Handout(per_page=4, blanks=True)
    assert drawn(pdf(wish, 3.0)) == drawn(pdf(wish, 5.0)), "no gradient is in it"
    assert drawn(pdf(replace(wish, blanks=False), 3.0)) != drawn(pdf(replace(wish, blanks=False), 5.0))


def test_answers_without_blanks_are_refused() -> None:
    with pytest.raises(TutorError, match="goes with blanks"):
        pdf(Handout(answers=True))


def test_a_dark_theme_is_not_for_paper() -> None:
    with pytest.raises(TutorError, match="cannot be read on white"):
        handout_job(told(open_source("chain-rule")), Handout(), load_theme("dark"))
